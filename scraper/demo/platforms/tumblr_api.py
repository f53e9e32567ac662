"""Tumblr's first API as it still answers (`/api/read/json`), and the blog's RSS: posts of others among one's own."""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC
from html import escape
from typing import Any

from scraper.demo.golden import excerpt, plain
from scraper.demo.markup import Markup
from scraper.demo.model import Picture, Post, Profile, Quote

#: the most posts one answer gives
MAX_POSTS = 50
FEED_CAP = 20


@dataclass(frozen=True, kw_only=True, slots=True)
class TumblrSite:
    """What the routes know of their blog."""

    profile: Profile
    url: str
    handle: str
    kinds: dict[str, str]
    untitled: frozenset[str]
    reblogged: dict[str, str]
    number: Callable[[Post], str]
    link: Callable[[Post], str]
    markup: Markup

    def kind(self, post: Post) -> str:
        """What Tumblr calls this kind of post."""
        return self.kinds.get(post.slug, "regular")

    def titled(self, post: Post) -> bool:
        """Only texts have titles, and not all of them."""
        return self.kind(post) == "regular" and post.slug not in (*self.untitled, *self.reblogged)

    def text_of(self, post: Post) -> str:
        """The HTML that a text, a caption or an answer consists of."""
        blocks = post.blocks[1:] if self.kind(post) in ("answer", "photo") else post.blocks
        body = self.markup.body(blocks)
        other = self.reblogged.get(post.slug)
        if other is None:
            return body
        home = f"https://{other}.tumblr.com/post/69{self.number(post)[2:]}"
        return f'<p><a href="{home}" class="tumblr_blog">{other}</a>:</p><blockquote>{body}</blockquote>'


def first_words(post: Post, limit: int = 53) -> str:
    """A post in one line, as Tumblr names it where it has no title."""
    quotes = [plain(block.paragraphs[0]) for block in post.blocks[:1] if isinstance(block, Quote)]
    text = quotes[0] if quotes else excerpt(post, 60, "")
    if not any(not isinstance(block, Picture) for block in post.blocks):
        return "Photo"
    return text if len(text) <= limit else text[:limit].rsplit(" ", 1)[0] + "..."


def answer(site: TumblrSite, posts: Sequence[Post], start: int, asked: int) -> str:
    """One page of the API: a script that fills a variable."""
    shown = posts[start : start + min(asked, MAX_POSTS)]
    about = {
        "title": site.profile.title, "description": site.profile.tagline, "name": site.handle,
        "timezone": site.profile.timezone, "cname": False, "feeds": [],
    }  # fmt: skip
    data = {"tumblelog": about, "posts-start": start, "posts-total": len(posts), "posts-type": False,
            "posts": [_item(site, post) for post in shown]}  # fmt: skip
    return f"var tumblr_api_read = {json.dumps(data).replace('/', chr(92) + '/')};\n"


def _item(site: TumblrSite, post: Post) -> dict[str, Any]:
    number, local = site.number(post), post.published.astimezone(site.profile.zone)
    kind = site.kind(post)
    item: dict[str, Any] = {
        "id": number, "url": f"{site.url}post/{number}", "url-with-slug": site.link(post), "type": kind,
        "date-gmt": f"{post.published.astimezone(UTC):%Y-%m-%d %H:%M:%S} GMT", "date": f"{local:%a, %d %b %Y %H:%M:%S}",
        "bookmarklet": 0, "mobile": 0, "feed-item": "", "from-feed-id": 0, "unix-timestamp": int(post.published.timestamp()),
        "format": "html", "reblog-key": f"rk{number[-8:]}", "slug": post.slug, "is-submission": False,
        "like-button": f'<div class="like_button" data-post-id="{number}" data-blog-name="{site.handle}"></div>',
        "reblog-button": f'<a href="https://www.tumblr.com/reblog/{number}/rk{number[-8:]}" class="reblog_button"></a>',
        "note-count": str(3 + len(post.slug)),
    }  # fmt: skip
    other = site.reblogged.get(post.slug)
    if other is not None:
        home = f"https://{other}.tumblr.com/post/69{number[2:]}"
        item |= {"reblogged-from-url": home, "reblogged-from-name": other, "reblogged-from-title": other.title(),
                 "reblogged-root-url": home, "reblogged-root-name": other, "reblogged-root-title": other.title()}  # fmt: skip
    about = {
        "title": site.profile.title,
        "name": site.handle,
        "cname": False,
        "url": site.url,
        "timezone": site.profile.timezone,
    }
    item |= {"tumblelog": about, **_content(site, post)}
    return item | ({"tags": list(post.tags)} if post.tags else {})


def _content(site: TumblrSite, post: Post) -> dict[str, Any]:
    first, text = post.blocks[0], site.text_of(post)
    match site.kind(post), first:
        case "answer", Quote(paragraphs, _):
            return {"question": "".join(f"<p>{site.markup.inline(p)}</p>" for p in paragraphs), "answer": text}
        case "quote", Quote(paragraphs, source):
            return {"quote-text": site.markup.inline(paragraphs[0]), "quote-source": site.markup.inline(source)}
        case "photo", Picture(file, _, _):
            image = f"https://64.media.tumblr.com/{site.number(post)}/tumblr_{file}"
            return {
                "photo-caption": text,
                "width": 1280,
                "height": 960,
                "photo-url-1280": image,
                "photo-url-500": image,
                "photos": [],
            }
        case _:
            return {"regular-title": post.title if site.titled(post) else None, "regular-body": text}


def rss(site: TumblrSite, posts: Sequence[Post]) -> str:
    """The newest posts, those of other blogs too; guids without slugs, days with the blog's own offset."""
    items = "".join(
        f"<item><title>{escape(post.title if site.titled(post) else first_words(post))}</title><description>{escape(_described(site, post))}</description>"
        f"<link>{site.link(post)}</link><guid>{site.url}post/{site.number(post)}</guid>"
        f"<pubDate>{post.published.astimezone(site.profile.zone):%a, %d %b %Y %H:%M:%S %z}</pubDate>"
        + "".join(f"<category>{escape(tag)}</category>" for tag in post.tags)
        + "</item>"
        for post in posts[:FEED_CAP]
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0"><channel>'
        '<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="hub" href="http://tumblr.superfeedr.com/"/>'
        f"<description>{escape(site.profile.tagline)}</description><title>{escape(site.profile.title)}</title>"
        f"<generator>Tumblr (3.0; @{site.handle})</generator><link>{site.url}</link>{items}</channel></rss>"
    )


def _described(site: TumblrSite, post: Post) -> str:
    content = _content(site, post)
    match site.kind(post):
        case "answer":
            return f"<b>Anonymous</b> asked: {content['question']}<br/><br/>{content['answer']}"
        case "quote":
            return f"“{content['quote-text']}”<br/><br/> - <em>{content['quote-source']}</em>"
        case "photo":
            return f'<img src="{content["photo-url-500"]}"/><br/><br/>{content["photo-caption"]}'
        case _:
            return str(content["regular-body"])
