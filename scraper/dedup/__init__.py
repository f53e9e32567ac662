"""Identity of texts: what makes two the same, and what of a text is repeated all over its site."""

from scraper.dedup.boilerplate import Counted, Dropped, Repeated, hashes, marks, without
from scraper.dedup.text import RECIPE, content_hash, folded, normalise

__all__ = [
    "RECIPE",
    "Counted",
    "Dropped",
    "Repeated",
    "content_hash",
    "folded",
    "hashes",
    "marks",
    "normalise",
    "without",
]
