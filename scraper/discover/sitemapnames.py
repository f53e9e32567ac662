"""What the name of a child map says: are its addresses posts.

Names from facts/platforms-open.md (1.3) and platforms-hosted.md (1, Enumerate).
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit


def child_is_posts(url: str) -> bool | None:
    """Whether the name of a child map says that it lists posts: True, False (lists something else), or None.

    The names are those of WordPress core and its SEO plugins, Wix, Ghost, GoDaddy and Shopify.
    """
    segments = [s for s in urlsplit(url).path.lower().split("/") if s]
    for segment in segments[:-3:-1]:
        verdict = _name_says_posts(re.sub(r"\.(xml|gz|txt|php)", "", segment))
        if verdict is not None:
            return verdict
    return None


_POSTS = frozenset(
    "post posts blog blogpost blogposts article articles podcast podcasts episode episodes "
    "resource resources".split()
)
_OTHER = frozenset(
    "category categories cat cats tag tags term terms taxonomy taxonomies author authors user users profile "
    "profiles "
    "member members product products store shop collection collections forum forums topic image images video "
    "videos "
    "media attachment attachments event events testimonial testimonials team staff elementor library layout "
    "project "
    "projects portfolio landing local location locations service services format popup template templates theme "
    "faq faqs course courses lesson lessons static archive archives geo kml review reviews form forms slide "
    "slider "
    "groups booking bookings hashtags".split()
)
#: "posts-page-2" may be the second page of the posts, "blog-archive" the posts or the months of the blog
_UNSURE = frozenset("page pages archive archives".split())
_PAGES = frozenset(("page", "pages"))
#: of "page-2" the folder it stands in says what it lists
_NUMBERED = re.compile(r"(?:page|p)?[_-]?[0-9]+")


def _name_says_posts(name: str) -> bool | None:
    core = re.fullmatch(r"wp-sitemap-posts-(.+?)-[0-9]+", name)
    words = set(re.findall(r"[a-z]+", core.group(1) if core else name))
    if _NUMBERED.fullmatch(name):
        return None
    if words & _POSTS and words & _UNSURE and not words & _OTHER - _UNSURE:
        return None
    if words & _OTHER:
        return False
    if words & _POSTS:
        return True
    return False if words & _PAGES else None
