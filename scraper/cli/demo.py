"""scrape demo: see everything work on real blogs that this command itself serves."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from scraper.cli.options import add_command
from scraper.errors import ExitCode

QUERY = "SELECT site, count(*) AS texts, min(published) AS first, max(published) AS last FROM corpus GROUP BY site"


def register(commands: Any, common: argparse.ArgumentParser) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        common,
        "demo",
        summary="crawl blogs that this command itself serves, twice, and show what came of it",
        examples="  scrape demo                          into a folder of its own, which you may delete\n"
        "  scrape demo --archive demo-archive   into a folder you name",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> ExitCode:
    """Serve, crawl, crawl again, and point to the files and to a query."""
    import tempfile

    from scraper.cli.say import say
    from scraper.demo import start_blogs

    if not args.archive_named:
        args.archive = Path(tempfile.mkdtemp(prefix="scrape-demo-"))
    loud = not args.json and not args.quiet
    with start_blogs() as blogs:
        if loud:
            say(f"{len(blogs)} blogs are open on this machine, in the markup of the platforms therapists use:")
            for blog in blogs:
                say(f"  {blog.name:22} {blog.platform:10} {blog.url:26} {len(blog.posts)} posts")
            say("\nfirst crawl:")
        first, reports = _crawl(args, blogs)
        if loud:
            say(f"\nsecond crawl, as cron would do it tomorrow ({_asked(blogs)} requests so far):")
        before = _asked(blogs)
        second, again = _crawl(args, blogs)
        asked = _asked(blogs) - before
    if args.json:
        from scraper.cli.say import say_json
        from scraper.cli.summary import report_json

        say_json(
            {
                "archive": str(args.archive),
                "first": [report_json(report) for report in reports],
                "second": [report_json(report) for report in again],
            }
        )
    elif loud:
        say(f"\n{asked} requests for {len(blogs)} blogs: nothing had changed, and nothing was stored again.")
        _point(args.archive)
    return max(first, second)


def _crawl(args: argparse.Namespace, blogs: Any) -> tuple[ExitCode, Any]:
    """One crawl of the blogs through the normal pipeline, from a sites.yaml like anybody's."""
    import asyncio
    import json
    from dataclasses import replace

    from scraper.cli.crawling import exit_code, order_of, watcher_for
    from scraper.cli.summary import summary_table
    from scraper.config import load_sites
    from scraper.pipeline import crawl
    from scraper.platforms import all_platforms

    args.archive.mkdir(parents=True, exist_ok=True)
    listing = args.archive / "sites.yaml"
    listing.write_text(json.dumps({"sites": [blog.entry() for blog in blogs]}, indent=2), "utf-8")
    config = load_sites(listing, frozenset(all_platforms()))
    with watcher_for(args) as watcher:
        # its own turns: these hosts are gone tomorrow
        order = replace(order_of(args, None, watcher), state_folder=args.archive / ".turns")
        reports = asyncio.run(crawl(config.sites, order))
    if not args.json and not args.quiet:
        summary_table(reports, args.archive)
    return exit_code(reports), reports


def _asked(blogs: Any) -> int:
    return sum(len(blog.requests) for blog in blogs)


def _point(archive: Path) -> None:
    from scraper.cli.say import say

    example = next(iter(sorted(archive.glob("*/0*.txt"))), None)
    if example is not None:
        say(f"\none of the texts, {example}:\n")
        for line in example.read_text("utf-8").split("\n")[:9]:
            say(f"    {line}")
        say("    …")
    say("\nnow try:")
    say(f"  scrape search grief --archive {archive}")
    say(f"  scrape show 3 --archive {archive}")
    say(f"  scrape sites --config {archive}/sites.yaml --archive {archive}")
    say(f'  sqlite3 {archive}/archive.db "{QUERY}"')
    say("\nYour own blogs: edit config/sites.yaml, then: scrape all")
