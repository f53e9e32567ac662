"""Identity of texts: what makes two the same, and what of a text is repeated all over its site."""

from scraper.dedup.boilerplate import Counted, block_of, hashes, joined, marks, parted, same_words, without
from scraper.dedup.text import RECIPE, content_hash, folded, normalise

__all__ = [
    "RECIPE",
    "Counted",
    "block_of",
    "content_hash",
    "folded",
    "hashes",
    "joined",
    "marks",
    "normalise",
    "parted",
    "same_words",
    "without",
]
