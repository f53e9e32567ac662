"""scrape new-platform: drafts that read their page at once, checks that show what differs, pages that attack."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from scraper import platforms
from scraper.cli import main
from scraper.demo import DemoBlog, start_blogs
from scraper.demo.server import Answer, text
from scraper.errors import ExitCode
from scraper.platforms import all_platforms, get_platform, use_folder
from tests.cli.test_screen import EVIL
from tests.cli.tools import listing, local
from tests.discover.tools import Pages, pages_of
from tests.pipeline.tools import query
from tests.platforms.test_drafting import only_facts

ADAPTERS = Path("config/adapters")
PAGES = ADAPTERS / "quiet-pages"
GOLDEN = PAGES / "page.txt"


@pytest.fixture(autouse=True)
def own_platforms(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No pause on this machine, and no adapter left behind."""
    monkeypatch.setattr("scraper.config.load.DEFAULT_DELAY", 0.0)
    yield
    platforms._OWN.clear()
    all_platforms.cache_clear()


@pytest.fixture
def kajabi() -> Iterator[DemoBlog]:
    with start_blogs(["kajabi"], heavy=False) as (started,):
        yield started


def draft(url: str, *more: str) -> int:
    return main(["new-platform", "quiet-pages", url, "--allow-local", *more])


def check(*more: str) -> int:
    return main(["new-platform", "quiet-pages", "--check", *more])


# drafting -----------------------------------------------------------------------------------------------------


def test_a_draft_reads_its_page_at_once(kajabi: DemoBlog, capsys: pytest.CaptureFixture[str]) -> None:
    post = kajabi.posts[0]
    assert draft(kajabi.absolute(kajabi.path(post))) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert f"drafted quiet-pages from {kajabi.absolute(kajabi.path(post))}" in out
    assert "  config/adapters/quiet_pages.py: marks, sitemaps, feeds, post_paths, single, title, shown" in out
    assert "not found: byline, published" in out
    assert "  config/adapters/quiet-pages: page.html, page.json, page.txt" in out
    assert "the page shows the marks of kajabi: if that reads it well, no adapter is needed" in out
    assert out.endswith("scrape new-platform quiet-pages --check\n")
    assert GOLDEN.read_text("utf-8") == kajabi.golden()[kajabi.path(post)]
    about = json.loads((PAGES / "page.json").read_text("utf-8"))
    assert about["url"] == kajabi.absolute(kajabi.path(post))
    assert "set-cookie" not in about["headers"]
    facts = get_platform("quiet-pages")
    assert (facts.extends, facts.body, facts.title) == (
        "kajabi", (".blog-post-body__content",), (".blog-post-body__title",)
    )  # fmt: skip
    assert [sitemap.path for sitemap in facts.sitemaps] == ["/sitemap.xml"]
    assert [feed.path for feed in facts.feeds] == ["/blog.rss"]
    assert facts.post_paths[0].search("/blog/anything")
    assert not facts.post_paths[0].search("/about")
    assert check() == 0
    assert capsys.readouterr().out == "config/adapters/quiet-pages: reads word for word\n"
    asked = len(kajabi.requests)
    assert asked <= 6
    assert check("-q") == 0
    assert (capsys.readouterr(), len(kajabi.requests)) == (("", ""), asked)


def test_of_a_home_the_newest_post_is_taken(capsys: pytest.CaptureFixture[str]) -> None:
    with start_blogs(["generic-static"], heavy=False) as (blog,):
        assert draft(blog.url, "--json") == 0
        newest = max(blog.posts, key=lambda post: post.published)
        data = json.loads(capsys.readouterr().out)
        assert data["url"] == blog.absolute(blog.path(newest))
        assert data["requests"] == len(blog.requests)
    assert (data["exit_code"], data["name"], data["recognised"]) == (0, "quiet-pages", "generic")
    assert (data["adapter"], data["missing"][0]) == ("config/adapters/quiet_pages.py", "marks")
    assert data["pages"][0]["result"] == "written"
    assert "body" in data["found"]
    assert GOLDEN.read_text("utf-8") == blog.golden()[blog.path(newest)]
    assert check() == 0, "without marks it is recognised as nothing, which is well"


