"""One address, with or without an entry: a post is archived, a blog's home is crawled."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from scraper import urls
from scraper.pipeline.crawl import UNFINISHED
from scraper.pipeline.env import Env
from scraper.pipeline.run import Order, alone, opened
from scraper.types import Candidate, Site, SiteReport


async def archive_address(
    address: str, order: Order, *, entry: Site | None, name: str, kind: str | None
) -> tuple[SiteReport, ...]:
    """Archive what stands at the address: `kind` is "post", "blog", or None where the page itself is to tell.

    `entry` is the configured site that owns the host; without one the site is called `name`. A root address, or
    that of the entry, is a blog; any other page is a post if it shows signs of one, else a page of the blog.
    """
    parts = urlsplit(address)
    home = parts.path in ("", "/") and not parts.query
    if entry is not None:
        home = home or urls.key(address) == urls.key(entry.url)
    candidate = Candidate(url=urls.untracked(address), key=urls.key(address), claims=())
    async with opened(order) as env:
        if kind == "post" or (kind is None and not home):
            site = entry or Site(name=name, url=f"{urls.origin(address)}/")
            report = await alone(env, site, lambda work: work.post(candidate, forced=kind == "post"))
            if report.status != UNFINISHED or kind == "post" or env.fetcher.stopped:
                return (_kept(env, report, entry),)
        blog = entry or Site(name=name, url=address)
        report = await alone(env, replace(blog, url=address) if kind == "blog" else blog)
        if entry is not None:
            # what the row says of the site is its entry's
            env.ledger.site(entry, env.clock())
            env.batch.commit()
        return (_kept(env, report, entry),)


def _kept(env: Env, report: SiteReport, entry: Site | None) -> SiteReport:
    """The report; a site without an entry of which nothing came is not kept."""
    if entry is None and (report.status != UNFINISHED or report.address is not None):
        env.ledger.forget_empty(report.site)
        env.batch.commit()
    return report
