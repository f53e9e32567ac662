"""What is wrong in sites.yaml is told with file, line, place, value and the nearest right one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scraper.config import document as document_module
from scraper.config import load_sites
from scraper.errors import ConfigError

GOOD = "sites:\n  - name: a\n    url: https://a.org/\n"


def complaint(folder: Path, text: str | bytes) -> list[str]:
    """The lines of the error, without the folder."""
    path = folder / "sites.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    with pytest.raises(ConfigError) as error:
        load_sites(path, frozenset({"wix", "wordpress"}))
    assert all(line.isprintable() for line in str(error.value).split("\n"))
    return str(error.value).replace(f"{path}", "s.yaml").split("\n")


#: one more line of the entry (line 4), what is said of it
ENTRY = [
    ("timzone: UTC", "s.yaml:4: sites.a.timzone: unknown key 'timzone'; did you mean 'timezone'?"),
    ("qqqq: 1", "sites.a.qqqq: unknown key 'qqqq'; known here: name, url, platform"),
    ("proxy: http://p", "sites.a.proxy: unknown key 'proxy': it belongs to 'defaults'"),
    ("timezone: denver", "'denver' is no time zone such as 'America/Denver'; did you mean 'America/Denver'?"),
    ("timezone: America", "'America' is no time zone"),
    ("timezone: /etc/passwd", "'/etc/passwd' is no time zone"),
    ("timezone: ../x", "'../x' is no time zone"),
    ('timezone: "a\\0b"', "'a\\x00b' is no time zone"),
    ("language: pt_BR", "did you mean 'pt-BR'?"),
    ("language: English", "did you mean 'en'?"),
    ("language: 5", "sites.a.language: must be text, not 5; did you mean '5' (in quotes)?"),
    ("language: true", "must be text, not True; did you mean 'true' (in quotes)?"),
    ("language: 2020-01-01", "must be text, not datetime.date(2020, 1, 1)"),
    ("topics: grief", "must be a list, not 'grief'; did you mean ['grief']?"),
    ("topics: [grief, 5]", "sites.a.topics.#2: must be text, not 5"),
    ("topics: ['']", "sites.a.topics.#1: '' is no usable text"),
    ('topics: ["a\\nb"]', "'a\\nb' is no usable text"),
    (
        "delay: 0.5",
        "sites.a.delay: must be at least 1 second, not 0.5; did you mean 1? (less needs 'allow_local: tr",
    ),
    ("delay: 0", "must be at least 1 second, not 0"),
    ("delay: -1", "must be at least 0, not -1"),
    ("delay: 2000", "must be at most 600, not 2000; did you mean 600?"),
    ("delay: '2'", "must be a number, not '2'; did you mean 2?"),
    ("delay: 2s", "must be a number, not '2s'; did you mean 2?"),
    ("delay: .nan", "must be a number, not nan"),
    ("delay: true", "must be a number, not True"),
    ("captures: page", "must be 'routes' or 'pages', not 'page'; did you mean 'pages'?"),
    ("believe: sitemap", "must be 'feed', not 'sitemap'"),
    ("captures: 1", "must be 'routes' or 'pages', not 1"),
    ("enabled: yes", "must be true or false, not 'yes'; did you mean true?"),
    ("enabled: 1", "must be true or false, not 1"),
    ("allow_local: 'false'", "must be true or false, not 'false'; did you mean false?"),
    ("platform: wordpres", "'wordpres' is no known platform; did you mean 'wordpress'?"),
    ("platform: blogger", "'blogger' is no known platform; it is one of wix, wordpress"),
    ("include: [blog/*]", "'blog/*' matches no path: a pattern starts with / or *; did you mean '/blog/*'?"),
    ("exclude: [https://a.org/x/*]", "is an address; a pattern is for its path; did you mean '/x/*'?"),
    ("routes: {fed: true}", "sites.a.routes.fed: unknown key 'fed'; did you mean 'feed'?"),
    ("routes: {feed: 'no'}", "must be true, false or a list of addresses, not 'no'; did you mean false?"),
    ("routes: {feed: /rss.xml}", "not '/rss.xml'; did you mean ['/rss.xml']?"),
    (
        "routes: {feed: [rss.xml]}",
        "sites.a.routes.feed.#1: 'rss.xml' is neither an address nor a path of the site; did",
    ),
    ("routes: {feed: ['ftp://x/y']}", "'ftp://x/y' is no http(s) address"),
    ("routes: {feed: []}", "the list is empty; write false to close the route"),
    ("routes: {feed: 1}", "must be true, false or a list of addresses, not 1"),
    ("routes: false", "must be a mapping of keys, not False"),
    ("selectors: {bod: p}", "sites.a.selectors.bod: unknown key 'bod'; did you mean 'body'?"),
    ("selectors: {body: 'div['}", "sites.a.selectors.body: 'div[' is no CSS selector that can be read"),
    ("selectors: {drop: ['p::::']}", "sites.a.selectors.drop.#1: 'p::::' is no CSS selector"),
    ("contact: mailto:a@b.org", "did you mean 'a@b.org'?"),
    ("contact: example.org/bot", "did you mean 'https://example.org/bot'?"),
    ('contact: "a@b.org\\r\\nX: y"', "'a@b.org\\r\\nX: y' is neither an e-mail address nor a web address"),
    ("5: x", "s.yaml:4: sites.a.5: the key 5 must be text"),
    ('"\\e[31m": x', "sites.a.'\\x1b[31m': unknown key '\\x1b[31m'"),
    ("delay: 0x" + "f" * 6000, "sites.a.delay: must be"),
    ('language: "\\ud800"', "sites.a.language: '\\ud800' is no language tag"),
    ('topics: ["\\u202e"]', "'\\u202e' is no usable text"),
]


@pytest.mark.parametrize(("line", "said"), ENTRY, ids=[line[:40] for line, _ in ENTRY])
def test_one_wrong_line_of_an_entry(tmp_path: Path, line: str, said: str) -> None:
    told = complaint(tmp_path, GOOD + f"    {line}\n")
    assert len(told) == 1
    assert told[0].startswith("s.yaml:4: sites.a.")
    assert said in told[0]


ADDRESSES = [
    ("www.a.org", "'www.a.org' is no http(s) address; did you mean 'https://www.a.org/'?"),
    ("htps://a.org", "did you mean 'https://a.org/'?"),
    ("ftp://a.org/", "did you mean 'https://a.org/'?"),
    ("nonsense", "'nonsense' is no http(s) address"),
    ("http://a.org:99999/", "is no http(s) address"),
    ('"http://a.org/\\e"', "'http://a.org/\\x1b' is no http(s) address"),
    ("5", "must be text, not 5"),
]


@pytest.mark.parametrize(("value", "said"), ADDRESSES)
def test_a_wrong_address(tmp_path: Path, value: str, said: str) -> None:
    (told,) = complaint(tmp_path, f"sites:\n  - name: a\n    url: {value}\n")
    assert told.startswith("s.yaml:3: sites.a.url: ")
    assert said in told


NAMES = [
    ("Kelli Bachara", "sites.#1.name: 'Kelli Bachara' is no name of a site", "did you mean 'kelli-bachara'?"),
    ("warc", "'warc' is a reserved name", "'warc-blog'"),
    ("all", "'all' is a reserved name", ""),
    ("import", "'import' is a reserved name", ""),
    ("-x", "'-x' is no name of a site", "did you mean 'x'?"),
    ("../x", "'../x' is no name of a site", ""),
    ("7", "must be text, not 7; did you mean '7' (in quotes)?", ""),
    ("a" * 65, "is no name of a site", "at most 64"),
    ('"a\\n"', "'a\\n' is no name of a site", "did you mean 'a'?"),
]


@pytest.mark.parametrize(("value", "said", "hint"), NAMES)
def test_a_wrong_name(tmp_path: Path, value: str, said: str, hint: str) -> None:
    (told,) = complaint(tmp_path, f"sites:\n  - url: https://a.org/\n    name: {value}\n")
    assert told.startswith("s.yaml:3: ")
    assert said in told
    assert hint in told


WHOLE: list[tuple[str | bytes, str]] = [
    ("", "s.yaml is empty: it needs a list 'sites:'"),
    ("# only a comment\n", "s.yaml is empty"),
    ("- name: a\n", "s.yaml:1: must be a mapping with the keys 'defaults' and 'sites'"),
    ("hello", "s.yaml:1: must be a mapping"),
    ("defaults: {}\n", "s.yaml:1: the key 'sites' is missing"),
    ("sites:\n", "s.yaml:1: sites: must be a list, not None"),
    ("sites: {name: a}\n", "s.yaml:1: sites: must be a list"),
    ("sites:\n  - nothing\n", "s.yaml:2: sites.#1: must be a mapping of keys, not 'nothing'"),
    ("sites:\n  - name: a\n", "s.yaml:2: sites.a: the key 'url' is missing"),
    (GOOD + "site: 1\n", "s.yaml:4: site: unknown key 'site'; did you mean 'sites'?"),
    (GOOD + "defaults:\n  platform: wix\n", "s.yaml:5: defaults.platform: unknown key 'platform': it belongs to"),
    (GOOD + "defaults:\n  delay: 0.5\n", "s.yaml:5: defaults.delay: must be at least 1, not 0.5; did you mean 1?"),
    (GOOD + "defaults: {proxy: 'ftp://me:secret@h'}\n", "defaults.proxy: 'ftp://***@h' is no address of a proxy"),
    (GOOD + "defaults: {proxy: 'http://[::1'}\n", "is no address of a proxy"),
    (GOOD + "    name: b\n", "s.yaml:4: the key 'name' stands twice in the block that starts on line 2"),
    (GOOD + "  - name: a\n    url: https://b.org/\n", "s.yaml:4: sites.a.name: 'a' is already taken on line 2"),
    (
        GOOD + "  - name: b\n    url: http://www.a.org/?utm_source=x\n",
        "s.yaml:5: sites.b.url: 'http://www.a.org/?utm_source=x' is the same blog as 'https://a.org/' on line 3",
    ),
    ("sites: [\n  {name: a}\n  {url: b}\n", "s.yaml:3: is no YAML: while parsing a flow sequence"),
    ("sites:\n\t- name: a\n", "s.yaml:2: is no YAML: while scanning for the next token"),
    ("sites: *none\n", "s.yaml:1: is no YAML: found undefined alias"),
    ("---\n" + GOOD + "---\n" + GOOD, "is no YAML: expected a single document"),
    ("sites:\n  - name: \x07\n", "s.yaml:2: holds a character that YAML forbids"),
    (b"sites:\n# caf\xe9\n", "s.yaml:2: is not UTF-8"),
    ("[" * 1000, "nests far too deeply"),
    ("sites:\n  - " + "[" * 9 + "]" * 9, "s.yaml:2: nests too deeply"),
    ("sites: [" + "9" * 5000 + "]", "s.yaml:1: is no YAML: '9999"),
    ("!!set {a, b}\n", "s.yaml:1: holds the tag '!!set', which"),
    (b"#" * (5 * 1024 * 1024 + 1), "s.yaml is larger than 5 MiB"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), WHOLE, ids=[str(said)[:50] for _, said in WHOLE])
def test_a_file_that_is_wrong_as_a_whole(tmp_path: Path, text: str | bytes, said: str) -> None:
    (told,) = complaint(tmp_path, text)
    assert said in told


def test_all_problems_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    told = complaint(
        tmp_path,
        "sites:\n  - name: a\n    url: a.org\n    delay: 0.2\n    zone: x\n  - name: a\n    enabled: no\n",
    )
    assert [line.split(": ")[0] for line in told] == [f"s.yaml:{n}" for n in (3, 4, 5, 6, 6, 7)]


def test_a_flood_of_problems_is_counted(tmp_path: Path) -> None:
    told = complaint(tmp_path, "sites:\n" + "".join(f"  - name: s{n}\n" for n in range(100)))
    assert len(told) == 41
    assert told[-1] == "s.yaml: and 60 more problems"


def test_an_alias_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document_module, "MAX_VALUES", 1000)
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 6)]
    (told,) = complaint(tmp_path, "\n".join(lines))
    assert "its aliases grow into too many values" in told


@pytest.mark.parametrize(
    "text", ["sites: &a [*a]", "sites:\n  - &a\n    routes: *a\n", "sites:\n  - &a [*a, *a]\n"]
)
def test_an_alias_of_itself_ends(tmp_path: Path, text: str) -> None:
    assert complaint(tmp_path, text)


def test_a_missing_file_says_how_to_get_one(tmp_path: Path) -> None:
    with pytest.raises(
        ConfigError, match=r"there is no file .*none\.yaml: 'scrape add URL' or .* makes it, --config FILE"
    ):
        load_sites(tmp_path / "none.yaml")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="can't be read: Is a directory"):
        load_sites(tmp_path)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_rights(tmp_path: Path) -> None:
    path = tmp_path / "s.yaml"
    path.write_text(GOOD, encoding="utf-8")
    path.chmod(0)
    with pytest.raises(ConfigError, match="Permission denied"):
        load_sites(path)


def test_a_path_with_control_characters_is_escaped(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as error:
        load_sites(tmp_path / "x\x1b[31m")
    assert str(error.value).isprintable()


WORDS = st.sampled_from(
    "sites defaults name url delay routes feed : - [ ] { } &a *a << !!set !x ' \" # ? 0.5 .nan 1e999 ~ ,".split()
    + "\\e 0x 2020-01-01 https://a.org/".split()
    + ["\n", " ", "  ", "    ", ": ", "- ", "|\n", ">\n", "\t", "\x00", "\ud7ff", "%YAML 1.1\n---\n", "...\n"]
)


@settings(max_examples=300, deadline=None)
@given(parts=st.lists(WORDS, max_size=25), head=st.sampled_from(["", GOOD, "sites:\n  - "]))
def test_whatever_the_file_says_the_answer_is_a_config_or_a_config_error(
    tmp_path_factory: pytest.TempPathFactory, parts: list[str], head: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "fuzz.yaml"
    path.write_text(head + "".join(parts), encoding="utf-8", newline="")
    said = ""
    try:
        load_sites(path)
    except ConfigError as error:
        said = str(error)
    assert all(line.isprintable() for line in said.split("\n"))
