"""Eleventy (facts: platforms-open, 13): no element around a body, no author, and days without hours."""

from dataclasses import replace

from scraper.platforms.facts import FeedPath, generator
from scraper.platforms.generators import GENERATED

PLATFORM = replace(
    GENERATED,
    name="eleventy",
    note="The base blog's feed lists the newest 10 posts; its sitemap dates a post by its publication, so that an "
    "edit is not told.",
    marks=(generator("Eleventy"),),
    feeds=(FeedPath(path="/feed/feed.xml", cap=10), FeedPath(path="/feed/feed.json", cap=10), *GENERATED.feeds),
    # its feed dates a post by a midnight in UTC, a day early west of Greenwich; the page has the author's day
    feeds_whole=False,
    single=(*GENERATED.single, "main .post-metadata time[datetime]", ".links-nextprev"),
    published=(*GENERATED.published, ".post-metadata time@datetime"),
    tags=(*GENERATED.tags, ".post-metadata a.post-tag"),
    body=(*GENERATED.body, "main heading-anchors", "main article", "main"),
)
