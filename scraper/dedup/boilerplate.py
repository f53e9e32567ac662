"""What most posts of one site repeat (a call to book, the practice's blurb), and bodies without it.

The unit is a block: what stands between blank lines of a rendered body, so that a whole list is one. Everything
here is a pure function of bodies, whatever the order in which they come.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from scraper.dedup.text import folded, normalise

#: a block is boilerplate if so many posts show it, and if that is so large a share of the site's posts
MIN_POSTS = 5
MIN_SHARE = 0.5
#: a block of fewer words may be the author's own ("Conclusion"): alone in the middle of a text it stays
LONG = 6
#: bytes of a block's SHA-256 that are kept: one site has thousands of blocks, and no two meet by chance
HASH_BYTES = 8

_BETWEEN = "\n\n"
_NOTHING = hashlib.sha256(b"").digest()[:HASH_BYTES]
#: a number in brackets at the end of a line, "Grief (12)", counts something and changes by itself; a year does not
_COUNT = re.compile(r"(?<![ \t])[ \t]*\((?!(?:1[5-9]|20)\d\d\))\d{1,9}\)[ \t]*$", re.MULTILINE)


def hashes(body: str) -> list[bytes]:
    """For each block of a body the first 8 bytes of the SHA-256 of its normal form (that of a text's hash).

    A number in brackets at the end of a line is no part of it, unless it may be a year.
    """
    parts = folded(body).split(_BETWEEN)
    blocks = body.split(_BETWEEN)
    if len(parts) != len(blocks):
        # an invisible mark stood in an empty line
        parts = [folded(block) for block in blocks]
    return [_hash(part) for part in parts]


def _hash(block: str) -> bytes:
    counted = _COUNT.sub("", block) if "(" in block else block
    return hashlib.sha256(" ".join(counted.split()).encode()).digest()[:HASH_BYTES]


def block_of(body: str, wanted: bytes) -> str | None:
    """The block of a body that has this hash."""
    found = hashes(body)
    return body.split(_BETWEEN)[found.index(wanted)] if wanted in found else None


def same_words(title: str, body: str, other_title: str, other_body: str) -> bool:
    """True if two renderings differ in nothing but typography, white space, and counts in brackets."""
    if normalise(title) != normalise(other_title):
        return False
    return normalise(body) == normalise(other_body) or hashes(body) == hashes(other_body)


def joined(blocks: Iterable[bytes]) -> bytes:
    """The different ones of these hashes as one value, in order; those of empty blocks left out."""
    return b"".join(sorted(set(blocks) - {_NOTHING}))


def parted(blocks: bytes) -> frozenset[bytes]:
    """The hashes in a value that `joined` made."""
    return frozenset(blocks[at : at + HASH_BYTES] for at in range(0, len(blocks), HASH_BYTES))


def marks(counts: Mapping[bytes, int], total: int) -> frozenset[bytes]:
    """The blocks that are boilerplate, of those that so many of a site's `total` posts show."""
    least = max(MIN_POSTS, total * MIN_SHARE)
    return frozenset(block for block, posts in counts.items() if posts >= least)


class Counted:
    """On how many posts of one site each block stands.

    A post is counted once for all the bodies that it ever showed, and posts that showed the same blocks count as
    one: a text that stands at two addresses repeats nothing.
    """

    def __init__(self) -> None:
        self.total = 0
        self.posts: dict[bytes, int] = {}
        self._seen: set[bytes] = set()

    def add(self, blocks: bytes) -> None:
        """One more post, with all blocks that it ever showed, `joined`."""
        post = hashlib.sha256(blocks).digest()
        if not blocks or post in self._seen:
            return
        self._seen.add(post)
        self.total += 1
        for block in parted(blocks):
            self.posts[block] = self.posts.get(block, 0) + 1

    def marks(self) -> frozenset[bytes]:
        """The blocks that are boilerplate."""
        return marks(self.posts, self.total)


def without(body: str, marked: Collection[bytes], known: Sequence[bytes] | None = None) -> str:
    """A body without its boilerplate; `known` are its hashes, where they are at hand.

    A short block goes only in company: where the marked blocks around it, without a gap, hold a long one, or reach
    the beginning or the end of the body. A body never loses all its words: it stays whole instead.
    """
    if not marked:
        return body
    found = hashes(body) if known is None else known
    if not any(block in marked for block in found):
        return body
    blocks = body.split(_BETWEEN)
    gone = {place for run in _runs([block in marked for block in found]) for place in _goes(run, blocks)}
    kept = [block for place, block in enumerate(blocks) if place not in gone]
    if not gone or not any(_words(block) for block in kept):
        return body
    return _BETWEEN.join(kept)


def _runs(marked: Iterable[bool]) -> list[list[int]]:
    """The places of marked blocks, those without a gap together."""
    runs: list[list[int]] = []
    for place, is_marked in enumerate(marked):
        if is_marked:
            if runs and runs[-1][-1] == place - 1:
                runs[-1].append(place)
            else:
                runs.append([place])
    return runs


def _goes(run: list[int], blocks: list[str]) -> list[int]:
    at_an_end = run[0] == 0 or run[-1] == len(blocks) - 1
    return run if at_an_end or any(_words(blocks[place]) >= LONG for place in run) else []


def _words(block: str) -> int:
    """The words of a block: what has a letter or a digit, so no bullet and no line of stars."""
    return sum(any(map(str.isalnum, word)) for word in block.split())
