"""CPU time a page of the whole extraction, beside trafilatura with metadata: `python -m benchmarks.extraction`.

Unknown: the pages of `../shared/corpus`, each as a page of no known platform. Known: posts of the demo's blogs and
saved pages of `tests/pages`, with the recognition of their platform, and told of it, for a crawl recognises a site
once. Both tools take turns page by page in one process, and each page counts with the median of its rounds; ratios
hold, times do not travel. `--profile` adds where our own time goes.
"""

from __future__ import annotations

import cProfile
import gc
import io
import json
import pstats
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import trafilatura

from benchmarks.bench import table
from benchmarks.quality.corpus import FETCHED_AT, ROOT, corpus_pages, fixture_pages
from scraper.extraction import Hints, extract_page, read_alone
from scraper.platforms import GENERIC, any_site, get_platform
from scraper.types import Article, Headers

ROUNDS = 5
#: the aims: ours over theirs, mean over the pages
AIMS = {"unknown": 1.3, "known": 1 / 3, "known, told": 1 / 3}
_TOP = 30


@dataclass(frozen=True, kw_only=True, slots=True)
class Sample:
    """A page, and how we are to read it."""

    url: str
    content: bytes
    headers: Headers = ()
    #: the platform we are told of; without it the page has to show it
    platform: str = ""

    def ours(self) -> object:
        """Bytes to article, the platform's recognition included where it counts."""
        if self.platform:
            hints = Hints(
                url=self.url, fetched_at=FETCHED_AT, platform=self.platform, headers=self.headers, trusted=True
            )
            return extract_page(self.content, hints)
        return read_alone(self.content, self.url, FETCHED_AT, self.headers)

    def theirs(self) -> object:
        """Bytes to trafilatura's document."""
        return trafilatura.bare_extraction(self.content, url=self.url, with_metadata=True)


def unknown() -> list[Sample]:
    """The pages of the corpus; none where it is absent."""
    return [Sample(url=page.url, content=page.content, platform=GENERIC) for page in corpus_pages()]


def known() -> list[Sample]:
    """Pages whose platform we know and see on them."""
    found = [Sample(url=page.url, content=page.content, headers=page.headers) for page in fixture_pages()]
    for about in sorted((ROOT / "tests" / "pages").rglob("page.json")):
        said = json.loads(about.read_text("utf-8"))
        headers = tuple(said.get("headers", {}).items())
        found.append(Sample(url=said["url"], content=about.with_name("page.html").read_bytes(), headers=headers))
    return [page for page in found if _shown(page)]


def _shown(page: Sample) -> str:
    """The platform that a page shows, if we know it."""
    article = page.ours()
    shown = article.platform if isinstance(article, Article) else GENERIC
    return "" if any_site(get_platform(shown)) else shown


def _took(read: Callable[[], object]) -> float:
    started = time.process_time()
    read()
    return time.process_time() - started


def measure(pages: Sequence[Sample], rounds: int) -> tuple[list[float], list[float]]:
    """Seconds of CPU a page: ours and theirs."""
    ours: list[list[float]] = [[] for _ in pages]
    theirs: list[list[float]] = [[] for _ in pages]
    for turn in range(rounds):
        for index, page in enumerate(pages):
            both = [(ours, page.ours), (theirs, page.theirs)]
            for taken, read in both if turn % 2 else reversed(both):
                # what one left is not for the other to clear
                gc.collect(0)
                taken[index].append(_took(read))
    return [statistics.median(times) for times in ours], [statistics.median(times) for times in theirs]


def main(*, profile: bool = False, rounds: int = ROUNDS) -> None:
    """Measure both kinds of pages and print what they took."""
    shown = known()
    told = [replace(page, platform=_shown(page)) for page in shown]
    kinds = {"unknown": unknown(), "known": shown, "known, told": told}
    rows: list[Sequence[object]] = []
    for name, pages in kinds.items():
        if not pages:
            print(f"{name}: left out, there is no ../shared/corpus\n")
            continue
        # both once: patterns are compiled, modules loaded
        measure(pages[:20], 1)
        ours, theirs = measure(pages, rounds)
        ratio = statistics.fmean(ours) / statistics.fmean(theirs)
        each = statistics.median(a / b for a, b in zip(ours, theirs, strict=True))
        means = (f"{1000 * statistics.fmean(times):.2f}" for times in (ours, theirs))
        aim = "" if ratio <= AIMS[name] else ": **not met**"
        rows.append((name, len(pages), *means, f"{ratio:.2f}", f"{each:.2f}", f"{AIMS[name]:.2f}{aim}"))
    table(("platforms", "pages", "ours, ms", "trafilatura, ms", "ours / theirs", "median page", "aim"), rows)
    for name, pages in kinds.items() if profile else ():
        print(f"\n{name}:\n\n{_profile(pages)}")


def _profile(pages: Sequence[Sample]) -> str:
    """The functions that take most of our own time."""
    profiler = cProfile.Profile()
    profiler.enable()
    for page in pages:
        page.ours()
    profiler.disable()
    text = io.StringIO()
    pstats.Stats(profiler, stream=text).strip_dirs().sort_stats("tottime").print_stats(_TOP)
    return text.getvalue()


if __name__ == "__main__":
    main(profile="--profile" in sys.argv[1:])
