"""Entries added to a sites.yaml: where they go, what stays, what is refused, and what a crash leaves."""

from __future__ import annotations

import itertools
import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from scraper.config import add_entries, edit, listed, load_sites, same_blog
from scraper.config.schema import schema_text
from scraper.errors import ConfigError, UsageError

ROOT = Path(__file__).parents[2]
ONE = {"name": "one", "url": "https://one.example/"}
TWO = {"name": "two", "url": "https://two.example/", "platform": "wix", "topics": ["grief", "inner child"]}
CLOSE = "sites:\n- name: a\n  url: https://a.example/\n- name: b\n  url: https://b.example/ # b\n"
ALIAS = (
    "defaults: {contact: &c a@example.org}\nsites:\n  - name: a\n    url: https://a.example/\n    contact: *c\n"
)
WIDE = "sites:\n    -   name: a\n        url: https://a.example/"
IN_BRACES = '{"name": "one", "url": "https://one.example/"}'
LINES = "  - name: one\n    url: https://one.example/\n"


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def added(folder: Path, before: str, *entries: Mapping[str, Any]) -> str:
    """The text after the edit."""
    path = folder / "sites.yaml"
    path.write_bytes(before.encode())
    add_entries(path, entries or [ONE])
    return path.read_bytes().decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "sites:\n  - name: a\n    url: https://a.example/\n",
            "sites:\n  - name: a\n    url: https://a.example/\n\n" + LINES,
        ),
        # close together, at the margin, wide
        (
            CLOSE + "defaults:\n",
            CLOSE + "- name: one\n  url: https://one.example/\ndefaults:\n",
        ),
        (
            WIDE,
            WIDE + "\n\n    -   name: one\n        url: https://one.example/\n",
        ),
        # comments: those of the list stay above, those at the margin below
        (
            "sites:\n  - name: a\n    url: https://a.example/\n    # delay: 5\n\n  # - name: old\n\n# the end\n",
            "sites:\n  - name: a\n    url: https://a.example/\n    # delay: 5\n\n  # - name: old\n\n"
            + LINES
            + "\n# the end\n",
        ),
        (
            "sites:\n  - name: a\n    url: https://a.example/\n\n# what follows\ndefaults:\n  delay: 3\n",
            "sites:\n  - name: a\n    url: https://a.example/\n\n"
            + LINES
            + "\n# what follows\ndefaults:\n  delay: 3\n",
        ),
        # nothing there yet
        ("sites: []\n", "sites:\n" + LINES),
        ("sites: [ ] # none yet\ndefaults:\n", "sites: # none yet\n" + LINES + "defaults:\n"),
        ("sites: ~", "sites:\n" + LINES),
        ("defaults:\nsites:   # mine\n  # - name: x\n", "defaults:\nsites:   # mine\n  # - name: x\n" + LINES),
        ("", "sites:\n" + LINES),
        ("# only this", "# only this\n\nsites:\n" + LINES),
        ("---\n", "---\nsites:\n" + LINES),
        ("defaults:\n  delay: 3\n...\n", "defaults:\n  delay: 3\n\nsites:\n" + LINES + "...\n"),
        # in brackets and in JSON
        (
            "sites: [{name: a, url: https://a.example/}]\n",
            "sites: [{name: a, url: https://a.example/}, " + IN_BRACES + "]\n",
        ),
        (
            'sites: [\n  {name: a, url: "https://a.example/"}, # a\n]\n',
            'sites: [\n  {name: a, url: "https://a.example/"},\n  ' + IN_BRACES + ", # a\n]\n",
        ),
        ("sites: [ # none\n]\n", "sites: [ # none\n\n" + IN_BRACES + "\n]\n"),
        ('{"sites": []}', '{"sites": [' + IN_BRACES + "]}"),
        # an alias and a block of text at the end
        (
            ALIAS,
            ALIAS + "\n" + LINES,
        ),
        (
            "sites:\n  - name: a\n    url: >-\n      https://a.example/\n\n\ndefaults:\n",
            "sites:\n  - name: a\n    url: >-\n      https://a.example/\n\n" + LINES + "\n\ndefaults:\n",
        ),
        (
            "sites:\n  - name: a\n    url: https://a.example/\n    delay:\n    # later\n\n",
            "sites:\n  - name: a\n    url: https://a.example/\n    delay:\n    # later\n\n" + LINES + "\n",
        ),
        (
            "sites:\n  -\n    name: a\n    url: https://a-b.example/\n",
            "sites:\n  -\n    name: a\n    url: https://a-b.example/\n\n" + LINES,
        ),
    ],
)
def test_where_an_entry_goes(tmp_path: Path, before: str, after: str) -> None:
    assert added(tmp_path, before) == after
    assert load_sites(tmp_path / "sites.yaml").sites[-1].url == ONE["url"]


