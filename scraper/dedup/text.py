"""Identity of texts: the hash that makes the same article the same, whatever address, site or run it came from."""

from __future__ import annotations

import hashlib
import re
import unicodedata

#: version of the recipe below; stored beside every hash
RECIPE = 1

_ZERO_WIDTH = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_FOLDS = {
    **dict.fromkeys("‘’‚‛′´`", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
}


def normalise(text: str) -> str:
    """NFKC, zero-width characters dropped, quotes and dashes folded, white space collapsed; case is kept.

    The folding goes before NFKC, which takes some quotes apart ("´" into a space and an accent), and after it, for
    those that it makes.
    """
    return " ".join(folded(text).split())


def folded(text: str) -> str:
    """The normal form but for its white space, which stays as it is."""
    plain = _fold(_ZERO_WIDTH.sub("", text))
    if not unicodedata.is_normalized("NFKC", plain):
        plain = _fold(unicodedata.normalize("NFKC", plain))
    return plain


def _fold(text: str) -> str:
    # one fast search for each mark; str.translate looks up every character of the text
    for mark, plain in _FOLDS.items():
        text = text.replace(mark, plain)
    return text


def content_hash(title: str, body: str) -> str:
    """SHA-256, in lower-case hex, over the normalised title, a line feed, and the normalised body."""
    return hashlib.sha256(f"{normalise(title)}\n{normalise(body)}".encode()).hexdigest()
