"""Whose an id is: of two posts that bear the same one, and of posts that came from another site."""

from __future__ import annotations

from pathlib import Path

import pytest

from scraper.discover.feeds import FeedItem
from scraper.discover.whole import item_id
from scraper.platforms import get_platform
from tests.discover.tools import Finder, pages_of

WORDPRESS = (
    '<html><head><meta name="generator" content="WordPress 6.5"><title>b</title>{}</head><body></body></html>'
)
FEED = '<link rel="alternate" type="application/rss+xml" href="/feed/">'


def rss(*items: tuple[str, str]) -> str:
    rows = "".join(
        f'<item><title>{path}</title><link>HOST/{path}</link><guid isPermaLink="false">{guid}</guid></item>'
        for path, guid in items
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>b</title>{rows}</channel></rss>'


@pytest.mark.parametrize(
    ("platform", "guid", "url", "number"),
    [
        ("wordpress", "https://a.org/?p=57", "https://a.org/x/", "57"),
        ("wordpress", "http://www.a.org/?p=57", "https://a.org/2020/x/", "57"),
        ("wordpress", "https://old.wordpress.com/?p=57", "https://a.org/x/", None),
        ("wordpress", "https://a.org/blog/?p=57", "https://a.org/blog/x/", "57"),
        ("wordpress", "https://a.org/journal/?p=57", "https://a.org/blog/x/", None),
        ("drupal", "57 at https://a.org", "https://a.org/x", "57"),
        ("drupal", "57 at https://old.org", "https://a.org/x", None),
        # these ids are the same everywhere on their platform
        ("medium", "https://medium.com/p/0123456789ab", "https://a.org/x-0123456789ab", "0123456789ab"),
        ("ghost", "0123456789abcdef01234567", "https://a.org/x/", "0123456789abcdef01234567"),
    ],
)
def test_an_id_counts_on_its_own_site(platform: str, guid: str, url: str, number: str | None) -> None:
    assert item_id(FeedItem(url=url, guid=guid), get_platform(platform)) == number


def test_a_post_that_was_imported_and_a_new_one_of_the_same_number(tmp_path: Path) -> None:
    items = (
        ("old-imported/", "https://old.wordpress.com/?p=57"),
        ("new-post/", "HOST/?p=57"),
        ("x/", "HOST/?p=58"),
    )
    with pages_of({"/": WORDPRESS.format(FEED), "/feed/": rss(*items)}) as site:
        assert sorted(Finder(tmp_path, site.url).find().paths) == ["/new-post/", "/old-imported/", "/x/"]


def test_one_list_does_not_name_a_post_by_two_addresses(tmp_path: Path) -> None:
    items = (("one/", "HOST/?p=57"), ("two/", "HOST/?p=57"))
    with pages_of({"/": WORDPRESS.format(FEED), "/feed/": rss(*items)}) as site:
        assert sorted(Finder(tmp_path, site.url).find().paths) == ["/one/", "/two/"]
