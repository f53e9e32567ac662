"""A blog in Psychology Today: other authors around it, key points before the text, a reviewer, twins for other countries."""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

import re
from html import escape
from typing import Any, ClassVar

from scraper.demo import feeds
from scraper.demo.blog import DemoBlog
from scraper.demo.content.psychology_today_weather import PROFILE as SLOW_WEATHER
from scraper.demo.golden import excerpt
from scraper.demo.markup import Markup
from scraper.demo.model import Bullets, Head, Post, StaticPage
from scraper.demo.server import HTML, Answer, Request, text
from scraper.demo.weight import Part, style

FEED_CAP = 10
BLOG = "slow-weather"
FOLDER = f"/us/blog/{BLOG}"
EDITIONS = ("us", "intl", "gb", "ca")
REVIEWER = "Maureen Tolliver"
#: a post of somebody else, which every page recommends
STRANGER = "/us/blog/the-tidy-mind/202409/five-drawers"


class PsychologyTodayMarkup(Markup):
    """What Psychology Today's editors save: ads and links of its own between paragraphs."""

    #: after so many paragraphs there is an advertisement
    ad_after = 1

    def body(self, blocks: tuple[Any, ...]) -> str:
        """All blocks, with an advertisement and a box for therapists in between."""
        parts = [self.block(block) for block in blocks]
        parts.insert(
            self.ad_after,
            '<div class="pt-ad"><span class="advertisement-label">Article continues after advertisement</span><div id="ad-1"></div></div>',
        )
        parts.append(
            '<div class="markup-replacement-slot"><div class="pathways_card card-group"><h3>Find a Depression Therapist</h3><p>Get the help you need from a therapist near you.</p></div></div>'
        )
        return "\n".join(filter(None, parts))


