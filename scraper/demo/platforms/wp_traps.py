"""A WordPress full of traps: notices before every answer, a type of its own, guessed slugs, texts kept elsewhere."""
# ruff: noqa: E501 - markup keeps its lines

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from html import escape
from typing import Any, ClassVar

from scraper.demo.content.wordpress_traps_fr import BUILT, IN_FIELDS, STORIES
from scraper.demo.content.wordpress_traps_fr import PROFILE as WORDPRESS_TRAPS
from scraper.demo.golden import excerpt
from scraper.demo.model import Para, Post, StaticPage
from scraper.demo.platforms.wordpress import slug_of
from scraper.demo.platforms.wordpress_rest import Rest
from scraper.demo.platforms.wp_block import WordPressBlock
from scraper.demo.server import Answer, Request, redirect
from scraper.demo.weight import Part

#: the site's own type of post: its name, the base of its REST route, its folder
STORY, STORIES_BASE, FOLDER = "article", "articles", "recits"
#: the categories whose posts are of that type; the latter of the generated ones
_OWN_TYPE = frozenset((STORIES, "Parenting"))
#: an address that is long gone, and still in the sitemap
GONE = "/lettre-a-un-parent-fatigue/"
_THANKS = "/temoignages/merci-pour-le-banc/"
_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
#: what a plugin writes in front of everything, brackets included
_NOTICE = (
    "<br />\n<b>Notice</b>:  La fonction _load_textdomain_just_in_time a été appelée de façon incorrecte. [tilleul] in <b>/home/banc/www/wp-includes/functions.php</b> "
    'on line <b>6114</b><br />\n<br />\n<b>Warning</b>:  Undefined array key "items[]" in <b>/home/banc/www/wp-content/plugins/tilleul/tilleul.php</b> on line <b>12</b><br />\n'
)


class TrapRest(Rest):
    """The REST interface with a type of its own, and with notices in front of its JSON."""

    kind = "post"

    def answer(self, path: str, request: Request) -> Answer:
        """The answer to one address below the root."""
        path = "/" + path.strip("/")
        if path == f"/wp/v2/{STORIES_BASE}":
            self.kind, path = STORY, "/wp/v2/posts"
        found = super().answer("/nothing" if path == "/wp/v2/temoignages" else path, request)
        return replace(found, parts=(_NOTICE, *found.parts)) if found.status == 200 else found

    def _types(self) -> dict[str, Any]:
        bases = {STORY: STORIES_BASE, "attachment": "media", "wp_block": "blocks", "temoignage": "temoignages"}
        own = {
            name: {"slug": name, "name": name.title(), "rest_base": base, "rest_namespace": "wp/v2"}
            for name, base in bases.items()
        }
        return {**super()._types(), **own}

    def _chosen(self, request: Request) -> list[Post]:
        blog = self.blog
        assert isinstance(blog, WordPressTraps)
        return [post for post in super()._chosen(request) if blog.type_of(post) == self.kind]

    def _post(self, post: Post, request: Request) -> dict[str, Any]:
        whole = super()._post(post, request)
        changes: dict[str, Any] = {"type": self.kind}
        if post.protected:
            changes["title"] = {"rendered": f"Protégé&nbsp;: {post.title}"}
        return {name: changes.get(name, value) for name, value in whole.items()}

    def _at(self, request: Request, page: int) -> str:
        base = "posts" if self.kind == "post" else STORIES_BASE
        return super()._at(request, page).replace("wp/v2/posts?", f"wp/v2/{base}?")


