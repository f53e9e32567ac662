"""The body of a page of no known platform: a marked-up body where there is one, else trafilatura's choice.

Only worker processes import this module: trafilatura takes 0.4 s and 40 MiB to load.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import islice
from typing import Any

import trafilatura
from lxml.etree import _Element as Element
from selectolax.lexbor import LexborNode

from scraper.extraction.blocks import read_blocks
from scraper.extraction.chrome import strip
from scraper.markup import Page
from scraper.textformat import letters, one_line
from scraper.types import Block, BlockKind

METHOD = f"trafilatura {trafilatura.__version__}"
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


def generic_blocks(page: Page, drop: Sequence[str]) -> tuple[tuple[Block, ...], bool]:
    """The blocks of the page's main text, as trafilatura finds it in the page's one article, main, or whole.

    And whether our own reading of the element that holds it says the same.
    """
    strip(page.tree, drop)
    source = _narrow(page) or (page.tree.html or "")[:MAX_TEXT]
    home = _densest(page)
    expected = _paragraphs(home) if home is not None else 0
    blocks = _read(source, page.url, fast=True)
    if _doubtful(blocks, expected):
        blocks = _second_opinion(blocks, source, page, home, expected)
    own = _faithful(page, blocks)
    return own or blocks, bool(own)


def _doubtful(blocks: tuple[Block, ...], expected: int) -> bool:
    """True for a text too short for the page's paragraphs, and for one that is a lump."""
    length = _length(blocks)
    longest = max((len(block.text) for block in blocks), default=0)
    return length < max(SHORT, ENOUGH * expected) or (longest > LUMP and longest > LUMP_SHARE * length)


def _second_opinion(
    first: tuple[Block, ...], source: str, page: Page, home: LexborNode | None, expected: int
) -> tuple[Block, ...]:
    """The first of two readings that can be the text: trafilatura's with its own fallbacks, which takes twice as
    long, and ours of the element with most of the paragraphs; where neither can, the longest of all.
    """
    slow = _read(source, page.url, fast=False)
    if not _doubtful(slow, expected):
        return slow
    own = read_blocks(home)[:_MAX_READ] if home is not None else ()
    return own if not _doubtful(own, expected) else max(first, slow, own, key=_length)


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
    return Counter(word for block in blocks for word in re.findall(r"\w+", block.text.casefold()))


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
    if body is None:
        return ()
    blocks: list[Block] = []
    for child in body:
        _element(child, blocks)
    return tuple(blocks)


def _element(node: Element, blocks: list[Block]) -> None:
    """One element of trafilatura's own tree (TEI names) as blocks."""
    tag = node.tag
    if tag == "head":
        _add(blocks, BlockKind.HEADING, _text(node))
    elif tag == "list":
        _list(node, blocks, 0)
    elif tag == "table":
        rows = [" | ".join(one_line(_text(cell)) for cell in row) for row in node if row.tag == "row"]
        text = "\n".join(row.strip() for row in rows if row.strip(" |"))
        if text:
            blocks.append(Block(kind=BlockKind.TABLE, text=text))
    elif tag == "quote" and any(child.tag in ("p", "head", "list") for child in node):
        _add(blocks, BlockKind.QUOTE, node.text or "")
        for child in node:
            if child.tag == "p":
                _add(blocks, BlockKind.QUOTE, _text(child))
            else:
                _element(child, blocks)
    elif tag in ("div", "body"):
        for child in node:
            _element(child, blocks)
    else:
        _add(blocks, BlockKind.QUOTE if tag == "quote" else BlockKind.PARAGRAPH, _text(node))


def _list(node: Element, blocks: list[Block], level: int) -> None:
    ordered = node.get("rend") == "ol"
    items = [item for item in node if item.tag == "item"]
    for number, item in enumerate(items, start=1):
        _item(item, blocks, number if ordered else 0, level)
        for inner in item:
            if inner.tag == "list":
                _list(inner, blocks, level + 1)


def _item(item: Element, blocks: list[Block], number: int, level: int) -> None:
    kind = BlockKind.NUMBERED if number else BlockKind.BULLET
    paragraphs = [child for child in item if child.tag in ("p", "head", "quote")]
    if len(paragraphs) > 1:
        for child in item:
            if child.tag != "list":
                _element(child, blocks)
        return
    text = one_line(_text(item))
    if text:
        blocks.append(Block(kind=kind, text=text, level=level, number=number))


def _add(blocks: list[Block], kind: BlockKind, text: str) -> None:
    for part in re.split(r"\n\s*\n", text):
        lines = [line for line in (one_line(line) for line in part.split("\n")) if line]
        if not lines:
            continue
        if kind is BlockKind.HEADING:
            blocks.append(Block(kind=kind, text=" ".join(lines)))
        elif len(lines) > 1 and kind is BlockKind.PARAGRAPH:
            blocks.append(Block(kind=BlockKind.VERSE, text="\n".join(lines)))
        else:
            blocks.append(Block(kind=kind, text="\n".join(lines)))


def _text(node: Any) -> str:
    """The text of an element, lists inside it aside: white space of the source folded, `<lb/>` as a line end."""
    parts = [re.sub(r"\s+", " ", node.text or "")]
    for child in node:
        if child.tag != "list":
            parts.append("\n" if child.tag == "lb" else _text(child))
        parts.append(re.sub(r"\s+", " ", child.tail or ""))
    return "".join(parts)
