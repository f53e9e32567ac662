"""Listing pages: their links to posts, the next page, the feeds they state, and links that lead to a blog's index.

Rules from facts/platforms-open.md (1.4, 4: pagers; 16: never posts) and platforms-hosted.md (1-6: pagers of Wix,
Squarespace, Kajabi, Weebly and Webflow). Works on the page's HTML alone; nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from scraper import urls
from scraper.datewords import fold
from scraper.markup import few_words
from scraper.traps import too_deep

MAX_LINKS = 2_000
MAX_BLOG_LINKS = 5
MAX_FEEDS = 20
#: characters of a page that are read: its tree takes some twenty times as much memory
MAX_HTML = 6 * 1024 * 1024
_MAX_ANCHORS = 20_000
_MAX_TEXT = 300

_FEED_TYPES = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json", "text/rss+xml"}
)
_COMMENTS = re.compile(r"comment|komment|coment", re.IGNORECASE)

#: where pagers keep the link to older posts; the first that finds a usable address wins
_NEXT = (
    "link[rel~=next]",
    "a[rel~=next]",
    "a.pag__link--next",
    ".blog-list-pagination a[href*=offset]",
    ".pagination a[href*=offset]",
    "a.older-posts",
    ".older-posts a",
    "a.blog-pager-older-link",
    "a.w-pagination-next",
    "a.wp-block-query-pagination-next",
    "a.next.page-numbers",
    ".pagination a.next",
    ".pagination .next a",
    ".pagination-next a",
    ".nav-previous a",
    ".nav-links a.next",
    "li.next a",
    "[data-hook*=pagination__next]",
    ".blog-page-nav-previous a",
)
_NEXT_TEXTS = (
    "next|next page|older|older posts|older post|older entries|previous entries|previous posts|"
    "more posts|load more|load more posts|show more posts|go to next page|ältere beiträge|"
    "ältere einträge|nächste|nächste seite|weiter|articles plus anciens|articles précédents|"
    "anciens articles|suivant|page suivante|siguiente|página siguiente|entradas antiguas|"
    "entradas más antiguas|entradas anteriores|publicaciones anteriores|successivo|successiva|"
    "pagina successiva|articoli precedenti|post più vecchi|articoli meno recenti|próximo|próxima|"
    "próxima página|posts mais antigos|postagens mais antigas|mensagens antigas|volgende|volgende pagina|"
    "oudere berichten|oudere posts"
)
#: signs that stand for "next" alone; a single one may also lead to an older post
_NEXT_SIGNS = frozenset(("»", "›", "→", ">", ">>"))
_NEXT_WORDS = frozenset(fold(text) for text in _NEXT_TEXTS.split("|"))

#: names of a blog's index, the surest first; the same words serve as text of a link and as part of its path
_BLOG_NAMES = (
    "blog|blogs|the blog|our blog|my blog|read the blog|visit the blog|blog posts|all posts",
    "journal|articles|article|posts|writing|writings|essays|artikel|articulos|artigos|articoli|beiträge",
    (
        "insights|reflections|musings|thoughts|notes|magazin|magazine|news|noticias|notizie|nieuws|actualités|"
        "aktuelles|newsroom|resources|ressources|recursos|ressourcen|stories"
    ),
)
_BLOG_WORDS = {fold(word): rank for rank, words in enumerate(_BLOG_NAMES) for word in words.split("|")}
#: the end of an address that says nothing of what it leads to
_FILE_END = re.compile(r"(?:\.html?|\.php|-[0-9]++|(?<![0-9-])[0-9]++)$")
_MORE = re.compile(
    r"(read|learn|see|view) more|continue reading|more|mehr|weiterlesen|lire la suite|leer mas|leggi tutto"
)
_CHROME_ROLES = frozenset({"navigation", "banner", "contentinfo", "complementary", "search"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Listing:
    """What a page lists.

    `links` are (address, text) of possible posts on the same site, outside navigation, header, footer and aside,
    in page order, each once. `feeds` are those that the head links. `blog_links` are likely addresses of the
    blog's index, the likeliest first. All addresses are absolute and clean. `cut` is true where there are more
    links than are read, or more of the page.
    """

    links: tuple[tuple[str, str], ...] = ()
    next_url: str | None = None
    feeds: tuple[str, ...] = ()
    blog_links: tuple[str, ...] = ()
    cut: bool = False


def read_listing(html: str, url: str) -> Listing:
    """The links of a page, sorted by what they lead to.

    Takes the page's HTML (the first 6 Mi characters are read) and the address that answered. At most 2,000 links,
    20 feeds and 5 blog links are given. Never raises; a page without links, or one nested more than 5,000 deep,
    gives an empty Listing.
    """
    longer, html = len(html) > MAX_HTML, html[:MAX_HTML]
    if too_deep(html):
        return Listing()
    tree = LexborHTMLParser(html.encode("utf-8", "replace"))
    tree.strip_tags(["script", "style", "svg", "template"])
    base = _base(tree, url)
    anchors = [
        (node, address)
        for node in tree.css("a[href]")[:_MAX_ANCHORS]
        if (address := urls.clean(node.attributes.get("href") or "", base)) and urls.same_site(address, url)
    ]
    feeds = _feeds(tree, base)
    links = _links(anchors, url)
    return Listing(
        links=tuple(links.items())[:MAX_LINKS],
        next_url=_next(tree, anchors, base, url),
        feeds=feeds,
        blog_links=_blog_links(anchors, url),
        cut=longer or len(links) > MAX_LINKS,
    )


def _base(tree: LexborHTMLParser, url: str) -> str:
    node = tree.css_first("base[href]")
    return (urls.clean(node.attributes.get("href") or "", url) if node is not None else None) or url


def _words(node: LexborNode) -> str:
    return few_words(node, _MAX_TEXT)


def _links(anchors: list[tuple[LexborNode, str]], url: str) -> dict[str, str]:
    """The possible posts, one more than are given where there are more."""
    here = urls.key(url)
    chrome = _Chrome()
    found: dict[str, str] = {}
    for node, address in anchors:
        if urls.never_post(address) or urls.key(address) == here or chrome.holds(node):
            continue
        text = _words(node)
        if address not in found and len(found) > MAX_LINKS:
            break
        # an image's link comes first, the title's after it
        known = found.setdefault(address, text)
        if text and (not known or _MORE.match(fold(known))):
            found[address] = text
    return found


class _Chrome:
    """Whether a node stands in the site's frame; every node of the tree is looked at once."""

    def __init__(self) -> None:
        self._known: dict[int, bool] = {}

    def holds(self, node: LexborNode) -> bool:
        path: list[int] = []
        verdict = False
        current: LexborNode | None = node
        while current is not None:
            known = self._known.get(current.mem_id)
            decided = known if known is not None else _is_frame(current)
            if decided is not None:
                path.append(current.mem_id)
                verdict = decided
                break
            path.append(current.mem_id)
            current = current.parent
        self._known.update(dict.fromkeys(path, verdict))
        return verdict


