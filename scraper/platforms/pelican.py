"""Pelican (facts: platforms-open, 13): dates in `abbr`, a feed of a hundred whole posts, drafts never listed."""

from dataclasses import replace

from scraper.platforms.facts import FeedPath, css, generator
from scraper.platforms.generators import GENERATED

PLATFORM = replace(
    GENERATED,
    name="pelican",
    note="The feed lists the newest 100 posts whole; older ones come from the sitemap, if its plugin is there.",
    marks=(
        generator("Pelican"),
        # the default theme before it named its generator
        css('#contentinfo a[href*="getpelican.com"]', sure=True),
        css('footer a[href*="getpelican.com"]'),
        css("abbr.published[title]"),
    ),
    feeds=(
        FeedPath(path="/feeds/all.atom.xml", cap=100),
        FeedPath(path="/feeds/all.rss.xml", cap=100),
        *GENERATED.feeds,
    ),
)
