"""The blocks a text is made of, and the plain text that they make (docs/text-format.md)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """The kinds of blocks a text is made of."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    BULLET = "bullet"
    NUMBERED = "numbered"
    QUOTE = "quote"
    TABLE = "table"
    CAPTION = "caption"
    VERSE = "verse"


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """One block of an article's text.

    `text` is one line, but for TABLE (a row a line, cells separated by ' | ') and VERSE (a line of verse a line).
    `level` is the depth of a list item, from 0; `number` the number of a NUMBERED item.
    """

    kind: BlockKind
    text: str
    level: int = 0
    number: int = 0


_LIST_KINDS = (BlockKind.BULLET, BlockKind.NUMBERED)


def render_body(blocks: Sequence[Block]) -> str:
    """The text of an article's body: blocks a blank line apart, list items on consecutive lines."""
    lines: list[str] = []
    previous: Block | None = None
    for block in blocks:
        if previous is not None and not (block.kind in _LIST_KINDS and previous.kind in _LIST_KINDS):
            lines.append("")
        lines.append(_render_block(block))
        previous = block
    return "\n".join(lines)


def _render_block(block: Block) -> str:
    indent = "  " * (block.level + 1)
    if block.kind is BlockKind.BULLET:
        return f"{indent}• {block.text}"
    if block.kind is BlockKind.NUMBERED:
        return f"{indent}{block.number}. {block.text}"
    return block.text
