"""Showit: canvas pages in front, the blog a WordPress without theme markup (facts: platforms-hosted, 7)."""

from dataclasses import replace

from scraper.platforms.facts import css, source
from scraper.platforms.wordpress import PLATFORM as WORDPRESS

PLATFORM = replace(
    WORDPRESS,
    name="showit",
    extends=WORDPRESS.name,
    note="The pages of the canvas are no WordPress: only what stands in its blog is archived.",
    marks=(
        css('link[rel="stylesheet"][href*="//lib.showit.co/engine/"]', sure=True),
        css('script[src*="//lib.showit.co/engine/"]', sure=True),
        css("body.wp-theme-showit, body.wp-child-theme-showit", sure=True),
        source("//static.showit.co/"),
        css("#si-sp.sp .sb .sc .se"),
    ),
    # the boxes of the template that WordPress fills; the phone's copies come first or last, the words are the same
    title=("h1.se-wpt", ".se-wpt.st-d-title", *WORDPRESS.title),
    shown=(".se-wpt:not(.se-wpt-pc):not(h1):not(.st-d-title)", *WORDPRESS.shown),
    tags=('.se-wpt a[rel~="category"]', *WORDPRESS.tags),
    body=(".se-wpt-pc", *WORDPRESS.body),
    drop=(*WORDPRESS.drop, ".se-wpt-search", '[class*="sie-pagination"]', '[class*="sie-share"]'),
)
