"""Blogger's two generations of templates: Simple (layouts 2, to about 2017) and Contempo (layouts 3)."""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape

from scraper.demo.golden import excerpt
from scraper.demo.model import Post, Profile
from scraper.demo.platforms.blogger_feed import labels_of

_MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
}
_DAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
    "es": "lunes martes miércoles jueves viernes sábado domingo".split(),
}
WORDS = {
    "en": {
        "by": "Posted by", "at": "at", "labels": "Labels:", "none": "No comments:", "some": "comments:", "post": "Post a Comment",
        "older": "Older Posts", "oldest": "Older Post", "newer": "Newer Post", "home": "Home", "more": "Read more »",
        "subscribe": "Subscribe to:", "atom": "Post Comments (Atom)", "archive": "Blog Archive", "popular": "Popular Posts",
        "search": "Search This Blog", "about": "About Me", "profile": "View my complete profile", "mail": "Email This",
        "this": "BlogThis!", "share": "Share to", "link": "Get link", "apps": "Other Apps", "said": "said...", "powered": "Powered by Blogger",
    },
    "es": {
        "by": "Publicado por", "at": "en", "labels": "Etiquetas:", "none": "No hay comentarios:", "some": "comentarios:",
        "post": "Publicar un comentario", "older": "Entradas antiguas", "oldest": "Entrada antigua", "newer": "Entrada más reciente",
        "home": "Inicio", "more": "Leer más", "subscribe": "Suscribirse a:", "atom": "Enviar comentarios (Atom)",
        "archive": "Archivo del blog", "popular": "Entradas populares", "search": "Buscar este blog", "about": "Datos personales",
        "profile": "Ver todo mi perfil", "mail": "Enviar por correo electrónico", "this": "Escribe un blog", "share": "Compartir en",
        "link": "Obtener enlace", "apps": "Otras aplicaciones", "said": "ha dicho que...", "powered": "Con la tecnología de Blogger",
    },
}  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class PageSite:
    """What a page knows of its blog."""

    profile: Profile
    url: str
    blog_id: str
    language: str
    link: Callable[[Post], str]
    body: Callable[[Post], str]
    number: Callable[[Post], str]
    updated: Callable[[Post], datetime]

    def word(self, key: str) -> str:
        """A word of the interface in the blog's language."""
        return WORDS[self.language][key]

    def day(self, moment: datetime, *, weekday: bool) -> str:
        """`Friday, December 19, 2025`, or `viernes, 19 de diciembre de 2025`."""
        local = moment.astimezone(self.profile.zone)
        month, name = _MONTHS[self.language][local.month - 1], _DAYS[self.language][local.weekday()]
        if self.language == "es":
            text = (
                f"{month} {local.day:02}, {local.year}"
                if not weekday
                else f"{local.day} de {month} de {local.year}"
            )
        else:
            text = f"{month} {local.day}, {local.year}" if weekday else f"{month} {local.day:02}, {local.year}"
        return f"{name}, {text}" if weekday else text


def label_links(site: PageSite, post: Post) -> str:
    """The labels of a post, linked to their lists."""
    return ",\n".join(
        f"<a href='{site.url}search/label/{escape(tag)}' rel='tag'>{escape(tag)}</a>" for tag in labels_of(post)
    )


def archive(site: PageSite, posts: Sequence[Post]) -> str:
    """The widget with years and months, the newest month opened."""
    years: dict[int, dict[int, list[Post]]] = {}
    for post in posts:
        local = post.published.astimezone(site.profile.zone)
        years.setdefault(local.year, {}).setdefault(local.month, []).append(post)
    out = []
    for number, (year, months) in enumerate(years.items()):
        inner = ""
        for place, (month, some) in enumerate(months.items()):
            opened = (
                "".join(f"<li><a href='{site.link(p)}'>{escape(p.title)}</a></li>" for p in some)
                if number == place == 0
                else ""
            )
            inner += (
                f"<ul class='hierarchy'><li class='archivedate {'expanded' if opened else 'collapsed'}'><a class='post-count-link' "
                f"href='{site.url}{year}/{month:02}/'>{_MONTHS[site.language][month - 1]}</a> <span class='post-count' dir='ltr'>({len(some)})</span>"
                f"{f'<ul class=posts>{opened}</ul>' if opened else ''}</li></ul>"
            )
        total = sum(len(some) for some in months.values())
        out.append(
            f"<ul class='hierarchy'><li class='archivedate {'collapsed' if number else 'expanded'}'><a class='post-count-link' href='{site.url}{year}/'>"
            f"{year}</a> <span class='post-count' dir='ltr'>({total})</span>{inner if not number else ''}</li></ul>"
        )
    return (
        f"<div class='widget BlogArchive' data-version='1' id='BlogArchive1'><h2>{site.word('archive')}</h2><div class='widget-content'>"
        f"<div id='ArchiveList'><div id='BlogArchive1_ArchiveList'>{''.join(out)}</div></div></div></div>"
    )


