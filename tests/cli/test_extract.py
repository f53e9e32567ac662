"""scrape extract: one page, saved or at an address, as text, JSON or Markdown; a clear line where it is none."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from scraper.cli import main
from scraper.demo import DemoBlog, start_blogs
from scraper.extraction import MAX_BYTES
from scraper.types import Article
from tests.cli.tools import MANY, on_terminal, program, run, server, text
from tests.extraction.pages import PROSE, page

SAVED = Path(__file__).parent.parent / "pages" / "wordpress" / "avada"
PAGE = str(SAVED / "page.html")


@pytest.fixture(scope="module")
def blog() -> Iterator[DemoBlog]:
    with start_blogs(["kajabi"]) as (started,):
        yield started


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    """A local blog bears any pace."""
    monkeypatch.setattr("scraper.config.load.DEFAULT_DELAY", 0.0)


def saved(html: str, name: str = "page.html") -> str:
    Path(name).write_text(html, "utf-8")
    return name


def data(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> dict[str, object]:
    capsys.readouterr()
    assert main(["extract", *arguments, "--json"]) == code
    return dict(json.loads(capsys.readouterr().out))


def complaint(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 2) -> str:
    """The one line that says what is wrong."""
    capsys.readouterr()
    assert main(["extract", *arguments]) == code
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    return said.err


# what is printed ----------------------------------------------------------------------------------------------


def test_text_is_that_of_the_text_files(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", PAGE]) == 0
    assert capsys.readouterr().out == (SAVED / "page.txt").read_text("utf-8")


def test_json_has_every_field_and_the_text(capsys: pytest.CaptureFixture[str]) -> None:
    found = data(capsys, PAGE, "--url", "https://a.org/kettle/")
    assert list(found) == ["exit_code", *(field.name for field in fields(Article)), "text"]
    assert found["url"] == "https://a.org/kettle/"
    assert found["published"] == {
        "date": "2021-05-03",
        "day": "2021-05-03",
        "precision": "day",
        "source": "visible",
        "certain": True,
        "shown": "3 May 2021",
    }
    assert found["rights"] == {
        "sold": False,
        "robots": ["max-image-preview:large"],
        "licence": None,
        "signals": [],
    }
    assert str(found["text"]) in (SAVED / "page.txt").read_text("utf-8")
    assert main(["extract", PAGE, "--format", "json", "--url", "https://a.org/kettle/"]) == 0
    assert json.loads(capsys.readouterr().out) == found


def test_markdown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", PAGE, "--format", "markdown"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith(
        "# Letting the Kettle Boil\n\nOdile Brandt\\\nMay 03, 2021\\\nUpdated: May 14, 2021\n\n"
    )
    assert "\n\n## Four minutes\n\n" in printed
    assert "\n\n- Fill it to the line.\n- Stay in the kitchen.\n\n" in printed


def test_a_day_that_is_not_sure_is_marked_and_not_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stated = '<meta property="article:published_time" content="2021-03-02T02:30:00Z">'
    saved = tmp_path / "page.html"
    saved.write_text(page(stated), "utf-8")
    found = data(capsys, str(saved), "--url", "https://a.org/rest/")["published"]
    assert isinstance(found, dict)
    assert (found["date"], found["day"], found["certain"]) == ("2021-03-02T02:30:00+00:00", "2021-03-02", False)
    for form, head in (("text", "On rest\n\nMar 2021\n\n"), ("markdown", "# On rest\n\nMar 2021\n\n")):
        assert main(["extract", str(saved), "--format", form]) == 0
        assert capsys.readouterr().out.startswith(head)


def test_a_text_that_may_be_wrong_or_cut_is_said_to_be(capsys: pytest.CaptureFixture[str]) -> None:
    teasers = "".join(
        f"<div class=x{n}><h2><a href=/{n}>On rest and water, {n}</a></h2><p>She came in with {what} in her hair "
        f"and sat down for {n} hours.</p><a href=/{n}>Read more</a></div>"
        for n, what in enumerate("rain hail snow sand salt wind leaves".split())
    )
    menu = saved(f"<title>Blog</title><h1>Our blog</h1>{teasers}")
    assert main(["extract", menu]) == 0
    assert "(confidence low)" in capsys.readouterr().err
    assert main(["extract", menu, "-q"]) == 0
    assert main(["extract", PAGE]) == 0
    assert capsys.readouterr().err == ""


def test_nothing_is_archived(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", PAGE, "-q"]) == 0
    assert "kettle" in capsys.readouterr().out
    assert list(Path().iterdir()) == []


# where a saved page came from ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("html", "address"),
    [
        (page('<link rel="canonical" href="https://a.org/on-rest/">'), "https://a.org/on-rest/"),
        (page('<meta property="og:url" content="https://a.org/on-rest/">'), "https://a.org/on-rest/"),
        ("<!-- saved from url=(0023)https://a.org/on-rest/ -->" + page(), "https://a.org/on-rest/"),
        (
            "<!--\n Page saved with SingleFile \n url: https://a.org/on-rest/ \n-->" + page(),
            "https://a.org/on-rest/",
        ),
        (page('<link rel="canonical" href="/on-rest/">'), None),
        (page('<meta property="og:url" content="file:///etc/passwd">'), None),
        (page(), None),
    ],
)
def test_the_address_is_what_the_page_says(
    html: str, address: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert data(capsys, saved(html))["url"] == address


def test_the_address_that_is_given_comes_first(capsys: pytest.CaptureFixture[str]) -> None:
    html = page('<link rel="canonical" href="https://a.org/x/"><meta property="og:image" content="sea.jpg">')
    found = data(capsys, saved(html), "--url", "https://b.org/2020/03/04/rest/")
    assert (found["url"], found["canonical_url"]) == ("https://b.org/2020/03/04/rest/", "https://a.org/x/")
    assert found["image"] == "https://b.org/2020/03/04/rest/sea.jpg"
    assert "2020-03-04" in json.dumps(found["published"])


def test_words_are_counted_from_the_time_that_is_given(capsys: pytest.CaptureFixture[str]) -> None:
    html = page(body=f'<article><h1>On rest</h1><div class="post-date">3 days ago</div>{PROSE}</article>')
    found = data(capsys, saved(html), "--fetched-at", "2020-05-09")
    assert "2020-05-06" in json.dumps(found["published"])


def test_standard_input(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO((SAVED / "page.html").read_bytes())))
    assert main(["extract", "-"]) == 0
    assert capsys.readouterr().out == (SAVED / "page.txt").read_text("utf-8")


# what is wrong ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7 ...", "is a PDF, no saved web page; save the web page as HTML"),
        (b"\x89PNG\r\n\x1a\n", "is a picture"),
        (b"PK\x03\x04...", "is a ZIP file"),
        (
            b"\x1f\x8b\x08...",
            "is compressed, no saved web page; unpack it: gunzip -c page.html | scrape",
        ),
        (b"WARC/1.1\r\n", "is a WARC file"),
        (b"MIME-Version: 1.0\r\n", "is MHTML"),
        (
            b'<?xml version="1.0"?>\n<!-- made by hand --><rss version="2.0"><channel>',
            "is a feed, no saved web page",
        ),
        (b"\xef\xbb\xbf<feed xmlns='http://www.w3.org/2005/Atom'>", "is a feed"),
        (b'<?xml version="1.0"?><?xml-stylesheet href="x.xsl"?><urlset>', "is a sitemap"),
        (b" \n", "is empty"),
        (b"", "is empty"),
    ],
)
def test_what_is_no_page(content: bytes, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("page.html").write_bytes(content)
    assert words in complaint(capsys, "page.html")


def test_what_can_not_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert "there is no file nix.html; for an address write https://" in complaint(capsys, "nix.html")
    assert "is a folder" in complaint(capsys, ".")
    with Path("large.html").open("wb") as stream:
        stream.truncate(MAX_BYTES + 1)
    assert "large.html: the page has more than 8 MiB" in complaint(capsys, "large.html", code=3)
    os.mkfifo("pipe")
    Path("secret").touch(mode=0)
    if os.geteuid():
        assert "secret can't be read" in complaint(capsys, "secret")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["page.html", "--url", "nonsense"], "'nonsense' is no web address"),
        (["page.html", "--fetched-at", "yesterday"], "'yesterday' is no time; give one like 2024-08-17"),
        (["page.html", "--allow-local"], "goes with an address"),
        (["ftp://a.org/x"], "is no web address"),
        (["https://a.org/x", "--url", "https://a.org/"], "go with a saved page"),
        (["https://a.org/x", "--fetched-at", "2020-01-01"], "go with a saved page"),
        (["page.html", "--format", "pdf"], "invalid choice: 'pdf'"),
    ],
)
def test_arguments_that_say_nothing_sensible(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    saved(page())
    assert words in complaint(capsys, *arguments)


def test_a_page_that_is_no_article_says_why(capsys: pytest.CaptureFixture[str]) -> None:
    name = saved("<div id=root></div><script>go()</script>")
    line = "no article: page.html: its text exists only after its scripts have run (needs-javascript)"
    assert complaint(capsys, name, code=3) == f"scrape: {line}\n"
    assert data(capsys, name, code=3) == {"exit_code": 3, "error": line}
    assert main(["extract", name, "--format", "json"]) == 3
    assert json.loads(capsys.readouterr().out) == {"exit_code": 3, "error": line}


def test_a_page_for_subscribers_says_that_it_may_be_a_part_or_why_it_is_not_read(
    capsys: pytest.CaptureFixture[str],
) -> None:
    said = '<script type="application/ld+json">{"@type": "BlogPosting", "isAccessibleForFree": false%s}</script>'
    assert main(["extract", saved(page(said % ""))]) == 0
    assert "for subscribers only: what it shows may be a part" in capsys.readouterr().err
    name = saved(page(said % ', "hasPart": {"cssSelector": ".sold"}'))
    line = complaint(capsys, name, code=3)
    assert line == f"scrape: no article: {name}: only subscribers can read it whole (paywalled)\n"


# a page of the web --------------------------------------------------------------------------------------------


def test_an_address_is_asked_for_politely_and_once(blog: DemoBlog, capsys: pytest.CaptureFixture[str]) -> None:
    path = blog.path(blog.posts[2])
    before = len(blog.requests)
    assert main(["extract", blog.absolute(path), "--allow-local"]) == 0
    assert capsys.readouterr().out == blog.golden()[path]
    assert [entry.path for entry in blog.requests[before:]] == ["/robots.txt", path]
    assert not Path("archive").exists()


def test_what_can_not_be_had_says_why(blog: DemoBlog, capsys: pytest.CaptureFixture[str]) -> None:
    assert "--allow-local opens it" in complaint(capsys, blog.url, code=3)
    missing = complaint(capsys, blog.absolute("/nowhere-at-all"), "--allow-local", code=3)
    assert missing.startswith(f"scrape: no article: {blog.absolute('/nowhere-at-all')}: ")
    assert "404" in missing


def test_robots_txt_and_other_things_than_pages(capsys: pytest.CaptureFixture[str]) -> None:
    def answer(path: str) -> tuple[int, dict[str, str], bytes]:
        if path == "/robots.txt":
            return text("User-agent: *\nDisallow: /closed", kind="text/plain")
        if path == "/feed":
            return text("<rss><channel><title>x</title></channel></rss>", kind="application/rss+xml")
        return text(page("<meta name=robots content=noarchive>"))

    with server(answer) as url:
        assert "robots.txt does not allow" in complaint(capsys, f"{url}closed", "--allow-local", code=3)
        feed = complaint(capsys, f"{url}feed", "--allow-local", code=3)
        assert "it is no web page but application/rss+xml; give the address of a post" in feed
        # nothing is archived here: the page is read, and what it asks is shown
        assert main(["extract", f"{url}post", "--allow-local", "--json"]) == 0
        assert json.loads(capsys.readouterr().out)["rights"]["robots"] == ["noarchive"]


# terminals and pipes ------------------------------------------------------------------------------------------


def test_no_command_reaches_a_terminal() -> None:
    evil = "\x1b]0;owned\x07\x1b[31m\x9b31m\u202e\x00"
    html = f"<title>On {evil}rest</title><h1>On {evil}rest</h1><p>{evil}" + PROSE.replace("post", f"po{evil}st")
    name = saved(html)
    commands = [["extract", name, "--format", how] for how in ("text", "markdown", "json")]
    _, screen = on_terminal(json.dumps(commands), "codes.json", command=program(MANY))
    assert json.loads(Path("codes.json").read_text()) == [0, 0, 0]
    shown = screen.decode("utf-8")
    assert not {"\x1b", "\x07", "\x9b", "\u202e", "\x00"} & set(shown)
    # as text, as Markdown, and twice in JSON
    assert shown.count("that somebody really wrote") == 4 * PROSE.count("that somebody really wrote")


def test_it_works_in_a_pipe() -> None:
    done = run("extract", "-", input=(SAVED / "page.html").read_text("utf-8"))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (SAVED / "page.txt").read_text("utf-8")
