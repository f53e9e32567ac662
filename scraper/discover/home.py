"""What a blog's home page tells a discovery: the routes that it names, and the posts that it links."""

from __future__ import annotations

from dataclasses import dataclass

from scraper.discover.listings import Listing, read_listing
from scraper.markup import Page
from scraper.platforms import Platform
from scraper.types import Headers


@dataclass(frozen=True, kw_only=True, slots=True)
class Home:
    """The home page as read.

    `url` is the address that answered. `api_roots` are the places where the platform's API may stand, the stated
    one first. `walled` is true where the page says that feeds may be cut for members.
    """

    url: str
    listing: Listing
    api_roots: tuple[str, ...] = ()
    walled: bool = False


def read_home(page: Page, headers: Headers, platform: Platform, site_url: str) -> Home:
    """Read a parsed home page, with the headers it came with, as the platform of the blog has it."""
    api = platform.api
    return Home(
        url=page.url,
        listing=read_listing(page.text, page.url),
        api_roots=api.roots(page, headers, site_url) if api is not None else (),
        walled=page.first(*platform.walled) is not None,
    )
