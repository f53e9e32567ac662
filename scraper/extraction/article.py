"""One page to an Article, or the reason why it is none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from selectolax.lexbor import LexborNode

from scraper import urls
from scraper.codings import BadEncoding, TooLarge, decode_body
from scraper.extraction.authors import authors_of, signed_in_text
from scraper.extraction.beside import Beside
from scraper.extraction.blocks import read_blocks
from scraper.extraction.chrome import strip
from scraper.extraction.evidence import evidence_of, only_script, refused
from scraper.extraction.furniture import without_furniture
from scraper.extraction.hints import Hints
from scraper.extraction.language import language_of
from scraper.extraction.metadata import (
    canonical_of,
    comments_of,
    declared_language,
    site_names,
    tags_of,
    title_of,
)
from scraper.extraction.rights import rights_of
from scraper.extraction.when import dates_of
from scraper.extraction.whole import LOCKS, READER, blocks_of, too_long, with_post
from scraper.markup import Page
from scraper.platforms import Platform, any_site, get_platform, values
from scraper.platforms.facts import MAX_FOUND
from scraper.textformat import one_line
from scraper.types import Article, Block, Confidence, Extracted, NotArticle

#: a page with less text (characters) may be the shell of a script: "Loading…"
_SHELL_TEXT = 200
#: the share of the paragraphs' text that a body of an unknown theme must hold (platforms-open, 1.6)
MOST = 0.6
#: a body of fewer words is a builder's leftover where the page's paragraphs hold so many times more
SHORT, MANY = 40, 4
_FRAME_PARAGRAPHS = "header p, footer p, nav p, aside p, form p"


class NeedsWorkerError(Exception):
    """The page has no body that a platform's facts find: trafilatura must choose, in a worker process."""


def extract_page(content: bytes, hints: Hints, *, in_worker: bool = True) -> Extracted:
    """The article of one page.

    A known platform, or a selector of the entry, narrows the page to its body; without either, trafilatura does.
    Raises NeedsWorkerError where that would have to happen with `in_worker` false.
    """
    return read_page(Page.of(content, hints.url, hints.header("content-type")), hints, in_worker=in_worker)


def extract_packed(body: bytes, coding: str | None, limit: int, hints: Hints) -> Extracted:
    """The article of a page that is still in its content coding; `limit` bounds what it unpacks to, in bytes.

    What can't be unpacked is none: "bad-encoding".
    """
    try:
        content = decode_body(body, coding, limit)
    except (BadEncoding, TooLarge) as error:
        return NotArticle(reason="bad-encoding", detail=str(error))
    return extract_page(content, hints)


def read_page(page: Page, hints: Hints, *, in_worker: bool = True) -> Extracted:
    """The same of a page that is parsed already; its tree is cut down to the text.

    Whatever it is, it comes with what it says of its use: nothing is refused for that here.
    """
    if page.trap:
        return NotArticle(reason="too-deep", detail="its elements are too many in one another to be read")
    rights = rights_of(page, hints)
    return replace(_read(page, hints, in_worker), rights=rights)


def _read(page: Page, hints: Hints, in_worker: bool) -> Extracted:
    platform = get_platform(hints.platform)
    if no := refused(page, platform, hints):
        return no
    evidence = evidence_of(page, platform, hints)
    if not evidence:
        return NotArticle(
            reason="not-a-post", detail="no route lists it as a post and nothing on the page says so"
        )
    post = platform.embedded(page) if platform.embedded is not None else None
    if post is not None and post.lock:
        return NotArticle(reason=post.lock, detail=LOCKS[post.lock])
    names = site_names(page, hints)
    article = _said(page, platform, hints, names)
    if post is not None:
        article = with_post(article, post, hints)
    # metadata is read: from here on the tree is cut down to the text
    if post is not None and post.html:
        blocks, sure = blocks_of(post.html, (*platform.drop, *hints.selectors.drop)), Confidence.HIGH
        method = f"{platform.name} script, {READER}"
    else:
        blocks, method, sure = _body(page, platform, hints, in_worker)
    if no := too_long(blocks):
        return no
    blocks = without_furniture(blocks, article.title)
    if no := _no_text(page, article.title, blocks):
        return no
    signed, blocks = signed_in_text(blocks, names)
    if signed.people and not hints.selectors.byline:
        article = signed.over(article)
    language = hints.language or language_of(blocks, article.declared_language)
    return replace(article, blocks=blocks, method=method, confidence=sure, evidence=evidence, language=language)


def _no_text(page: Page, title: str, blocks: tuple[Block, ...]) -> NotArticle | None:
    """Why a page has nothing to keep, or None if it has a text and a title."""
    if sum(len(block.text) for block in blocks) < _SHELL_TEXT and only_script(Page(page.text, page.url)):
        return NotArticle(reason="needs-javascript", detail="its text exists only after its scripts have run")
    if not blocks:
        return NotArticle(reason="no-text", detail="the page has no text of its own")
    if not title:
        return NotArticle(reason="no-title", detail="the page has no headline")
    return None


