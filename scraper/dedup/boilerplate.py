"""What most posts of one site repeat (a call to book, the practice's blurb), and bodies without it.

The unit is a chunk: what stands between blank lines of a rendered body, so that a whole list is one. Everything
here is a pure function of bodies, whatever the order in which they come.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from scraper.dedup.text import folded, normalise

#: a chunk is boilerplate if so many posts show it, and if that is so large a share of the site's posts
MIN_POSTS = 5
MIN_SHARE = 0.5
#: a chunk of fewer words may be the author's own ("Conclusion"): alone in the middle of a text it stays
LONG = 6
#: bytes of a chunk's SHA-256 that are kept: of a hundred million chunks, no two would meet by chance
HASH_BYTES = 16

_BETWEEN = "\n\n"
_NOTHING = hashlib.sha256(b"").digest()[:HASH_BYTES]


@dataclass(frozen=True, slots=True)
class Dropped:
    """A chunk that was taken out of a body, and its place among the chunks, from 0."""

    position: int
    text: str


@dataclass(frozen=True, slots=True)
class Repeated:
    """A chunk that is boilerplate, with its words as one post shows them: on `posts` of `site_posts` posts."""

    hash: bytes
    text: str
    posts: int
    site_posts: int


def hashes(body: str) -> list[bytes]:
    """For each chunk of a body the first 16 bytes of the SHA-256 of its normal form (that of a text's hash)."""
    parts = folded(body).split(_BETWEEN)
    chunks = body.split(_BETWEEN)
    if len(parts) != len(chunks):
        # an invisible mark stood in an empty line
        parts = [normalise(chunk) for chunk in chunks]
    return [hashlib.sha256(" ".join(part.split()).encode()).digest()[:HASH_BYTES] for part in parts]


def marks(counts: Mapping[bytes, int], total: int) -> frozenset[bytes]:
    """The chunks that are boilerplate, of those that so many of a site's `total` posts show."""
    least = max(MIN_POSTS, total * MIN_SHARE)
    return frozenset(chunk for chunk, posts in counts.items() if posts >= least)


class Counted:
    """On how many posts of one site each chunk stands.

    A post is counted once for all the bodies that it ever showed, and posts whose bodies are the same count as
    one: a text that stands at two addresses repeats nothing.
    """

    def __init__(self) -> None:
        self.total = 0
        self.posts: dict[bytes, int] = {}
        self._seen: set[bytes] = set()
        self._words: dict[bytes, str] = {}

    def add(self, bodies: Sequence[str]) -> None:
        """One more post, with every whole body that it showed."""
        shown = [hashes(body) for body in bodies]
        wholes = {hashlib.sha256(b"".join(chunks)).digest()[:HASH_BYTES] for chunks in shown}
        post = hashlib.sha256(b"".join(sorted(wholes))).digest()[:HASH_BYTES]
        if not wholes or post in self._seen:
            return
        self._seen.add(post)
        self.total += 1
        for chunk in {chunk for chunks in shown for chunk in chunks} - {_NOTHING}:
            count = self.posts.get(chunk, 0) + 1
            self.posts[chunk] = count
            if count == MIN_POSTS:
                self._words[chunk] = _words_of(chunk, bodies, shown)

    def marks(self) -> tuple[Repeated, ...]:
        """The boilerplate, on most posts first."""
        found = (
            Repeated(chunk, self._words[chunk], self.posts[chunk], self.total)
            for chunk in marks(self.posts, self.total)
        )
        return tuple(sorted(found, key=lambda one: (-one.posts, one.hash)))


def _words_of(wanted: bytes, bodies: Sequence[str], shown: Sequence[Sequence[bytes]]) -> str:
    return next(
        body.split(_BETWEEN)[chunks.index(wanted)]
        for body, chunks in zip(bodies, shown, strict=True)
        if wanted in chunks
    )


def without(
    body: str, marked: Collection[bytes], known: Sequence[bytes] | None = None
) -> tuple[str, tuple[Dropped, ...]]:
    """A body without its boilerplate, and what was taken out; `known` are its hashes, where they are at hand.

    A short chunk goes only in company: where the marked chunks around it, without a gap, hold a long one, or reach
    the beginning or the end of the body. A body never loses all its words: it stays whole instead.
    """
    if not marked:
        return body, ()
    found = hashes(body) if known is None else known
    if not any(chunk in marked for chunk in found):
        return body, ()
    chunks = body.split(_BETWEEN)
    gone = {place for run in _runs([chunk in marked for chunk in found]) for place in _goes(run, chunks)}
    kept = [chunk for place, chunk in enumerate(chunks) if place not in gone]
    if not gone or not any(_words(chunk) for chunk in kept):
        return body, ()
    return _BETWEEN.join(kept), tuple(Dropped(place, chunks[place]) for place in sorted(gone))


def _runs(marked: Iterable[bool]) -> list[list[int]]:
    """The places of marked chunks, those without a gap together."""
    runs: list[list[int]] = []
    for place, is_marked in enumerate(marked):
        if is_marked:
            if runs and runs[-1][-1] == place - 1:
                runs[-1].append(place)
            else:
                runs.append([place])
    return runs


def _goes(run: list[int], chunks: list[str]) -> list[int]:
    at_an_end = run[0] == 0 or run[-1] == len(chunks) - 1
    return run if at_an_end or any(_words(chunks[place]) >= LONG for place in run) else []


def _words(chunk: str) -> int:
    """The words of a chunk: what has a letter or a digit, so no bullet and no line of stars."""
    return sum(any(map(str.isalnum, word)) for word in chunk.split())
