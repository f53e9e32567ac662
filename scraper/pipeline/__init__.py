"""The conductor: the only room that knows the order of the stages."""

from scraper.pipeline.address import archive_address
from scraper.pipeline.env import Nobody, Watcher
from scraper.pipeline.run import Order, crawl

__all__ = ["Nobody", "Order", "Watcher", "archive_address", "crawl"]
