"""What every page of a Squarespace site says of itself: its ids, its script of context, its head."""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from html import escape
from typing import Any, ClassVar
from urllib.parse import quote_plus

from scraper.demo.blog import DemoBlog
from scraper.demo.golden import excerpt
from scraper.demo.markup import Markup
from scraper.demo.model import Post
from scraper.demo.platforms.squarespace_markup import SquarespaceMarkup, hex_id


class SquarespaceSite(DemoBlog):
    """The collections of a Squarespace site, and what its pages state."""

    platform = "squarespace"
    markup: ClassVar[Markup] = SquarespaceMarkup()
    #: the page of the blog, and that of an older one whose posts were copied over
    collection = "/blog"
    old_collection = ""

    def path(self, post: Post) -> str:
        """`/blog/slug`, or the address in the old blog."""
        return f"{self.old_collection if post.repost_of else self.collection}/{post.slug}"

    def of(self, collection: str) -> list[Post]:
        """The posts of a collection, newest first."""
        return [post for post in self.all_posts if self.path(post).startswith(f"{collection}/")]

    @property
    def collections(self) -> list[str]:
        """The blogs that have posts."""
        return [name for name in (self.collection, self.old_collection) if name and self.of(name)]

    def ms(self, post: Post) -> int:
        """When a post was published, in milliseconds; the same second may hold several."""
        return int(post.published.timestamp()) * 1000 + post.id % 1000

    def edited(self, post: Post) -> datetime:
        """The stamp of the last change that pages state."""
        return post.changed

    def local(self, moment: datetime) -> datetime:
        """A moment on the site's own clock."""
        return moment.astimezone(self.profile.zone)

    @property
    def site_id(self) -> str:
        """The site's own id."""
        return hex_id("site", self.name)

    def item_id(self, post: Post) -> str:
        """The platform's id of a post: a copy has its own."""
        return hex_id("item", self.name, post.id)

    @property
    def language(self) -> str:
        """The site's language."""
        return self.profile.posts[0].language

    def context(self, version: str, title: str, collection: str = "", post: Post | None = None) -> str:
        """The script that every page carries: the site's zone and language, the page, the post."""
        kind = "blog" if version == "7" else "blog-basic-grid"
        told: dict[str, Any] = {
            "facebookAppId": "314192535267336",
            "rollups": {"squarespace-comments": {"js": "//assets.squarespace.com/universal/scripts-compressed/comments-min.en-US.js"}},
            "pageType": 50 if post else 1 if collection else 2,
            "website": {
                "id": self.site_id, "identifier": self.name, "websiteType": 1, "language": self.language,
                "translationLocale": self.language, "formattingLocale": self.language, "timeZone": self.timezone,
                "machineTimeZoneOffset": -18000000, "timeZoneOffset": -18000000, "siteTitle": self.profile.title,
                "fullSiteTitle": title, "siteTagLine": self.profile.tagline, "authenticUrl": self.url.rstrip("/"),
            },
            "websiteSettings": {"country": "US", "simpleLikingEnabled": True, "commentLikesAllowed": True},
            "templateVersion": version,
        }  # fmt: skip
        if collection:
            told["collection"] = {
                "title": "Blog",
                "id": hex_id(self.name, collection),
                "fullUrl": collection,
                "type": 1,
            }
        if post:
            told["item"] = {
                "title": post.title,
                "id": self.item_id(post),
                "fullUrl": self.path(post),
                "recordType": 1,
            }
            told["collection"]["typeName"] = kind
        body = json.dumps(told, separators=(",", ":")).replace("</", "<\\/")
        return f'<script data-name="static-context">Static = window.Static || {{}}; Static.SQUARESPACE_CONTEXT = {body};</script>'

    def post_metas(self, post: Post, title: str) -> str:
        """The head of a post's page: `title` is what search engines are shown."""
        address, stamp = self.absolute(self.path(post)), "%Y-%m-%dT%H:%M:%S%z"
        published, edited = (
            self.local(post.published).strftime(stamp),
            self.local(self.edited(post)).strftime(stamp),
        )
        described = post.description or excerpt(post)
        told = {
            "name": title, "url": address, "datePublished": published, "dateModified": edited,
            # the platform escapes the headline before it writes the JSON
            "headline": escape(post.title), "author": post.author,
            "publisher": {"name": self.profile.title, "@type": "Organization"}, "@context": "http://schema.org", "@type": "Article",
        }  # fmt: skip
        site = {
            "url": self.url.rstrip("/"),
            "name": self.profile.title,
            "@context": "http://schema.org",
            "@type": "WebSite",
        }
        metas = {
            "name": title, "url": address, "description": described, "author": post.author, "datePublished": published,
            "dateModified": edited, "headline": post.title, "publisher": self.profile.title,
        }  # fmt: skip
        return (
            f'<meta property="og:site_name" content="{escape(self.profile.title)}"/>\n<meta property="og:title" content="{escape(title)}"/>\n'
            f'<meta property="og:url" content="{address}"/>\n<meta property="og:type" content="article"/>\n'
            + "".join(f'<meta itemprop="{name}" content="{escape(words)}"/>\n' for name, words in metas.items())
            + f'<meta name="twitter:title" content="{escape(title)}"/>\n<meta name="description" content="{escape(described)}" />\n'
            + f'<link rel="canonical" href="{address}"/>\n'
            + self.feed_link(self.path(post).rpartition("/")[0] if post.repost_of else self.collection)
            + "".join(f'<script type="application/ld+json">{json.dumps(node)}</script>' for node in (site, told))
        )

    def feed_link(self, collection: str) -> str:
        """The link to a collection's feed, which only its own pages have."""
        return f'<link rel="alternate" type="application/rss+xml" title="RSS Feed" href="{self.absolute(collection)}?format=rss" />\n'

    def filing(self, kind: str, names: Iterable[str], css: str) -> str:
        """Links to what is filed under the same name."""
        return ", ".join(
            f'<a href="{self.collection}/{kind}/{quote_plus(name)}" class="{css}" rel="tag">{escape(name)}</a>'
            for name in names
        )

    def utc_ms(self, moment: datetime) -> int:
        """Milliseconds since 1970."""
        return int(moment.timestamp() * 1000)
