"""Drafts of adapters: guesses at marks, and a source into which no page can write code."""

from __future__ import annotations

import ast
import subprocess
import sys
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from scraper.markup import Page
from scraper.platforms.drafting import PLACES, Draft, Seen, adapter_source, quoted
from scraper.platforms.facts import css, generator, header, source
from scraper.platforms.own import in_folder
from scraper.platforms.signs import Sign, find_signs

CALLS = {"Platform", "SitemapPath", "FeedPath", "css", "generator", "header", "source", "compile"}
ANY = st.text(st.characters(codec=None), max_size=40)
SIGNS = st.builds(
    lambda kind, value, seen: Sign(mark=kind(value), seen=seen),
    st.sampled_from((css, generator, header, source)),
    ANY,
    ANY,
)
SEEN = st.builds(lambda value, seen: Seen(value=value, seen=seen), ANY, ANY)
FEW = st.lists(SEEN, max_size=3).map(tuple)


def only_facts(code: str) -> None:
    """The source holds a docstring, imports, and one PLATFORM of plain values."""
    module = ast.parse(code)
    head, *rest = module.body
    assert isinstance(head, ast.Expr)
    *imports, last = rest
    for node in imports:
        names = {alias.name for alias in node.names} if isinstance(node, ast.Import | ast.ImportFrom) else {"code"}
        assert names == {"re"} if isinstance(node, ast.Import) else names <= CALLS
    assert isinstance(last, ast.Assign)
    assert isinstance(last.targets[0], ast.Name)
    assert last.targets[0].id == "PLATFORM"
    plain = ast.Call | ast.keyword | ast.Tuple | ast.Constant | ast.Name | ast.Attribute | ast.Load
    for part in ast.walk(last.value):
        assert isinstance(part, plain), ast.dump(part)
        if isinstance(part, ast.Call):
            named = part.func.attr if isinstance(part.func, ast.Attribute) else getattr(part.func, "id", "")
            assert named in CALLS


@given(ANY)
def test_a_quoted_text_is_that_text(text: str) -> None:
    literal = quoted(text)
    assert ast.literal_eval(literal) == text
    assert all(char.isprintable() for char in literal)


@settings(max_examples=150, deadline=None)
@given(ANY, st.lists(SIGNS, max_size=4), FEW, FEW, FEW, st.dictionaries(st.sampled_from(PLACES), FEW))
def test_whatever_was_seen_no_code_is_written(
    url: str,
    signs: list[Sign],
    maps: tuple[Seen, ...],
    feeds: tuple[Seen, ...],
    paths: tuple[Seen, ...],
    places: dict[str, tuple[Seen, ...]],
) -> None:
    draft = Draft(
        name="quiet-pages",
        url=url,
        day=date(2025, 11, 25),
        extends="wix",
        signs=tuple(signs),
        sitemaps=maps,
        feeds=feeds,
        post_paths=paths,
        places=places,
    )
    code = adapter_source(draft)
    only_facts(code)
    assert all(char.isprintable() or char == "\n" for char in code)
    stated = ast.parse(code).body[-1]
    assert isinstance(stated, ast.Assign)
    assert isinstance(stated.value, ast.Call)
    values = {keyword.arg: keyword.value for keyword in stated.value.keywords}
    for fact in PLACES:
        assert ast.literal_eval(values.get(fact, ast.Tuple(elts=[], ctx=ast.Load()))) == tuple(
            seen.value for seen in places.get(fact, ())
        )


