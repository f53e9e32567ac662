"""What a site's furniture leaves among the blocks of a text: cards, contents, share lines, related posts.

Elements that carry it are dropped from the tree (`chrome.py`); this is for what stands in the text's own elements.
Every rule asks for a whole block of its kind: a sentence of the author's that holds the same words stays. The
kinds are those of facts/platforms-*.md; the words are in `furniturewords.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from scraper.extraction import furniturewords as terms
from scraper.textformat import letters
from scraper.types import Block, BlockKind

#: a block of more characters is the author's, whatever it begins with
_MAX_LINE = 200
_MAX_LABEL = 60
_LINES = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.VERSE, BlockKind.CAPTION, BlockKind.BULLET)
_MAX_CARD_TITLE = 120
#: the share of the lines of a table of contents that must be headlines of the text
_CONTENTS_SHARE = 0.6
#: blocks before the text that may only say its title and when it was changed
_HEAD = 6
#: where the end of a text may begin, and what may follow it: teasers are short
_END_FROM, _END_SHARE, _MAX_TEASER = 0.5, 0.4, 450
_ABOUT_BLOCKS, _ABOUT_TEXT = 8, 1500
#: a newsletter's departments may begin behind this share of it, and are so many at least
_DEPARTMENTS_FROM, _DEPARTMENTS = 0.3, 3
#: so many labels are looked at of contents: a page that says one in every block is no text
_MAX_LABELS = 20


def without_furniture(blocks: Sequence[Block], title: str) -> tuple[Block, ...]:
    """The blocks of a text without what is furniture of its page; `title` may stand again before the text."""
    # the end first: what labels it ("3 comments") is furniture, too
    kept = [block for block in _without_end(_without_departments(blocks)) if not _is_furniture(block)]
    return tuple(_without_contents(without_head(without_cards(_without_days(kept)), title)))


def _is_furniture(block: Block) -> bool:
    text = block.text
    if terms.DATA.fullmatch(text) or terms.SHORTCODE.fullmatch(text) or terms.DIVIDER.fullmatch(text):
        return True
    if block.kind is BlockKind.CAPTION and terms.CREDIT.fullmatch(text):
        return True
    if block.kind not in _LINES or len(text) > _MAX_LINE:
        return False
    return all(terms.LINE.fullmatch(line) for line in text.split("\n"))


def without_cards(blocks: Sequence[Block]) -> list[Block]:
    """Without shop cards: a short line, its prices, and a button's words (facts: hosted, 1)."""
    kept: list[Block] = []
    for block in blocks:
        if terms.BUY.fullmatch(block.text) and kept and terms.PRICE.fullmatch(kept[-1].text):
            while kept and terms.PRICE.fullmatch(kept[-1].text):
                kept.pop()
            if kept and len(kept[-1].text) <= _MAX_CARD_TITLE:
                kept.pop()
        else:
            kept.append(block)
    return kept


def without_head(blocks: Sequence[Block], title: str) -> Sequence[Block]:
    """Without the title said again before the text, and lines beside it that tell when it was changed."""
    wanted = letters(title)
    start = 0
    for index, block in enumerate(blocks[:_HEAD]):
        if wanted and block.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH) and letters(block.text) == wanted:
            start = index + 1
        elif not _is_dated(block.text):
            break
        elif start == index:
            start = index + 1
    return blocks[start:]


def _without_days(blocks: Sequence[Block]) -> Sequence[Block]:
    """Without the last lines, where they only tell when the text was written or changed."""
    end = len(blocks)
    while end > 1 and _is_dated(blocks[end - 1].text):
        end -= 1
    return blocks[:end]


def _is_dated(text: str) -> bool:
    return terms.DATED.fullmatch(text) is not None and re.search(r"\d", text) is not None


def _without_contents(blocks: Sequence[Block]) -> Sequence[Block]:
    """Without a table of contents: a label, and lines most of which are headlines that follow."""
    labels = 0
    for index, block in enumerate(blocks):
        if len(block.text) > _MAX_LABEL or not terms.CONTENTS.fullmatch(block.text.rstrip(":")):
            continue
        labels += 1
        if labels > _MAX_LABELS:
            break
        headlines = {_entry(later.text) for later in blocks[index + 1 :] if later.kind is BlockKind.HEADING}
        end, hits = index + 1, 0
        while end < len(blocks) and len(blocks[end].text) <= _MAX_LINE:
            lines = blocks[end].text.split("\n")
            named = sum(_entry(line) in headlines for line in lines)
            if not named and (blocks[end].kind is BlockKind.HEADING or end - index > 2 * hits + 2):
                break
            if blocks[end].kind is BlockKind.HEADING and hits and _first_said(blocks, index + 1, end):
                break
            hits += named
            end += 1
        while end > index + 1 and _entry(blocks[end - 1].text.split("\n")[0]) not in headlines:
            end -= 1
        said = sum(len(b.text.split("\n")) for b in blocks[index + 1 : end])
        if said > 1 and hits >= _CONTENTS_SHARE * said:
            return [*blocks[:index], *blocks[end:]]
    return blocks


def _first_said(blocks: Sequence[Block], start: int, end: int) -> bool:
    """True where a headline repeats a line of the contents before it: the text itself has begun."""
    return any(_entry(block.text) == _entry(blocks[end].text) for block in blocks[start:end])


def _entry(text: str) -> str:
    return letters(terms.NUMBERING.sub("", text))


def _without_end(blocks: Sequence[Block]) -> Sequence[Block]:
    """Without the last part of the page that is none of the text: related posts, comments, the author's box."""
    whole = sum(len(block.text) for block in blocks)
    before = 0
    # where the last block stands that is too long for a teaser
    lengths = [len(block.text) for block in blocks]
    longest = max((index for index, length in enumerate(lengths) if length > _MAX_TEASER), default=-1)
    for index, block in enumerate(blocks):
        teasers = index > longest and whole - before <= _END_SHARE * whole
        if before >= _END_FROM * whole and len(block.text) <= _MAX_LABEL and _ends(blocks, index, teasers):
            return blocks[:index]
        before += lengths[index]
    return blocks


def _without_departments(blocks: Sequence[Block]) -> Sequence[Block]:
    """Without what a newsletter sends along below its text: jobs, events, sponsors, how to unsubscribe."""
    whole = sum(len(block.text) for block in blocks)
    before, first, kinds = 0, 0, set[int]()
    for index, block in enumerate(blocks):
        late = before >= _DEPARTMENTS_FROM * whole
        if late and block.kind is BlockKind.HEADING and len(block.text) <= _MAX_LABEL:
            kind = next((k for k, words in enumerate(terms.DEPARTMENTS) if words.fullmatch(block.text)), None)
            if kind is not None:
                first = index if not kinds else first
                kinds.add(kind)
        before += len(block.text)
    return blocks[:first] if len(kinds) >= _DEPARTMENTS else blocks


def _ends(blocks: Sequence[Block], index: int, teasers: bool) -> bool:
    """True where a label begins another part of the page; `teasers` says that what follows is short enough."""
    label = blocks[index]
    if label.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH):
        return False
    if terms.COMMENTS.fullmatch(label.text):
        return label.kind is BlockKind.HEADING
    if terms.ABOUT.fullmatch(label.text):
        rest = blocks[index : index + _ABOUT_BLOCKS + 1]
        return len(rest) <= _ABOUT_BLOCKS and sum(len(block.text) for block in rest) <= _ABOUT_TEXT
    return teasers and terms.END.fullmatch(label.text) is not None
