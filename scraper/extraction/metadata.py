"""Title, authors, tags, language and rights of a page: each from the best place that has it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from selectolax.lexbor import LexborNode

from scraper import urls
from scraper.extraction.bylines import read_byline
from scraper.extraction.hints import Hints
from scraper.languages import language_tag
from scraper.markup import Page, plain_text, types_of, unescape
from scraper.platforms import Platform, value, values
from scraper.textformat import one_line
from scraper.types import Rights

ARTICLE_TYPES = frozenset(
    ("Article", "BlogPosting", "NewsArticle", "SocialMediaPosting", "ScholarlyArticle", "TechArticle", "Report")
)
_OWNERS = frozenset(("WebSite", "Organization", "LocalBusiness", "MedicalBusiness"))
_MAX_TITLE = 400
#: words that make a headline and a stated title kin
MIN_SHARED, SHARED = 3, 0.6
_WORD = re.compile(r"\w+")
#: who wrote it, as Yoast labels it for cards in the languages of the catalogue
_WRITTEN_BY = frozenset(
    ("written by", "verfasst von", "geschrieben von", "écrit par", "escrito por", "scritto da", "geschreven door")
)
#: where themes without known facts sign posts
_SIGNED = ('[rel~="author"]', 'a[href*="/author/"], a[href*="/authors/"]')
_MAX_SIGNATURE = 80
#: parts of a page that name writers of other things
_ELSEWHERE = re.compile(r"comment|related|sidebar|widget|card|recent|popular|footer|nav", re.IGNORECASE)


def article_node(page: Page) -> dict[str, Any] | None:
    """The JSON-LD object of the post itself, if the page has one."""
    return next((node for node in page.json_ld() if types_of(node) & ARTICLE_TYPES), None)


def site_names(page: Page, hints: Hints) -> tuple[str, ...]:
    """What the site calls itself, as far as the page tells."""
    owners = [node.get("name") for node in page.json_ld() if _is_owner(node)]
    names = [hints.site_title, page.meta("og:site_name"), page.meta("application-name"), *owners]
    return tuple(dict.fromkeys(one_line(unescape(name)) for name in names if isinstance(name, str) and name))


def _is_owner(node: dict[str, Any]) -> bool:
    """True for a site or a practice; who is a person too signs posts (Yoast: Person and Organization in one)."""
    types = types_of(node)
    return bool(types & _OWNERS) and "Person" not in types


# title --------------------------------------------------------------------------------------------------------


def title_of(page: Page, platform: Platform, hints: Hints) -> str:
    """The headline as readers see it, never the SEO title where a headline is found; '' if there is none."""
    wanted = (*((hints.selectors.title,) if hints.selectors.title else ()), *platform.title)
    shown = one_line(value(page, wanted) or "")
    names = site_names(page, hints)
    stated = [cut_site_name(one_line(unescape(t)), names) for t in _stated_titles(page) if t]
    headings = _headings(page, "h1", names)
    if stated and not _kin(shown, stated[0]):
        # a related post's headline may stand where the platform keeps the post's own
        shown = next((heading for heading in headings if _kin(heading, stated[0])), shown)
    if shown:
        return shown[:_MAX_TITLE]
    for heading in headings:
        if any(_alike(heading, title) for title in stated):
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
    found = (one_line(plain_text(node)) for node in page.tree.css(selector))
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
    one, other = _letters(heading), _letters(title)
    return bool(one) and (one == other or other.startswith(one) or (len(one) > 20 and one in other))


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text.casefold())


def cut_site_name(title: str, names: Sequence[str]) -> str:
    """A title without the site's name at its end or start; a title that merely has a dash in it stays whole."""
    for name in names:
        for pattern in (rf"\s*[|–—·•»:\-]+\s*{re.escape(name)}$", rf"^{re.escape(name)}\s*[|–—·•»:\-]+\s*"):
            cut = re.sub(pattern, "", title, flags=re.IGNORECASE)
            if cut and cut != title:
                return cut.strip()
    return title


# authors ------------------------------------------------------------------------------------------------------


