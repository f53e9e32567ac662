"""Title, tags, comments and declared language of a page: each from the best place that has it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from scraper import urls
from scraper.extraction.hints import Hints
from scraper.languages import language_tag
from scraper.markup import Page, plain_text, types_of, unescape
from scraper.platforms import Platform, value, values
from scraper.platforms.facts import MAX_NODES
from scraper.textformat import letters, one_line

ARTICLE_TYPES = frozenset(
    ("Article", "BlogPosting", "NewsArticle", "SocialMediaPosting", "ScholarlyArticle", "TechArticle", "Report")
)
_OWNERS = frozenset(("WebSite", "Organization", "LocalBusiness", "MedicalBusiness"))
_MAX_TITLE = 400
#: words that make a headline and a stated title kin
MIN_SHARED, SHARED = 3, 0.6
_WORD = re.compile(r"\w+")
_TAIL = re.compile(r"(?<!\s)\s++[|–—·•»-]++\s++")
_MARKS = "|–—·•»:-"
#: headlines that are looked at, names of the site, and characters of what is stated as title or name
_MAX_HEADINGS, _MAX_NAMES, _MAX_STATED = 50, 20, 1_000

MAX_COMMENTS = 1_000_000
_COMMENT_TITLES = "#comments h2, #comments h3, .comments-title, .comment-reply-title, .comments-count"
_MAX_COMMENT_TITLES = 5
_COMMENTS = re.compile(
    r"(\d[\d,]{0,8})\s(?:comments?|responses?|replies|thoughts?|kommentare?|commentaires?|comentarios?)\b",
    re.IGNORECASE,
)


def article_node(page: Page) -> dict[str, Any] | None:
    """The JSON-LD object of the post itself, if the page has one.

    Of several the one that bears the page's address, else the first: pages list other posts, too.
    """
    found = [node for node in page.json_ld() if types_of(node) & ARTICLE_TYPES]
    if not found:
        found = [node for node in _inner(page, ("mainEntity",)) if types_of(node) & ARTICLE_TYPES]
    if len(found) == 1 or not page.json_ld():
        return next(iter(found), None)
    listed = _inner(page, ("blogPost", "blogPosts"))
    here = urls.key(page.url)
    own = next((node for node in (*found, *listed) if here in _addresses(node, page.url)), None)
    return own or next(iter(found), None)


def _inner(page: Page, names: Sequence[str]) -> list[dict[str, Any]]:
    """What JSON-LD objects hold under these names: objects, one or several."""
    held = [node.get(name) for node in page.json_ld()[:_MAX_NAMES] for name in names if name in node]
    each = [item for value in held for item in (value[:_MAX_HEADINGS] if isinstance(value, list) else [value])]
    return [item for item in each if isinstance(item, dict)]


def _addresses(node: dict[str, Any], base: str) -> set[str]:
    """The keys of the addresses that a JSON-LD object gives for itself."""
    main = node.get("mainEntityOfPage")
    told = (node.get("url"), node.get("@id"), main.get("@id") if isinstance(main, dict) else main)
    return {urls.key(url) for text in told if isinstance(text, str) and (url := urls.clean(text, base))}


def site_names(page: Page, hints: Hints) -> tuple[str, ...]:
    """What the site calls itself, as far as the page tells."""
    held = [node.get(role) for node in page.json_ld()[:_MAX_NAMES] for role in ("publisher", "author")]
    stated = (*page.json_ld(), *(node for node in held if isinstance(node, dict)))
    owners = [node.get("name") for node in stated if is_owner(node)]
    names = [hints.site_title, page.meta("og:site_name"), page.meta("application-name"), *owners]
    told = [name[:_MAX_STATED] for name in names if isinstance(name, str) and name][:_MAX_NAMES]
    return tuple(dict.fromkeys(one_line(unescape(name)) for name in told))


def is_owner(node: dict[str, Any]) -> bool:
    """True for a site or a practice; who is a person too signs posts (Yoast: Person and Organization in one)."""
    types = types_of(node)
    return bool(types & _OWNERS) and "Person" not in types


# title --------------------------------------------------------------------------------------------------------


def title_of(page: Page, platform: Platform, hints: Hints, names: Sequence[str]) -> str:
    """The headline as readers see it, never the SEO title where a headline is found; '' if there is none."""
    wanted = (*((hints.selectors.title,) if hints.selectors.title else ()), *platform.title)
    shown = one_line(value(page, wanted) or "")
    stated = [cut_site_name(one_line(unescape(t[:_MAX_STATED])), names) for t in _stated_titles(page) if t]
    headings = _headings(page, "h1", names)
    if stated and not _kin(shown, stated[0]):
        # a related post's headline may stand where the platform keeps the post's own
        shown = next((heading for heading in headings if _kin(heading, stated[0])), shown)
    if shown:
        return shown[:_MAX_TITLE]
    for heading in headings:
        if any(_alike(heading, title) for title in stated):
            return heading[:_MAX_TITLE]
    for heading in _headings(page, "h2, h3", names) if stated else ():
        if " " in heading and any(_without_tail(title) == letters(heading) for title in stated):
            return heading[:_MAX_TITLE]
    for found in (_headings(page, "article h1", names), _headings(page, "main h1", names), headings):
        if len(found) == 1 and (found is not headings or not stated):
            return found[0][:_MAX_TITLE]
    if stated:
        return stated[0][:_MAX_TITLE]
    claimed = next((c.title for c in hints.claims if c.title), "")
    return one_line(unescape(claimed))[:_MAX_TITLE]


def _headings(page: Page, selector: str, names: Sequence[str]) -> list[str]:
    """Headlines, each once, without those that are the site's name."""
    nodes = page.tree.css(selector)[:_MAX_HEADINGS]
    found = (one_line(plain_text(node, MAX_NODES)[:_MAX_STATED]) for node in nodes)
    return [heading for heading in dict.fromkeys(found) if heading and heading not in names]


