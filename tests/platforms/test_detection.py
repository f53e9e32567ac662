"""Which platform a page was made with: evidence, and no guess."""

from __future__ import annotations

import pkgutil
import re
from pathlib import Path

import pytest

from scraper import platforms
from scraper.markup import Page
from scraper.platforms import GENERIC, all_platforms, detect, get_platform
from scraper.types import Headers

FOLDER = Path(platforms.__file__).parent
PROSE = "<article><h1>On rest</h1><p>Rest is work.</p></article>"

#: page source, headers, platform
SHOWN: list[tuple[str, Headers, str]] = [
    ('<meta name="generator" content="WordPress 6.5">', (), "wordpress"),
    ('<meta name="Generator" content="wordpress.com">', (), "wordpress-com"),
    ("", (("Link", '<https://a.org/wp-json/>; rel="https://api.w.org/"'),), "wordpress"),
    ("", (("x-pingback", "https://a.org/xmlrpc.php"),), "wordpress"),
    ('<link rel="https://api.w.org/" href="/wp-json/">', (), "wordpress"),
    ('<link href="/wp-content/a.css"><script src="/wp-includes/b.js"></script>', (), "wordpress"),
    ('<meta name="generator" content="Wix.com Website Builder">', (), "wix"),
    ("", (("X-Wix-Request-Id", "17"),), "wix"),
    (
        '<img src="https://static.wixstatic.com/a"><script src="https://static.parastorage.com/b"></script>',
        (),
        "wix",
    ),
    ('<div class="blog-post-body__content">x</div>', (), "kajabi"),
    ('<script>var Kajabi = Kajabi || {};</script><link href="//kajabi-app-assets.x/y">', (), "kajabi"),
]

#: pages that only speak of a platform, or borrow from it
GENERIC_PAGES: list[tuple[str, Headers]] = [
    (PROSE, ()),
    ('<a href="https://hope.mykajabi.com/course">My course</a>' + PROSE, ()),
    ("<p>I moved my blog from Wix to WordPress, then to Kajabi.</p>" + PROSE, ()),
    ('<a href="https://www.wix.com">Wix</a> <a href="https://wordpress.org">WordPress</a>' + PROSE, ()),
    ('<img src="https://static.wixstatic.com/media/a.jpg">' + PROSE, ()),
    ('<img src="https://other.org/wp-content/uploads/a.jpg">' + PROSE, ()),
    ('<script src="https://kajabi-storefronts-production.s3.x/y.js"></script>' + PROSE, ()),
    (
        '<meta name="generator" content="Handwork 1.2">' + PROSE,
        (("server", "nginx"), ("link", "</a.css>; rel=preload")),
    ),
    ('<meta name="description" content="WordPress tips">' + PROSE, ()),
    ("", ()),
]


def page(source: str) -> Page:
    return Page(f"<html><head></head><body>{source}</body></html>", "https://a.org/")


def test_every_module_of_the_folder_is_found() -> None:
    modules = {info.name for info in pkgutil.iter_modules([str(FOLDER)])}
    with_platform = {
        name
        for name in modules
        if re.search(r"^PLATFORM\b", (FOLDER / f"{name}.py").read_text("utf-8"), re.MULTILINE)
    }
    assert {name.replace("_", "-") for name in with_platform} == set(all_platforms())
    assert set(all_platforms()) >= {"generic", "kajabi", "wix", "wordpress"}
    assert list(all_platforms()) == sorted(all_platforms())


def test_a_platform_that_is_not_there() -> None:
    with pytest.raises(KeyError):
        get_platform("geocities")


@pytest.mark.parametrize(("source", "headers", "name"), SHOWN)
def test_what_a_platform_shows(source: str, headers: Headers, name: str) -> None:
    found = detect(page(source), headers)
    assert found.platform.name == name
    assert found.evidence


@pytest.mark.parametrize(("source", "headers"), GENERIC_PAGES)
def test_who_speaks_of_a_platform_is_not_on_it(source: str, headers: Headers) -> None:
    found = detect(page(source), headers)
    assert (found.platform.name, found.evidence) == (GENERIC, ())


def test_each_sure_mark_is_one_platforms_own() -> None:
    sure = [
        (mark.kind, mark.value) for platform in all_platforms().values() for mark in platform.marks if mark.sure
    ]
    assert len(sure) == len(set(sure))


def test_the_platform_with_more_evidence_wins() -> None:
    moved = (
        '<meta name="generator" content="WordPress 6.5"><link rel="https://api.w.org/" href="/wp-json/">'
        '<script src="/wp-includes/a.js"></script><link href="/wp-content/a.css">'
        '<img src="https://static.wixstatic.com/a"><script src="https://static.parastorage.com/b"></script>'
    )
    assert detect(page(moved), ()).platform.name == "wordpress"
