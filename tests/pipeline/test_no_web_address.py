"""A post that redirects to `mailto:` and the like is skipped, and its blog is complete without it."""

from __future__ import annotations

from pathlib import Path

import pytest

from scraper.demo.server import redirect

from .lab import Lab, Reply, excerpt, feed, home, paragraphs, post, sitemap


@pytest.mark.parametrize("to", ["mailto:me@example.org", "file:///etc/passwd", "intent://x#Intent;end"])
def test_a_post_that_redirects_to_no_web_address_is_skipped(to: str, tmp_path: Path) -> None:
    names = [f"blog/{word}/" for word in ("one", "two", "three", "four")]
    posts: dict[str, Reply] = {f"/{name}": post(name, paragraphs(200, name[5:8]), "2026-06-01") for name in names}
    pages: dict[str, Reply] = {
        "/": home(),
        "/rss.xml": feed({name: excerpt(name[5:8]) for name in names}),
        "/sitemap.xml": sitemap(names),
        **posts,
        "/blog/two/": redirect(to),
    }
    with Lab(tmp_path, pages.get) as lab:
        first = lab.run()
        assert (first.status, first.skipped) == ("ok", {"redirects-to-no-web-address": 1}), first
        assert first.counts["saved"] == 3
        assert lab.query("SELECT status, reason FROM pages WHERE url LIKE '%two/'") == [
            ("skipped", "redirects-to-no-web-address")
        ]
        # it is looked at again after a while, not at every visit
        assert lab.run().status == "ok"
        assert lab.asked("/blog/two/") == []
        assert lab.run(days=40).status == "ok"
        assert lab.asked("/blog/two/") == ["/blog/two/"]
