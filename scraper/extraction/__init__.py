"""From captured bytes to an Article: platform facts first, trafilatura where there are none."""

from scraper.extraction.article import NeedsWorkerError, extract_page
from scraper.extraction.hints import Hints
from scraper.extraction.whole import extract_whole_post

__all__ = [
    "Hints",
    "NeedsWorkerError",
    "extract_page",
    "extract_whole_post",
]
