"""Requests per archived post: each demo blog with 100 posts, beside what one page request a post would cost."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.bench import blogs, run, scrape, sites_yaml, table
from scraper.demo import BLOG_NAMES, demo_blogs

POSTS = 100
#: what a crawl page by page asks besides the posts: robots.txt, the home page, one list of posts
BESIDES = 3


def main() -> None:
    """Crawl all of them twice, and count what the reports say; the servers' logs say the same (tests)."""
    platforms = {blog.name: blog.platform for blog in demo_blogs()}
    with tempfile.TemporaryDirectory() as folder, blogs(scale=POSTS, delay=0, heavy=False) as entries:
        listing = sites_yaml(Path(folder) / "sites.yaml", entries)
        command = scrape("all", "--json", "--config", str(listing), "--archive", f"{folder}/archive")
        first, second = (_reports(run(command, env={"XDG_STATE_HOME": folder}, sample=False).output) for _ in "12")
    rows = []
    for name in BLOG_NAMES:
        report = first[name]
        posts = sum(report["counts"].get(kind, 0) for kind in ("saved", "duplicate"))
        pages = posts + BESIDES
        rows.append(
            (
                platforms[name],
                name,
                posts,
                report["requests"],
                f"{report['requests'] / posts:.2f}" if posts else "-",
                f"{pages / posts:.2f}" if posts else "-",
                second[name]["requests"],
            )
        )
    rows.sort(key=lambda row: (str(row[0]), str(row[1])))
    table(("platform", "blog", "posts", "requests", "a post", "page by page", "second visit"), rows)


def _reports(output: str) -> dict[str, dict[str, Any]]:
    found = json.loads(output[output.index("{") : output.rindex("}") + 1])
    return {report["site"]: report for report in found["sites"]}
