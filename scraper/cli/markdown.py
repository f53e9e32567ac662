"""An article as Markdown (CommonMark, tables as GitHub has them); the author's words stay literal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from scraper.textformat import format_day
from scraper.types import Article, Block, BlockKind

_LISTS = (BlockKind.BULLET, BlockKind.NUMBERED)
#: what means something wherever it stands
_ANYWHERE = re.compile(r"([\\`*_\[\]<>~|])|&(?=[#\w])")
#: what means something at the start of a line: headings, lists, rules, underlines of headings
_AT_START = re.compile(r"^(?:([#+=-])|(\d{1,9})([.)]))")
_BREAK = "\\\n"


def article_markdown(article: Article) -> str:
    """The title as `#`, the byline as text files have it, and the blocks; one line end at the end."""
    parts = [f"# {_closed(_inline(article.title))}"]
    if byline := _byline(article):
        parts.append(_BREAK.join(_line(words) for words in byline))
    previous: Block | None = None
    for block in article.blocks:
        listed = previous is not None and block.kind in _LISTS and previous.kind in _LISTS
        if listed and previous is not None and _continues(previous, block):
            parts[-1] += "\n" + _item(block)
        else:
            # two lists in a row would be one: a comment parts them
            parts += ["<!-- -->", _block(block)] if listed else [_block(block)]
        previous = block
    return "\n\n".join(parts) + "\n"


def _byline(article: Article) -> Iterator[str] | list[str]:
    day, changed = format_day(article.published), format_day(article.modified)
    found = [", ".join(article.bylines)] if article.authors else []
    found += [day] if day else []
    return [*found, f"Updated: {changed}"] if changed and changed != day else found


def _block(block: Block) -> str:
    if block.kind is BlockKind.HEADING:
        return f"## {_closed(_inline(block.text))}"
    if block.kind in _LISTS:
        return _item(block)
    if block.kind is BlockKind.TABLE:
        return _table([row.split(" | ") for row in block.text.split("\n")])
    text = _BREAK.join(_line(line) for line in block.text.split("\n"))
    return re.sub("^", "> ", text, flags=re.MULTILINE) if block.kind is BlockKind.QUOTE else text


def _item(block: Block) -> str:
    mark = "-" if block.kind is BlockKind.BULLET else f"{min(block.number, 999_999_999)}."
    return f"{'    ' * block.level}{mark} {_line(block.text)}"


def _continues(previous: Block, block: Block) -> bool:
    """True where an item belongs to the list before it: one of its own kind and the next number, or one inside."""
    if block.level > previous.level:
        return block.level == previous.level + 1
    if block.level < previous.level:
        return True
    same = block.kind is previous.kind
    return same and (block.kind is BlockKind.BULLET or block.number == previous.number + 1)


def _table(rows: Sequence[Sequence[str]]) -> str:
    """The first row as its head, for Markdown knows no table without one."""
    width = max(len(row) for row in rows)
    lines = [f"| {' | '.join([*map(_inline, row), *[''] * (width - len(row))])} |" for row in rows]
    return "\n".join([lines[0], f"|{' --- |' * width}", *lines[1:]])


def _line(text: str) -> str:
    """A line of running text: nothing in it is Markdown, not at its start either."""
    return _AT_START.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}", _inline(text))


def _inline(text: str) -> str:
    return _ANYWHERE.sub(lambda m: f"\\{m[0]}", text)


def _closed(text: str) -> str:
    """The words of a heading; number signs at its end would be taken for its close."""
    return re.sub(r"(#+)$", lambda m: "\\#" * len(m[1]), text) if text.endswith("#") else text