def popular(site: PageSite, posts: Sequence[Post]) -> str:
    """The widget of popular posts, with their pictures and first words; linked as phones see them."""
    items = "".join(
        f"<li><div class='item-content'><div class='item-title'><a href='{site.link(post)}?m=1'>{escape(post.title)}</a></div>"
        f"<div class='item-snippet'>{escape(excerpt(post, 18))}</div></div><div style='clear: both;'></div></li>"
        for post in posts
    )
    return (
        f"<div class='widget PopularPosts' data-version='1' id='PopularPosts1'><h2>{site.word('popular')}</h2>"
        f"<div class='widget-content popular-posts'><ul>{items}</ul><div class='clear'></div></div></div>"
    )


def simple_post(site: PageSite, post: Post, *, single: bool) -> str:
    """One post as the Simple template shows it, under the day's header."""
    number, link, local = site.number(post), site.link(post), post.published.astimezone(site.profile.zone)
    share = "".join(
        f"<a class='goog-inline-block share-button sb-{name}' href='https://www.blogger.com/share-post.g?blogID={site.blog_id}&amp;postID={number}&amp;target={name}' target='_blank' title='{text}'><span class='share-button-link-text'>{text}</span></a>"
        for name, text in (
            ("email", site.word("mail")),
            ("blog", site.word("this")),
            ("twitter", f"{site.word('share')} X"),
            ("facebook", f"{site.word('share')} Facebook"),
        )
    )
    title = escape(post.title) if single else f"<a href='{link}'>{escape(post.title)}</a>"
    body, jump = site.body(post), ""
    if not single and '<a name="more"></a>' in body:
        body = body.split('<a name="more"></a>')[0]
        jump = f"<div class='jump-link'><a href='{link}#more' title='{escape(post.title)}'>{site.word('more')}</a></div>"
    footer = (
        f"<div class='post-footer'>\n<div class='post-footer-line post-footer-line-1'>\n<span class='post-author vcard'>\n{site.word('by')}\n<span class='fn' itemprop='author' itemscope='itemscope' itemtype='http://schema.org/Person'>\n"
        f"<meta content='https://www.blogger.com/profile/0{site.blog_id}' itemprop='url'/>\n<a class='g-profile' href='https://www.blogger.com/profile/0{site.blog_id}' rel='author' title='author profile'>\n<span itemprop='name'>{escape(post.author)}</span>\n</a>\n</span>\n</span>\n"
        f"<span class='post-timestamp'>\n{site.word('at')}\n<meta content='{link}' itemprop='url'/>\n<a class='timestamp-link' href='{link}' rel='bookmark' title='permanent link'><abbr class='published' itemprop='datePublished' title='{post.published.isoformat()}'>{local:%H:%M}</abbr></a>\n</span>\n"
        f"<span class='post-icons'></span>\n<div class='post-share-buttons goog-inline-block'>\n{share}\n</div>\n</div>\n<div class='post-footer-line post-footer-line-2'>\n<span class='post-labels'>\n{site.word('labels')}\n{label_links(site, post)}\n</span>\n</div>\n<div class='post-footer-line post-footer-line-3'></div>\n</div>\n"
    )
    return (
        f"<div class=\"date-outer\">\n<h2 class='date-header'><span>{site.day(post.published, weekday=True)}</span></h2>\n<div class=\"date-posts\">\n<div class='post-outer'>\n"
        "<div class='post hentry uncustomized-post-template' itemprop='blogPost' itemscope='itemscope' itemtype='http://schema.org/BlogPosting'>\n"
        f"<meta content='{site.blog_id}' itemprop='blogId'/>\n<meta content='{number}' itemprop='postId'/>\n<a name='{number}'></a>\n<h3 class='post-title entry-title' itemprop='name'>\n{title}\n</h3>\n"
        f"<div class='post-header'>\n<div class='post-header-line-1'></div>\n</div>\n<div class='post-body entry-content' id='post-body-{number}' itemprop='{'articleBody' if single else 'description articleBody'}'>\n{body}\n<div style='clear: both;'></div>\n</div>\n"
        f"{jump}{footer}</div>\n{simple_comments(site, post) if single else ''}</div>\n</div></div>\n"
    )


def simple_comments(site: PageSite, post: Post) -> str:
    """What readers wrote below a post."""
    count = f"{len(post.comments)} {site.word('some')}" if post.comments else site.word("none")
    said = "".join(
        f"<dt class='comment-author'><a name='c{index}'></a>{escape(name)} {site.word('said')}</dt><dd class='comment-body'><p>{escape(words)}</p></dd>"
        for index, (name, words) in enumerate(post.comments)
    )
    return (
        f"<div class='comments' id='comments'>\n<a name='comments'></a>\n<h4>{count}</h4>\n<div id='Blog1_comments-block-wrapper'>\n<dl class='avatar-comment-indent' id='comments-block'>{said}</dl>\n</div>\n"
        f"<p class='comment-footer'>\n<div class='comment-form'>\n<a name='comment-form'></a>\n<h4 id='comment-post-message'>{site.word('post')}</h4>\n<p>\n</p>\n<iframe class='blogger-iframe-colorize blogger-comment-from-post' id='comment-editor' src=''></iframe>\n</div>\n</p>\n</div>\n"
    )


