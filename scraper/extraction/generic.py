"""The body of a page of no known platform: a marked-up body where there is one, else trafilatura's choice.

Only worker processes import this module: trafilatura takes 0.4 s and 40 MiB to load.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import islice, takewhile

import trafilatura
from selectolax.lexbor import LexborNode

from scraper.extraction.blocks import read_blocks
from scraper.extraction.chrome import strip
from scraper.extraction.tei import blocks_of_tree
from scraper.extraction.whole import READER
from scraper.markup import Page
from scraper.textformat import letters
from scraper.types import Block, BlockKind

METHOD = f"trafilatura {trafilatura.__version__}"
DENSEST = f"densest element, {READER}"
#: pages above this take trafilatura longer than a deadline allows
MAX_TEXT = 4 * 1024 * 1024

#: shorter texts (characters), and such as hold a smaller share of the paragraphs, are read a second time
SHORT = 200
ENOUGH = 0.6
#: so are those of which one block of so many characters is a larger share: trafilatura's last resort is all words
#: of the page in one line
LUMP, LUMP_SHARE = 2_000, 0.5
#: an element inside another one holds the text if it has such a share of the other's paragraphs
DENSE = 0.6
#: what trafilatura left out between blocks that it took comes back from so many characters on
INNER = 80
#: elements around a text in which its headline is looked for, and how much more such a one may hold
_ABOVE, _BESIDE = 3, 1.1
#: our own reading of the element around a text: the share of trafilatura's blocks in the element and of its words
#: in the reading, and how much longer the reading may be
HELD, KEPT, GROWN = 0.9, 0.97, 1.25
_PROBE, _BEGINNING = 40, 200
#: elements that trafilatura is given: it takes the square of what stands in one row, or in one element
MAX_TAGS = 30_000
#: blocks that are looked for so, and blocks of a text that is read again
_MAX_PROBES, _MAX_READ = 100, 3_000
_MAX_DEPTH = 60
#: elements that are part of a text, not around it
_TEXTUAL = frozenset(("p", "ul", "ol", "blockquote", "table"))

_FIGURE = re.compile(r"<(/?)figure\b[^<>]*>", re.IGNORECASE)
_CAPTION = re.compile(r"<(/?)figcaption\b[^<>]*>", re.IGNORECASE)


def generic_blocks(page: Page, drop: Sequence[str]) -> tuple[tuple[Block, ...], str, bool]:
    """The blocks of the page's main text, as trafilatura finds it in the page's one article, main, or whole.

    Where that cannot be the text, its slower reading, or ours of the element with most of the paragraphs.
    And the way taken, and whether our own reading of the element that holds the text says the same.
    """
    strip(page.tree, drop)
    source = _narrow(page) or (page.tree.html or "")[:MAX_TEXT]
    home = _densest(page)
    expected = _paragraphs(home) if home is not None else 0
    blocks = _read(source, page.url, fast=True)
    if _doubtful(blocks, expected):
        slow = _read(source, page.url, fast=False)
        if not _doubtful(slow, expected):
            blocks = slow
        elif home is not None and not _doubtful(own := _below_headline(home), expected):
            return own, DENSEST, False
        else:
            blocks = max(blocks, slow, key=_length)
    own = _faithful(page, blocks)
    return own or blocks, METHOD, bool(own)


def _doubtful(blocks: tuple[Block, ...], expected: int) -> bool:
    """True for a text too short for the page's paragraphs, and for one that is a lump."""
    length = _length(blocks)
    longest = max((len(block.text) for block in blocks), default=0)
    return length < max(SHORT, ENOUGH * expected) or (longest > LUMP and longest > LUMP_SHARE * length)


def _below_headline(home: LexborNode) -> tuple[Block, ...]:
    """The blocks of an element, behind the sentences that stand between the headline right above and it."""
    blocks = read_blocks(home)[:_MAX_READ]
    around = home.parent
    for _ in range(_ABOVE):
        if around is None or around.css_first("h1") is not None:
            break
        around = around.parent
    length = len(home.text(deep=True))
    if not blocks or around is None or len(around.text(deep=True)) > _BESIDE * length:
        return blocks
    above = takewhile(lambda block: block != blocks[0], read_blocks(around))
    standfirst = (b for b in above if b.kind is BlockKind.PARAGRAPH and len(b.text) >= INNER)
    return (*(block for block in standfirst if block.text.endswith((".", "!", "?"))), *blocks)


def _densest(page: Page) -> LexborNode | None:
    """The smallest element that holds most of the paragraphs of each one around it."""
    home = page.tree.body
    for _ in range(_MAX_DEPTH):
        if home is None:
            break
        most = DENSE * _paragraphs(home)
        around = (child for child in home.iter() if child.tag not in _TEXTUAL)
        inner = next((child for child in around if _paragraphs(child) > most), None)
        if inner is None:
            break
        home = inner
    return home


def _paragraphs(node: LexborNode) -> int:
    return sum(len(p.text(deep=True).strip()) for p in node.css("p"))


