"""From captured bytes to an Article: platform facts first, trafilatura where there are none."""

from scraper.extract.article import NeedsWorkerError, extract_page
from scraper.extract.hints import Hints
from scraper.extract.whole import extract_whole_post

__all__ = [
    "Hints",
    "NeedsWorkerError",
    "extract_page",
    "extract_whole_post",
]