def _is_frame(node: LexborNode) -> bool | None:
    """True for an element of the site's frame, False for one never in it, None where its parent decides."""
    tag = node.tag
    if tag in ("nav", "aside"):
        return True
    if tag in ("article", "main"):
        return False
    if tag in ("header", "footer"):
        return not _within_article(node)
    role = node.attributes.get("role") if tag in ("div", "section", "ul", "form") else None
    return True if role in _CHROME_ROLES else None


def _within_article(node: LexborNode) -> bool:
    """A post's card has a header of its own: `article > header > h2 > a`."""
    parent = node.parent
    for _ in range(50):
        if parent is None or parent.tag == "body":
            return False
        if parent.tag in ("article", "main", "li"):
            return True
        parent = parent.parent
    return False


def _next(tree: LexborHTMLParser, anchors: list[tuple[LexborNode, str]], base: str, url: str) -> str | None:
    for address in _next_addresses(tree, anchors, base):
        differs = urls.key(address) != urls.key(url)
        if differs and urls.same_site(address, url) and "reversepaginate" not in address.lower():
            return address
    return None


def _next_addresses(tree: LexborHTMLParser, anchors: list[tuple[LexborNode, str]], base: str) -> Iterator[str]:
    for selector in _NEXT:
        for node in tree.css(selector)[:20]:
            address = urls.clean(node.attributes.get("href") or "", base)
            if address and not _disabled(node):
                yield address
    for node, address in anchors:
        label = node.attributes.get("aria-label") or ""
        if (_says_next(label) or _says_next(_words(node))) and not _disabled(node):
            yield address


def _disabled(node: LexborNode) -> bool:
    return "disabled" in (node.attributes.get("class") or "") or node.attributes.get("aria-disabled") == "true"


def _says_next(text: str) -> bool:
    if not text or len(text) > 60:
        return False
    if text in _NEXT_SIGNS:
        return True
    return re.sub(r"^\W++|(?<!\W)\W++$", "", fold(text)) in _NEXT_WORDS


def _feeds(tree: LexborHTMLParser, base: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for node in tree.css("link[rel~=alternate][href]")[:200]:
        kind = (node.attributes.get("type") or "").split(";")[0].strip().lower()
        address = urls.clean(node.attributes.get("href") or "", base)
        title = " ".join((node.attributes.get("title") or "").split())[:_MAX_TEXT]
        if kind not in _FEED_TYPES or address is None or len(found) >= MAX_FEEDS:
            continue
        if not _COMMENTS.search(title) and not re.search(r"/comments(/|$)", urlsplit(address).path):
            found.setdefault(address)
    return tuple(found)


def _blog_links(anchors: list[tuple[LexborNode, str]], url: str) -> tuple[str, ...]:
    ranked: dict[str, tuple[int, int]] = {}
    for place, (node, address) in enumerate(anchors):
        rank = _blog_rank(_words(node), address)
        if rank is not None and urls.key(address) != urls.key(url):
            known = ranked.get(address)
            ranked[address] = min((rank, place), known) if known else (rank, place)
    return tuple(sorted(ranked, key=lambda address: ranked[address]))[:MAX_BLOG_LINKS]


def _blog_rank(text: str, address: str) -> int | None:
    """How surely a link leads to a blog's index, 0 the surest; None if nothing says so."""
    parts = urlsplit(address)
    segments = [fold(unquote(s)) for s in parts.path.strip("/").split("/")]
    if parts.query or len(segments) > 3 or not segments[-1]:
        return None
    by_text = _BLOG_WORDS.get(fold(text))
    by_path = _BLOG_WORDS.get(_FILE_END.sub("", segments[-1]).replace("-", " "))
    # a link to /category/blog may well lead to the blog, one to /category/news does not
    if 0 not in (by_text, by_path) and urls.never_post(address):
        return None
    if by_path is not None:
        return 3 * by_path + (by_text is None)
    return 3 * by_text + 2 if by_text is not None else None
