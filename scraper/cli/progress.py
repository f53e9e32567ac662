"""Progress: a live line a site on a terminal, plain lines with -v."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from types import TracebackType
from typing import Self

from rich.markup import escape
from rich.progress import Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from scraper.cli.say import console, one_line, say
from scraper.types import Outcome, OutcomeKind, Site, SiteReport


class Live:
    """One line for each site in work, with its counts as they grow."""

    def __init__(self) -> None:
        self._progress = Progress(
            SpinnerColumn(finished_text=" "),
            TextColumn("{task.fields[name]}"),
            TimeElapsedColumn(),
            TextColumn("{task.description}"),
            console=console(),
            transient=True,
        )
        self._tasks: dict[str, TaskID] = {}
        self._counts: dict[str, Counter[str]] = {}

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def site_started(self, site: Site) -> None:
        """Show the site's line."""
        self._counts[site.name] = Counter()
        if site.name not in self._tasks:
            self._tasks[site.name] = self._progress.add_task("looking for posts", total=None, name=site.name)

    def outcome(self, site: Site, outcome: Outcome) -> None:
        """Count a post, and show its title."""
        counts = self._counts[site.name]
        counts[outcome.kind.value] += 1
        words = _counted(counts)
        title = escape(one_line(outcome.title)[:60])
        self._progress.update(self._tasks[site.name], description=f"{words}  [dim]{title}[/dim]")

    def site_ended(self, report: SiteReport) -> None:
        """Take the site's line away: the summary has it."""
        task = self._tasks.pop(report.site, None)
        if task is not None:
            self._progress.remove_task(task)


class Lines:
    """A plain line for every site, and for every post where a person looks."""

    def __init__(self, *, posts: bool) -> None:
        self._posts = posts

    def site_started(self, site: Site) -> None:
        """Nothing yet."""

    def outcome(self, site: Site, outcome: Outcome) -> None:
        """A post's line."""
        if self._posts and outcome.kind is not OutcomeKind.UNCHANGED:
            number = f"{outcome.number:03d} " if outcome.number is not None else ""
            rest = outcome.title or outcome.reason
            say(one_line(f"{site.name}: {outcome.kind.value}: {number}{outcome.url} {rest}"))

    def site_ended(self, report: SiteReport) -> None:
        """The site's line."""
        counts = _counted(report.counts) or ("nothing new" if report.status == "ok" else "nothing archived")
        asked = "1 request" if report.requests == 1 else f"{report.requests} requests"
        tail = f" ({report.reason})" if report.reason else ""
        say(one_line(f"{report.site}: {report.status}: {counts}; {asked}, {report.seconds:.0f} s{tail}"))


def _counted(counts: Mapping[str, int]) -> str:
    """The outcomes in words, what was archived first."""
    return ", ".join(f"{counts[kind]} {kind}" for kind in OutcomeKind if counts.get(kind))
