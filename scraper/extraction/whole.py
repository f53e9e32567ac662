"""Posts that a route or a script gave whole, to Articles: their HTML is a body, the rest is stated beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from scraper import urls
from scraper.extraction.authors import read_all, signed_in_text
from scraper.extraction.blocks import read_blocks
from scraper.extraction.chrome import strip
from scraper.extraction.furniture import without_furniture
from scraper.extraction.hints import Hints
from scraper.extraction.language import language_of
from scraper.extraction.reservation import reserved_by
from scraper.extraction.when import of_utc, settle
from scraper.markup import has_shortcodes, parse
from scraper.platforms import Platform, WholePost, get_platform
from scraper.textformat import one_line
from scraper.traps import too_deep
from scraper.types import Article, Block, Confidence, Extracted, NotArticle, Rights, RouteKind

#: the reading of blocks and bodies; counted up whenever it gives other text
READER = "blocks 3"
#: why nobody can have a post whole, in words
LOCKS = {
    "password-protected": "the author keeps it behind a password",
    "paywalled": "only subscribers can read it whole",
    "not-a-post": "it repeats another blog's post",
    "no-text": "it has no text of its own",
}
#: a text with fewer words is asked for on its page: feeds cut, and builders keep theirs outside of an API's answer
MIN_WORDS = 50
#: an API that gave a whole post (the sample) is believed sooner
MIN_API_WORDS = 20
LETTERS_A_WORD = 8
#: the note on a post of which no page was seen
BELIEVED = "whole by the entry's word"
#: authors, and tags, of a post that are read
MAX_NAMES = 50
#: paragraphs and characters of the longest text that is kept: several times a long novel
MAX_BLOCKS, MAX_TEXT = 20_000, 2_000_000
#: what plugins add below a text in feeds (platforms-open, 1.4)
_SIGNATURE = re.compile(r"The post .{1,300} (first appeared|appeared first) on .{1,200}")


def extract_whole_post(post: WholePost, hints: Hints, route: RouteKind) -> Extracted:
    """The article of one post that a route gave whole; `not-whole` where its page has more."""
    if post.lock:
        return NotArticle(reason=post.lock, detail=LOCKS[post.lock])
    platform = get_platform(hints.platform)
    if post.html is None or has_shortcodes(post.html):
        return NotArticle(reason="not-whole", detail="the route gives no text, or shortcodes of a page builder")
    title = one_line(post.title)
    blocks = blocks_of(post.html, (*platform.drop, *hints.selectors.drop))
    if no := too_long(blocks):
        return no
    blocks = without_furniture(blocks, title)
    if blocks and _SIGNATURE.fullmatch(blocks[-1].text):
        blocks = blocks[:-1]
    if not title or not blocks or _size(blocks) < _least(platform, route):
        return NotArticle(reason="not-whole", detail="the route gives too little text, or no title")
    signed, blocks = signed_in_text(blocks, _names(hints))
    bare = Article(url=post.url, canonical_url=None, platform=platform.name, title=title, blocks=blocks)
    article = with_post(bare, post, hints)
    return replace(
        signed.over(article) if signed.people else article,
        language=hints.language or language_of(blocks, hints.site_language),
        declared_language=hints.site_language,
        rights=Rights(signals=(*reserved_by(hints.reservations, post.url), *hints.signals)),
        image=_image(post),
        method=f"{platform.name} {route.value}, {READER}",
        confidence=Confidence.MEDIUM if hints.believed else Confidence.HIGH,
        evidence=(f"listed by {route.value}", *((BELIEVED,) if hints.believed else ())),
    )


def _least(platform: Platform, route: RouteKind) -> int:
    """The words that a text of this route must have to be taken for all there is."""
    if route is not RouteKind.API:
        return MIN_WORDS
    return 1 if platform.api is not None and platform.api.always_whole else MIN_API_WORDS


def _size(blocks: tuple[Block, ...]) -> int:
    """The words of a text; of a script that sets no spaces between them, about as many as they would be."""
    return sum(max(len(block.text.split()), len(block.text) // LETTERS_A_WORD) for block in blocks)


def with_post(article: Article, post: WholePost, hints: Hints) -> Article:
    """An article with what a whole post states, where it states something."""
    published, modified = post.published, post.modified
    if get_platform(hints.platform).days_in_utc:
        published, modified = of_utc(published), of_utc(modified)
    # what the page shows beside the moment tells its day
    shown = [when for when in (article.published,) if when is not None]
    published, modified = settle(published, modified, hints, shown)
    signed = read_all(post.authors[:MAX_NAMES], _names(hints))
    if signed.people or not article.authors:
        article = signed.on(article)
    return replace(
        article,
        title=one_line(post.title) or article.title,
        byline=", ".join(post.authors[:MAX_NAMES]) or article.byline,
        published=published or article.published,
        modified=modified or article.modified,
        tags=post.tags[:MAX_NAMES] or article.tags,
        platform_id=post.key or article.platform_id,
    )


def _names(hints: Hints) -> tuple[str, ...]:
    """What the site calls itself, where no page is at hand."""
    return (hints.site_title,) if hints.site_title else ()


def too_long(blocks: Sequence[Block]) -> NotArticle | None:
    """Why a text is longer than any post is, or None: storing it would hold up every other site."""
    if len(blocks) <= MAX_BLOCKS and sum(len(block.text) for block in blocks) <= MAX_TEXT:
        return None
    detail = f"its text has more than {MAX_BLOCKS:,} paragraphs or {MAX_TEXT:,} characters, which no post has"
    return NotArticle(reason="too-large", detail=detail)


def blocks_of(html: str, drop: Iterable[str]) -> tuple[Block, ...]:
    """The blocks of a piece of HTML, without chrome."""
    if too_deep(html):
        return ()
    root = parse(f"<html><body>{html}</body></html>").body
    if root is None:
        return ()
    strip(root, drop)
    return read_blocks(root)


def _image(post: WholePost) -> str | None:
    """The first picture of a post, which its author means to stand for it."""
    match = re.search(r"<img\b[^<>]*?\ssrc=[\"']([^\"'<>]{1,2000})[\"']", post.html or "")
    return urls.clean(match.group(1), post.url) if match else None