def _faithful(page: Page, chosen: tuple[Block, ...]) -> tuple[Block, ...]:
    """The text that trafilatura chose, read by ourselves from the element that holds it; () where that is another.

    trafilatura loses headlines and list items. Our own reading counts where it has all of its words; of what
    trafilatura left out only such blocks come back, where they belong to one that it took.
    """
    home = _home_of(page, chosen) if len(chosen) <= _MAX_READ else None
    if home is None:
        return ()
    told = letters("".join(block.text for block in chosen))
    blocks = read_blocks(home)
    if len(blocks) > _MAX_READ:
        return ()
    taken = [letters(block.text[:_BEGINNING])[:_PROBE] in told for block in blocks]
    lost = _lost_between(blocks, taken, home)
    kept = tuple(
        block
        for index, block in enumerate(blocks)
        if taken[index] or index in lost or _was_lost(index, blocks, taken)
    )
    wanted, found = _words(chosen), _words(kept)
    whole = sum((wanted & found).values()) >= KEPT * sum(wanted.values())
    return kept if whole and sum(found.values()) <= GROWN * sum(wanted.values()) else ()


def _lost_between(blocks: Sequence[Block], taken: Sequence[bool], home: LexborNode) -> set[int]:
    """Where between taken blocks a longer one or a table stands, no links: a note in a box, a comparison."""
    where = [index for index, yes in enumerate(taken) if yes]
    left = [
        index
        for index in (range(where[0], where[-1]) if where else ())
        if not taken[index] and (len(blocks[index].text) >= INNER or blocks[index].kind is BlockKind.TABLE)
    ]
    links = {letters(link.text(deep=True) or "") for link in home.css("a")} if left else set()
    return {index for index in left if not _is_linked(letters(blocks[index].text), links)}


def _is_linked(text: str, links: AbstractSet[str]) -> bool:
    """True for a text that is half links, or more."""
    return sum(len(link) for link in links if link in text) >= len(text) / 2


def _was_lost(index: int, blocks: Sequence[Block], taken: Sequence[bool]) -> bool:
    """True for a headline before a taken block, and a list item beside a taken one or behind a colon."""
    kind = blocks[index].kind
    if kind is BlockKind.HEADING:
        return index + 1 < len(blocks) and taken[index + 1] and True in taken[:index]
    if kind not in (BlockKind.BULLET, BlockKind.NUMBERED):
        return False
    start, end = index, index + 1
    while start and blocks[start - 1].kind is kind:
        start -= 1
    while end < len(blocks) and blocks[end].kind is kind:
        end += 1
    introduced = start > 0 and taken[start - 1] and blocks[start - 1].text.endswith(":")
    return introduced or True in taken[start:end]


def _home_of(page: Page, chosen: tuple[Block, ...]) -> LexborNode | None:
    """The smallest element that holds nearly all of the longer blocks of a text."""
    probes = [_dense(block.text)[:_PROBE] for block in chosen if len(block.text) > _PROBE]
    probes = probes[:: len(probes) // _MAX_PROBES + 1]
    if not probes or page.tree.body is None:
        return None
    enough = HELD * len(probes)
    home = page.tree.body
    for _ in range(_MAX_DEPTH):
        inner = next((child for child in home.iter() if _holds(child, probes) >= enough), None)
        if inner is None or inner.tag in _TEXTUAL:
            return home
        home = inner
    return home


def _holds(node: LexborNode, probes: Sequence[str]) -> int:
    text = _dense(node.text(deep=True) or "")
    return sum(probe in text for probe in probes)


def _dense(text: str) -> str:
    """A text without its white space: `letters` takes five times as long, and this is asked on every level."""
    return "".join(text.split())


def _words(blocks: Sequence[Block]) -> Counter[str]:
    return Counter(re.findall(r"\w+", "\n".join(block.text for block in blocks).casefold()))


def _length(blocks: tuple[Block, ...]) -> int:
    return sum(len(block.text) for block in blocks)


def _narrow(page: Page) -> str | None:
    """The source of the page's one article or main, as a page of its own."""
    for selector in ("article", "main", '[role="main"]'):
        nodes = page.tree.css(selector)
        if len(nodes) == 1 and len(nodes[0].text(deep=True) or "") > 80:
            return f"<html><body>{nodes[0].html}</body></html>"[:MAX_TEXT]
    return None


def _with_captions(html: str) -> str:
    """The source with captions as paragraphs: trafilatura drops a figure with all that is in it."""
    return _CAPTION.sub(r"<\1p>", _FIGURE.sub(r"<\1div>", html))


def _bounded(html: str) -> str:
    """The source up to the tag that is one too many."""
    if html.count("<") <= MAX_TAGS:
        return html
    return html[: next(islice(re.finditer("<", html), MAX_TAGS, None)).start()]


def _read(html: str, url: str, *, fast: bool) -> tuple[Block, ...]:
    document = trafilatura.bare_extraction(
        _with_captions(_bounded(html)),
        url=url,
        include_comments=False,
        include_tables=True,
        with_metadata=False,
        favor_recall=True,
        fast=fast,
    )
    body = getattr(document, "body", None)
    return () if body is None else blocks_of_tree(body)