class WordPressTraps(WordPressBlock):
    """A block theme, Yoast, a page builder, custom fields, and a plugin that complains.

    The theme puts the site's own type into feed and list, as such themes do; REST keeps the types apart.
    """

    sitemap_maker = "yoast"
    blog_path = "/blog/"
    route_paths: ClassVar[dict[str, tuple[str, ...]]] = {
        **WordPressBlock.route_paths,
        "sitemap": ("/sitemap", "/wp-sitemap", "/post-sitemap", "/page-sitemap", f"/{STORY}-sitemap"),
        "listing": ("/page/", "/blog/", "/category/", f"/{FOLDER}/$"),
    }

    @staticmethod
    def type_of(post: Post) -> str:
        """The type of a post."""
        return STORY if _OWN_TYPE & set(post.categories) else "post"

    def path(self, post: Post) -> str:
        """`/slug/`, or `/recits/slug/`."""
        return f"/{FOLDER}/{post.slug}/" if self.type_of(post) == STORY else f"/{post.slug}/"

    @property
    def expected_skips(self) -> dict[str, str]:
        """The post behind a password, and the address that leads to another post."""
        # a gone address is guessed from what its slug begins with
        guessed = {GONE: "redirects-to-another-post"} if self._guess(GONE) else {}
        return {**super().expected_skips, **guessed}

    @property
    def unwanted_paths(self) -> list[str]:
        """Pages, lists, and what clients wrote."""
        return [*super().unwanted_paths, "/lettres/", f"/{FOLDER}/", _THANKS]

    def rest_content(self, post: Post) -> str:
        """What REST and the feed give: of some posts, shortcodes or next to nothing."""
        if post.slug == IN_FIELDS:
            return "<p>&nbsp;</p>\n"
        if post.slug == BUILT:
            return f"<p>[vc_row][vc_column width=&#8221;1/1&#8243;][vc_column_text]{self.body_of(post)}[/vc_column_text][/vc_column][/vc_row]</p>"
        return super().rest_content(post)

    # ---- answers ----

    def _of(self, kind: str) -> list[Post]:
        return [post for post in self.all_posts if self.type_of(post) == kind]

    def _guess(self, path: str) -> Post | None:
        """The post that WordPress takes for what was meant: the first whose slug begins so."""
        slug = path.strip("/")
        return next((post for post in self.all_posts if slug and post.slug.startswith(slug)), None)

    def route_of(self, request: Request) -> str:
        """The route that an address belongs to."""
        return "listing" if request.path == f"/{FOLDER}/" else super().route_of(request)

    def route(self, request: Request) -> Answer:
        """Every address of the site."""
        if self.route_of(request) == "api":
            inner = request.value("rest_route") or request.path.removeprefix("/wp-json") or "/"
            return TrapRest(self).answer(inner, request)
        return super().route(request)

    def html(self, parts: tuple[Part, ...], post: Post | None = None, status: int = 200) -> Answer:
        """A page, the notices in front of it."""
        return super().html((_NOTICE, *parts), post, status)

    def _page(self, path: str) -> Answer:
        if path in (_THANKS, "/lettres/"):
            return self.html(self._letters() if path == "/lettres/" else self._thanks())
        if path == f"/{FOLDER}/":
            return self.html(self.listing(self._of(STORY), 1, 1))
        found = super()._page(path)
        meant = self._guess(path) if found.status == 404 else None
        return redirect(self.absolute(self.path(meant))) if meant is not None else found

    def maps(self) -> dict[str, list[tuple[str, str]]]:
        """A map for each type; that of posts was never told what is gone."""
        found = super().maps()
        own = {self.absolute(self.path(post)) for post in self._of(STORY)}
        for name in [name for name in found if name.startswith("/post-sitemap")]:
            found[name] = [row for row in found[name] if row[0] not in own]
        if self._guess(GONE):
            found["/post-sitemap.xml"].append((self.absolute(GONE), "2019-04-02T08:00:00+02:00"))
        stories = [(self.absolute(self.path(post)), self.stamp(post)) for post in self._of(STORY)]
        return {
            **found,
            f"/{STORY}-sitemap.xml": stories,
            "/temoignage-sitemap.xml": [(self.absolute(_THANKS), "")],
        }

    # ---- pages ----

    def _frame(
        self, title: str, body_class: str, main: str, head: str = "", language: str = "fr-FR"
    ) -> tuple[Part, ...]:
        return super()._frame(title, body_class, main, head, language)

    def _header(self) -> str:
        notice = "<p>Aménagement des consultations : les séances se tiennent au cabinet ou à distance, comme vous préférez.</p>"
        return f'<div class="site-notice">{notice}</div>{super()._header()}<nav class="second"><a href="{self.url}blog/">Journal</a> <a href="{self.url}{FOLDER}/">Récits</a> <a href="{self.url}lettres/">Lettres</a></nav>'

    def single(self, post: Post, number: int) -> tuple[Part, ...]:
        """A page of a post, marked with its type."""
        parts = super().single(post, number)
        if self.type_of(post) == "post":
            return parts
        return tuple(p.replace(" single-post ", f" single-{STORY} ") if isinstance(p, str) else p for p in parts)

    def listing(self, posts: list[Post], number: int, last: int) -> tuple[Part, ...]:
        """A page of the list of posts, which is not the front page."""
        pager, there = f'href="{self.url}page/', f'href="{self.url}blog/page/'
        parts = super().listing(posts, number, last)
        return tuple(p.replace(pager, there) if isinstance(p, str) else p for p in parts)

    def _title(self, post: Post) -> str:
        return ("Protégé&nbsp;: " if post.protected else "") + self.markup.inline(post.title)

    def pieces(self, post: Post) -> list[str]:
        """The body as the page shows it: the builder's rows, or the fields below an empty body."""
        body = self.body_of(post)
        if post.slug == BUILT:
            return [
                (
                    '<div class="wpb-content-wrapper"><div class="vc_row wpb_row vc_row-fluid"><div class="wpb_column vc_column_container vc_col-sm-12"><div class="vc_column-inner"><div class='
                    f'"wpb_wrapper"><div class="wpb_text_column wpb_content_element"><div class="wpb_wrapper">\n{body}\n</div></div></div></div></div></div></div>'
                )
            ]
        if post.slug == IN_FIELDS:
            return [
                f'<p>&nbsp;</p></div>\n<div class="entry-content champs"><section class="acf-flexible bloc-texte">{body}</section>'
            ]
        return super().pieces(post)

    def _meta(self, post: Post) -> str:
        shown, changed = _in_words(post.published, self), _in_words(post.changed, self)
        modified = (
            f'<div class="wp-block-post-date__modified-date wp-block-post-date">{changed}</div>'
            if post.modified
            else ""
        )
        return (
            f'<div class="wp-block-group has-small-font-size"><p>Écrit par</p><div class="wp-block-post-author-name"><a href="{self.url}author/{slug_of(post.author)}/" '
            f'class="wp-block-post-author-name__link">{escape(post.author)}</a></div><div class="wp-block-post-date">{shown}</div>{modified}<p>dans</p>'
            f'<div class="taxonomy-category wp-block-post-terms">{escape(", ".join(post.categories))}</div></div>'
        )

    def _after(self, post: Post) -> str:
        popular = "".join(
            f'<li><a href="{self.url}?p={near.id}">{escape(near.title)}</a></li>'
            for near in self.neighbours(post, 4)
        )
        said = "".join(
            f'<li class="comment"><b class="fn">{escape(name)}</b><p>{escape(words)}</p></li>'
            for name, words in post.comments
        )
        return (
            '<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Partager :</h3><ul><li><a class="share-facebook" href="?share=facebook">Facebook</a></li></ul></div>'
            f'<div class="widget widget_popular"><h2>Les plus lus</h2><ul>{popular}</ul></div><div class="wp-block-query alignwide"><h2>À lire aussi</h2>{self._cards(self.neighbours(post))}</div>'
            f'<div class="wp-block-comments" id="comments"><ol class="wp-block-comment-template">{said}</ol><div id="respond" class="comment-respond"><h3>Laisser un commentaire</h3>'
            "<p>Votre adresse e-mail ne sera pas publiée. Les champs obligatoires sont indiqués avec *</p></div></div>"
        )

    def _letters(self) -> tuple[Part, ...]:
        """A page of teasers that reads like a post."""
        cards = "".join(
            f'<h2><a href="{self.url}?p={post.id}">{escape(post.title)}</a></h2><p>{escape(excerpt(post, 40, "…"), quote=False)} <a href="{self.absolute(self.path(post))}">Lire la suite</a></p>'
            for post in self.posts[:5]
        )
        return self.static(
            StaticPage(
                slug="lettres", title="Lettres", blocks=(Para("Toutes nos lettres, les plus récentes d’abord."),)
            ),
            cards,
        )

    def _thanks(self) -> tuple[Part, ...]:
        """What a client wrote: a type that is none of the blog's."""
        main = '<main><h1 class="wp-block-post-title">Merci pour le banc</h1><div class="entry-content wp-block-post-content"><p>J’y suis venue en pleurant et repartie en marchant.</p></div></main>'
        return self._frame(
            "Merci pour le banc", "temoignage-template-default single single-temoignage postid-9", main
        )

    def static(self, page: StaticPage, more: str = "") -> tuple[Part, ...]:
        """A page that is not a post."""
        main = f'<main class="wp-block-group"><h1 class="wp-block-post-title">{escape(page.title)}</h1><div class="entry-content wp-block-post-content">{self.markup.body(page.blocks)}{more}</div></main>'
        return self._frame(page.title, f"page-template-default page page-id-{2 + len(page.slug)}", main)


def _in_words(moment: datetime, blog: WordPressTraps) -> str:
    """A day as a French theme shows it."""
    local = moment.astimezone(blog.profile.zone)
    return f'<time datetime="{local.isoformat()}">{local.day} {_MONTHS[local.month - 1]} {local.year}</time>'


#: the blogs of this platform
BLOGS = ((WordPressTraps, WORDPRESS_TRAPS),)
