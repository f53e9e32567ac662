"""Joomla 3 with Protostar: ids in addresses, a feed of ten introductions, `?start=` pages, print twins, no sitemap."""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

import re
from datetime import datetime
from html import escape
from typing import ClassVar

from scraper.demo import feeds
from scraper.demo.blog import DemoBlog
from scraper.demo.content.joomla_lumiere import PROFILE as JOOMLA_LUMIERE
from scraper.demo.golden import excerpt
from scraper.demo.markup import Markup
from scraper.demo.model import Button, Picture, Post, StaticPage
from scraper.demo.server import HTML, Answer, Request, text
from scraper.demo.weight import Part, style

FEED_CAP = 10
#: what stands before the line "read more" that the author drew
INTRO_BLOCKS = 2
FEED_TARGET = "/blog?format=feed&type=rss"
_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()


class JoomlaMarkup(Markup):
    """What TinyMCE saves, with classes of the template."""

    def button(self, block: Button) -> str:
        """A link dressed as a button."""
        return f'<p><a class="btn btn-primary" href="{block.address}">{self.inline(block.text)}</a></p>'

    def picture(self, block: Picture) -> str:
        """A picture with its caption."""
        caption = f"<figcaption>{self.inline(block.caption)}</figcaption>" if block.caption else ""
        return f'<figure class="pull-center"><img src="/images/{block.file}" alt="{escape(block.alt)}" />{caption}</figure>'


