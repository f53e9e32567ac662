"""From captured bytes to an Article: platform facts first, trafilatura where there are none."""

from scraper.extract.article import NeedsWorkerError, extract_api_post, extract_page
from scraper.extract.hints import Hints

__all__ = [
    "Hints",
    "NeedsWorkerError",
    "extract_api_post",
    "extract_page",
]
