"""What stands around and between an author's words on any site, and is never text of an article."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from selectolax.lexbor import LexborHTMLParser, LexborNode

from scraper.markup import reveal_emails

#: what the plugins and themes of any platform put into or beside a body
CHROME = (
    "script, style, noscript, template, svg",
    "#comments, #respond, .comments-area, .comment-list, .commentlist, .comment-respond, .comment-form, .comments",
    ".sharedaddy, .share-buttons, .social-share, .addtoany_share_save_container, .a2a_kit, .sharethis",
    ".pk-share-buttons-wrap, .heateor_sss_sharing_container, .essb_links, .ssba",
    ".related-posts, .relatedposts, .jp-relatedposts, .yarpp-related",
    ".newsletter, .newsletter-form, .subscribe-form, .mc4wp-form, .mailchimp, .formkit-form",
    ".tnp, .tnp-subscription, .tnp-subscription-posts, .cta, [class^=cta-], [id^=cta-], [class^=blog-cta]",
    # contents that plugins put before a text; what they copied into a shop's blog has their marks still
    ".ez-toc-container, #ez-toc-container, #toc_container, .lwptoc, .wp-block-table-of-contents",
    ".wp-block-rank-math-toc-block, .wp-block-yoast-seo-table-of-contents",
    # what stands in place of an embedded picture until a script has run ("View this post on Instagram")
    "blockquote.instagram-media, blockquote.imgur-embed-pub, blockquote.tiktok-embed",
    ".cookie-banner, .cookie-notice, #cookie-notice, .cky-consent, #cookie-law-info-bar",
    ".breadcrumb, .breadcrumbs, .pagination, .post-navigation, .nav-links, .pager",
    ".screen-reader-text, .sr-only, .visually-hidden, .skip-link",
    ".grecaptcha-badge",
)


_BODIES = frozenset(("html", "body", "main", "article"))
_FRAMES = frozenset(("div", "form", "section"))
#: an element that holds so much of all paragraphs (of at least so many characters) is the page's frame, as the one
#: form of an ASP.NET page is, and no furniture; readers may have written most of a page, too
_MOST, _LONG = 0.8, 1_000
_READERS = re.compile(r"comment|respon[ds]|repl(?:y|ies)|disqus|discussion", re.IGNORECASE)


def strip(root: LexborHTMLParser | LexborNode, drop: Iterable[str]) -> None:
    """Take chrome out of a tree, and put hidden e-mail addresses back into it. Changes the tree."""
    if isinstance(root, LexborNode):
        reveal_emails(root)
    elif root.root is not None:
        reveal_emails(root.root)
    # a body may carry such a class itself
    found = [node for node in root.css(", ".join((*CHROME, *drop))) if node.tag not in _BODIES]
    spared = _frames(root, {node.mem_id for node in found if node.tag in _FRAMES})
    found = [node for node in found if node.mem_id not in spared]
    # each once, the last first: what stands inside another goes before it, for its memory goes with it
    for node in reversed({node.mem_id: node for node in found}.values()):
        node.decompose()


def _frames(root: LexborHTMLParser | LexborNode, found: set[int]) -> set[int]:
    """Those of the elements found (their `mem_id`) that hold most of the paragraphs, readers' words aside."""
    paragraphs = root.css("p") if found else []
    ends = list(accumulate(len(p.text(deep=True)) for p in paragraphs))
    if not ends or ends[-1] < _LONG:
        return set()
    frames = set[int]()
    # what holds most of a text holds its middle
    node = paragraphs[bisect_left(ends, ends[-1] / 2)].parent
    while node is not None and node.tag not in _BODIES:
        if node.mem_id in found and not _READERS.search(
            f"{node.attributes.get('class')} {node.attributes.get('id')}"
        ):
            held = sum(len(p.text(deep=True)) for p in node.css("p"))
            frames.update((node.mem_id,) if held >= _MOST * ends[-1] else ())
        node = node.parent
    return frames