HEADS = ("", "\ufeff", "# ä 😀\n\ndefaults: {delay: 3} # slow\n")
TAILS = ("", "\n", "\n\n\n", "\n  # in the list\n", "\n# at the margin\n", "\n\ndefaults:\n  delay: 4")


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("spaced", [True, False])
def test_every_byte_stays(tmp_path: Path, newline: str, spaced: bool) -> None:
    path = tmp_path / "sites.yaml"
    for head, tail, indent, step in itertools.product(HEADS, TAILS, (0, 2, 4), (2, 4)):
        if "defaults" in head and "defaults" in tail:
            continue
        lead, deep = " " * indent + "-" + " " * (step - 1), " " * (indent + step)
        entries = [f"{lead}name: {name}\n{deep}url: https://{name}.example/ # {name}" for name in ("a", "b")]
        text = head + "sites:\n" + ("\n\n" if spaced else "\n").join(entries) + tail
        raw = text.replace("\n", newline).encode()
        path.write_bytes(raw)
        config = add_entries(path, [ONE, TWO])
        assert [site.name for site in config.sites] == ["a", "b", "one", "two"]
        assert config == load_sites(path)
        new = path.read_bytes()
        start = next((i for i, (old, now) in enumerate(zip(raw, new, strict=False)) if old != now), len(raw))
        # one new piece: what is behind it in the new file is what was there in the old one
        assert new.endswith(raw[start:]), text
        assert (b"\r" in new) == (newline == "\r\n")
        assert new.count(b"\r") in (0, new.count(b"\n"))
        assert new.decode().count(f"{lead}name: ") == 4, "laid out as the others"
        assert (f"{newline}{newline}{lead}name: two" in new.decode()) == spaced


def test_the_shipped_list_only_grows(tmp_path: Path) -> None:
    path = tmp_path / "sites.yaml"
    shipped = (ROOT / "config" / "sites.yaml").read_bytes()
    path.write_bytes(shipped)
    add_entries(path, [ONE])
    add_entries(path, [TWO])
    assert path.read_bytes() == shipped + (
        b"\n  - name: one\n    url: https://one.example/\n"
        b"\n  - name: two\n    url: https://two.example/\n    platform: wix\n    topics: [grief, inner child]\n"
    )


VALUES: dict[str, Any] = {
    "name": "1e3",
    "url": "https://example.org/a,b?c={d}&e=f",
    "language": "no",
    "topics": [
        "a: b",
        "# c",
        "d #e",
        "yes",
        "2024",
        "2024-01-01",
        "ça va",
        "it's",
        'say "so"',
        "a,b",
        "-",
        "1_000",
    ],
    "delay": 2.5,
    "include": ["/blog/*", "*"],
    "routes": {"api": False, "feed": ["/rss.xml"]},
    "selectors": {"body": "div.post > p:not([hidden])", "drop": [".x", "#y"]},
    "believe": "feed",
    "captures": "pages",
    "enabled": False,
}


@pytest.mark.parametrize("before", ["sites:\n", "sites:\n- {name: a, url: https://a.example/}\n", '{"sites": []}'])
def test_values_come_back_as_they_were_given(tmp_path: Path, before: str) -> None:
    added(tmp_path, before, VALUES)
    other = tmp_path / "other.yaml"
    other.write_text(json.dumps({"sites": [VALUES]}), "utf-8")
    assert load_sites(tmp_path / "sites.yaml").sites[-1] == load_sites(other).sites[0]


