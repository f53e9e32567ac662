"""What stands beside a page's headline, where a theme has no known places: the lines before and behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from scraper.extraction.bylines import only_by, unstuck
from scraper.extraction.dated import named_so
from scraper.markup import BLOCK_TAGS, Page, plain_text
from scraper.textformat import letters, one_line

#: characters of text that are looked at before and behind the headline, and the elements at most
BEFORE, BEHIND = 150, 400
_MAX_NODES = 400
_MAX_AROUND = 200
_MAX_LINE = 160
_HEADLINES = "h1, h2, h3"
#: a theme without headline elements still names one
_NAMED = '[class*="title" i]'
#: names of a time that is not the day of publication
_OTHER_TIME = re.compile(r"updated|modified|startdate|enddate|event", re.IGNORECASE)
_MAX_TIMES = 5
_UNSEEN = frozenset(("script", "style", "template", "noscript", "svg", "select", "nav", "footer", "aside", "form"))
#: parts of a page that name and date other things
_ELSEWHERE = re.compile(
    r"comment|related|sidebar|\breview\b|(?<!elementor-)widget|(?<!\bv)(?<!\bh-)card|recent|popular|footer|nav|"
    r"(?<!icon-)list-item|teaser|post-list|posts-list",
    re.IGNORECASE,
)
#: as above, for what stands right beside a headline: builders call all they make widgets and cards
_OTHERS = re.compile(r"comment|related|recent|popular|prev|next|sidebar|breadcrumb", re.IGNORECASE)


class Line(NamedTuple):
    """A line as readers see it, the dates for machines in its `time` elements, and if it is named a change."""

    text: str
    stamps: tuple[str, ...] = ()
    changed: bool = False


class Beside:
    """The short lines before and behind the headline; the page is walked when they are first asked for."""

    def __init__(self, page: Page, title: str) -> None:
        self._page = page
        self._title = title

    @property
    def lines(self) -> tuple[str, ...]:
        """The texts of `dated`."""
        return tuple(line.text for line in self.dated)

    @cached_property
    def dated(self) -> tuple[Line, ...]:
        """Lines of at most 160 characters: those behind the headline first, then those before it, nearest first.

        A line is the text of an element that holds no further block. Empty where the page shows no headline that
        says the title.
        """
        head = self._headline()
        if head is None:
            return ()
        before = _joined(reversed(list(_short(_before(head), BEFORE))))
        return (*_joined(_short(_behind(head), BEHIND)), *reversed(before))

    def _headline(self) -> LexborNode | None:
        wanted = letters(self._title)
        for selector in (_HEADLINES, _NAMED):
            for node in self._page.tree.css(selector)[:_MAX_NODES]:
                if wanted and letters(plain_text(node, _MAX_NODES)) == wanted and not stands_elsewhere(node):
                    return node
        return None


def stands_elsewhere(node: LexborNode) -> bool:
    """True inside of comments, lists of posts, and the frame of the page."""
    current = node.parent
    for _ in range(_MAX_AROUND):
        if current is None or current.tag in ("body", "html"):
            break
        if current.tag in ("nav", "footer", "aside") or _ELSEWHERE.search(_named(current)):
            return True
        current = current.parent
    return False


def _named(node: LexborNode) -> str:
    return " ".join(node.attributes.get(name) or "" for name in ("class", "id", "itemprop"))


def _short(lines: Iterator[Line], most: int) -> Iterator[Line]:
    """The lines until so many characters are read, longer ones counted and left out."""
    for line in lines:
        if len(line.text) <= _MAX_LINE:
            yield line
        most -= len(line.text)
        if most < 0:
            return


def _joined(lines: Iterable[Line]) -> list[Line]:
    """The lines in the page's order, "Written by" joined with the line behind it."""
    joined: list[Line] = []
    for line in lines:
        if joined and only_by(joined[-1].text):
            joined[-1] = line._replace(text=f"{joined[-1].text.rstrip(' :')}: {line.text}")
        else:
            joined.append(line._replace(text=unstuck(line.text)))
    return joined


def _behind(head: LexborNode) -> Iterator[Line]:
    current: LexborNode | None = head
    left = _MAX_NODES
    while current is not None and current.tag != "body":
        sibling = current.next
        while sibling is not None and left:
            left -= 1
            yield from _lines(sibling)
            sibling = sibling.next
        current = current.parent


def _before(head: LexborNode) -> Iterator[Line]:
    current: LexborNode | None = head
    left = _MAX_NODES
    while current is not None and current.tag != "body":
        sibling = current.prev
        while sibling is not None and left:
            left -= 1
            yield from reversed(list(_lines(sibling)))
            sibling = sibling.prev
        current = current.parent


def _lines(node: LexborNode) -> Iterator[Line]:
    """The lines of an element in their order, without those of the frame and of other posts."""
    stack = [node]
    seen = 0
    while stack and seen < _MAX_NODES:
        seen += 1
        current = stack.pop()
        if current.tag == "-text":
            if text := one_line(current.text_content or ""):
                yield Line(text)
            continue
        if current.tag in _UNSEEN or (current.tag or "-").startswith("-") or _OTHERS.search(_named(current)):
            continue
        children = list(current.iter())
        if any(_is_block(child) for child in children):
            stack.extend(reversed(children))
        elif text := one_line(plain_text(current, _MAX_NODES)):
            yield Line(text, tuple(_stamps(current)), _of_a_change(current))


def _of_a_change(node: LexborNode) -> bool:
    times = node.css("time, .date")[:_MAX_TIMES]
    return named_so(node) or (bool(times) and all(map(named_so, times)))


def _stamps(node: LexborNode) -> Iterator[str]:
    """The dates for machines in a line, without those of a change or an event."""
    for time in (node,) if node.tag == "time" else node.css("time[datetime]")[:_MAX_TIMES]:
        stamp = time.attributes.get("datetime")
        if stamp and not _OTHER_TIME.search(_named(time)):
            yield stamp


def _is_block(node: LexborNode) -> bool:
    """True for a block, and for an inline element that holds one."""
    return node.tag in BLOCK_TAGS or any(child.tag in BLOCK_TAGS for child in node.iter())
