"""Opening and closing demo blogs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any

from scraper.demo.blog import DemoBlog
from scraper.demo.content.generic_static import PROFILE as GENERIC_STATIC
from scraper.demo.content.kajabi_blog import PROFILE as KAJABI_BLOG
from scraper.demo.content.wix_2022 import PROFILE as WIX_2022
from scraper.demo.content.wix_2025 import PROFILE as WIX_2025
from scraper.demo.content.wix_single_post import PROFILE as WIX_SINGLE_POST
from scraper.demo.content.wordpress_block import PROFILE as WORDPRESS_BLOCK
from scraper.demo.content.wordpress_divi import PROFILE as WORDPRESS_DIVI
from scraper.demo.content.wordpress_elementor import PROFILE as WORDPRESS_ELEMENTOR
from scraper.demo.kajabi import KajabiBlog
from scraper.demo.model import Options, Profile
from scraper.demo.static import StaticBlog
from scraper.demo.wix import Wix2022, WixBlog, WixSinglePost
from scraper.demo.wp_block import WordPressBlock
from scraper.demo.wp_divi import WordPressDivi
from scraper.demo.wp_elementor import WordPressElementor

_BLOGS: dict[str, tuple[type[DemoBlog], Profile]] = {
    profile.name: (kind, profile)
    for kind, profile in (
        (WixBlog, WIX_2025),
        (Wix2022, WIX_2022),
        (WixSinglePost, WIX_SINGLE_POST),
        (WordPressBlock, WORDPRESS_BLOCK),
        (WordPressElementor, WORDPRESS_ELEMENTOR),
        (WordPressDivi, WORDPRESS_DIVI),
        (KajabiBlog, KAJABI_BLOG),
        (StaticBlog, GENERIC_STATIC),
    )
}

#: the names of the hand-written blogs
BLOG_NAMES: tuple[str, ...] = tuple(_BLOGS)


def demo_blogs(names: Sequence[str] | None = None, *, hosts: int | None = None, **options: Any) -> list[DemoBlog]:
    """Blogs that are not started yet; a name may stand more than once, `hosts` goes round through the names.

    Options are those of `Options`: scale, delay, closed, state_platform, latency, heavy, crawl_delay.
    """
    chosen = list(BLOG_NAMES if names is None else names)
    unknown = [name for name in chosen if name not in _BLOGS]
    if unknown:
        raise ValueError(f"no demo blog named {unknown[0]!r}; there are {', '.join(BLOG_NAMES)}")
    if hosts is not None:
        chosen = [chosen[index % len(chosen)] for index in range(hosts)]
    seen: Counter[str] = Counter()
    blogs: list[DemoBlog] = []
    settings = Options(**options)
    for name in chosen:
        seen[name] += 1
        kind, profile = _BLOGS[name]
        blogs.append(kind(profile, settings, name if seen[name] == 1 else f"{name}-{seen[name]}"))
    return blogs


@contextmanager
def start_blogs(
    names: Sequence[str] | None = None, scale: int | None = None, *, hosts: int | None = None, **options: Any
) -> Iterator[list[DemoBlog]]:
    """The blogs of these names (all of them by default), open as long as the `with` block lasts."""
    blogs = demo_blogs(names, hosts=hosts, scale=scale, **options)
    with ExitStack() as stack:
        for blog in blogs:
            blog.start()
            stack.callback(blog.stop)
        yield blogs
