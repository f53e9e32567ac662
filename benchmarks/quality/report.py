"""From readings to numbers: one score a page and tool, sums of them, and the tables that show them."""

from __future__ import annotations

import difflib
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.quality.corpus import Gold, Part
from benchmarks.quality.scoring import fold, holds, overlap, same_day, same_people, same_title
from benchmarks.quality.tools import OURS, Reading, Tool

#: columns with a pinned floor; in all of them more is better
FLOORS = ("word_f1", "title", "author", "date", "kept", "kept_out", "no_wrong_day")


@dataclass(frozen=True, kw_only=True, slots=True)
class Score:
    """How one tool read one page. None: the page's gold has none of it."""

    page: Gold
    reading: Reading
    f1: float
    precision: float
    recall: float
    title: bool
    author: bool | None
    date: bool | None
    #: another day than the gold's, and no word of doubt
    wrong_day: bool
    lost: tuple[str, ...]
    let_in: tuple[str, ...]
    #: CPU milliseconds
    ms: float

    @property
    def value(self) -> tuple[float, ...]:
        """What is compared between two runs: everything but the time; in the order of FLOORS."""
        have, unwanted = len(self.page.must_have), len(self.page.must_not)
        return (
            round(self.f1, 4),
            float(self.title),
            float(self.author is not False),
            float(self.date is not False),
            round(1 - len(self.lost) / have, 4) if have else 1.0,
            round(1 - len(self.let_in) / unwanted, 4) if unwanted else 1.0,
            float(not self.wrong_day),
        )


def score(tool: Tool, page: Gold) -> Score:
    """Read a page and hold the reading against its gold."""
    read = tool.reader(page)
    started = time.process_time()
    reading = read()
    took = 1000 * (time.process_time() - started)
    words = overlap(page.text, reading.text)
    held = holds(reading.text, page.must_have)
    said = reading.day is not None and reading.day_sure
    return Score(
        page=page,
        reading=reading,
        f1=words.f1,
        precision=words.precision,
        recall=words.recall,
        title=same_title(page.title, reading.title),
        author=same_people(page.authors, reading.authors) if page.authors else None,
        date=same_day(page.day, reading.day) if page.day else None,
        wrong_day=page.day is not None and said and not same_day(page.day, reading.day),
        lost=tuple(string for string in page.must_have if string not in held),
        let_in=holds(reading.text, page.must_not),
        ms=took,
    )


def scores(tool: Tool, pages: Sequence[Gold], *, repeat: int = 1) -> list[Score]:
    """All pages by one tool, `repeat` times over; the quickest reading of a page counts.

    One page is read before, for what is loaded with the first. All pages go by before one comes again: what a tool
    remembers of a page would make it look quicker than it is.
    """
    for page in pages[:1]:
        score(tool, page)
    rounds = [[score(tool, page) for page in pages] for _ in range(repeat)]
    return [min(of_page, key=lambda s: s.ms) for of_page in zip(*rounds, strict=True)]


@dataclass(frozen=True, kw_only=True, slots=True)
class Summary:
    """Means and shares (0 to 1) over some pages."""

    pages: int
    word_f1: float
    title: float
    author: float
    date: float
    #: share of the must_have strings that are in the text, and of the must_not strings that are not
    kept: float
    kept_out: float
    #: share of the pages with any must_not string in the text
    tainted: float
    #: pages with a wrong day that counts as certain, and the share without one of those whose gold has a day
    wrong_days: int
    no_wrong_day: float
    ms: float


def summary(found: Sequence[Score]) -> Summary:
    """The sums over these pages. Authors and dates count where the gold has one."""
    have = sum(len(s.page.must_have) for s in found)
    unwanted = sum(len(s.page.must_not) for s in found)
    return Summary(
        pages=len(found),
        word_f1=_mean(s.f1 for s in found),
        title=_mean(s.title for s in found),
        author=_mean(s.author for s in found if s.author is not None),
        date=_mean(s.date for s in found if s.date is not None),
        kept=1 - sum(len(s.lost) for s in found) / max(1, have),
        kept_out=1 - sum(len(s.let_in) for s in found) / max(1, unwanted),
        tainted=_mean(bool(s.let_in) for s in found),
        wrong_days=sum(s.wrong_day for s in found),
        no_wrong_day=_mean(not s.wrong_day for s in found if s.date is not None),
        ms=_mean(s.ms for s in found),
    )


def _mean(values: Iterable[float]) -> float:
    every = [float(value) for value in values]
    return sum(every) / len(every) if every else 1.0


# tables ---------------------------------------------------------------------------------------------------------