def test_a_file_is_made_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "config" / "sites.yaml"
    assert listed(path) == ()
    add_entries(path, [ONE])
    text = path.read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=sites.schema.json\n")
    assert text.endswith("sites:\n" + LINES)
    umask = os.umask(0)
    os.umask(umask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~umask
    assert sorted(names(path.parent)) == ["sites.schema.json", "sites.yaml"], "named in the first line"
    assert (path.parent / "sites.schema.json").read_text("utf-8") == schema_text()


def test_mode_and_link_stay(tmp_path: Path) -> None:
    real = tmp_path / "elsewhere" / "mine.yaml"
    real.parent.mkdir()
    real.write_text("sites: []\n", "utf-8")
    real.chmod(0o640)
    link = tmp_path / "sites.yaml"
    link.symlink_to("elsewhere/mine.yaml")
    add_entries(link, [ONE])
    assert link.is_symlink()
    assert real.read_text("utf-8") == "sites:\n" + LINES
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert names(real.parent) == ["mine.yaml"]


def test_a_link_to_nowhere_is_filled(tmp_path: Path) -> None:
    link = tmp_path / "sites.yaml"
    link.symlink_to("mine.yaml")
    add_entries(link, [ONE])
    assert link.is_symlink()
    assert (tmp_path / "mine.yaml").read_text("utf-8").endswith(LINES)


def test_who_has_the_file_open_keeps_the_old_one_whole(tmp_path: Path) -> None:
    path = tmp_path / "sites.yaml"
    path.write_text("sites: []\n", "utf-8")
    with path.open("rb") as editor:
        add_entries(path, [ONE])
        assert editor.read() == b"sites: []\n"


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ({"name": "mine", "url": "https://other.example/"}, "mine: the name is taken by another blog"),
        (
            {"name": "new", "url": "http://mine.example"},
            "new: the blog 'http://mine.example/' is already there, as 'mine' at 'https://www.mine.example/",
        ),
        ({"name": "new", "url": "https://mine.example/blog/index.html?utm_source=x"}, "as 'mine'"),
        ({"name": "new", "url": "https://mine.example/blog/german"}, "as 'mine'"),
        ({"name": "mine", "url": "https://www.mine.example/blog"}, "mine: the blog"),
    ],
)
def test_what_is_there_is_not_added_again(tmp_path: Path, entry: dict[str, str], words: str) -> None:
    path = tmp_path / "sites.yaml"
    path.write_text("sites:\n  - name: mine\n    url: https://www.mine.example/blog\n", "utf-8")
    before = path.read_bytes()
    with pytest.raises(UsageError) as error:
        add_entries(path, [ONE, entry])
    assert words in str(error.value)
    assert f"({path}:2)" in str(error.value)
    assert "\n" not in str(error.value)
    assert path.read_bytes() == before, "all or nothing"


def test_entries_must_differ_from_each_other(tmp_path: Path) -> None:
    path = tmp_path / "sites.yaml"
    with pytest.raises(UsageError, match="same blog"):
        add_entries(path, [ONE, {"name": "again", "url": "http://www.one.example/blog"}])
    assert not path.exists()


@pytest.mark.parametrize(
    ("url", "other", "same"),
    [
        ("https://a.example/", "http://www.a.example", True),
        ("https://a.example/blog", "https://a.example/", True),
        ("https://a.example/blog", "https://a.example/news", False),
        ("https://a.example/blog", "https://a.example/blogs", False),
        ("https://a.example/", "https://b.a.example/", False),
        ("https://medium.com/one", "https://medium.com/two", False),
        ("https://a.wixsite.com/one", "https://a.wixsite.com/two", False),
        ("http://127.0.0.1:8001/", "http://127.0.0.1:8002/", False),
    ],
)
def test_same_blog(url: str, other: str, same: bool) -> None:
    assert same_blog(url, other) is same
    assert same_blog(other, url) is same


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("sites:\n  - name: a\n", "sites.yaml:2: sites.a: the key 'url' is missing"),
        ("sites:\n  - name: a\n   url: b\n", "is no YAML"),
        ("- a\n", "must be a mapping"),
        ("sites: []\nblogs: []\n", "unknown key 'blogs'"),
        ("sites: 3\n", "must be a list"),
        ("sites: []\nsites: []\n", "stands twice"),
        ("defaults:\n  delay: 0\nsites:\n", "sites.yaml:2: defaults.delay: must be at least 1"),
        ('{"defaults": {}}', "written in braces"),
    ],
)
def test_a_wrong_file_is_named_and_left_alone(tmp_path: Path, before: str, words: str) -> None:
    path = tmp_path / "sites.yaml"
    path.write_text(before, "utf-8")
    with pytest.raises(ConfigError) as error:
        add_entries(path, [ONE])
    assert words in str(error.value)
    assert ".new" not in str(error.value)
    assert path.read_text("utf-8") == before
    assert names(tmp_path) == ["sites.yaml"]


