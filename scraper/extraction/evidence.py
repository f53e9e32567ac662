"""Is this page a post? What speaks for it, and what forbids to take it for one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from scraper.extraction.hints import Hints
from scraper.extraction.metadata import article_node
from scraper.extraction.rights import stated_as_sold
from scraper.extraction.whole import LOCKS
from scraper.markup import Page
from scraper.platforms import Platform, any_site
from scraper.types import NotArticle

_NOT_FOUND = re.compile(
    r"(page not found|404|not found|seite nicht gefunden|page introuvable|página no encontrada|pagina non)",
    re.IGNORECASE,
)
#: a sold part of so many words is the text itself, which a metered wall lets some readers have; a stub's has few
_FULL = 100
_MAX_PARTS = 20
_PLAIN_SELECTOR = re.compile(r"[.#][\w-]{1,100}")
_SHELL = "#root, #app, #__next, #__nuxt, app-root, [data-reactroot], #gatsby-focus-wrapper"


def refused(page: Page, platform: Platform, hints: Hints) -> NotArticle | None:
    """Why the page may not become an article, whatever lists it; None if nothing forbids it."""
    for selector in platform.locked:
        if page.tree.css_first(selector) is not None:
            return NotArticle(reason="password-protected", detail="the author keeps it behind a password")
    if any(page.tree.css_first(selector) is not None for selector in platform.paywalled):
        return NotArticle(reason="paywalled", detail=LOCKS["paywalled"])
    if _is_stub(page):
        return NotArticle(reason="paywalled", detail=LOCKS["paywalled"])
    own = any(page.tree.css_first(selector) is not None for selector in platform.single)
    for selector in platform.not_single:
        if not own and page.tree.css_first(selector) is not None and not hints.trusted:
            return NotArticle(reason="not-a-post", detail=f"the page is marked as something else ({selector})")
    title = page.tree.css_first("title")
    words = (title.text(deep=True) if title is not None else "") or ""
    if _NOT_FOUND.match(words.strip()) and article_node(page) is None and _visible_length(page) < 3000:
        return NotArticle(reason="soft-404", detail="the page says that there is no such page")
    return None


def _is_stub(page: Page) -> bool:
    """True for a post that is sold and whose page says where the sold part stands, but does not show it."""
    node = article_node(page)
    places = list(_sold_places(node)) if node is not None and stated_as_sold(node) else []
    return bool(places) and not any(_words(page, place) >= _FULL for place in places)


def _sold_places(node: dict[str, Any]) -> Iterator[str]:
    """Where on the page the sold part stands: hasPart, cssSelector, as search engines ask for it; classes and ids.

    https://developers.google.com/search/docs/appearance/structured-data/paywalled-content
    """
    parts = node.get("hasPart")
    for part in (parts if isinstance(parts, list) else [parts])[:_MAX_PARTS]:
        stated = part.get("cssSelector") if isinstance(part, dict) else None
        if isinstance(stated, str) and _PLAIN_SELECTOR.fullmatch(stated.strip()):
            yield stated.strip()


def _words(page: Page, selector: str) -> int:
    node = page.tree.css_first(selector)
    return len(node.text(deep=True).split()) if node is not None else 0


def evidence_of(page: Page, platform: Platform, hints: Hints) -> tuple[str, ...]:
    """Every reason to take the page for a post, in words; empty if there is none."""
    found = [f"listed by {claim.route.value}" for claim in hints.claims if claim.posts_only]
    found += hints.evidence
    if hints.trusted:
        found.append("given as a post")
    for selector in platform.single:
        marks = page.tree.css(selector)
        # a page with several posts is a list; a platform's own marks of a post's page stand for one post
        if marks and (not any_site(platform) or len(marks) == 1):
            found.append(f"has {selector}")
    path = urlsplit(page.url).path
    if platform.sure_paths and any(shape.search(path) for shape in platform.post_paths):
        found.append("has the address of a post")
    node = article_node(page)
    if node is not None:
        found.append("json-ld article")
    if (page.meta("og:type") or "").lower() == "article":
        found.append("og:type article")
    if not found and _looks_like_post(page):
        found.append("one dated article with a byline or headline")
    return tuple(dict.fromkeys(found))


def _looks_like_post(page: Page) -> bool:
    """One article with a machine-readable date: what themes without any vocabulary still print."""
    articles = page.tree.css("article")
    if len(articles) != 1:
        return False
    article = articles[0]
    dated = article.css_first("time[datetime], abbr.published, .published[title]")
    return dated is not None and article.css_first("h1, h2") is not None


def only_script(page: Page) -> bool:
    """True for a page whose text exists only after its scripts have run."""
    shell = page.tree.css_first(_SHELL)
    empty_shell = shell is not None and len((shell.text(deep=True) or "").strip()) < 200
    asks = any("javascript" in (node.text(deep=True) or "").lower() for node in page.tree.css("noscript"))
    return (empty_shell or asks) and _visible_length(page) < 1000


def _visible_length(page: Page) -> int:
    """How many characters of the page are no script."""
    body = page.tree.body
    if body is None:
        return 0
    hidden = sum(len(n.text(deep=True) or "") for n in body.css("script, style, noscript, template"))
    return len(body.text(deep=True) or "") - hidden
