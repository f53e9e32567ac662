"""What the crawling commands share: the run with its signals, progress, summary and exit code."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
from collections.abc import Callable, Coroutine, Sequence
from datetime import UTC, datetime
from typing import Any

from scraper import urls
from scraper.cli.progress import Lines, Live
from scraper.cli.say import complain, one_line, say, say_json, terminal
from scraper.cli.stopping import on_signal
from scraper.cli.summary import report_json, summary_table
from scraper.config import Config
from scraper.errors import ExitCode
from scraper.pipeline import Nobody, Order, Watcher
from scraper.types import FailureKind, Finding, SiteReport


def now() -> datetime:
    """The time, aware and in UTC."""
    return datetime.now(UTC)


def _ask_for_contact(args: argparse.Namespace, config: Config | None) -> None:
    """Say how the owners of blogs could reach the operator, where a person reads it."""
    if config is not None and config.contact is None and terminal() and not args.quiet and not args.json:
        say("No contact is set, so sites see the project's address only. To set yours, add")
        say(f"'contact: you@example.org' under 'defaults:' in {config.path}.")


def order_of(
    args: argparse.Namespace, config: Config | None, watcher: Watcher, tell: Callable[[Finding], None]
) -> Order:
    """The order of a run from the command line and the list of blogs."""
    return Order(
        archive=args.archive,
        command=args.command_line,
        clock=now,
        contact=config.contact if config else None,
        proxy=config.proxy if config else None,
        watcher=watcher,
        tell=tell,
        verify=getattr(args, "verify", False),
        on_start=on_signal("stopping after the requests in flight; the same command goes on from there"),
    )


def perform(
    args: argparse.Namespace,
    config: Config | None,
    work: Callable[[Order], Coroutine[Any, Any, Sequence[SiteReport]]],
) -> ExitCode:
    """Run a crawl to its end, show it, say what it came to."""
    return conclude(args, *carry_out(args, config, work))


def carry_out(
    args: argparse.Namespace,
    config: Config | None,
    work: Callable[[Order], Coroutine[Any, Any, Sequence[SiteReport]]],
) -> tuple[Sequence[SiteReport], list[Finding]]:
    """Run a crawl to its end, with progress where somebody looks; damage of the archive is always told."""
    _ask_for_contact(args, config)
    findings: list[Finding] = []

    def tell(finding: Finding) -> None:
        findings.append(finding)
        complain(one_line(finding.words))

    with watcher_for(args) as watcher:
        return asyncio.run(work(order_of(args, config, watcher, tell))), findings


@contextlib.contextmanager
def watcher_for(args: argparse.Namespace) -> Any:
    """Live progress on a terminal, lines with -v, else nobody."""
    if args.json or args.quiet:
        yield Nobody()
    elif terminal() and not args.verbose:
        with Live() as live:
            yield live
    elif args.verbose:
        yield Lines(posts=terminal())
    else:
        yield Nobody()


def conclude(args: argparse.Namespace, reports: Sequence[SiteReport], findings: Sequence[Finding]) -> ExitCode:
    """Print the summary where somebody wants one, a line for each site that broke, and give the exit code."""
    code = exit_code(reports, findings)
    if args.json:
        told = {"exit_code": int(code), "archive": str(args.archive), "sites": [report_json(r) for r in reports]}
        say_json(told | ({"findings": [finding.words for finding in findings]} if findings else {}))
    elif offline(reports):
        what = "no host's name can be resolved; is the network down?"
        complain(f"none of {len(reports)} blogs was reached: {what}")
        return code
    elif terminal() and not args.quiet:
        summary_table(reports, args.archive)
        return code
    for report in reports:
        if report.status in ("failed", "partial"):
            complain(one_line(f"{report.address or report.site}: {report.status}: {report.reason}"))
    return code


def offline(reports: Sequence[SiteReport]) -> bool:
    """True if not one of several hosts has a name that can be resolved: then it is not the hosts that fail."""
    hosts = {urls.host(report.url) for report in reports}
    return len(hosts) > 1 and all(report.cause is FailureKind.DNS for report in reports)


def exit_code(reports: Sequence[SiteReport], findings: Sequence[Finding]) -> ExitCode:
    """INTERRUPTED, ARCHIVE where something is damaged, SOME_FAILED or OK: the first that holds."""
    states = {report.status for report in reports}
    if "interrupted" in states:
        return ExitCode.INTERRUPTED
    if any(finding.damage for finding in findings):
        return ExitCode.ARCHIVE
    return ExitCode.SOME_FAILED if states & {"failed", "partial"} else ExitCode.OK
