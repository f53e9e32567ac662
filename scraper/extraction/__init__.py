"""From captured bytes to an Article: platform facts first, trafilatura where there are none."""

from scraper.extraction.alone import MAX_BYTES, article_of, check_size, read_alone
from scraper.extraction.article import NeedsWorkerError, extract_page
from scraper.extraction.hints import Hints
from scraper.extraction.whole import extract_whole_post

__all__ = [
    "MAX_BYTES",
    "Hints",
    "NeedsWorkerError",
    "article_of",
    "check_size",
    "extract_page",
    "extract_whole_post",
    "read_alone",
]