def markdown(header: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """A Markdown table as lines."""
    lines = ["| " + " | ".join(header) + " |", "|" + "---|" * len(header)]
    return [*lines, *("| " + " | ".join(str(cell) for cell in row) + " |" for row in rows)]


def _percent(share: float) -> str:
    return f"{100 * share:.1f}"


def by_tool(results: dict[str, list[Score]], tools: Sequence[Tool], parts: Iterable[Part]) -> list[str]:
    """One line a tool over the pages of some parts."""
    wanted = set(parts)
    rows = []
    for tool in tools:
        one = summary([s for s in results[tool.name] if s.page.part in wanted])
        told = tool.metadata
        rows.append(
            (
                tool.name,
                f"{one.word_f1:.3f}",
                _percent(one.title) if "title" in told else "-",
                _percent(one.author) if "author" in told else "-",
                _percent(one.date) if "date" in told else "-",
                one.wrong_days if "date" in told else "-",
                _percent(1 - one.kept),
                _percent(1 - one.kept_out),
                _percent(one.tainted),
                f"{one.ms:.1f}",
            )
        )
    columns = ("title %", "author %", "date %", "wrong dates", "lost %", "let in %", "pages let in %", "ms")
    return markdown(("tool", "word F1", *columns), rows)


def alone(found: Sequence[Score]) -> list[str]:
    """One line for what nobody else does: a crawl."""
    one = summary(found)
    shares = map(_percent, (one.title, one.author, one.date))
    lost = map(_percent, (1 - one.kept, 1 - one.kept_out))
    cells = (f"{one.word_f1:.3f}", *shares, one.wrong_days, *lost)
    return markdown(("word F1", "title %", "author %", "date %", "wrong dates", "lost %", "let in %"), [cells])


def by_platform(results: dict[str, list[Score]], pair: tuple[str, str], parts: Iterable[Part]) -> list[str]:
    """One line a platform: the first tool, and the second behind the stroke."""
    wanted = set(parts)
    groups: dict[str, list[tuple[Score, Score]]] = {}
    for ours, theirs in zip(results[pair[0]], results[pair[1]], strict=True):
        if ours.page.part in wanted:
            groups.setdefault(ours.page.platform, []).append((ours, theirs))
    rows = []
    for platform in sorted(groups, key=lambda name: (-len(groups[name]), name)):
        one, other = (summary([both[side] for both in groups[platform]]) for side in (0, 1))
        rows.append(
            (
                platform,
                one.pages,
                f"{one.word_f1:.3f} / {other.word_f1:.3f}",
                *(
                    f"{_percent(getattr(one, n))} / {_percent(getattr(other, n))}"
                    for n in ("title", "author", "date")
                ),
                f"{_percent(1 - one.kept_out)} / {_percent(1 - other.kept_out)}",
                f"{one.ms:.1f} / {other.ms:.1f}",
            )
        )
    return markdown(("platform", "pages", "word F1", "title %", "author %", "date %", "let in %", "ms"), rows)


def cost(results: dict[str, list[Score]], pair: tuple[str, str]) -> list[str]:
    """CPU a page, by how we read it."""
    kinds: dict[str, Callable[[Score], bool]] = {
        "corpus, all": lambda s: s.page.part is not Part.FIXTURES,
        "corpus, known platform": lambda s: s.page.part is not Part.FIXTURES and not _by_trafilatura(s),
        "corpus, left to trafilatura": lambda s: s.page.part is not Part.FIXTURES and _by_trafilatura(s),
        "fixtures": lambda s: s.page.part is Part.FIXTURES,
    }
    both = list(zip(results[pair[0]], results[pair[1]], strict=True))
    rows = []
    for kind, belongs in kinds.items():
        chosen = [(ours, theirs) for ours, theirs in both if belongs(ours)]
        if chosen:
            one, other = (_mean(pages[side].ms for pages in chosen) for side in (0, 1))
            rows.append((kind, len(chosen), f"{one:.2f}", f"{other:.2f}", f"{other / one:.1f}" if one else "-"))
    return markdown(("pages", "number", f"{pair[0]}, ms", f"{pair[1]}, ms", "times"), rows)


def _by_trafilatura(score: Score) -> bool:
    return "trafilatura" in score.reading.note


def refused(found: Sequence[Score]) -> str:
    """How many pages of the corpus and of the fixtures were refused by policy, in a line."""
    real, own = (
        sum(s.reading.refused for s in found if (s.page.part is Part.FIXTURES) is fixtures)
        for fixtures in (False, True)
    )
    return (
        f"Refused by policy: {_pages(real)} of the corpus, {_pages(own)} of our fixtures, counted as nothing read."
    )


def _pages(number: int) -> str:
    return f"{number} page{'' if number == 1 else 's'}"


# single pages ---------------------------------------------------------------------------------------------------


def faults(score: Score) -> str:
    """What is wrong with a reading, in a few words; '' where nothing is."""
    page, reading = score.page, score.reading
    found = []
    if not score.title:
        found.append(f"title {reading.title!r}, not {page.title!r}")
    if score.author is False:
        found.append(f"author {', '.join(reading.authors) or None!r}, not {', '.join(page.authors)!r}")
    if score.date is False:
        found.append(f"date {reading.day}, not {page.day}")
    if score.lost:
        found.append(f"{len(score.lost)} of {len(page.must_have)} strings lost")
    if score.let_in:
        found.append(f"let in: {', '.join(repr(string[:60]) for string in score.let_in)}")
    return "; ".join(found)


def worst(found: Sequence[Score], count: int) -> Iterator[str]:
    """Our worst pages, worst first: mistakes count before words. Unseen pages are never listed."""
    looked_at = [s for s in found if s.page.part is not Part.UNSEEN]
    ranked = sorted(looked_at, key=lambda s: (sum(s.value), s.page.id))
    for one in ranked[:count]:
        yield f"{one.f1:.3f} (p {one.precision:.2f}, r {one.recall:.2f})  {one.page.id}  {one.reading.note}"
        if problems := faults(one):
            yield f"       {problems}"


def difference(found: Score) -> Iterator[str]:
    """What a reading has more (+) and less (-) than the gold, line by line."""
    page = found.page
    yield f"{page.id}  {page.platform} {page.kind}  {page.url}"
    yield f"{OURS}: {found.reading.note}; F1 {found.f1:.3f}; {faults(found) or 'no fault'}"
    yield from difflib.unified_diff(_lines(page.text), _lines(found.reading.text), "gold", OURS, lineterm="", n=0)


def _lines(text: str) -> list[str]:
    return [folded for line in text.split("\n") if (folded := fold(line))]
