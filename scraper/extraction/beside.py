"""What stands beside a page's headline, where a theme has no known places: the lines before and behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from selectolax.lexbor import LexborNode

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
_UNSEEN = frozenset(("script", "style", "template", "noscript", "svg", "select", "nav", "footer", "aside", "form"))
#: parts of a page that name and date other things
_ELSEWHERE = re.compile(
    r"comment|related|sidebar|(?<!elementor-)widget|card|recent|popular|footer|nav|(?<!icon-)list-item|teaser|"
    r"post-list|posts-list",
    re.IGNORECASE,
)
#: as above, for what stands right beside a headline: builders call all they make widgets and cards
_OTHERS = re.compile(r"comment|related|recent|popular|prev|next|sidebar|breadcrumb", re.IGNORECASE)


class Beside:
    """The short lines before and behind the headline; the page is walked when they are first asked for."""

    def __init__(self, page: Page, title: str) -> None:
        self._page = page
        self._title = title

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """Lines of at most 160 characters: those behind the headline first, then those before it, nearest first.

        A line is the text of an element that holds no further block. Empty where the page shows no headline that
        says the title.
        """
        head = self._headline()
        if head is None:
            return ()
        return (*_short(_behind(head), BEHIND), *_short(_before(head), BEFORE))

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
    return f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"


def _short(lines: Iterator[str], most: int) -> Iterator[str]:
    """The lines until so many characters are read, longer ones counted and left out."""
    for line in lines:
        if len(line) <= _MAX_LINE:
            yield line
        most -= len(line)
        if most < 0:
            return


def _behind(head: LexborNode) -> Iterator[str]:
    current: LexborNode | None = head
    left = _MAX_NODES
    while current is not None and current.tag != "body":
        sibling = current.next
        while sibling is not None and left:
            left -= 1
            yield from _lines(sibling)
            sibling = sibling.next
        current = current.parent


def _before(head: LexborNode) -> Iterator[str]:
    current: LexborNode | None = head
    left = _MAX_NODES
    while current is not None and current.tag != "body":
        sibling = current.prev
        while sibling is not None and left:
            left -= 1
            yield from reversed(list(_lines(sibling)))
            sibling = sibling.prev
        current = current.parent


def _lines(node: LexborNode) -> Iterator[str]:
    """The lines of an element in their order, without those of the frame and of other posts."""
    stack = [node]
    seen = 0
    while stack and seen < _MAX_NODES:
        seen += 1
        current = stack.pop()
        if current.tag == "-text":
            if line := one_line(current.text_content or ""):
                yield line
            continue
        if current.tag in _UNSEEN or (current.tag or "-").startswith("-") or _OTHERS.search(_named(current)):
            continue
        children = list(current.iter())
        if any(_is_block(child) for child in children):
            stack.extend(reversed(children))
        elif line := one_line(plain_text(current, _MAX_NODES)):
            yield line


def _is_block(node: LexborNode) -> bool:
    """True for a block, and for an inline element that holds one."""
    return node.tag in BLOCK_TAGS or any(child.tag in BLOCK_TAGS for child in node.iter())
