"""One address without an entry: a post is archived, a blog's home is crawled."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from scraper import urls
from scraper.pipeline.crawl import UNFINISHED
from scraper.pipeline.run import Order, alone, opened
from scraper.types import Candidate, Site, SiteReport


async def archive_address(site: Site, address: str, kind: str | None, order: Order) -> tuple[SiteReport, ...]:
    """Archive what stands at the address: `kind` is "post", "blog", or None where the page itself is to tell.

    A root address, or that of the site's entry, is a blog; any other page is a post if it shows signs of one.
    """
    parts = urlsplit(address)
    configured = urls.key(address) == urls.key(site.url) and site.platform is not None
    root = (parts.path in ("", "/") and not parts.query) or configured
    candidate = Candidate(url=address, key=urls.key(address), claims=())
    async with opened(order) as env:
        if kind == "post" or (kind is None and not root):
            report = await alone(env, site, lambda work: work.post(candidate, forced=kind == "post"))
            if report.status != UNFINISHED or kind == "post" or env.fetcher.stopped:
                return (report,)
        return (await alone(env, replace(site, url=address)),)