def test_a_wrong_entry_is_named(tmp_path: Path) -> None:
    path = tmp_path / "sites.yaml"
    for entry, words in (
        ({"name": "one"}, "'one' can't be added: the key 'url' is missing"),
        (
            {**ONE, "platform": "wx"},
            "'one'.platform can't be added: 'wx' is no known platform; did you mean 'wix'",
        ),
        ({**ONE, "delay": 0.1}, "must be at least 1 second"),
    ):
        with pytest.raises(ConfigError) as error:
            add_entries(path, [entry], frozenset({"wix"}))
        assert words in str(error.value)
        assert str(error.value).startswith(str(path))
        assert not path.exists()


@pytest.mark.parametrize("make", ["mkdir", "fifo"])
def test_what_is_no_file_is_refused(tmp_path: Path, make: str) -> None:
    path = tmp_path / "sites.yaml"
    path.mkdir() if make == "mkdir" else os.mkfifo(path)
    with pytest.raises(ConfigError, match="no file that can be edited"):
        add_entries(path, [ONE])


def test_a_file_that_may_not_be_written_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "sites.yaml"
    path.write_text("sites: []\n", "utf-8")
    path.chmod(0o444)
    # root may write everything
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(ConfigError, match="could not be written; fix its permissions"):
        add_entries(path, [ONE])
    with pytest.raises(ConfigError, match="can't be written: No such file or directory"):
        add_entries(tmp_path / "no" / "such" / "sites.yaml", [ONE])
    assert path.read_text("utf-8") == "sites: []\n"


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "sites.yaml"
    path.write_text("sites: []\n", "utf-8")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ConfigError, match=r"can't be written: No space left on device; nothing was changed"):
        add_entries(path, [ONE])
    assert path.read_text("utf-8") == "sites: []\n"
    assert names(tmp_path) == ["sites.yaml"]


def test_what_an_editor_saves_meanwhile_is_not_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "sites.yaml"
    path.write_text("sites: []\n", "utf-8")
    inner = edit._checked

    def slow(*arguments: Any) -> Any:
        path.write_text("sites: [] # saved by an editor\n", "utf-8")
        return inner(*arguments)

    monkeypatch.setattr(edit, "_checked", slow)
    with pytest.raises(ConfigError, match="was changed meanwhile; run the command again"):
        add_entries(path, [ONE])
    assert path.read_text("utf-8") == "sites: [] # saved by an editor\n"


def test_two_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "sites.yaml"
    code = (
        "import sys; from pathlib import Path; from scraper.config import add_entries\n"
        "for i in range(8): add_entries(Path(sys.argv[1]), [{'name': f'{sys.argv[2]}{i}',"
        " 'url': f'https://{sys.argv[2]}{i}.example/'}])"
    )
    both = [subprocess.Popen([sys.executable, "-c", code, str(path), name]) for name in ("a", "b")]
    assert [process.wait(60) for process in both] == [0, 0]
    found = [site.name for site in load_sites(path).sites]
    assert sorted(found) == sorted(f"{letter}{i}" for letter in "ab" for i in range(8))


def test_listed_tells_the_lines(tmp_path: Path) -> None:
    path = tmp_path / "sites.yaml"
    path.write_text(
        "\ufeffsites:\n\n  - name: a\n    url: https://a.example/\n  - {name: b, url: https://b.example/}\n"
    )
    assert [(item.site.name, item.line) for item in listed(path)] == [("a", 3), ("b", 5)]
    for empty in ("", "# a\n---\n", "sites:\n", "defaults: {delay: 3}\n"):
        path.write_text(empty, "utf-8")
        assert listed(path) == ()


@pytest.fixture(autouse=True)
def nothing_is_left_behind(tmp_path: Path) -> Iterator[None]:
    """No half-written file stays, whatever happened."""
    yield
    assert not list(tmp_path.rglob("*.new"))