def _stated_titles(page: Page) -> Iterator[str | None]:
    node = article_node(page)
    headline = node.get("headline") or node.get("name") if node else None
    yield page.meta("og:title")
    yield headline if isinstance(headline, str) else None
    yield page.meta("twitter:title")
    title = page.tree.css_first("head title, title")
    yield title.text(deep=True) if title is not None else None


def _kin(heading: str, title: str) -> bool:
    """True if a headline says mostly what a title does: three words, and six of ten of the shorter one."""
    one, other = set(_WORD.findall(heading.casefold())), set(_WORD.findall(title.casefold()))
    shared = len(one & other)
    return shared >= MIN_SHARED and shared >= SHARED * min(len(one), len(other))


def _alike(heading: str, title: str) -> bool:
    one, other = letters(heading), letters(title)
    return bool(one) and (one == other or other.startswith(one) or (len(one) > 20 and one in other))


def _without_tail(title: str) -> str:
    """The letters of a title up to the bar or dash before what is mostly the site's name."""
    return letters(_TAIL.split(title, maxsplit=1)[0])


def cut_site_name(title: str, names: Sequence[str]) -> str:
    """A title without the site's name at its end or start; a title that merely has a dash in it stays whole."""
    for name in filter(None, names):
        same = name.casefold()
        before, behind = title[: -len(name)].rstrip(), title[len(name) :].lstrip()
        if before.endswith(tuple(_MARKS)) and title[-len(name) :].casefold() == same:
            cut = before.rstrip(_MARKS).strip()
        elif behind.startswith(tuple(_MARKS)) and title[: len(name)].casefold() == same:
            cut = behind.lstrip(_MARKS).strip()
        else:
            continue
        if cut:
            return cut
    return title


# the rest -----------------------------------------------------------------------------------------------------


def tags_of(page: Page, platform: Platform, hints: Hints) -> tuple[str, ...]:
    """Categories and tags, each once, as shown."""
    found = [one_line(tag).lstrip("#") for tag in values(page, platform.tags)]
    if not found:
        found = [tag for claim in hints.claims for tag in claim.tags]
    if not found:
        node = article_node(page) or {}
        words = node.get("keywords")
        told = words.split(",") if isinstance(words, str) else words if isinstance(words, list) else []
        found = [one_line(word) for word in told if isinstance(word, str)]
    seen: dict[str, str] = {}
    for tag in found:
        if tag and len(tag) < 100 and tag.casefold() != "uncategorized":
            seen.setdefault(tag.casefold(), tag)
    return tuple(seen.values())[:50]


def declared_language(page: Page) -> str | None:
    """The language that the page declares, as a tag of BCP 47."""
    root = page.tree.css_first("html")
    stated = root.attributes.get("lang") if root is not None else None
    return language_tag(stated) or language_tag(page.meta("og:locale", "content-language"))


def comments_of(page: Page) -> int | None:
    """How many comments the page says that readers left; None where it does not say."""
    count = (article_node(page) or {}).get("commentCount")
    if isinstance(count, int | str) and str(count).isascii() and str(count).isdigit():
        return min(int(str(count)[:7]), MAX_COMMENTS)
    for node in page.tree.css(_COMMENT_TITLES)[:_MAX_COMMENT_TITLES]:
        if match := _COMMENTS.match(one_line(plain_text(node))[:100]):
            return min(int(match[1].replace(",", "")[:7]), MAX_COMMENTS)
    return None


def canonical_of(page: Page) -> str | None:
    """The address the page itself gives as its canonical one (RFC 6596)."""
    node = page.tree.css_first('link[rel~="canonical"]')
    href = node.attributes.get("href") if node is not None else None
    return urls.clean(href, page.url) if href else None
