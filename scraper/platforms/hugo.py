"""Hugo (facts: platforms-open, 13): the feed lists every page, in summaries that don't say they are cut."""

from dataclasses import replace

from scraper.platforms.facts import FeedPath, generator
from scraper.platforms.generators import GENERATED

PLATFORM = replace(
    GENERATED,
    name="hugo",
    note="The feed lists all pages, in summaries: the text is always read from the page.",
    # Hugo itself adds the line to the home page only
    marks=(generator("Hugo"), generator("Wowchemy")),
    feeds=(FeedPath(path="/index.xml"), FeedPath(path="/posts/index.xml"), *GENERATED.feeds),
    # a summary ends with a whole sentence, and a short post's is the post: no sample can tell
    feeds_whole=False,
    feeds_mixed=True,
    title=("article h1.post-title", *GENERATED.title),
)
