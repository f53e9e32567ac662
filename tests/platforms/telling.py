"""Writes docs/platforms.md from the facts: `python -m tests.platforms.telling`.

The table of what is recognised as what needs the corpus beside the repository (`../shared/corpus`); where that is
absent, the rows of the corpus stay as they are in the file.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from scraper.demo import BLOG_NAMES, DemoBlog, start_blogs
from scraper.markup import Page
from scraper.platforms import Platform, all_platforms, detect
from scraper.platforms.facts import Mark, MarkKind
from tests.demo.client import get

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "platforms.md"
CORPUS = ROOT.parent / "shared" / "corpus"
BEGIN, END = "<!-- from the corpus: begin -->", "<!-- from the corpus: end -->"
#: what the corpus calls a platform, where we call it something else
NAMES = {"wordpress.com": "wordpress-com", "": "generic"}
#: pages whose label is wrong: a WordPress site (173 files below /wp-content/) with forms of HubSpot
RELABELLED = {"wcxb-d4223": "wordpress"}

HEAD = """\
# Platforms

<!-- written by `python -m tests.platforms.telling` from the facts in scraper/platforms/; edit those -->

A platform is one file of `scraper/platforms/`: a list of facts, code only where facts fail. A blog without a
`platform` in its entry is recognised by its home page: one sure sign decides, or two others. Of a platform and
the one it is built on (Showit on WordPress), the more special one is meant; of several others, the one with the
most signs. What was found is kept in `sites.platform_evidence`; `scrape probe URL` shows it.

**Pace** is the least number of seconds between the starts of two requests; the entry's own delay (2 by default)
applies where it is longer. It holds from the moment the platform is known: with `platform` in the entry, or on
a later visit, from the first request. It is not applied to sites with `allow_local: true`.

**Whole posts** from an API or a feed cost no request of their own. Pages are fetched as samples: one for an
API, three for a feed (of its longest post, its shortest and the one between), later one after four weeks or
more, and that of any post of which a route gives much less than the archive holds. If one holds clearly more
than the route (over a quarter more words, and more than 15), forbids archiving, or shows a day that the route
can't tell, all pages are fetched; so they are where no sample of a feed comes, or none can be read. In any case
the page of a post is fetched that the route cuts ("Continue reading"), gives as raw shortcodes, or in fewer
than 50 words. Where pages show their text only after their scripts have run, the route's is taken. What
robots.txt keeps us from, we do not take from a feed either.

**Edits** are noticed by a change stamp: of the API, of a sitemap (`lastmod`), or of a feed. A post that no
route stamps is asked for again (with its validators) at the first full visit four weeks or more after the last
time. Full visits come with any change the probe tells, and at least every 30 days, so such an edit is found
after 30 days as a rule and 58 at the latest. A stamp that names only the day of the last visit, or the day
before, is no proof: the page is asked for once more, unless most posts of the site bear that day, on which it
was built.

A page is a post if a route that lists only posts names it, the platform's own marks of a post stand on it, it
carries an Article or BlogPosting in JSON-LD, `og:type` article, one `h-entry`, `hentry` or BlogPosting, or is
one dated article with a headline; or if it stands in the folder in which nine tenths of the feed's posts (five
at least) stand.

All drop what any site puts around a text (`scraper/extraction/chrome.py`): comments, share buttons, related posts,
newsletter forms, cookie notices, breadcrumbs, pagination.

"""

MATRIX = """\
## What is recognised as what

Every page of the demo blogs, and every page of a corpus of real blog articles (Web Content Extraction
Benchmark, CC BY 4.0), by the signs on that one page alone. "generic" is the honest answer where the page shows
no sign: those of the corpus with ids of 4000 and more had scripts and `data-` attributes removed by their
makers.

"""


def write(text: str) -> None:
    """Put the page in its place."""
    PAGE.write_text(text, "utf-8")


def told(corpus: str) -> str:
    """The whole page; `corpus` are the lines of the corpus's table."""
    platforms = all_platforms().values()
    sections = "\n".join(_section(platform) for platform in platforms)
    rows = "\n".join(_row(platform) for platform in platforms)
    table = f"| platform | pace | whole posts from | routes |\n|---|---|---|---|\n{rows}\n\n"
    return f"{HEAD}{table}{sections}\n{MATRIX}{_fixtures()}\n{BEGIN}\n{corpus}{END}\n"