def odd_blog(host: str = "HOST/") -> dict[str, Answer | str]:
    """A blog of nobody's making: no vocabulary, dates in words, a strange folder of assets."""
    frame = (
        '<html lang="en"><head><title>{0} - Lantern Street</title><link rel="stylesheet" href="/x-lantern/a.css">'
        '</head><body class="lantern-frame"><!-- built with love and Notepad --><div class="menu"><a href="/">Home'
        '</a> <a href="/fees">Fees and insurance</a></div>{1}<div class="foot">All rights reserved'
        "</div></body></html>"
    )
    pages: dict[str, Answer | str] = {}
    words = "The lamp does not know that it is evening. It is lit, and then it is evening for everybody. " * 12
    for number in (1, 2, 3):
        entry = (
            f'<div id="entry-frame"><div><span class="headline">Letter {number}</span>'
            f' <span class="by">by Ada Quill</span> <span class="when">March {number}, 2009</span></div>'
            f'<div class="words"><p>This is the letter number {number}.</p><p>{words}</p>'
            '<p class="counter">You are visitor 01234</p><div class="sharing"><a href="#">Tell a friend</a></div>'
            "<p>It ends here.</p></div></div>"
        )
        pages[f"/letters/{number}.html"] = frame.format(f"Letter {number}", entry)
    links = "".join(f'<p><a href="/letters/{n}.html">Letter {n}</a></p>' for n in (1, 2, 3))
    pages["/"] = frame.format("Letters", f"<div class='list'>{links}</div>")
    pages["/fees"] = frame.format(
        "Fees", "<h1>Fees</h1><p>An hour is ninety pounds. Please ask for a lower fee.</p>"
    )
    return pages


