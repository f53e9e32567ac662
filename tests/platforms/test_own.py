"""Adapters of the operator's own: the example of the docs reads its blog; mistakes name their place."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from scraper import platforms
from scraper.cli import main
from scraper.errors import ConfigError
from scraper.platforms import all_platforms, own, use_folder
from tests.discover.tools import Pages
from tests.pipeline.tools import query

DOCS = Path(__file__).parents[2] / "docs" / "adapters.md"
EXAMPLE = re.search(r"```python\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)
ENTRY = """<html><head><title>Lantern Street</title></head><body><!-- built with love and Notepad -->
<h1>Lantern Street Counselling, since 1998</h1><table id="entry-frame"><tr><td><a name="entry-{0}"></a>
<span class="headline">Letter {0}</span> <span class="by">by Ada Quill</span>
<span class="when">March {0}, 2009</span>
</td></tr><tr><td class="words"><p>This is the letter number {0}, and it is about patience.</p>
<p class="counter">You are visitor 01234</p><p>It ends here.</p></td></tr></table></body></html>"""


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    yield
    platforms._OWN.clear()
    all_platforms.cache_clear()


def folder(tmp_path: Path, **files: str) -> Path:
    place = tmp_path / "adapters"
    place.mkdir()
    for name, source in files.items():
        (place / f"{name}.py").write_text(source, "utf-8")
    return place


def test_the_example_of_the_docs_reads_its_blog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert EXAMPLE is not None
    folder(tmp_path, handmade=EXAMPLE[1])
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    rows = "".join(f"<url><loc>HOST/entry.php?n={n}</loc></url>" for n in (1, 2))
    site: dict[str, str] = {f"/entry.php?n={n}": ENTRY.format(n) for n in (1, 2)}
    site["/"] = ENTRY.format(2)
    site["/entries.xml"] = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>'
    with Pages(site.get) as pages:
        entry = {"name": "lantern", "url": pages.url, "allow_local": True, "delay": 0}
        (tmp_path / "sites.yaml").write_text(json.dumps({"sites": [entry]}))
        arguments = ["--config", str(tmp_path / "sites.yaml"), "--archive", str(tmp_path / "archive")]
        assert main(["site", "lantern", "-q", *arguments]) == 0
    found = query(
        tmp_path / "archive", "SELECT platform, title, authors, published, text FROM corpus ORDER BY url"
    )
    assert found == [
        ("handmade-2009", f"Letter {n}", "Ada Quill", f"2009-03-0{n}",
         f"This is the letter number {n}, and it is about patience.\n\nIt ends here.")
        for n in (1, 2)
    ]  # fmt: skip


HEAD = "from scraper.platforms import Platform\n"
WRONG = [
    ("x = 1", r"one\.py has no PLATFORM"),
    ("PLATFORM = 'wix'", r"one\.py has no PLATFORM"),
    ("\n\nimport nothing_like_it", r"one\.py:3: ModuleNotFoundError: .*mend or remove the file"),
    ("def x(:", r"one\.py:1: SyntaxError"),
    (HEAD + "PLATFORM = Platform(name='Upper Case')", r"the name 'Upper Case' is not of the form"),
    (HEAD + "PLATFORM = Platform(name='a', body=('div[',))", r"body holds 'div\[', which is no CSS selector"),
    ("raise SystemExit(0)", r"one\.py:1: SystemExit: 0; mend or remove the file"),
    (HEAD + "PLATFORM = Platform(name='a', body='div')", r"body is one string, not several; write \('div',\)"),
    (HEAD + "PLATFORM = Platform(name='wix')", r"named 'wix' like a shipped one"),
]


@pytest.mark.parametrize(("source", "words"), WRONG)
def test_mistakes_name_file_and_remedy(source: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=words):
        use_folder(folder(tmp_path, one=source))


def test_a_mistake_ends_a_command_with_the_code_of_the_configuration(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder(tmp_path, one="1 / 0")
    (tmp_path / "sites.yaml").write_text("sites: []\n")
    assert main(["sites", "--config", str(tmp_path / "sites.yaml"), "--archive", str(tmp_path)]) == 4
    assert "one.py:1: ZeroDivisionError" in capsys.readouterr().err


def test_two_files_of_one_name_and_files_that_are_none(tmp_path: Path) -> None:
    place = folder(
        tmp_path, one=HEAD + "PLATFORM = Platform(name='a')", two=HEAD + "PLATFORM = Platform(name='a')"
    )
    with pytest.raises(ConfigError, match=r"two\.py: another file here has a platform named 'a'"):
        use_folder(place)
    (place / "two.py").rename(place / "_two.py")
    all_platforms.cache_clear()
    use_folder(place)
    assert "a" in all_platforms()
    assert not list(place.glob("__pycache__"))
    use_folder(tmp_path / "nowhere")
    assert "a" not in all_platforms()


def test_installed_adapters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "kindly_adapters.py").write_text(HEAD + "GOOD = Platform(name='kindly')\nBAD = 7\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "kindly_adapters", raising=False)

    def point(value: str) -> EntryPoint:
        return EntryPoint(name="kindly", value=f"kindly_adapters:{value}", group=own.GROUP)

    found: list[EntryPoint] = [point("GOOD")]
    monkeypatch.setattr(own, "entry_points", lambda group: found if group == own.GROUP else [])
    all_platforms.cache_clear()
    assert "kindly" in all_platforms()
    for value, words in (("BAD", "has no PLATFORM"), ("GONE", "can't be loaded")):
        found[:] = [point(value)]
        all_platforms.cache_clear()
        with pytest.raises(ConfigError, match=f"the entry point kindly of a package {words}"):
            all_platforms()