def contempo_post(site: PageSite, post: Post, *, single: bool) -> str:
    """One post as the Contempo template shows it; lists show a card with its first words."""
    number, link = site.number(post), site.link(post)
    when = f"<time class='published' datetime='{post.published.isoformat()}' title='{post.published.isoformat()}'>{site.day(post.published, weekday=False)}</time>"
    header = (
        f"<div class='post-header'><div class='post-header-line-1'><span class='byline post-author vcard'><span class='post-author-label'>{site.word('by')}</span> <span class='fn'><meta content='https://www.blogger.com/profile/0{site.blog_id}'/><a class='g-profile' href='https://www.blogger.com/profile/0{site.blog_id}' rel='author' title='author profile'><span>{escape(post.author)}</span></a></span></span>"
        f"<span class='byline post-timestamp'><meta content='{link}'/><a class='timestamp-link' href='{link}' rel='bookmark' title='permanent link'>{when}</a></span></div></div>"
    )
    share = "".join(f"<li><span class='sharing-platform-button sharing-element-{name}' role='menuitem' title='{text}'>{text}</span></li>"
                    for name, text in (("link", site.word("link")), ("facebook", "Facebook"), ("twitter", "X"), ("pinterest", "Pinterest"), ("other", site.word("apps"))))  # fmt: skip
    sharing = f"<div class='byline post-share-buttons goog-inline-block'><div class='sharing' data-title='{escape(post.title)}'><ul class='share-buttons hidden' role='menu'>{share}</ul></div></div>"
    if not single:
        return (
            f"<article class='post-outer-container'><div class='post-outer'><div class='post'><a name='{number}'></a><h3 class='post-title entry-title'><a href='{link}'>{escape(post.title)}</a></h3>{header}"
            f"<div class='container post-body entry-content' id='post-snippet-{number}'><div class='post-snippet snippet-container r-snippet-container'><div class='snippet-item r-snippetized'>{escape(excerpt(post, 30, '…'))}</div></div></div>"
            f"<div class='post-bottom'><div class='byline jump-link'><a class='flat-button ripple' href='{link}' title='{escape(post.title)}'>{site.word('more')}</a></div></div></div></div></article>\n"
        )
    data = {
        "@context": "http://schema.org", "@type": "BlogPosting", "mainEntityOfPage": {"@type": "WebPage", "@id": link},
        "headline": post.title, "description": excerpt(post), "datePublished": post.published.isoformat(),
        "dateModified": site.updated(post).isoformat(timespec="seconds"),
        "publisher": {"@type": "Organization", "name": "Blogger", "logo": {"@type": "ImageObject", "url": "https://blogger.googleusercontent.com/img/b/U2hvZWJveA/icon60.png"}},
        "author": {"@type": "Person", "name": post.author},
    }  # fmt: skip
    said = "".join(
        f"<li class='comment'><div class='comment-block'><cite class='user'>{escape(name)}</cite><p class='comment-content'>{escape(words)}</p></div></li>"
        for name, words in post.comments
    )
    return (
        f"<article class='post-outer-container'><div class='post-outer'><div class='post'>\n<script type='application/ld+json'>{json.dumps(data)}</script>\n<a name='{number}'></a>\n<h3 class='post-title entry-title'>\n{escape(post.title)}\n</h3>\n{header}\n"
        f"<div class='post-body entry-content float-container' id='post-body-{number}'>\n{site.body(post)}\n</div>\n<div class='post-bottom'><div class='post-footer float-container'><div class='post-footer-line post-footer-line-1'></div>"
        f"<div class='post-footer-line post-footer-line-2'><span class='byline post-labels'><span class='byline-label'>{site.word('labels')}</span> {label_links(site, post)}</span></div></div>"
        f"<div class='post-share-buttons post-share-buttons-bottom invisible'>{sharing}</div></div>\n</div>\n</div>\n<section class='comments' data-num-comments='{len(post.comments)}' id='comments'><a name='comments'></a><h3 class='title'>{len(post.comments)} {site.word('some')}</h3><ul>{said}</ul>"
        f"<p class='comment-footer'><a class='add-comment' name='comment-form'>{site.word('post')}</a></p></section></article>\n"
    )


def sidebar(site: PageSite, posts: Sequence[Post]) -> str:
    """The widgets beside every page."""
    profile = f"https://www.blogger.com/profile/0{site.blog_id}"
    return (
        f"<div class='sidebar section' id='sidebar-right-1'><div class='widget Profile' id='Profile1'><h2>{site.word('about')}</h2><div class='widget-content'><dl class='profile-datablock'><dt class='profile-data'><a class='profile-name-link g-profile' href='{profile}' rel='author'>{escape(site.profile.owner)}</a></dt></dl>"
        f"<a class='profile-link' href='{profile}'>{site.word('profile')}</a></div></div>"
        f"<div class='widget BlogSearch' id='BlogSearch1'><h2 class='title'>{site.word('search')}</h2><form action='{site.url}search' class='gsc-search-box'><input name='q'/></form></div>"
        f"{popular(site, posts[-3:])}{archive(site, posts)}</div>"
    )
