"""Where on a page its title, byline, dates, tags and text stand: guesses from a reading of it, for a draft."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime

from selectolax.lexbor import LexborNode

from scraper.dates import parse_when
from scraper.extraction.article import fullest
from scraper.extraction.bylines import read_byline
from scraper.extraction.stable import names_of, selector_of, words_of
from scraper.markup import Page, plain_text
from scraper.platforms.drafting import Seen
from scraper.textformat import letters
from scraper.types import Article, DateSource, When

#: the share of the text that the body must hold
SHARE = 0.9
#: what is dropped from a body may not hold more of its text
MOST_DROPPED = 0.3
#: letters of other texts that an element must shed for each of the post that it loses
SHED = 8
#: letters of a sentence that an author wrote for sure
_SENTENCE = 40
MAX_DROPS = 12
_MAX_NODES = 4_000
_MAX_DEPTH = 30
_SHORT = 160
_BYLINE = 60
#: a body is never looked for inside of these
_TEXT_TAGS = frozenset(
    "script style noscript template textarea p li ul ol dl blockquote pre h1 h2 h3 h4 h5 h6 span a b i em strong "
    "font".split()
)
_FRAME_TAGS = ("nav", "aside", "form", "footer")
_CHROME = frozenset(
    "share sharing social related newsletter subscribe subscription signup optin comments comment respond sidebar "
    "toc breadcrumb breadcrumbs pagination pager promo cta ad ads advert meta tags categories byline bio "
    "navigation btn button buttons".split()
)
#: what is signed and dated there is another's
_FOREIGN = frozenset("comment comments reply replies respond related sidebar".split())
_SIGNED = frozenset("author byline by writer creator signature posted written".split())
_DATED = frozenset("date time published pubdate posted day when created updated modified".split())
_CHANGED = frozenset("updated modified changed".split())
_SMALL = "time, abbr, a, span, p, div, li, em, i, cite, small, strong, b, td, dd, address, h3, h4, h5, h6"


def find_places(page: Page, article: Article, now: datetime) -> dict[str, tuple[Seen, ...]]:
    """For each fact the references that give what the article says; facts without a place are left out."""
    return _Places(page, article, now).all()


class _Places:
    """One page, and what is known of the post on it."""

    def __init__(self, page: Page, article: Article, now: datetime) -> None:
        self._tree = page.tree
        self._page = page
        self._article = article
        self._now = now
        # in sentences: a reading may have put blocks together
        parts = (part for block in article.blocks for part in re.split(r"\n| \| |(?<=[.!?…])", block.text))
        self._blocks = [said for part in parts if (said := letters(part))]
        self._words = "".join(self._blocks)
        self._body = self._smallest()
        #: short elements with their texts, in the order of the page, without sentences of the text itself
        self._short = list(self._short_elements())

    def all(self) -> dict[str, tuple[Seen, ...]]:
        """All of them."""
        found = {
            "title": self._title(),
            "byline": self._byline(),
            "published": self._stamp(changed=False),
            "modified": self._stamp(changed=True),
            "shown": self._shown(),
            "tags": self._tags(),
            "body": self._text(),
        }
        if found["body"]:
            found["drop"] = self._drops(found)
        return {fact: tuple(seen) for fact, seen in found.items() if seen}

    # the text -------------------------------------------------------------------------------------------------

    def _smallest(self) -> LexborNode | None:
        """The smallest element that holds nearly all of the text; what it loses of that is short, or little.

        A reading may have a line too much, so a few words may be lost, a sentence only where far more goes too.
        """
        long = [block for block in self._blocks if len(block) >= _SENTENCE]
        enough = SHARE * sum(map(len, self._blocks))
        node = self._tree.body
        held = letters(node.text(deep=True) or "") if node is not None else ""
        while node is not None:
            for child in node.iter():
                mine = letters(child.text(deep=True) or "") if child.tag not in _TEXT_TAGS else ""
                lost = _held(held, long) - _held(mine, long)
                if _held(mine, self._blocks) >= enough and (not lost or len(held) - len(mine) > SHED * lost):
                    node, held = child, mine
                    break
            else:
                return node if node.tag != "body" else None
        return None

    def _text(self) -> list[Seen]:
        node = self._body
        if node is None:
            return []
        size = len(plain_text(node))
        wanted: LexborNode | None = node
        for _ in range(8):
            if wanted is None or wanted.tag == "body" or len(plain_text(wanted)) > 1.2 * size + 100:
                break
            selector = selector_of(self._tree, wanted, _is_fullest(wanted), named=True)
            if selector is not None:
                self._body = wanted
                return [Seen(value=selector, seen="the smallest element with the text of the post")]
            wanted = wanted.parent
        selector = selector_of(self._tree, node, _is_fullest(node))
        return [Seen(value=selector, seen="the text of the post; it has no name of its own")] if selector else []

    def _drops(self, found: dict[str, list[Seen]]) -> list[Seen]:
        """What stands inside the text and is none of it."""
        node = self._body
        assert node is not None
        most = MOST_DROPPED * len(letters(plain_text(node)))
        drops: dict[str, str] = {}
        for fact in ("title", "byline", "shown", "tags"):
            for seen in found[fact]:
                inside = list(node.css(seen.value)) if "@" not in seen.value else []
                if inside and sum(len(letters(plain_text(n))) for n in inside) <= most:
                    drops[seen.value] = f"the {fact} stands inside the text"
        for tag in _FRAME_TAGS:
            if 0 < sum(len(plain_text(n)) for n in node.css(tag)) <= most:
                drops[tag] = f"a {tag} inside the text"
        gone = {n.mem_id for name in drops for n in node.css(name)}
        for inner in node.css("[class], [id]")[:_MAX_NODES]:
            if inner.mem_id == node.mem_id or any(around.mem_id in gone for around in _upwards(inner)):
                continue
            for name in names_of(inner):
                nodes = node.css(name)
                if why := self._no_words(name, [letters(plain_text(n)) for n in nodes], most):
                    drops[name] = why
                    gone |= {n.mem_id for n in nodes}
                    break
        return [Seen(value=value, seen=seen) for value, seen in drops.items()][:MAX_DROPS]

    def _no_words(self, name: str, texts: Sequence[str], most: float) -> str:
        """Why elements of that name with these texts are none of the author's words; empty where they may be."""
        if not any(texts) or sum(map(len, texts)) > most:
            return ""
        if _CHROME & set(re.findall(r"[a-z]+", name.lower())):
            return "by its name no words of the author's"
        known = any(text in self._words or any(block in text for block in self._blocks) for text in texts if text)
        return "" if known else "its words were left out of the text"

    # what stands around it ------------------------------------------------------------------------------------

    def _title(self) -> list[Seen]:
        """Where the title stands; of a title with the site's name behind it, the headline that it begins with."""
        title = letters(self._article.title)
        nodes = self._tree.css("h1, h2, [itemprop=headline], h3, [class*=title], [class*=headline]")[:300]
        texts = [(node, text) for node in nodes if (text := letters(plain_text(node))) and title.startswith(text)]
        if not texts:
            return []
        node, wanted = max(texts, key=lambda pair: len(pair[1]))
        selector = selector_of(self._tree, node, lambda found: _first_text(found, letters) == wanted)
        return [Seen(value=selector, seen=f"an element {node.tag} with the title")] if selector else []

    def _short_elements(self) -> Iterator[tuple[LexborNode, str]]:
        for node in self._tree.css(_SMALL)[:_MAX_NODES]:
            if len(node.text(deep=True) or "") <= 4 * _SHORT:
                text = plain_text(node)
                foreign = any(words_of(around) & _FOREIGN for around in _upwards(node))
                # a byline that a reading took for text is still one
                prose = len(text) > _BYLINE and letters(text) in self._blocks
                if text and len(text) <= _SHORT and not foreign and not prose:
                    yield node, text

    def _byline(self) -> list[Seen]:
        known = self._article.bylines
        best: tuple[tuple[bool, int], LexborNode] | None = None
        for node, text in self._short:
            named = bool((words_of(node) | _around(node)) & _SIGNED)
            authors = read_byline(text) if named or (known and known[0] in text) else ()
            by = re.match(r"\W*(words |written |posted )?by\W", text, re.IGNORECASE) is not None
            if not authors or (known and authors != known) or not (named or by):
                continue
            worth = (not named, len(text))
            if best is None or worth < best[0]:
                best = worth, node
        if best is None:
            return []
        wanted = known or read_byline(plain_text(best[1]))

        def fits(found: Sequence[LexborNode]) -> bool:
            names = (read_byline(" ".join((node.text(deep=True, separator=" ") or "").split())) for node in found)
            return next((name for name in names if name), ()) == wanted

        selector = selector_of(self._tree, best[1], fits)
        why = "the author's name, as the page states it elsewhere" if known else "by its name a byline"
        return [Seen(value=selector, seen=why)] if selector else []

    def _stamp(self, *, changed: bool) -> list[Seen]:
        """The date for machines, in an attribute of an element; metas and linked data are read without a fact."""
        known = self._article.modified if changed else self._article.published
        for selector, attribute in (("time[datetime]", "datetime"), ("abbr[title]", "title")):
            for node in self._tree.css(selector)[:20]:
                when = self._machine(node.attributes.get(attribute) or "")
                marked = bool((words_of(node) | _around(node)) & _CHANGED)
                if when is None or marked != changed or (known is not None and not _close(when.day, known.day)):
                    continue

                def fits(found: Sequence[LexborNode], day: date = when.day, name: str = attribute) -> bool:
                    first = self._machine(found[0].attributes.get(name) or "")
                    return first is not None and first.day == day

                place = selector_of(self._tree, node, fits)
                if place:
                    seen = f"{attribute} of {node.tag}"
                    return [Seen(value=f"{place}@{attribute}", seen=seen)]
        return []

    def _shown(self) -> list[Seen]:
        known = self._article.published
        best: tuple[tuple[bool, int], LexborNode, date] | None = None
        for node, text in self._short:
            named = node.tag == "time" or bool((words_of(node) | _around(node)) & _DATED)
            when = self._visible(text) if named or len(text) < 40 else None
            if when is None or when.guessed or (known is None and not named):
                continue
            if known is not None and not _close(when.day, known.day):
                continue
            worth = (not named, len(text))
            if best is None or worth < best[0]:
                best = worth, node, when.day
        if best is None:
            return []
        day = best[2]

        def fits(found: Sequence[LexborNode]) -> bool:
            when = self._visible(plain_text(found[0]))
            return when is not None and when.day == day

        selector = selector_of(self._tree, best[1], fits)
        return [Seen(value=selector, seen="the date as readers see it")] if selector else []

    def _tags(self) -> list[Seen]:
        if self._tree.css_first('a[rel~="tag"]') is not None:
            return [Seen(value='a[rel~="tag"]', seen="links that say they lead to a tag")]
        if self._tree.css_first('meta[property="article:tag"]') is not None:
            return [Seen(value='meta[property="article:tag"]@content', seen="metas")]
        for node in self._tree.css('a[href*="/tag/"], a[href*="/category/"], a[href*="?tag="]')[:50]:
            home = next((n for n in (node, node.parent) if n is not None and {"tags", "tag"} & words_of(n)), None)
            if home is not None and (names := names_of(home)):
                return [Seen(value=names[0] if home is node else f"{names[0]} a", seen="links to tags")]
        return []

    def _machine(self, text: str) -> When | None:
        return parse_when(text, source=DateSource.META, now=self._now)

    def _visible(self, text: str) -> When | None:
        return parse_when(text, source=DateSource.VISIBLE, now=self._now)


def _upwards(node: LexborNode) -> Iterator[LexborNode]:
    """An element and those around it, the nearest first."""
    current: LexborNode | None = node
    for _ in range(_MAX_DEPTH):
        if current is None:
            return
        yield current
        current = current.parent


def _held(letters: str, blocks: Sequence[str]) -> int:
    """How many letters of the blocks are in a text."""
    return sum(len(block) for block in blocks if block in letters)


def _around(node: LexborNode) -> frozenset[str]:
    return words_of(node.parent) if node.parent is not None else frozenset()


def _close(one: date, other: date) -> bool:
    return abs((one - other).days) <= 1


def _first_text(found: Sequence[LexborNode], form: Callable[[str], str]) -> str:
    return next((text for node in found if (text := form(plain_text(node)))), "")


def _is_fullest(node: LexborNode) -> Callable[[Sequence[LexborNode]], bool]:
    """Is it that node which a reading of these nodes would take?"""

    def fits(found: Sequence[LexborNode]) -> bool:
        taken = fullest(found)
        return taken is not None and taken.mem_id == node.mem_id

    return fits
