"""Opening and closing demo blogs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any

from scraper.demo.blog import DemoBlog
from scraper.demo.model import Options
from scraper.demo.platforms import all_blogs

#: the blogs of `scrape demo`; all others are served by `scrape demo --all` or by name
SHORT_DEMO: tuple[str, ...] = (
    "wix-2025",
    "wix-2022",
    "wix-single-post",
    "wordpress-block",
    "wordpress-elementor",
    "wordpress-divi",
    "kajabi",
    "generic-static",
)

#: the names of all hand-written blogs, those of the short demo first
BLOG_NAMES: tuple[str, ...] = (*SHORT_DEMO, *(name for name in all_blogs() if name not in SHORT_DEMO))


def demo_blogs(names: Sequence[str] | None = None, *, hosts: int | None = None, **options: Any) -> list[DemoBlog]:
    """Blogs that are not started yet; a name may stand more than once, `hosts` goes round through the names.

    Options are those of `Options`: scale, delay, closed, state_platform, latency, stored, heavy, crawl_delay,
    summaries.
    """
    chosen = list(BLOG_NAMES if names is None else names)
    unknown = [name for name in chosen if name not in BLOG_NAMES]
    if unknown:
        raise ValueError(f"no demo blog named {unknown[0]!r}; there are {', '.join(BLOG_NAMES)}")
    if hosts is not None:
        chosen = [chosen[index % len(chosen)] for index in range(hosts)]
    seen: Counter[str] = Counter()
    blogs: list[DemoBlog] = []
    settings = Options(**options)
    for name in chosen:
        seen[name] += 1
        kind, profile = all_blogs()[name]
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