def test_an_odd_blog_is_crawled_with_its_draft(capsys: pytest.CaptureFixture[str]) -> None:
    with pages_of(odd_blog()) as site:
        assert draft(f"{site.url}letters/2.html", "--post") == 0, capsys.readouterr()
        facts = get_platform("quiet-pages")
        assert {mark.value for mark in facts.marks} == {
            "body.lantern-frame", "/x-lantern/", "<!-- built with love and Notepad -->"
        }  # fmt: skip
        assert facts.body == (".words",)
        assert (facts.title, facts.byline, facts.shown) == ((".headline",), (".by",), (".when",))
        assert ".sharing" in facts.drop
        assert check() == 0
        # the contributor's part: the text as it should be, then the adapter until it gives that
        counter = "You are visitor 01234\n\n"
        GOLDEN.write_text(GOLDEN.read_text("utf-8").replace(counter, ""), "utf-8")
        assert check() == ExitCode.SOME_FAILED
        assert "\n+You are visitor 01234\n" in capsys.readouterr().out
        adapter = ADAPTERS / "quiet_pages.py"
        adapter.write_text(adapter.read_text("utf-8").replace('".sharing"', '".sharing", ".counter"'), "utf-8")
        assert check() == 0
        config = listing(Path("config"), [local("lantern", site.url)])
        config.rename("config/sites.yaml")
        assert main(["site", "lantern", "-q"]) == 0
    found = query(Path("archive"), "SELECT platform, title, authors, published FROM corpus ORDER BY url")
    assert found == [("quiet-pages", f"Letter {n}", "Ada Quill", f"2009-03-0{n}") for n in (1, 2, 3)]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("kajabi", "kajabi is a platform that is there already; choose another name"),
        ("Upper", "'Upper' is no name of a platform; use a-z, 0-9 and single hyphens, 40 at most"),
        ("../x", "'../x' is no name of a platform"),
        ("a--b", "'a--b' is no name of a platform"),
        ("x" * 41, "is no name of a platform"),
    ],
)
def test_names_that_are_refused(name: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new-platform", name, "https://example.org/post"]) == ExitCode.USAGE
    err = capsys.readouterr().err
    assert words in err
    assert err.count("\n") == 1
    assert not ADAPTERS.exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["quiet-pages"], "the address of a post is missing; to read a saved page again: scrape new-platform"),
        (["quiet-pages", "mailto:x@y.org"], "is no web address"),
        (["quiet-pages", "https://x.org/", "--check"], "--check reads the page that was saved"),
        (["quiet-pages", "--check", "--force"], "--check reads the page that was saved"),
        (["kajabo", "--check"], "there is no adapter named kajabo in config/adapters; did you mean kajabi?"),
        (["zzz", "--check"], "there is no adapter named zzz in config/adapters; scrape new-platform zzz URL"),
        (["kajabi", "--check"], "config/adapters/kajabi holds no page.html"),
    ],
)
def test_commands_that_say_nothing_sensible(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new-platform", *arguments]) == ExitCode.USAGE
    assert words in capsys.readouterr().err


def test_pages_that_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    pages = odd_blog() | {"/robots.txt": text("User-agent: *\nDisallow: /letters/3\n", "text/plain")}
    pages["/locked"] = (
        "<html><head><meta name=robots content=noarchive></head><body><article><p>x</p></article></html>"
    )
    with pages_of(pages) as site:
        for path, words in (
            (
                "fees",
                "it is no article: no route lists it as a post and nothing on the page says so; give the address",
            ),
            ("letters/3.html", "robots.txt does not allow us to read this"),
            ("missing", "404"),
            ("locked", "it is no article: the page asks not to be archived; give the address of a post"),
        ):
            assert draft(site.url + path) == ExitCode.SOME_FAILED
            out, err = capsys.readouterr()
            assert out == ""
            assert err.startswith(f"scrape: {site.url}{path}: ")
            assert words in err
            assert err.count("\n") == 1
        assert draft(f"{site.url}missing", "--json") == ExitCode.SOME_FAILED
        assert json.loads(capsys.readouterr().out)["exit_code"] == 3
        assert main(["new-platform", "quiet-pages", site.url]) == ExitCode.SOME_FAILED
        assert "--allow-local opens it" in capsys.readouterr().err
    assert not ADAPTERS.exists()


def test_what_is_there_is_only_drafted_again_with_force(
    kajabi: DemoBlog, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = (kajabi.absolute(kajabi.path(post)) for post in kajabi.posts[:2])
    assert draft(first) == 0
    before = GOLDEN.read_text("utf-8")
    capsys.readouterr()
    asked = len(kajabi.requests)
    assert draft(second) == ExitCode.USAGE
    assert "quiet_pages.py is there already; --force drafts it again" in capsys.readouterr().err
    assert len(kajabi.requests) == asked
    assert GOLDEN.read_text("utf-8") == before
    # a draft does not read with the adapter that it replaces
    adapter = ADAPTERS / "quiet_pages.py"
    adapter.write_text(adapter.read_text("utf-8").replace(".blog-post-body__content", ".nothing"), "utf-8")
    assert draft(second, "--force") == 0
    assert GOLDEN.read_text("utf-8") == kajabi.golden()[kajabi.path(kajabi.posts[1])]
    assert get_platform("quiet-pages").extends == "kajabi"


def test_a_name_that_another_file_has(kajabi: DemoBlog, capsys: pytest.CaptureFixture[str]) -> None:
    ADAPTERS.mkdir(parents=True)
    source = "from scraper.platforms import Platform\nPLATFORM = Platform(name='quiet-pages')\n"
    (ADAPTERS / "mine.py").write_text(source, "utf-8")
    assert draft(kajabi.url) == ExitCode.USAGE
    assert "another adapter in config/adapters is named quiet-pages" in capsys.readouterr().err
    (ADAPTERS / "mine.py").write_text("1 / 0\n", "utf-8")
    assert draft(kajabi.url) == ExitCode.CONFIG
    assert "mine.py:1: ZeroDivisionError" in capsys.readouterr().err
    assert not kajabi.requests


def test_a_folder_that_can_not_be_written(kajabi: DemoBlog, capsys: pytest.CaptureFixture[str]) -> None:
    Path("config").mkdir()
    ADAPTERS.write_text("a file\n", "utf-8")
    assert draft(kajabi.absolute(kajabi.path(kajabi.posts[0]))) == ExitCode.CONFIG
    err = capsys.readouterr().err
    assert "config/adapters/quiet-pages/page.html can't be written" in err
    assert err.count("\n") == 1


# checking -----------------------------------------------------------------------------------------------------


@pytest.fixture
def drafted(kajabi: DemoBlog, capsys: pytest.CaptureFixture[str]) -> DemoBlog:
    assert draft(kajabi.absolute(kajabi.path(kajabi.posts[0]))) == 0
    capsys.readouterr()
    return kajabi


def test_a_text_that_was_corrected_is_shown_as_a_difference(
    drafted: DemoBlog, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = GOLDEN.read_text("utf-8").split("\n")
    GOLDEN.write_text("\n".join([lines[0], "\x1b[2JCorrected", *lines[1:]]), "utf-8")
    assert check() == ExitCode.SOME_FAILED
    out, err = capsys.readouterr()
    assert err == "scrape: config/adapters/quiet-pages: does not read word for word\n"
    assert out.split("\n")[:4] == [f"--- {GOLDEN}", "+++ as the adapter reads", "@@ -1,3 +1,2 @@", f" {lines[0]}"]
    assert "\n-[2JCorrected\n" in out
    assert check("--json") == ExitCode.SOME_FAILED
    data = json.loads(capsys.readouterr().out)
    (page,) = data["pages"]
    assert (data["exit_code"], page["result"], page["page"]) == (3, "differs", str(PAGES))
    assert "-\x1b[2JCorrected" in page["diff"]


def test_an_adapter_that_was_spoiled(drafted: DemoBlog, capsys: pytest.CaptureFixture[str]) -> None:
    adapter = ADAPTERS / "quiet_pages.py"
    source = adapter.read_text("utf-8")
    adapter.write_text(source.replace('extends="kajabi"', 'extends=""'), "utf-8")
    assert check() == ExitCode.SOME_FAILED
    assert "reads word for word, but is recognised as kajabi" in capsys.readouterr().err
    adapter.write_text(source.replace("PLATFORM = ", 'LOCK = (".blog-post-body__content",)\nPLATFORM = ')
                       .replace('body=(".blog-post-body__content",),', "locked=LOCK,"), "utf-8")  # fmt: skip
    assert check() == ExitCode.SOME_FAILED
    assert "the adapter does not read it: the author keeps it behind a password" in capsys.readouterr().err
    adapter.write_text("def x(:", "utf-8")
    assert check() == ExitCode.CONFIG
    assert "quiet_pages.py:1: SyntaxError" in capsys.readouterr().err


def test_a_missing_text_is_written_and_further_pages_are_read(
    drafted: DemoBlog, capsys: pytest.CaptureFixture[str]
) -> None:
    before = GOLDEN.read_text("utf-8")
    second = PAGES / "second"
    second.mkdir()
    for name in ("page.html", "page.json"):
        (second / name).write_bytes((PAGES / name).read_bytes())
    assert check() == 0
    out = capsys.readouterr().out
    assert "quiet-pages: reads word for word" in out
    assert "quiet-pages/second: page.txt was missing, and is written as the adapter reads now" in out
    assert (second / "page.txt").read_text("utf-8") == before


@pytest.mark.parametrize(
    "about",
    ["", "[]", "{}", '{"url": "x", "fetched_at": "y"}', '{"url": "https://x.org/", "fetched_at": "2025-01-01"}'],
)
def test_a_page_whose_facts_are_broken(drafted: DemoBlog, about: str, capsys: pytest.CaptureFixture[str]) -> None:
    (PAGES / "page.json").write_text(about, "utf-8")
    assert check() == ExitCode.CONFIG
    assert "quiet-pages/page.json is broken; it needs" in capsys.readouterr().err


# pages that attack --------------------------------------------------------------------------------------------

SNARES = (
    "'''", '"""', "\\", "'", '"', "\\'); import os; os.system('x') #", "*/", "\n", "\r", "{}", "%s", "\x1b[2J",
    "\x00", "\u2028", "\u202e", "# -*- coding: utf-7 -*-", "+AAo-", "]@x", "</script>", "a'),)\nprint(1)\n(('",
)  # fmt: skip


def hostile() -> Pages:
    """A blog that puts all of them wherever a draft looks."""
    evil = "".join(SNARES).replace("<", "&lt;").replace("&", "&amp;").replace('"', "&quot;")
    classes = " ".join(snare.replace('"', "&quot;") for snare in SNARES)
    head = (
        f'<title>{evil}</title><meta name="generator" content="Evil{evil}">'
        f'<meta property="og:type" content="article"><script src="//ev\'il.example/x.js"></script>'
        f'<link rel="stylesheet" href="/e\'vil&quot;\\/{classes}/x.css">'
    )
    words = "So the weeks go by, and something that was hard becomes a little softer. " * 12
    post = (
        f'<article class="{classes}" id="{evil}"><h1 class="{classes}" itemprop="{evil}">Evil {evil}</h1>'
        f'<span class="author {classes}">by Ada Quill</span><time class="{classes}" datetime="2024-03-04">March 4,'
        f' 2024 </time><div data-hook="{evil}" class="{classes}"><p>{words}</p><div class="share {classes}">{evil}'
        f'</div></div><a rel="tag" href="/tag/{evil}">{evil}</a></article>'
    )
    body = f'<body id="{evil}" class="{classes}" data-{evil}="x"><!-- made by {evil[:40]} -->'
    headers = (("X-Powered-By", "Evil ');print(1)#"), ("X-Evil", "1"))
    pages = {
        "/": Answer(parts=(f"<html><head>{head}</head>{body}<main><a href='/it%27s/on-rest'>x</a></main></html>",),
                    headers=headers),
        "/it%27s/on-rest": Answer(parts=(f"<html><head>{head}</head>{body}{post}</html>",), headers=headers),
        "/robots.txt": text(f"Sitemap: {EVIL}\n", "text/plain"),
    }  # fmt: skip
    return pages_of(pages)


def test_nothing_of_a_page_becomes_code(capsys: pytest.CaptureFixture[str]) -> None:
    with hostile() as site:
        assert draft(f"{site.url}it%27s/on-rest") == 0, capsys.readouterr()
    out, err = capsys.readouterr()
    source = (ADAPTERS / "quiet_pages.py").read_text("utf-8")
    only_facts(source)
    assert all(char.isprintable() or char == "\n" for char in source + out + err)
    assert len(source.split("\n")) < 80
    use_folder(ADAPTERS, again=True)
    assert get_platform("quiet-pages").marks
    assert check() == 0