class JoomlaBlog(DemoBlog):
    """A French practice: a menu item `Blog` of the kind category blog; the home page is one article."""

    platform = "joomla"
    feed_cap = FEED_CAP
    routes = ("feed", "listing")
    # an edit shows on the page alone
    tells_edits = False
    markup: ClassVar[Markup] = JoomlaMarkup()
    route_paths: ClassVar[dict[str, tuple[str, ...]]] = {
        "feed": ("/*format=feed",),
        "listing": ("/*start=",),
    }

    def path(self, post: Post) -> str:
        """`/blog/id-alias`."""
        return f"/blog/{post.id}-{post.slug}"

    @property
    def per_page(self) -> int:
        """Posts on a page of the list."""
        return 2 if self.options.scale is None else 10

    def route_of(self, request: Request) -> str:
        """The route that an address belongs to."""
        if request.value("format") == "feed":
            return "feed"
        return "listing" if request.path == "/blog" and request.value("start") else ""

    def route(self, request: Request) -> Answer:
        """Every address of the site."""
        path = request.path.removeprefix("/index.php") or "/"
        if path == "/robots.txt":
            folders = "administrator bin cache cli components includes installation language layouts libraries logs modules plugins tmp"
            lines = [
                "User-agent: *",
                *(f"Disallow: /{name}/" for name in folders.split()),
                *self.robots_lines(),
                "",
            ]
            return text("\n".join(lines))
        if request.value("format") == "feed" and path in ("/", "/blog"):
            return self._page((self._feed(),), kind="application/rss+xml; charset=utf-8")
        # Joomla goes by the id: whatever follows it leads to the same post
        match = re.match(r"/blog/(\d+)(-|$)", path)
        post = next((p for p in self.all_posts if match and p.id == int(match[1])), None)
        if post is not None:
            bare = request.value("tmpl") == "component"
            return self._page(self._printed(post) if bare else self.single(post))
        if path == "/blog":
            return self._listing(request.value("start", "0"))
        page = next((page for page in self.profile.pages if path == f"/{page.slug}"), None)
        return self._page(self.static(page)) if path == "/" or page is not None else self.not_found()

    def _page(self, parts: tuple[Part, ...], status: int = 200, kind: str = HTML) -> Answer:
        headers = (
            ("Expires", "Wed, 17 Aug 2005 00:00:00 GMT"),
            ("Cache-Control", "no-store, no-cache, must-revalidate, post-check=0, pre-check=0"),
            ("Pragma", "no-cache"),
            ("X-Powered-By", "PHP/7.4.33"),
        )
        return Answer(parts=parts, status=status, kind=kind, headers=headers)

    def _listing(self, asked: str) -> Answer:
        first = int(asked) if asked.isdigit() else 0
        posts = self.all_posts
        if first and first >= len(posts):
            return self.not_found()
        return self._page(self.listing(posts[first : first + self.per_page], first, len(posts)))

    def not_found(self) -> Answer:
        """A real 404."""
        words = '<div class="error"><h1 class="page-header">La page demandée est introuvable.</h1><p>404 Article introuvable</p></div>'
        return self._page(self._frame("Erreur: 404", "", words), 404)

    def _feed(self) -> str:
        """The introductions: where the author drew no line, that is all of it, and nothing tells which."""
        channel = feeds.Channel(
            title="Blog", link=f"{self.url}blog", self_link=f"{self.url[:-1]}{FEED_TARGET}", built=self.last_change(),
            description=self.profile.tagline, generator="Joomla! - Open Source Content Management",
        )  # fmt: skip
        entries = [
            feeds.Entry(title=post.title, link=self.absolute(self.path(post)), guid=self.absolute(self.path(post)), permalink_guid=True,
                        creator=f"{self.profile.email} ({post.author})", published=post.published, categories=post.categories,
                        description=self._intro(post))
            for post in self.all_posts[:FEED_CAP]
        ]  # fmt: skip
        return feeds.rss(channel, entries)

    def _intro(self, post: Post) -> str:
        return self.markup.body(post.blocks[:INTRO_BLOCKS])

    # ---- pages ----

    def _day(self, moment: datetime) -> str:
        shown = moment.astimezone(self.profile.zone)
        return f"{shown.day} {_MONTHS[shown.month - 1]} {shown.year}"

    def _head(self, title: str, head: str) -> str:
        return (
            '<!DOCTYPE html>\n<html lang="fr-fr" dir="ltr">\n<head>\n\t<meta name="viewport" content="width=device-width, initial-scale=1.0" />\n\t<meta '
            f'charset="utf-8" />\n\t<base href="{self.url}" />\n{head}\t<meta name="generator" content="Joomla! - Open Source Content Management" />\n'
            f'\t<title>{escape(title)}</title>\n\t<link href="/templates/protostar/favicon.ico" rel="shortcut icon" type="image/vnd.microsoft.icon" />\n'
            '\t<link href="/templates/protostar/css/template.css?b3f1" rel="stylesheet" />\n\t<script type="application/json" class="joomla-script-options '
            'new">{"csrf.token":"a1b2","system.paths":{"root":"","base":""}}</script>\n\t<script src="/media/jui/js/jquery.min.js?b3f1"></script>\n'
        )

    def _frame(self, title: str, head: str, main: str) -> tuple[Part, ...]:
        name = escape(self.profile.title)
        pages = [
            ("Accueil", "/"),
            *((page.title, f"/{page.slug}") for page in self.profile.pages),
            ("Blog", "/blog"),
        ]
        links = "".join(
            f'<li class="item-{100 + n}"><a href="{path}" >{escape(words)}</a></li>'
            for n, (words, path) in enumerate(pages)
        )
        recent = "".join(
            f'<li itemscope itemtype="https://schema.org/Article">\n\t\t<a href="{self.path(post)}" itemprop="url">\n\t\t\t<span itemprop="name">\n\t\t\t\t'
            f"{escape(post.title)}\t\t\t</span>\n\t\t</a>\n\t</li>"
            for post in self.all_posts[: min(5, self.per_page)]
        )
        body = (
            f'</head>\n<body class="site com_content view-article no-layout no-task itemid-104">\n\t<div class="body" id="top">\n\t\t<div class="container">\n'
            f'\t\t\t<header class="header" role="banner"><a class="brand pull-left" href="/"><span class="site-title" title="{name}">{name}</span><div '
            f'class="site-description">{escape(self.profile.tagline)}</div></a></header>\n\t\t\t<nav class="navigation" role="navigation"><ul class="nav menu '
            f'nav-pills mod-list">{links}</ul></nav>\n\t\t\t<div class="row-fluid">\n\t\t\t\t<main id="content" role="main" class="span9">\n\t\t\t\t\t<div '
            'id="system-message-container"></div>\n'
            + main
            + '\n\t\t\t\t\t<div class="clearfix"></div>\n\t\t\t\t</main>\n\t\t\t\t<div id="aside" class="span3">'
            f'<div class="well moduletable"><h3 class="page-header">Derniers articles</h3><ul class="latestnews mod-list">{recent}</ul></div></div>\n\t\t\t</div>'
            f'\n\t\t</div>\n\t</div>\n\t<footer class="footer" role="contentinfo"><div class="container"><hr /><p class="pull-right"><a href="#top" id="back-top">'
            f"Haut de page</a></p><p>&copy; 2024 {name}, {escape(', '.join(self.profile.address))}</p></div></footer>\n"
        )
        styles = self.weight("joomla 1", lambda: f"<style>{style('protostar', 18_000)}</style>\n")
        return self._head(title, head), styles, body, self.menus(60), "</body>\n</html>\n"

    def _icons(self, post: Post) -> str:
        """The menu of a cogwheel, with the address of the print twin."""
        twin = f"{self.path(post)}?tmpl=component&amp;print=1"
        return (
            '<div class="icons">\n\t<div class="btn-group pull-right">\n\t\t<button class="btn dropdown-toggle" type="button" aria-label="Outils utilisateur">'
            f'<span class="icon-cog"></span></button>\n\t\t<ul class="dropdown-menu"><li class="print-icon"> <a href="{twin}" title="Imprimer l\'article" '
            f'rel="nofollow"> <span class="icon-print"></span> Imprimer</a> </li><li class="email-icon"> <a href="/component/mailto/?tmpl=component&amp;'
            'template=protostar&amp;link=9f8e" rel="nofollow"> <span class="icon-envelope"></span> E-mail</a> </li></ul>\n\t</div>\n</div>'
        )

    def _info(self, post: Post) -> str:
        zone = self.profile.zone
        changed = (
            f'<dd class="modified">\n<span class="icon-calendar" aria-hidden="true"></span>\n<time datetime="{post.changed.astimezone(zone).isoformat()}" '
            f'itemprop="dateModified">\nMis à jour : {self._day(post.changed)}</time>\n</dd>'
            if post.modified
            else ""
        )
        return (
            '<dl class="article-info muted">\n<dt class="article-info-term">Détails</dt>\n<dd class="createdby" itemprop="author" itemscope '
            f'itemtype="https://schema.org/Person">\nÉcrit par <span itemprop="name">{escape(post.author)}</span> </dd>\n<dd class="category-name">\nCatégorie : '
            f'<a href="/blog" itemprop="genre">Blog</a> </dd>\n<dd class="published">\n<span class="icon-calendar" aria-hidden="true"></span>\n<time '
            f'datetime="{post.published.astimezone(zone).isoformat()}" itemprop="datePublished">\nPublication : {self._day(post.published)}</time>\n</dd>{changed}'
            f'<dd class="hits">\n<span class="icon-eye-open"></span>\n<meta itemprop="interactionCount" content="UserPageVisits:{post.id * 7}" />\nAffichages : '
            f"{post.id * 7} </dd></dl>"
        )

    def _article(self, post: Post, icons: str) -> str:
        tags = "".join(
            f'<li class="tag-{n} tag-list{n}" itemprop="keywords">\n<a href="/component/tags/tag/{n}" class="label label-info">\n{escape(tag)}</a>\n</li>'
            for n, tag in enumerate(post.tags)
        )
        near = self.neighbours(post, 1)
        turns = "".join(
            f'<li class="next">\n<a class="hasTooltip" title="{escape(other.title)}" href="{self.path(other)}" rel="next">Suivant '
            '<span class="icon-chevron-right" aria-hidden="true"></span></a>\n</li>'
            for other in near
        )
        return (
            '<div class="item-page" itemscope itemtype="https://schema.org/Article">\n\t<meta itemprop="inLanguage" content="fr-FR" />\n\n\t\t<div '
            f'class="page-header">\n\t\t<h2 itemprop="headline">\n\t\t\t{self.markup.inline(post.title)}\t\t</h2>\n\t</div>\n{icons}\n{self._info(post)}\n<div '
            f'class="content_rating"><p>Note utilisateur : 4 / 5</p></div>\n<div itemprop="articleBody">\n\t\t{self.body_of(post)}\n\t</div>\n<ul class="tags '
            f'inline">{tags}</ul>\n<ul class="pager pagenav">{turns}</ul>\n</div>'
        )

    def single(self, post: Post) -> tuple[Part, ...]:
        """The page of an article."""
        head = f'\t<meta name="author" content="{escape(post.author)}" />\n\t<meta name="description" content="{escape(excerpt(post))}" />\n'
        return self._frame(post.title, head, self._article(post, self._icons(post)))

    def _printed(self, post: Post) -> tuple[Part, ...]:
        """The twin without a frame, for printers."""
        head = '\t<meta name="robots" content="noindex, nofollow" />\n'
        body = f'</head>\n<body class="contentpane modal">\n{self._article(post, "")}\n</body>\n</html>\n'
        return self._head(post.title, head), body

    def listing(self, posts: list[Post], first: int, total: int) -> tuple[Part, ...]:
        """A page of the category blog."""
        items = "".join(
            '<div class="items-row cols-1 row-fluid"><div class="item column-1 span12" itemprop="blogPost" itemscope itemtype="https://schema.org/BlogPosting">'
            f'<div class="page-header"><h2 itemprop="name"><a href="{self.path(post)}" itemprop="url">{escape(post.title)}</a></h2></div>{self._icons(post)}'
            f'{self._info(post)}{self._intro(post)}<p class="readmore"><a class="btn" href="{self.path(post)}" itemprop="url" aria-label="Lire la suite : '
            f'{escape(post.title)}"> <span class="icon-chevron-right" aria-hidden="true"></span> Lire la suite : {escape(post.title)}</a></p></div></div>'
            for post in posts
        )
        size, pages = self.per_page, -(-total // self.per_page)
        number = first // size + 1
        following = (
            f'<li class="pagination-next"><a title="Suivant" href="/blog?start={first + size}" class="hasTooltip pagenav">Suivant</a></li><li '
            f'class="pagination-end"><a title="Fin" href="/blog?start={(pages - 1) * size}" class="hasTooltip pagenav">Fin</a></li>'
            if number < pages
            else '<li class="disabled"><a><span>Suivant</span></a></li>'
        )
        pager = f'<div class="pagination"><p class="counter pull-right">Page {number} sur {pages}</p><ul class="pagination-list">{following}</ul></div>'
        head = "".join(
            f'\t<link href="/blog?format=feed&amp;type={kind}" rel="alternate" type="application/{kind}+xml" title="{words}" />\n'
            for kind, words in (("rss", "RSS 2.0"), ("atom", "Atom 1.0"))
        )
        main = f'<div class="blog" itemscope itemtype="https://schema.org/Blog"><div class="page-header"><h1>Blog</h1></div>{items}{pager}</div>'
        return self._frame("Blog", head, main)

    def static(self, page: StaticPage | None) -> tuple[Part, ...]:
        """An article that stands alone in the menu, the home page too; Joomla marks it up like any other."""
        title = page.title if page else "Accueil"
        words = self.markup.body(page.blocks) if page else f"<p>{escape(self.profile.tagline)}. Bienvenue.</p>"
        main = (
            '<div class="item-page" itemscope itemtype="https://schema.org/Article">\n\t<meta itemprop="inLanguage" content="fr-FR" />\n<div class="page-header">'
            f'<h2 itemprop="headline">{escape(title)}</h2></div><div itemprop="articleBody">{words}</div></div>'
        )
        return self._frame(title, "", main)


#: the blogs of this platform
BLOGS = ((JoomlaBlog, JOOMLA_LUMIERE),)
