"""An article as Markdown (CommonMark, tables as GitHub has them); the author's words stay literal."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scraper.textformat import format_change, format_day
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
    lists = _Lists()
    parts += [lists.item(block) if block.kind in _LISTS else lists.end(_block(block)) for block in article.blocks]
    return "".join([parts[0], *(part if part.startswith("\n") else f"\n\n{part}" for part in parts[1:])]) + "\n"


class _Lists:
    """The list in hand: what stands before each item, so that it is one of its own list and of no other."""

    def __init__(self) -> None:
        #: the items around the last one, and it, by level; with the columns that their marks take
        self._open: list[tuple[Block, int]] = []

    def end(self, written: str) -> str:
        """What is no list ends it."""
        self._open.clear()
        return written

    def item(self, block: Block) -> str:
        """An item behind the last one: on the next line, or a list of its own."""
        before = ""
        # a list that begins in the middle has nothing around it
        while len(self._open) > block.level + 1:
            self._open.pop()
        if len(self._open) == block.level + 1:
            last, _ = self._open.pop()
            same = last.kind is block.kind and (block.kind is BlockKind.BULLET or block.number == last.number + 1)
            # two lists in a row would be one: a comment parts them
            before = "\n" if same else f"\n\n{self._indent()}<!-- -->\n\n"
        elif self._open:
            # a number other than 1 does not begin a list right behind a line of text
            before = "\n" if block.kind is BlockKind.BULLET or block.number == 1 else "\n\n"
        mark = "-" if block.kind is BlockKind.BULLET else f"{min(block.number, 999_999_999)}."
        written = f"{before}{self._indent()}{mark} {_line(block.text)}"
        self._open.append((block, len(mark) + 1))
        return written

    def _indent(self) -> str:
        return " " * sum(columns for _, columns in self._open)


def _byline(article: Article) -> list[str]:
    day, changed = format_day(article.published), format_change(article.modified, article.published)
    found = [", ".join(article.bylines)] if article.authors else []
    found += [day] if day else []
    return [*found, f"Updated: {changed}"] if changed else found


def _block(block: Block) -> str:
    if block.kind is BlockKind.HEADING:
        return f"## {_closed(_inline(block.text))}"
    if block.kind is BlockKind.TABLE:
        return _table([row.split(" | ") for row in block.text.split("\n")])
    text = _BREAK.join(_line(line) for line in block.text.split("\n"))
    return re.sub("^", "> ", text, flags=re.MULTILINE) if block.kind is BlockKind.QUOTE else text


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
    bare = text.rstrip("#")
    return bare + "\\#" * (len(text) - len(bare))
