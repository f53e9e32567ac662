"""Blogger's feeds: Atom with OpenSearch counts and a `next` on www.blogger.com, and its RSS twin in UTC."""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape, unescape

from scraper.demo.model import Post

_SPACES = (
    "xmlns='http://www.w3.org/2005/Atom' xmlns:openSearch='http://a9.com/-/spec/opensearchrss/1.0/' "
    "xmlns:blogger='http://schemas.google.com/blogger/2008' xmlns:georss='http://www.georss.org/georss' "
    "xmlns:gd=\"http://schemas.google.com/g/2005\" xmlns:thr='http://purl.org/syndication/thread/1.0'"
)
#: the most posts of one page, and about the most characters: of long posts come fewer than asked for
MAX_RESULTS, MAX_TEXT = 100, 300_000
DEFAULT_RESULTS = 25
SUMMARY = 400


@dataclass(frozen=True, kw_only=True, slots=True)
class FeedSite:
    """What a feed says of its blog, and how it gets at the posts."""

    title: str
    tagline: str
    url: str
    blog_id: str
    owner: str
    short: bool
    link: Callable[[Post], str]
    body: Callable[[Post], str]
    number: Callable[[Post], str]
    updated: Callable[[Post], datetime]


@dataclass(frozen=True, kw_only=True, slots=True)
class Window:
    """The stretch of posts a page shows."""

    start: int
    asked: int
    total: int
    posts: Sequence[Post]


def window(site: FeedSite, posts: Sequence[Post], start: int, asked: int) -> Window:
    """The posts from number `start` (from 1) on, as many as Blogger is willing to give."""
    chosen: list[Post] = []
    room = MAX_TEXT
    for post in posts[start - 1 : start - 1 + min(asked, MAX_RESULTS)]:
        room -= SUMMARY if site.short else len(site.body(post))
        if room < 0 and chosen:
            break
        chosen.append(post)
    return Window(start=start, asked=asked, total=len(posts), posts=chosen)


def atom(site: FeedSite, page: Window, built: datetime) -> str:
    """The Atom feed of `/feeds/posts/default`."""
    home = f"https://www.blogger.com/feeds/{site.blog_id}/posts/default"
    after = page.start + len(page.posts)
    links = [
        ("http://schemas.google.com/g/2005#feed", "application/atom+xml", f"{site.url}feeds/posts/default"),
        ("self", "application/atom+xml", home),
        ("alternate", "text/html", site.url),
    ]
    if after <= page.total:
        query = f"start-index={after}&max-results={page.asked}"
        links.append(("next", "application/atom+xml", f"{home}?{query}"))
    drawn = "".join(f"<link rel='{rel}' type='{kind}' href='{escape(href)}'/>" for rel, kind, href in links)
    entries = "".join(_entry(site, post) for post in page.posts)
    return (
        "<?xml version='1.0' encoding='UTF-8'?><?xml-stylesheet href=\"http://www.blogger.com/styles/atom.css\" type=\"text/css\"?>"
        f"<feed {_SPACES}><id>tag:blogger.com,1999:blog-{site.blog_id}</id><updated>{stamp(built)}</updated>"
        f"<title type='text'>{escape(site.title)}</title><subtitle type='html'>{escape(site.tagline)}</subtitle>{drawn}"
        f"<link rel='hub' href='http://pubsubhubbub.appspot.com/'/>{_author(site)}<generator version='7.00' uri='http://www.blogger.com'>Blogger</generator>"
        f"<openSearch:totalResults>{page.total}</openSearch:totalResults><openSearch:startIndex>{page.start}</openSearch:startIndex>"
        f"<openSearch:itemsPerPage>{page.asked}</openSearch:itemsPerPage>{entries}</feed>"
    )


