"""The conductor: the only room that knows the order of the stages."""

from scraper.pipeline.address import archive_address
from scraper.pipeline.alone import MAX_BYTES, check_size, read_address, read_file
from scraper.pipeline.draft import Drafted, draft_platform
from scraper.pipeline.elsewhere import home_of, no_blog
from scraper.pipeline.env import Nobody, Watcher
from scraper.pipeline.importing import Imported, import_files, text_files
from scraper.pipeline.probing.probe import ProbeOrder, probe_all
from scraper.pipeline.run import Order, crawl

__all__ = [
    "MAX_BYTES",
    "Drafted",
    "Imported",
    "Nobody",
    "Order",
    "ProbeOrder",
    "Watcher",
    "archive_address",
    "check_size",
    "crawl",
    "draft_platform",
    "home_of",
    "import_files",
    "no_blog",
    "probe_all",
    "read_address",
    "read_file",
    "text_files",
]
