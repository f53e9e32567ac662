"""scrape ledger: what each route of a blog listed, what only one of them knew, and what may be missing."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from scraper.cli.options import add_command, next_command
from scraper.errors import ExitCode, NotFoundError
from scraper.types import RouteKind

if TYPE_CHECKING:
    from scraper.research import SiteLedger


def register(commands: Any, common: argparse.ArgumentParser) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        common,
        "ledger",
        summary="show what each route of a blog listed, and what may be missing",
        examples="  scrape ledger kellibachara                 the last crawl that asked every route\n"
        "  scrape ledger kellibachara --only feed     the posts that only the feed named\n"
        "  scrape ledger kellibachara --json",
    )
    parser.add_argument("name", metavar="NAME", help="a site of the archive")
    kinds = [kind.value for kind in RouteKind]
    parser.add_argument("--only", metavar="ROUTE", choices=kinds, help=f"list what only this route named: {kinds}")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> ExitCode:
    """Print the ledger, or the posts that only one route named."""
    from dataclasses import asdict

    from scraper.cli.say import one_line, say, say_json
    from scraper.research import Reader, named_only_by, site_ledger

    with Reader(args.archive) as reader:
        ledger = site_ledger(reader, args.name)
        posts = named_only_by(reader, args.name, args.only) if args.only else []
    if ledger is None:
        crawl = next_command(args, "site", args.name)
        raise NotFoundError(f"no crawl of {args.name} has asked its routes yet; run: {crawl}")
    if args.json:
        say_json(asdict(ledger) | ({"only_posts": posts} if args.only else {}))
    elif args.only:
        for post in posts:
            say(one_line(f"{post['published'] or '-':10}  {post['title']}  {post['url']}"))
        say(f"{len(posts)} posts are named by the {args.only} only")
    elif not args.quiet:
        _print(ledger)
    return ExitCode.OK


def _print(ledger: SiteLedger) -> None:
    from rich.table import Table
    from rich.text import Text

    from scraper.cli.say import console, one_line, say

    say(one_line(f"{ledger.site}  {ledger.url}  {ledger.platform or 'unknown platform'}"))
    say(one_line(f"crawled {_ended(ledger.started_at, ledger.status, ledger.reason)}"))
    if ledger.since is not None:
        say(one_line(f"last looked at {_ended(*ledger.since)}"))
    declared = f", {ledger.declared} declared" if ledger.declared is not None else ""
    say(f"\n{ledger.articles} articles{declared}")
    skipped = ", ".join(f"{count} {reason}" for reason, count in ledger.skipped.items())
    left = {"not taken": skipped, "could not be read": ledger.failed, "still to be asked for": ledger.waiting}
    for words, found in left.items():
        if found:
            say(one_line(f"{words}: {found}"))
    kinds = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for column in ("route", "names", "only it names"):
        kinds.add_column(column, justify="left" if column == "route" else "right")
    for kind, number in ledger.named.items():
        kinds.add_row(kind, str(number), str(ledger.only.get(kind, 0)))
    routes = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for column in ("asked", "lists", "address", "note"):
        routes.add_column(column, justify="right" if column == "lists" else "left", overflow="fold")
    for line in ledger.routes:
        notes = (line.note, f"declares {line.declared}" if line.declared is not None else "",
                 f"shows {line.cap} at most" if line.cap is not None else "")  # fmt: skip
        cells = (line.route, str(line.listed), line.address, "; ".join(note for note in notes if note))
        routes.add_row(*(Text(one_line(cell)) for cell in cells))
    screen = console()
    screen.print(kinds)
    say("")
    screen.print(routes)
    for hole in ledger.holes:
        say(one_line(f"\nmay be missing: {hole}"))
    if not ledger.holes:
        say("\nno route is known to lack a post")


def _ended(started: str, status: str, reason: str) -> str:
    """When a crawl began, and how it ended."""
    return f"{started[:16]}Z: {status}: {reason}" if reason else f"{started[:16]}Z: {status}"