def test_the_source_is_as_the_house_writes_it(tmp_path: Path) -> None:
    draft = Draft(
        name="quiet-pages",
        url="https://quiet.example/letters/on-rest",
        day=date(2025, 11, 25),
        signs=(
            Sign(mark=generator("Quiet Pages"), seen="meta generator"),
            Sign(mark=header("x-quiet", sure=False), seen="header"),
            Sign(mark=css('link[href*="quiet"]', sure=True), seen="a style"),
        ),
        sitemaps=(Seen(value="/sitemap.xml", seen="lists 8"),),
        post_paths=(Seen(value=r"^/letters/[^/]+/?$", seen="all 8 posts of the feed have such an address"),),
        places={
            "title": (Seen(value="h1.headline", seen="an h1 with the title"),),
            "body": (Seen(value="x" * 120),),
        },
    )
    file = tmp_path / "quiet_pages.py"
    file.write_text(adapter_source(draft), "utf-8")
    assert (
        adapter_source(draft)
        == '''\
"""quiet-pages: a first draft."""

import re

from scraper.platforms.facts import Platform, SitemapPath, css, generator, header

# drafted from https://quiet.example/letters/on-rest on 2025-11-25
# every fact is a guess from one post and the home of one blog
# TODO not found, so read as on any site: feeds, single, byline, published, modified, shown, tags, drop
PLATFORM = Platform(
    name="quiet-pages",
    # a `sure` mark or a generator decides alone, two others together
    marks=(
        # meta generator
        generator("quiet pages"),
        # header
        header("x-quiet", sure=False),
        # a style
        css('link[href*="quiet"]', sure=True),
    ),
    # lists 8
    sitemaps=(SitemapPath(path="/sitemap.xml"),),
    # all 8 posts of the feed have such an address
    post_paths=(re.compile(r"^/letters/[^/]+/?$"),),
    # an h1 with the title
    title=("h1.headline",),
    body=(
        "'''
        + "x" * 120
        + """",
    ),
)
"""
    )
    assert list(in_folder(tmp_path)) == ["quiet-pages"]
    ruff = [sys.executable, "-m", "ruff", "format", "--check", "--line-length", "115", "--isolated", str(file)]
    done = subprocess.run(ruff, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


# marks --------------------------------------------------------------------------------------------------------


def page(head: str = "", body: str = "", attributes: str = "") -> Page:
    return Page(f"<html><head>{head}</head><body {attributes}>{body}</body></html>", "https://quiet.example/")


def marks(*pages: Page, headers: tuple[tuple[str, str], ...] = ()) -> list[str]:
    return [f"{s.mark.kind.value} {s.mark.value}" for s in find_signs([(one, headers) for one in pages])]


def test_marks_are_what_all_pages_share() -> None:
    maker = '<meta name="generator" content="Quiet Pages 5.2.1">'
    host = '<script src="https://cdn.quietpages.example/a.js"></script>'
    both = page(maker + host, "<quiet-menu></quiet-menu><!-- Made with Quiet Pages -->", 'class="quiet-theme q1"')
    other = page(
        maker + host, "<quiet-menu></quiet-menu><!-- Made with Quiet Pages -->", 'class="quiet-theme only"'
    )
    headers = (("Server", "nginx"), ("X-Quiet", "a"), ("X-Powered-By", "PHP/8"), ("Set-Cookie", "a=b"))
    assert marks(both, other, headers=headers) == [
        "generator quiet pages",
        "header x-quiet:",
        "source cdn.quietpages.example",
        "css body.quiet-theme",
        "css quiet-menu",
        "source <!-- Made with Quiet Pages -->",
    ]


def test_what_any_site_has_is_no_mark() -> None:
    common = (
        '<script src="https://www.googletagmanager.com/gtag.js"></script>'
        '<link rel="stylesheet" href="/assets/css/a.css">'
        '<link rel="stylesheet" href="https://fonts.googleapis.com/css">'
    )
    assert marks(page(common, "<!-- header -->", 'class="home page-id-42 no-js" data-id="7"')) == []


def test_a_lone_mark_has_to_decide_alone() -> None:
    (sign,) = find_signs([(page("", "", 'class="lantern-frame"'), ())])
    assert sign.mark == css("body.lantern-frame", sure=True)
    assert "the only sign" in sign.seen
