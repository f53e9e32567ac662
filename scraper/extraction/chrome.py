"""What stands around and between an author's words on any site, and is never text of an article."""

from __future__ import annotations

from collections.abc import Iterable

from selectolax.lexbor import LexborHTMLParser, LexborNode

from scraper.markup import reveal_emails

#: what the plugins and themes of any platform put into or beside a body
CHROME = (
    "script, style, noscript, template, svg",
    "#comments, #respond, .comments-area, .comment-list, .commentlist, .comment-respond, .comment-form, .comments",
    ".sharedaddy, .share-buttons, .social-share, .addtoany_share_save_container, .a2a_kit, .sharethis",
    ".related-posts, .relatedposts, .jp-relatedposts, .yarpp-related",
    ".newsletter, .newsletter-form, .subscribe-form, .mc4wp-form, .mailchimp, .formkit-form",
    ".cookie-banner, .cookie-notice, #cookie-notice, .cky-consent, #cookie-law-info-bar",
    ".breadcrumb, .breadcrumbs, .pagination, .post-navigation, .nav-links, .pager",
    ".screen-reader-text, .sr-only, .visually-hidden, .skip-link",
    ".grecaptcha-badge",
)


_BODIES = frozenset(("html", "body", "main", "article"))


def strip(root: LexborHTMLParser | LexborNode, drop: Iterable[str]) -> None:
    """Take chrome out of a tree, and put hidden e-mail addresses back into it. Changes the tree."""
    if isinstance(root, LexborNode):
        reveal_emails(root)
    elif root.root is not None:
        reveal_emails(root.root)
    # a body may carry such a class itself
    found = [node for node in root.css(", ".join((*CHROME, *drop))) if node.tag not in _BODIES]
    # each once, the last first: what stands inside another goes before it, for its memory goes with it
    for node in reversed({node.mem_id: node for node in found}.values()):
        node.decompose()
