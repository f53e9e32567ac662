"""The conductor: the only room that knows the order of the stages."""

from scraper.pipeline.address import archive_address
from scraper.pipeline.draft import Drafted, draft_platform
from scraper.pipeline.elsewhere import home_of, no_blog
from scraper.pipeline.env import Nobody, Watcher
from scraper.pipeline.probing.probe import ProbeOrder, probe_all
from scraper.pipeline.run import Order, crawl

__all__ = [
    "Drafted",
    "Nobody",
    "Order",
    "ProbeOrder",
    "Watcher",
    "archive_address",
    "crawl",
    "draft_platform",
    "home_of",
    "no_blog",
    "probe_all",
]
