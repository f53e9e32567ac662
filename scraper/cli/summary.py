"""The summary of a run: a table for people, a mapping for programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich.table import Table
from rich.text import Text

from scraper.cli.say import ROOMY, console, one_line, safe
from scraper.types import SiteReport

#: kinds of outcomes, and their narrow headings
_KINDS = {
    "saved": "new",
    "revised": "rev",
    "duplicate": "dup",
    "unchanged": "same",
    "skipped": "skip",
    "failed": "fail",
}
_STYLE = {"ok": "green", "partial": "yellow", "failed": "red", "interrupted": "yellow"}


def summary_table(reports: Sequence[SiteReport], archive: Path) -> None:
    """Print what a run came to, site by site, and where to look next."""
    screen = console()
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    # on a narrow terminal a long name gives way, on a very narrow one the platform and what nothing stands in
    roomy = screen.width >= ROOMY
    kinds = [kind for kind in _KINDS if roomy or any(report.counts.get(kind) for report in reports)]
    table.add_column("site", overflow="ellipsis")
    if roomy:
        table.add_column("platform", no_wrap=True)
    for heading in (*(_KINDS[kind] for kind in kinds), "asked", "time"):
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column("", no_wrap=True)
    for report in reports:
        counts = [str(report.counts.get(kind, 0) or "·") for kind in kinds]
        status = "unchanged" if report.status == "ok" and not report.counts else report.status
        table.add_row(
            report.site,
            *([report.platform or "?"] if roomy else []),
            *counts,
            str(report.requests),
            f"{report.seconds:.0f}s",
            Text(status, style=_STYLE.get(report.status, "")),
        )
    screen.print(table)
    for report in reports:
        for line in notes(report):
            screen.print(Text(f"  {one_line(report.address or report.site)}: {one_line(line)}"))
    screen.print(Text(safe(f"texts: {archive}/SITE/NNN_HASH.txt"), style="dim"), soft_wrap=True)
    screen.print(Text(safe(f"database: {archive}/archive.db"), style="dim"), soft_wrap=True)


def notes(report: SiteReport) -> list[str]:
    """What needs words: the reason of a bad end, why posts were skipped, which failed."""
    lines = [report.reason] if report.reason else []
    if report.skipped:
        lines.append("skipped: " + ", ".join(f"{n} {reason}" for reason, n in sorted(report.skipped.items())))
    forbidden = dict.fromkeys(route.route.value for route in report.routes if "robots.txt" in route.note)
    if forbidden:
        lines.append(f"robots.txt forbids: {', '.join(forbidden)}; other routes were taken")
    lines += [f"failed: {outcome.url}: {outcome.reason}" for outcome in report.failures[:5]]
    if len(report.failures) > 5:
        lines.append(f"and {report.counts.get('failed', 0) - 5} more that failed")
    return lines


def report_json(report: SiteReport) -> dict[str, Any]:
    """A report as JSON-ready mapping."""
    return asdict(report)
