"""One page, or one post out of a platform's API, to an Article, or the reason why it is none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from scraper import urls
from scraper.extract.blocks import read_blocks
from scraper.extract.bylines import read_byline
from scraper.extract.chrome import strip, without_widgets
from scraper.extract.evidence import evidence_of, only_script, refused
from scraper.extract.hints import Hints
from scraper.extract.metadata import (
    authors_of,
    canonical_of,
    language_of,
    rights_of,
    tags_of,
    title_of,
)
from scraper.extract.when import dates_of, settle
from scraper.markup import Page
from scraper.platforms import GENERIC, ApiPost, Platform, get_platform, values
from scraper.textformat import one_line
from scraper.types import Article, Block, BlockKind, Extracted, NotArticle

#: the reading of blocks and bodies; counted up whenever it gives other text
READER = "blocks 1"
#: a page with less text (characters) may be the shell of a script: "Loading…"
_SHELL_TEXT = 200
#: the share of the paragraphs' text that a body of an unknown theme must hold (platforms-open, 1.6)
MOST = 0.6
_FRAME_PARAGRAPHS = "header p, footer p, nav p, aside p, form p"
#: raw shortcodes of page builders: the text is on the page, not in the API's answer (platforms-open, 1.6)
_RAW_SHORTCODE = re.compile(r"\[/?(et_pb|vc|fusion|tve|fl|av|cs)_[a-z_]+[^\]]*\]")


class NeedsWorkerError(Exception):
    """The page has no body that a platform's facts find: trafilatura must choose, in a worker process."""


def extract_page(content: bytes, hints: Hints, *, in_worker: bool = True) -> Extracted:
    """The article of one page.

    A known platform, or a selector of the entry, narrows the page to its body; without either, trafilatura does.
    Raises NeedsWorkerError where that would have to happen with `in_worker` false.
    """
    page = Page.of(content, hints.url, hints.header("content-type"))
    if page.trap:
        return NotArticle(reason="too-deep", detail="its elements are nested too deep to be read")
    platform = get_platform(hints.platform)
    if no := refused(page, platform, hints):
        return no
    evidence = evidence_of(page, platform, hints)
    if not evidence:
        return NotArticle(
            reason="not-a-post", detail="no route lists it as a post and nothing on the page says so"
        )
    article = _said(page, platform, hints)
    # metadata is read: from here on the tree is cut down to the text
    blocks, method = _body(page, platform, hints, in_worker)
    blocks = without_widgets(without_title(blocks, article.title))
    if sum(len(block.text) for block in blocks) < _SHELL_TEXT and only_script(Page(page.text, page.url)):
        return NotArticle(reason="needs-javascript", detail="its text exists only after its scripts have run")
    if not blocks:
        return NotArticle(reason="no-text", detail="the page has no text of its own")
    if not article.title:
        return NotArticle(reason="no-title", detail="the page has no headline")
    return replace(article, blocks=blocks, method=method, evidence=evidence)


def extract_api_post(post: ApiPost, hints: Hints) -> Extracted:
    """The article of one post that an API gave whole; `not-whole` where its page has more."""
    if post.html is None:
        return NotArticle(reason="password-protected", detail="the author keeps it behind a password")
    platform = get_platform(hints.platform)
    if _RAW_SHORTCODE.search(post.html):
        return NotArticle(reason="not-whole", detail="the API gives raw shortcodes of a page builder")
    tree = LexborHTMLParser(f"<html><body>{post.html}</body></html>")
    root = tree.body
    if root is None:
        return NotArticle(reason="not-whole", detail="the API gives no text")
    image = root.css_first("img[src]")
    strip(root, (*platform.drop, *hints.selectors.drop))
    title = one_line(post.title)
    blocks = without_widgets(without_title(read_blocks(root), title))
    if not blocks or not title:
        return NotArticle(reason="not-whole", detail="the API gives no text or no title")
    published, modified = settle(post.published, post.modified, hints)
    names = (hints.site_title,) if hints.site_title else ()
    return Article(
        url=post.url,
        canonical_url=None,
        platform=platform.name,
        title=title,
        blocks=blocks,
        authors=tuple(dict.fromkeys(a for name in post.authors for a in read_byline(name, names))),
        byline=", ".join(post.authors) or None,
        published=published,
        modified=modified,
        language=hints.language,
        tags=post.tags,
        image=urls.clean(image.attributes.get("src") or "", post.url) if image is not None else None,
        platform_id=post.key,
        method=f"{platform.name} api, {READER}",
        evidence=("listed by api",),
    )


def _said(page: Page, platform: Platform, hints: Hints) -> Article:
    authors, byline = authors_of(page, platform, hints)
    published, modified = dates_of(page, platform, hints)
    image = page.meta("og:image")
    return Article(
        url=page.url,
        canonical_url=canonical_of(page),
        platform=platform.name,
        title=title_of(page, platform, hints),
        blocks=(),
        authors=authors,
        byline=byline,
        published=published,
        modified=modified,
        language=language_of(page, hints),
        tags=tags_of(page, platform, hints),
        description=_short(page.meta("description", "og:description")),
        image=urls.clean(image, page.url) if image else None,
        platform_id=_post_id(page, platform) or next((c.platform_id for c in hints.claims if c.platform_id), None),
        rights=rights_of(page, hints),
        parts=_parts(page, platform),
    )


def _short(text: str | None) -> str | None:
    return one_line(text)[:500] or None if text else None


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


def _body(page: Page, platform: Platform, hints: Hints, in_worker: bool) -> tuple[tuple[Block, ...], str]:
    own = hints.selectors
    drop = (*platform.drop, *own.drop)
    for selector in (*((own.body,) if own.body else ()), *platform.body):
        node = _fullest(page.tree.css(selector))
        if node is not None and (platform.name != GENERIC or selector == own.body or _holds_most(page, node)):
            strip(node, drop)
            return read_blocks(node), f"{platform.name} {selector}, {READER}"
    if not in_worker:
        raise NeedsWorkerError
    # trafilatura stays out of the crawling process: see generic.py
    from scraper.extract.generic import METHOD, generic_blocks

    return generic_blocks(page, drop), METHOD


def _fullest(nodes: Sequence[LexborNode]) -> LexborNode | None:
    """The node with the most text, if any has some."""
    filled = [(len((node.text(deep=True) or "").strip()), -index) for index, node in enumerate(nodes)]
    if not filled or max(filled)[0] == 0:
        return None
    return nodes[-max(filled)[1]]


def _holds_most(page: Page, node: LexborNode) -> bool:
    """True if a body holds most of the page's paragraphs: what is merely named like one often does not."""
    frame = page.first("article", "main", "body")
    if frame is None:
        return True
    around = _words_in(frame.css("p")) - _words_in(frame.css(_FRAME_PARAGRAPHS))
    return _words_in(node.css("p")) >= MOST * around


def _words_in(paragraphs: Sequence[LexborNode]) -> int:
    return sum(len(p.text(deep=True).split()) for p in paragraphs)


def without_title(blocks: tuple[Block, ...], title: str) -> tuple[Block, ...]:
    """The blocks without the title where it stands again as the first of them."""
    if blocks and blocks[0].kind in (BlockKind.HEADING, BlockKind.PARAGRAPH):
        first = re.sub(r"\W+", "", blocks[0].text.casefold())
        if first and first == re.sub(r"\W+", "", title.casefold()):
            return blocks[1:]
    return blocks