def authors_of(page: Page, platform: Platform, hints: Hints) -> tuple[tuple[str, ...], str | None]:
    """The persons who signed, and the byline's own words."""
    names = site_names(page, hints)
    chosen = (*((hints.selectors.byline,) if hints.selectors.byline else ()), *platform.byline)
    for text in values(page, chosen):
        authors = read_byline(text, names)
        if authors:
            return authors, one_line(text)[:200]
    for stated in (_json_ld_authors(page), _meta_authors(page)):
        authors = tuple(dict.fromkeys(a for name in stated for a in read_byline(name, names)))
        if authors:
            return authors, ", ".join(stated)[:200]
    for claim in hints.claims:
        authors = tuple(dict.fromkeys(a for name in claim.authors for a in read_byline(name, names)))
        if authors:
            return authors, ", ".join(claim.authors)[:200]
    for text in _signatures(page):
        authors = read_byline(text, names)
        if authors:
            return authors, text
    return (), None


def _signatures(page: Page) -> Iterator[str]:
    """Words that sign a post by convention: the author links of any theme, outside of what lists other things."""
    for selector in _SIGNED:
        for node in page.tree.css(selector)[:20]:
            text = one_line(plain_text(node))
            if text and len(text) <= _MAX_SIGNATURE and not _stands_elsewhere(node):
                yield text


def _stands_elsewhere(node: LexborNode) -> bool:
    """True inside of comments, lists of posts, and the frame of the page."""
    current = node.parent
    while current is not None and current.tag not in ("body", "html"):
        named = f"{current.attributes.get('class') or ''} {current.attributes.get('id') or ''}"
        if current.tag in ("nav", "footer", "aside") or _ELSEWHERE.search(named):
            return True
        current = current.parent
    return False


def _json_ld_authors(page: Page) -> list[str]:
    node = article_node(page)
    if node is None:
        return []
    by_id = {n["@id"]: n for n in page.json_ld() if isinstance(n.get("@id"), str)}
    people = node.get("author")
    found = []
    for person in people if isinstance(people, list) else [people]:
        if isinstance(person, dict) and "name" not in person:
            person = by_id.get(str(person.get("@id")), person)
        if isinstance(person, dict):
            if _is_owner(person):
                continue
            person = person.get("name")
        if isinstance(person, str) and person.strip():
            found.append(one_line(unescape(person)))
    return found


def _meta_authors(page: Page) -> list[str]:
    found = [
        page.meta("article:author"),
        page.meta("author"),
        page.meta("dc.creator"),
        page.meta("parsely-author"),
        page.meta("twitter:data1") if (page.meta("twitter:label1") or "").lower() in _WRITTEN_BY else None,
    ]
    return [one_line(unescape(name)) for name in found if name and not name.startswith("http")][:1]


# the rest -----------------------------------------------------------------------------------------------------


def tags_of(page: Page, platform: Platform, hints: Hints) -> tuple[str, ...]:
    """Categories and tags, each once, as shown."""
    found = [one_line(tag).lstrip("#") for tag in values(page, platform.tags)]
    if not found:
        found = [tag for claim in hints.claims for tag in claim.tags]
    if not found:
        node = article_node(page) or {}
        words = node.get("keywords") or []
        found = (
            [w.strip() for w in words.split(",")]
            if isinstance(words, str)
            else [w for w in words if isinstance(w, str)]
        )
    seen: dict[str, str] = {}
    for tag in found:
        if tag and len(tag) < 100 and tag.casefold() != "uncategorized":
            seen.setdefault(tag.casefold(), tag)
    return tuple(seen.values())[:50]


def language_of(page: Page, hints: Hints) -> str | None:
    """The language of the entry, else what the page declares, else what the site's home does."""
    if hints.language:
        return hints.language
    root = page.tree.css_first("html")
    stated = (root.attributes.get("lang") if root is not None else None) or page.meta(
        "og:locale", "content-language"
    )
    return language_tag(stated) or hints.site_language


def canonical_of(page: Page) -> str | None:
    """The address the page itself gives as its canonical one (RFC 6596)."""
    node = page.tree.css_first('link[rel~="canonical"]')
    href = node.attributes.get("href") if node is not None else None
    return urls.clean(href, page.url) if href else None


def rights_of(page: Page, hints: Hints) -> Rights:
    """Robots directives of meta and header, lower-case, each once, and the licence link."""
    texts = [node.attributes.get("content") or "" for node in page.tree.css('meta[name="robots" i]')]
    texts += [v for k, v in hints.headers if k.lower() == "x-robots-tag"]
    words = [word.strip().lower() for text in texts for word in text.split(",")]
    licence = page.tree.css_first('a[rel~="license"], link[rel~="license"]')
    href = licence.attributes.get("href") if licence is not None else None
    return Rights(
        robots=tuple(dict.fromkeys(word[:60] for word in words if word)),
        licence=urls.clean(href, page.url) if href else None,
    )
