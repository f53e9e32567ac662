"""`python -m benchmarks.quality [--fast] [--worst N] [--page ID] [--write]`: scores extraction."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Iterator, Sequence

from benchmarks.quality import floors, report, tools
from benchmarks.quality.corpus import CORPUS, ROOT, Gold, Part, corpus_pages, fixture_pages
from benchmarks.quality.crawled import crawled_scores
from benchmarks.quality.document import TEXT

DOCUMENT = ROOT / "docs" / "quality.md"
README = ROOT / "README.md"
#: between these the README holds our numbers
BEGIN, END = "<!-- quality: written by make quality -->\n", "<!-- end of quality -->\n"
#: how often each page is read in the full run: the quickest time counts
REPEAT = 3
PAIR = (tools.OURS, tools.TRAFILATURA)
NO_CORPUS = f"{CORPUS} is not there: only our own fixtures are scored"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it; 1 where a floor does not hold, 2 where what is asked for can't be done."""
    asked = _arguments(arguments)
    real, own = corpus_pages(), fixture_pages()
    if not real:
        print(f"**{NO_CORPUS}.**\n")
    if asked.page:
        return _page(asked.page, [*own, *real])
    used = tools.always()[: 2 if asked.fast else None]
    further, absent = ([], []) if asked.fast else tools.optional()
    used += further
    if asked.write and (asked.fast or absent or not real):
        missing = ", ".join((*absent, *([] if real else ["the corpus"]))) or "all tools: leave out --fast"
        print(f"--write needs the full run; missing: {missing}", file=sys.stderr)
        return 2
    results: dict[str, list[report.Score]] = {}
    for tool in used:
        print(f"{tool.name} reads {len(own) + len(real)} pages", file=sys.stderr, flush=True)
        results[tool.name] = report.scores(tool, [*own, *real], repeat=1 if asked.fast else REPEAT)
    print(f"{tools.OURS} crawls the demo's blogs", file=sys.stderr, flush=True)
    crawled = crawled_scores()
    ours = [*results[tools.OURS], *crawled]
    print("\n".join(_tables(results, crawled, used, absent, real)))
    if asked.worst:
        print("\n".join(("\n## Our worst pages (never the unseen)\n", *report.worst(ours, asked.worst))))
    fallen = list(floors.falls(ours, floors.read_floors(), floors.read_pages()))
    print("\n" + ("\n".join(("## Below its floor\n", *fallen)) if fallen else "All floors hold."))
    if fallen:
        # what is below a floor is not written down: the floor is lowered by hand first, or the fault mended
        return 1
    if asked.write:
        floors.write_floors(floors.raised(floors.read_floors(), floors.measured(ours)))
        floors.write_pages(ours)
        DOCUMENT.write_text(_document(results, crawled, used, real), "utf-8")
        README.write_text(_readme(README.read_text("utf-8"), results, real), "utf-8")
    return 0


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality", description=__doc__)
    parser.add_argument("--fast", action="store_true", help="ours and trafilatura only, each page read once")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="name our N worst pages")
    parser.add_argument("--page", metavar="ID", help="show how our text of one page differs from its gold")
    parser.add_argument("--write", action="store_true", help="write docs/quality.md, and raise the floors")
    return parser.parse_args(arguments)


def _page(page_id: str, pages: Sequence[Gold]) -> int:
    page = next((page for page in pages if page.id == page_id), None)
    if page is None:
        print(f"no page {page_id!r}; --worst N names some", file=sys.stderr)
        return 2
    if page.part is Part.UNSEEN:
        print(f"{page_id} is of the unseen third: it is measured on, not looked at", file=sys.stderr)
        return 2
    print("\n".join(report.difference(report.score(tools.always()[0], page))))
    return 0


def _tables(
    results: dict[str, list[report.Score]],
    crawled: Sequence[report.Score],
    used: Sequence[tools.Tool],
    absent: Sequence[str],
    real: Sequence[Gold],
) -> Iterator[str]:
    own = len(results[tools.OURS]) - len(real)
    if absent:
        yield f"Not installed, so not scored: {', '.join(absent)} (pip install -e '.[quality]').\n"
    if real:
        unseen = sum(page.part is Part.UNSEEN for page in real)
        for title, parts in (
            (f"The corpus, unseen third ({unseen} pages)", (Part.UNSEEN,)),
            (f"The corpus, seen two thirds ({len(real) - unseen} pages)", (Part.SEEN,)),
            (f"The whole corpus ({len(real)} pages)", (Part.SEEN, Part.UNSEEN)),
        ):
            yield from (f"## {title}\n", *report.by_tool(results, used, parts), "")
    yield from (f"## Our fixtures ({own} pages)\n", *report.by_tool(results, used, (Part.FIXTURES,)), "")
    yield from (f"## Our fixtures as crawled ({len(crawled)} posts)\n", *report.alone(crawled), "")
    for title, parts in (("corpus", (Part.SEEN, Part.UNSEEN)), ("fixtures", (Part.FIXTURES,))):
        if real or title == "fixtures":
            head = f"## By platform, {title}: {PAIR[0]} / {PAIR[1]}\n"
            yield from (head, *report.by_platform(results, PAIR, parts), "")
    yield from (report.refused(results[tools.OURS]), "")
    yield from ("## CPU a page\n", *report.cost(results, PAIR), "")


def _document(
    results: dict[str, list[report.Score]],
    crawled: Sequence[report.Score],
    used: Sequence[tools.Tool],
    real: Sequence[Gold],
) -> str:
    versions = ", ".join(
        f"{tool.name} {tool.version}" for tool in used if " " not in tool.name and tool.name != PAIR[0]
    )
    text = TEXT.format(python=platform.python_version(), versions=versions)
    return text + "\n" + "\n".join(_tables(results, crawled, used, (), real)).rstrip() + "\n"


def _readme(text: str, results: dict[str, list[report.Score]], real: Sequence[Gold]) -> str:
    """The README with our numbers beside trafilatura's, on pages that no rule was made on and on all."""
    pair = [tool for tool in tools.always() if tool.name in PAIR]
    lines = []
    for title, parts in (("whole corpus", (Part.SEEN, Part.UNSEEN)), ("its unseen third", (Part.UNSEEN,))):
        count = sum(page.part in parts for page in real)
        lines += [f"{title.capitalize()}, {count} pages:", "", *report.by_tool(results, pair, parts), ""]
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return before + BEGIN + "\n" + "\n".join(lines) + END + after


if __name__ == "__main__":
    if os.environ.get("PYTHONHASHSEED") != "0":
        # newspaper4k chooses by the order of sets
        os.environ["PYTHONHASHSEED"] = "0"
        os.execv(sys.executable, [sys.executable, "-m", "benchmarks.quality", *sys.argv[1:]])
    sys.exit(main())