def _entry(site: FeedSite, post: Post) -> str:
    number, link, title = site.number(post), escape(site.link(post)), escape(post.title)
    labels = "".join(
        f"<category scheme='http://www.blogger.com/atom/ns#' term='{escape(tag)}'/>" for tag in labels_of(post)
    )
    words = (
        f"<summary type='text'>{escape(summary(site.body(post)))}</summary>"
        if site.short
        else f"<content type='html'>{escape(site.body(post))}</content>"
    )
    own = f"https://www.blogger.com/feeds/{site.blog_id}/posts/default/{number}"
    return (
        f"<entry><id>tag:blogger.com,1999:blog-{site.blog_id}.post-{number}</id><published>{stamp(post.published)}</published>"
        f"<updated>{stamp(site.updated(post))}</updated>{labels}<title type='text'>{title}</title>{words}"
        f"<link rel='replies' type='application/atom+xml' href='{site.url}feeds/{number}/comments/default' title='Post Comments'/>"
        f"<link rel='replies' type='text/html' href='{link}#comment-form' title='{len(post.comments)} Comments'/>"
        f"<link rel='edit' type='application/atom+xml' href='{own}'/><link rel='self' type='application/atom+xml' href='{own}'/>"
        f"<link rel='alternate' type='text/html' href='{link}' title='{title}'/>{_author(site)}<thr:total>{len(post.comments)}</thr:total></entry>"
    )


def _author(site: FeedSite) -> str:
    return (
        f"<author><name>{escape(site.owner)}</name><uri>http://www.blogger.com/profile/0{site.blog_id}</uri><email>noreply@blogger.com</email>"
        "<gd:image rel='http://schemas.google.com/g/2005#thumbnail' width='16' height='16' src='https://img1.blogblog.com/img/b16-rounded.gif'/></author>"
    )


def rss(site: FeedSite, page: Window, built: datetime) -> str:
    """The same as RSS (`alt=rss`): its `pubDate` is in UTC, the offset is gone."""
    items = "".join(
        f'<item><guid isPermaLink="false">tag:blogger.com,1999:blog-{site.blog_id}.post-{site.number(post)}</guid>'
        f"<pubDate>{_mail_date(post.published)}</pubDate><atom:updated>{stamp(site.updated(post))}</atom:updated>"
        + "".join(
            f'<category domain="http://www.blogger.com/atom/ns#">{escape(tag)}</category>'
            for tag in labels_of(post)
        )
        + f"<title>{escape(post.title)}</title><description>{escape(summary(site.body(post)) if site.short else site.body(post))}</description>"
        f"<link>{escape(site.link(post))}</link><author>noreply@blogger.com ({escape(site.owner)})</author><thr:total>{len(post.comments)}</thr:total></item>"
        for post in page.posts
    )
    return (
        "<?xml version='1.0' encoding='UTF-8'?><rss xmlns:atom=\"http://www.w3.org/2005/Atom\" "
        'xmlns:openSearch="http://a9.com/-/spec/opensearchrss/1.0/" xmlns:thr="http://purl.org/syndication/thread/1.0" version="2.0">'
        f"<channel><atom:id>tag:blogger.com,1999:blog-{site.blog_id}</atom:id><lastBuildDate>{_mail_date(built)}</lastBuildDate>"
        f"<title>{escape(site.title)}</title><description>{escape(site.tagline)}</description><link>{site.url}</link>"
        f"<managingEditor>noreply@blogger.com ({escape(site.owner)})</managingEditor><generator>Blogger</generator>"
        f"<openSearch:totalResults>{page.total}</openSearch:totalResults><openSearch:startIndex>{page.start}</openSearch:startIndex>"
        f"<openSearch:itemsPerPage>{page.asked}</openSearch:itemsPerPage>{items}</channel></rss>"
    )


def labels_of(post: Post) -> tuple[str, ...]:
    """Blogger knows labels only."""
    return (*post.categories, *post.tags)


def summary(body: str) -> str:
    """What a feed set to Short carries: the first words, cut anywhere."""
    plain = " ".join(unescape(re.sub(r"<[^>]*>", " ", body)).split())
    return plain if len(plain) <= SUMMARY else plain[:SUMMARY] + "..."


def stamp(moment: datetime) -> str:
    """`2013-09-10T09:30:00.002-07:00`: with milliseconds and the blog's own offset."""
    return moment.isoformat(timespec="milliseconds")


def updated_of(post: Post, scheduled: frozenset[str]) -> datetime:
    """When Blogger saved it last: minutes after it appeared, or days before, where it was to appear by itself."""
    if post.modified is not None:
        return post.modified
    return post.published + (timedelta(days=-2) if post.slug in scheduled else timedelta(minutes=3, seconds=12))


def _mail_date(moment: datetime) -> str:
    return format_datetime(moment.astimezone(UTC).replace(microsecond=0))