class PsychologyTodayBlog(DemoBlog):
    """One blog of the magazine; its entry names the blog's folder and wants nothing else of the host."""

    platform = "psychology-today"
    feed_cap = FEED_CAP
    routes = ("feed", "listing")
    tells_edits = False
    states_modified = False
    markup: ClassVar[Markup] = PsychologyTodayMarkup()
    route_paths: ClassVar[dict[str, tuple[str, ...]]] = {
        "feed": (f"{FOLDER}/feed",),
        "listing": (f"{FOLDER}?page=",),
    }

    def path(self, post: Post) -> str:
        """`/us/blog/name/yyyymm/slug`."""
        return f"{FOLDER}/{post.published.astimezone(self.profile.zone):%Y%m}/{post.slug}"

    def entry(self, *, zone: bool | None = None) -> dict[str, Any]:
        """Its entry for sites.yaml: the blog's folder, and only what stands in it."""
        return {**super().entry(zone=zone), "url": self.absolute(FOLDER), "include": [f"{FOLDER}/*"]}

    @property
    def unwanted_paths(self) -> list[str]:
        """Pages of the magazine, and a post of another author."""
        return [*super().unwanted_paths, STRANGER]

    @property
    def per_page(self) -> int:
        """Posts on a page of the list."""
        return 3 if self.options.scale is None else 10

    def route_of(self, request: Request) -> str:
        """The route that an address belongs to; the first page of the list is the blog's home."""
        if request.path == f"{FOLDER}/feed":
            return "feed"
        return "listing" if request.path == FOLDER and request.value("page", "0") != "0" else ""

    def route(self, request: Request) -> Answer:
        """Every address of the blog, and a few of the magazine."""
        path = request.path
        if path == "/robots.txt":
            lines = [
                "User-agent: *",
                "Disallow: /admin/",
                "Disallow: /search/",
                "Disallow: /user/login",
                *self.robots_lines(),
                "",
            ]
            return text("\n".join(lines))
        if path == f"{FOLDER}/feed":
            return self._page((self._feed(),), kind=feeds.RSS)
        # the same posts under every edition's name
        local = re.sub(r"^/[a-z]{2,4}(?=/blog/)", "/us", path)
        post = self.post_at(local)
        if post is not None:
            return self._page(self.single(post))
        if local == FOLDER:
            asked = request.value("page", "0")
            return self._page(self.listing(int(asked) if asked.isdigit() else 0))
        if path == "/":
            return self._page(
                self._frame(
                    "Psychology Today",
                    "",
                    f"<h1>Psychology Today</h1>{self._teasers(self.all_posts[:3])}{self._stranger()}",
                )
            )
        if path == STRANGER:
            other = Post(
                slug="five-drawers",
                title="Five Drawers",
                author="Basil Quince Psy.D.",
                published=self.profile.today,
                blocks=(),
            )
            return self._page(self.single(other))
        page = next((page for page in self.profile.pages if path == f"/{page.slug}"), None)
        return self._page(self.static(page)) if page is not None else self.not_found()

    def _page(self, parts: tuple[Part, ...], status: int = 200, kind: str = HTML) -> Answer:
        headers = (
            ("CF-RAY", "8c2d3e4f5a6b7c8d-EWR"),
            ("CF-Cache-Status", "DYNAMIC"),
            ("Cache-Control", "max-age=0, public"),
        )
        return Answer(parts=parts, status=status, kind=kind, headers=headers)

    def not_found(self) -> Answer:
        """A real 404."""
        return self._page(
            self._frame("Page not found", "", "<h1>Page not found</h1><p>We couldn’t find that page.</p>"), 404
        )

    def _feed(self) -> str:
        channel = feeds.Channel(title=self.profile.title, link=self.absolute(FOLDER), self_link=self.absolute(f"{FOLDER}/feed"),
                                description=self.profile.tagline, built=self.last_change())  # fmt: skip
        return feeds.rss(channel, [
            feeds.Entry(title=post.title, link=self.absolute(self.path(post)), guid=f"{5_200_000 + post.id} at {self.url.rstrip('/')}",
                        creator=_signed(post), published=post.published, description=f"<p>{escape(self._teaser(post))}</p>")
            for post in self.all_posts[:FEED_CAP]
        ])  # fmt: skip

    def _teaser(self, post: Post) -> str:
        return post.description or excerpt(post)

    # ---- pages ----

    def _frame(self, title: str, head: str, main: str) -> tuple[Part, ...]:
        editions = "".join(
            f'<li><a href="/{edition}/blog/{BLOG}">{edition.upper()}</a></li>' for edition in EDITIONS
        )
        top = (
            '<!DOCTYPE html>\n<html lang="en-US" dir="ltr">\n<head>\n<meta charset="utf-8" />\n<meta property="og:site_name" content="Psychology Today" />\n'
            f'{head}<title>{escape(title)} | Psychology Today</title>\n<link rel="stylesheet" media="all" '
            'href="https://cdn2.psychologytoday.com/assets/css/css_a1b2.css" />\n'
        )
        body = (
            '</head>\n<body class="layout-us">\n<header class="header" role="banner"><a class="logo" href="/us">Psychology Today</a><nav><ul><li><a '
            'href="/us/therapists">Find a Therapist</a></li><li><a href="/us/basics">Topics</a></li><li><a href="/us/magazine/archive">Magazine</a></li></ul>'
            '</nav></header>\n<div class="pt-ad"><span class="advertisement-label">Advertisement</span></div>\n<div class="layout-content-main"><main role="main">'
            f'\n{main}\n</main></div>\n<footer class="footer"><ul class="editions">{editions}</ul><p>Psychology Today © 2024 Sussex Publishers, LLC</p></footer>\n'
        )
        styles = self.weight("psychology today 1", lambda: f"<style>{style('pt', 30_000)}</style>\n")
        return top, styles, body, self.menus(80), "</body>\n</html>\n"

    def _card(self, post: Post) -> str:
        return (
            '<div class="profile_card"><div class="profile-card__photo"><img src="/sites/default/files/styles/profile.jpg" alt=""></div><div class="h3 '
            f'profile-card__profile-name"><a href="/us/contributors/irene-halloway-phd">{escape(_signed(post))}</a></div><div class="profile_card__blog-title"><a '
            f'href="{FOLDER}">{escape(self.profile.title)}</a></div></div>'
        )

    def single(self, post: Post) -> tuple[Part, ...]:
        """The page of a post."""
        path = self.path(post) if post in self.all_posts else STRANGER
        head = "".join(
            f'<link rel="alternate" hreflang="en-{edition.upper()}" href="{self.absolute(path.replace("/us/", f"/{edition}/", 1))}" />\n'
            for edition in EDITIONS[2:]
        )
        head += (
            f'<link rel="canonical" href="{self.absolute(path)}" />\n<meta property="og:type" content="article" />\n'
            f'<meta property="og:title" content="{escape(post.title)}" />\n'
        )
        day = post.published.astimezone(self.profile.zone)
        topic = post.tags[0] if post.tags else "Mind"
        points, blocks = _key_points(post)
        main = (
            '<article role="article" class="node blog-entry blog-entry--full"><div class="blog-entry--header"><h6 class="blog-entry__topic--full"><a '
            f'href="/us/basics/{topic.lower()}">{escape(topic)}</a></h6><h1 class="blog-entry__title--full">{self.markup.inline(post.title)}</h1><h2 '
            f'class="blog-entry__subtitle--full">{escape(self._teaser(post), quote=False)}</h2><p class="blog-entry__date--full"><span class="blog_entry--date">Posted '
            f'{day:%B} {day.day}, {day.year}</span> <span class="separator">|</span> <span class="blog_entry--reviewed"><img src="/i/check.svg" alt="">Reviewed by '
            f'<a href="/us/docs/editorial-process">{REVIEWER}</a></span></p></div>{self._card(post)}<div class="blog-entry__share"><a href="#">Share</a><a href="#">'
            f'Tweet</a><a href="#">Email</a></div><div class="blog-entry--body"><div class="blog-entry--body-second">{points}<div class="field field-name-body">'
            f'{self.markup.body(blocks)}</div></div></div><div class="blog_entry--author"><h3>About the Author</h3><p><a href="/us/contributors/irene-halloway-phd">'
            f'{escape(_signed(post))}</a> writes about moods.</p></div></article>\n<section class="more-from"><h3>More from {escape(_signed(post))}</h3>'
            f"{self._teasers(self.neighbours(post))}</section>{self._stranger()}"
        )
        return self._frame(post.title, head, main)

    def _teasers(self, posts: list[Post]) -> str:
        return "".join(
            '<div class="teaser-listing-item"><article class="teaser teaser-lg blog-entry--teaser"><h6 class="teaser-lg__topic"><a href="/us/basics/mood">Mood</a>'
            f'</h6><h2 class="teaser-lg__title"><a href="{self.path(post)}" rel="bookmark">{escape(post.title)}</a></h2><p class="teaser-lg__summary '
            f'teaser-lg__teaser--desktop">{escape(self._teaser(post), quote=False)}</p><p class="teaser-lg__byline"><a href="/us/contributors/irene-halloway-phd">'
            f'{escape(_signed(post))}</a> on <span class="teaser-lg__published_on">{post.published.astimezone(self.profile.zone):%B %d, %Y}</span></p></article></div>'
            for post in posts
        )

    def _stranger(self) -> str:
        """What the magazine recommends: another author's post, and a twin of one of these."""
        twin = self.path(self.all_posts[0]).replace("/us/", "/intl/", 1)
        return (
            '<section class="essential-reads"><h3>More from Psychology Today</h3><article class="teaser teaser-sm"><h2 class="teaser-sm__title"><a '
            f'href="{STRANGER}" rel="bookmark">Five Drawers</a></h2></article><article class="teaser teaser-sm"><h2 class="teaser-sm__title"><a href="{twin}" '
            f'rel="bookmark">{escape(self.all_posts[0].title)}</a></h2></article></section>'
        )

    def listing(self, number: int) -> tuple[Part, ...]:
        """A page of the blog's list; the pages are counted from zero."""
        size, posts = self.per_page, self.all_posts
        shown = posts[number * size : (number + 1) * size]
        following = (
            f'<li class="next pager__item"><a href="{FOLDER}?page={number + 1}" title="Go to next page">Next</a></li>'
            if (number + 1) * size < len(posts)
            else ""
        )
        head = f'<link rel="alternate" type="application/rss+xml" title="{escape(self.profile.title)}" href="{self.absolute(FOLDER)}/feed" />\n'
        main = (
            f'<div class="blog-header"><h1>{escape(self.profile.title)}</h1><p>{escape(self.profile.tagline)}</p>{self._card(posts[0])}</div>'
            f'<div class="teaser-listing">{self._teasers(shown)}</div><ul class="pagination">{following}</ul>{self._stranger()}'
        )
        return self._frame(self.profile.title, head, main)

    def static(self, page: StaticPage) -> tuple[Part, ...]:
        """A page of the magazine."""
        return self._frame(
            page.title,
            "",
            f'<h1>{escape(page.title)}</h1><div class="field field-name-body">{Markup().body(page.blocks)}</div>',
        )


def _key_points(post: Post) -> tuple[str, tuple[Any, ...]]:
    """The box of a post that begins with key points, and the blocks behind it."""
    match post.blocks:
        case (Head("Key points"), Bullets(items), *others):
            listed = "".join(
                f'<li class="blog_entry__key-points-item">{Markup().inline(str(item))}</li>' for item in items
            )
            box = (
                '<div class="blog_entry__key-points"><div class="blog_entry__key-points-title">Key points</div><ul class="blog_entry__key-points-list">'
                f"{listed}</ul></div>"
            )
            return box, tuple(others)
    return "", post.blocks


#: the blogs of this platform
BLOGS = ((PsychologyTodayBlog, SLOW_WEATHER),)


def _signed(post: Post) -> str:
    """The author as the magazine prints names: no comma before a degree."""
    return post.author.replace(", ", " ")