def _row(platform: Platform) -> str:
    whole = [platform.api.name] if platform.api else []
    whole += ["feeds"] if platform.feeds else []
    return f"| {platform.name} | {platform.min_delay:g} | {', '.join(whole) or 'pages'} | {_kinds(platform)} |"


def _kinds(platform: Platform) -> str:
    kinds = [("API", platform.api), ("sitemaps", platform.sitemaps), ("feeds", platform.feeds)]
    return ", ".join([name for name, there in kinds if there] + ["lists"])


def _section(platform: Platform) -> str:
    lines = [f"## {platform.name}", ""]
    if platform.extends:
        lines += [f"Built on [{platform.extends}](#{platform.extends}).", ""]
    if platform.note:
        lines += [platform.note, ""]
    signs = [_sign(mark) for mark in sorted(platform.marks, key=lambda m: not m.sure)]
    lines.append(f"- **Recognised by** {'; '.join(signs) or 'the lack of signs of any other'}.")
    lines.append(f"- **Routes**: {'; '.join(_routes(platform)) or 'what robots.txt and the home page name'}.")
    if platform.post_paths:
        shapes = ", ".join(f"`{shape.pattern}`" for shape in platform.post_paths)
        lines.append(
            f"- **Posts** have addresses of the form {shapes}, unless a route that lists only posts names them."
        )
    return "\n".join(lines) + "\n"


def _sign(mark: Mark) -> str:
    words = {
        MarkKind.HEADER: "the header",
        MarkKind.GENERATOR: "the generator",
        MarkKind.SOURCE: "the string",
        MarkKind.CSS: "an element",
    }
    value = mark.value.removesuffix(":").replace("|", "\\|")
    return f"{words[mark.kind]} `{value}`{' (sure)' if mark.sure else ''}"


def _routes(platform: Platform) -> Iterator[str]:
    if platform.api:
        where = f" on {', '.join(platform.hosts)}" if platform.hosts else ""
        yield f"{platform.api.name}{where}, {platform.api.page_sizes[0]} posts a request"
    for sitemap in platform.sitemaps:
        yield f"`{sitemap.path}`{' (posts only)' if sitemap.posts_only else ''}"
    for feed in platform.feeds:
        notes = [f"older ones by `{feed.paging}`"] if feed.paging else []
        notes += [f"{feed.cap} posts at most"] if feed.cap else []
        yield f"`{feed.path}`{f' ({chr(44).join(notes)})' if notes else ''}"


def _fixtures() -> str:
    lines = ["| demo blog | pages | recognised as |", "|---|---|---|"]
    with start_blogs(heavy=False) as blogs:
        for blog in sorted(blogs, key=lambda b: b.name):
            found = Counter(_recognised(blog))
            named = ", ".join(f"{name} {count}" for name, count in sorted(found.items()))
            lines.append(f"| {blog.name} | {sum(found.values())} | {named} |")
    assert len(lines) == 2 + len(BLOG_NAMES)
    return "\n".join(lines) + "\n"


def _recognised(blog: DemoBlog) -> Iterator[str]:
    for path in ("/", *(blog.path(post) for post in blog.posts)):
        answer = get(blog, path)
        yield detect(Page(answer.text, blog.absolute(path)), tuple(answer.headers.items())).platform.name


def corpus_rows() -> str:
    """The corpus's table, read anew; `kept()` where the corpus is absent."""
    manifest = CORPUS / "manifest.jsonl"
    if not manifest.is_file():
        return kept()
    found: dict[str, Counter[str]] = {}
    for line in manifest.read_text("utf-8").splitlines():
        entry = json.loads(line)
        html = gzip.decompress((CORPUS / entry["html"]).read_bytes())
        name = RELABELLED.get(entry["id"]) or NAMES.get(entry["platform"], entry["platform"])
        seen = detect(Page.of(html, entry["url"], None), ()).platform.name
        found.setdefault(name, Counter())[seen] += 1
    lines = ["| corpus says | pages | recognised as |", "|---|---|---|"]
    for name, counts in sorted(found.items()):
        named = ", ".join(f"{seen} {count}" for seen, count in counts.most_common())
        lines.append(f"| {name} | {counts.total()} | {named} |")
    return "\n".join(lines) + "\n"


def kept() -> str:
    """The corpus's table as it stands in the page."""
    match = re.search(rf"{BEGIN}\n(.*?){END}", PAGE.read_text("utf-8"), re.DOTALL)
    return match[1] if match else ""


if __name__ == "__main__":
    write(told(corpus_rows()))
    sys.stdout.write(f"{PAGE.relative_to(ROOT)} is written\n")
