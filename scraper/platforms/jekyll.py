"""Jekyll (facts: platforms-open, 13): jekyll-seo-tag writes the head, jekyll-feed the newest ten posts whole."""

from dataclasses import replace

from scraper.platforms.facts import FeedPath, generator, source
from scraper.platforms.generators import GENERATED

PLATFORM = replace(
    GENERATED,
    name="jekyll",
    note="The feed lists the newest 10 posts whole; older ones come from the sitemap.",
    marks=(generator("Jekyll"), source("<!-- Begin Jekyll SEO tag", sure=True)),
    feeds=(FeedPath(path="/feed.xml", cap=10), FeedPath(path="/atom.xml"), *GENERATED.feeds),
    title=("h1.p-name", "article h1.post-title", ".page__title", *GENERATED.title),
)
