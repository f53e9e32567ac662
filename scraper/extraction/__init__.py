"""From captured bytes to an Article: platform facts first, trafilatura where there are none."""

from scraper.extraction.alone import MAX_BYTES, article_of, check_size, read_alone
from scraper.extraction.article import NeedsWorkerError, extract_packed, extract_page
from scraper.extraction.documents import MAX_DOCUMENT, Reading, document_url, read_document
from scraper.extraction.hints import Hints
from scraper.extraction.reservation import read_reservations
from scraper.extraction.whole import extract_whole_post

#: the version of the rules by which texts are read: counted up when they give other texts, names or dates
RULES = 1

__all__ = [
    "MAX_BYTES",
    "MAX_DOCUMENT",
    "RULES",
    "Hints",
    "NeedsWorkerError",
    "Reading",
    "article_of",
    "check_size",
    "document_url",
    "extract_packed",
    "extract_page",
    "extract_whole_post",
    "read_alone",
    "read_document",
    "read_reservations",
]