def _said(page: Page, platform: Platform, hints: Hints, names: Sequence[str]) -> Article:
    title = title_of(page, platform, hints, names).strip()
    beside = Beside(page, title)
    signed = authors_of(page, platform, hints, beside, names)
    published, modified, conflicts = dates_of(page, platform, hints, beside)
    image = page.meta("og:image")
    article = Article(
        url=page.url,
        canonical_url=canonical_of(page),
        platform=platform.name,
        title=title,
        blocks=(),
        published=published,
        modified=modified,
        conflicts=conflicts,
        declared_language=declared_language(page) or hints.site_language,
        tags=tags_of(page, platform, hints),
        comments=comments_of(page),
        description=_short(page.meta("description", "og:description")),
        image=urls.clean(image, page.url) if image else None,
        platform_id=_post_id(page, platform) or next((c.platform_id for c in hints.claims if c.platform_id), None),
        parts=_parts(page, platform),
    )
    return signed.on(article)


def _short(text: str | None) -> str | None:
    return one_line(text)[:500].strip() or None if text else None


def _post_id(page: Page, platform: Platform) -> str | None:
    for text in values(page, platform.post_id):
        match = platform.id_pattern.search(text)
        if match:
            return match.group(1)
    return None


def _parts(page: Page, platform: Platform) -> tuple[str, ...]:
    """The further pages of the same post: its own address with a number behind it."""
    here = page.url.rstrip("/")
    found = []
    for href in values(page, platform.next_part):
        url = urls.clean(href, page.url)
        if url and re.fullmatch(rf"{re.escape(here)}/([2-9]|[1-4]\d)/?", url):
            found.append(url)
    return tuple(dict.fromkeys(found))


# the body -----------------------------------------------------------------------------------------------------


def _body(
    page: Page, platform: Platform, hints: Hints, in_worker: bool
) -> tuple[tuple[Block, ...], str, Confidence]:
    """The blocks of the body, how they were found, and how sure it is that they are the text."""
    own = hints.selectors
    drop = (*platform.drop, *own.drop)
    for selector in (*((own.body,) if own.body else ()), *platform.body):
        node = fullest(page.tree.css(selector))
        if node is None or (selector != own.body and _is_leftover(page, node)):
            continue
        if not any_site(platform) or selector == own.body or _holds_most(page, node):
            strip(node, drop)
            sure = Confidence.MEDIUM if any_site(platform) and selector != own.body else Confidence.HIGH
            return read_blocks(node), f"{platform.name} {selector}, {READER}", sure
    for selector in platform.body_parts:
        found = page.tree.css(selector)
        node = fullest(found)
        if node is not None:
            return _joined(node, found, drop), f"{platform.name} {selector}, {READER}", Confidence.HIGH
    if not in_worker:
        raise NeedsWorkerError
    # trafilatura stays out of the crawling process: see generic.py
    from scraper.extraction.generic import generic_blocks

    blocks, method, confirmed = generic_blocks(page, drop)
    return blocks, method, Confidence.MEDIUM if confirmed else Confidence.LOW


def _joined(node: LexborNode, found: Sequence[LexborNode], drop: Iterable[str]) -> tuple[Block, ...]:
    """The blocks of an element and of its siblings among those found, in the order of the page."""
    home = node.parent.mem_id if node.parent is not None else None
    parts = [part for part in found if part.parent is not None and part.parent.mem_id == home]
    for part in parts:
        strip(part, drop)
    return tuple(block for part in parts for block in read_blocks(part))


def fullest(nodes: Sequence[LexborNode]) -> LexborNode | None:
    """The node with the most text, if any has some."""
    taken = nodes[:MAX_FOUND]
    filled = [(len((node.text(deep=True) or "").strip()), -index) for index, node in enumerate(taken)]
    if not filled or max(filled)[0] == 0:
        return None
    return nodes[-max(filled)[1]]


def _is_leftover(page: Page, node: LexborNode) -> bool:
    """True for a few words of a builder's: the page's paragraphs hold many times more elsewhere."""
    words = len((node.text(deep=True) or "").split())
    return words < SHORT and _words_around(page) > MANY * words


def _holds_most(page: Page, node: LexborNode) -> bool:
    """True if a body holds most of the page's paragraphs: what is merely named like one often does not."""
    return _words_in(node.css("p")) >= MOST * _words_around(page)


def _words_around(page: Page) -> int:
    """The words of a page's paragraphs, those of its frame left out."""
    inner = page.first("article", "main", "body")
    return 0 if inner is None else _words_in(inner.css("p")) - _words_in(inner.css(_FRAME_PARAGRAPHS))


def _words_in(paragraphs: Sequence[LexborNode]) -> int:
    return sum(len(p.text(deep=True).split()) for p in paragraphs)
