"""The words of docs/quality.md; its numbers are those of the run that writes it."""

from __future__ import annotations

TEXT = """\
# Quality of extraction

*Written by `python -m benchmarks.quality --write`; its words are in `benchmarks/quality/document.py`.*

    make quality                                        # all tools, about three minutes
    .venv/bin/python -m benchmarks.quality --fast       # ours and trafilatura, each page once
    .venv/bin/python -m benchmarks.quality --worst 20   # our worst pages, with what is wrong
    .venv/bin/python -m benchmarks.quality --page ID    # one page: what we have more and less than its gold

Ours is held against trafilatura as it comes (and in its two other ways), readability-lxml, newspaper4k,
resiliparse and jusText (the extra `quality`) in one run, on the same bytes. Measured on 2 cores with Python
{python}; {versions}.

## What is scored

- **The corpus**: real blog pages in `../shared/corpus` (not part of this repository), from the Web Content
  Extraction Benchmark (WCXB) by Murrough Foley, licence CC BY 4.0, unchanged but for selection (blog articles
  only). It is one sample: other pages, of the same platforms and of therapists' own blogs, may well score
  otherwise. Where it is absent, the fixtures alone are scored, and the output says so.
- **Our fixtures**: every post of the demo's blogs, served over loopback, with the text its author wrote. They
  are written by the same hands as the extraction, so they show what must never break, not how good it is.
- Each page is read **alone**: the platform is seen on the page itself; no feed, API, sitemap or entry says
  anything. The archive does better than that where routes tell more: the zone of the blog above all, without
  which the day of a moment in UTC may be the day before or after (that is what our fixtures' dates miss), or what
  3/2/2018 means (Weebly).
- **Our fixtures as crawled** are the same posts out of the database of one crawl of the demo, with all that
  routes, zones and pages together gave; posts cut into several pages, too. What was not archived counts as
  nothing read; what a site repeats on most posts is none of the text. As an operator would, the entries name
  the `timezone` of those blogs whose platform tells UTC only ([platforms](platforms.md)).
- A page that asks not to be archived is read like any: that is heeded where texts are kept. So is one for
  subscribers, unless it is known to be a stub: that counts as nothing read; how many there are is said below.

**The split.** A page whose SHA-256 of its id, as a number, is divisible by 3 is *unseen*: it is measured on,
and neither `--worst` nor `--page` shows it. The other two thirds are *seen*: rules are made on those. Where the
two differ much, something was tuned to single pages.

**The columns.** Word F1: lower-cased words as a multiset, mean over pages; the signs of list items are no words.
Title: exact after folding Unicode, quotes, dashes and spaces; a site's name left on is a miss. Author: the same
set of people, titles, credentials and roles aside; date: the same day, only where one is stated whole; both
over the pages whose gold has one. Wrong dates: pages, as a number, whose day is another one than the gold's and
said without a doubt. A moment in UTC on a page that tells no more leaves the day on the author's calendar open:
all take UTC's, as the corpus's gold mostly does, but ours marks it as not sure. Lost:
share of the gold's must_have strings that are not in the text. Let in: share of the must_not strings that are in
the text (those that the gold text holds itself left out); pages let in: share of the pages with any of them.
Fixtures are asked for every line of six words, and must not hold readers' comments, the other posts' headlines,
buttons or shop cards. ms: CPU, the quickest of three readings; ours is the whole `extract_page`, without
recognising the platform (the crawler does that once a blog). Everything but the times is the same in every run.

**The floors** are in `benchmarks/quality/floors.toml`, for the fixtures, alone and as crawled, the corpus, and its
unseen third. The test run refuses to go below and names the pages that fell (`pages.tsv` holds what each was).
`--write` raises them, and writes nothing where one does not hold; lowering one is an edit by hand.
"""
