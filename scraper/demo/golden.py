"""The text file that each demo post must become, written from its structured content alone.

This is a second, independent statement of the text format: it reads no HTML and shares no code with the
extraction. `python -m scraper.demo goldens FOLDER` writes the files that the tests compare with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from scraper.demo.model import (
    Block,
    Bullets,
    Head,
    Item,
    Numbers,
    Para,
    Picture,
    Post,
    Quote,
    Repeated,
    Table,
    Verse,
    Wrapped,
)

_MARKS = re.compile(r"\*\*(.+?)\*\*|\*(.+?)\*|\[([^\]]+)\]\([^)]+\)|<<([^>]+)>>")


def plain(text: str) -> str:
    """The words of a text: inline marks gone, non-breaking spaces and runs of spaces as one space."""
    bare = text
    while (shorter := _MARKS.sub(lambda m: next(g for g in m.groups() if g is not None), bare)) != bare:
        bare = shorter
    return " ".join(bare.replace("\u00a0", " ").split())


def day(moment: datetime, zone: ZoneInfo) -> str:
    """`Mar 02, 2018`: the day on the author's calendar."""
    return moment.astimezone(zone).strftime("%b %d, %Y")


def golden_text(post: Post, zone: ZoneInfo, *, author: bool = True, modified: bool = True) -> str:
    """The whole text file of a post; `author` and `modified` say what its platform makes known."""
    byline = [plain(post.author)] if author and post.author else []
    published = day(post.published, zone)
    byline.append(published)
    changed = day(post.changed, zone)
    if modified and changed != published:
        byline.append(f"Updated: {changed}")
    head = f"{plain(post.title)}\n\n" + "\n".join(byline)
    return "\n\n".join([head, *body(post)]) + "\n"


def body(post: Post, *, repeated: bool = False) -> list[str]:
    """The blocks of a post's text; a first heading that repeats the title is left out.

    `repeated` asks for what its page shows: that which the site repeats on most posts, too.
    """
    blocks: list[Block] = []
    for block in post.blocks:
        blocks += block.blocks if repeated and isinstance(block, Repeated) else (block,)
    if blocks and isinstance(blocks[0], Head) and plain(blocks[0].text) == plain(post.title):
        del blocks[0]
    return [text for block in blocks for text in _block(block)]


def _block(block: Block) -> Iterator[str]:
    match block:
        case Para(text) | Head(text):
            yield plain(text)
        case Bullets() | Numbers():
            yield "\n".join(_items(block, 0))
        case Quote(paragraphs, source):
            yield from (plain(text) for text in (*paragraphs, source) if text)
        case Table(rows, caption):
            yield "\n".join(" | ".join(plain(cell) for cell in row) for row in rows)
            yield from [plain(caption)] if caption else []
        case Verse(lines):
            yield "\n".join(plain(line) for line in lines)
        case Picture(_, _, caption):
            yield from [plain(caption)] if caption else []
        case Wrapped(blocks):
            yield from (plain(inner.text) for inner in blocks)
        case _:
            # buttons, shop cards, spacers, page breaks and what the site repeats are no text
            return


def _items(block: Bullets | Numbers, level: int) -> Iterator[str]:
    for index, item in enumerate(block.items):
        sign = "•" if isinstance(block, Bullets) else f"{block.start + index}."
        text, children = (item.text, item.children) if isinstance(item, Item) else (item, ())
        yield f"{'  ' * (level + 1)}{sign} {plain(text)}"
        for child in children:
            yield from _items(child, level + 1)


def excerpt(post: Post, words: int = 24, ending: str = "...") -> str:
    """The first words of a post, cut the way lists cut them."""
    text = next((plain(b.text) for b in post.blocks if isinstance(b, Para)), plain(post.title))
    parts = text.split()
    return text if len(parts) <= words else " ".join(parts[:words]) + ending
