"""scrape demo: see everything work on real blogs that this command itself serves."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scraper.cli.options import add_command
from scraper.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from scraper.demo import DemoBlog
    from scraper.types import SiteReport

#: the list of the demo's blogs, and the sign that an archive is a demo's
LISTING = "demo-sites.yaml"
QUERY = "SELECT site, count(*), min(published), max(published) FROM corpus GROUP BY site"


def register(commands: Any, common: argparse.ArgumentParser) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        common,
        "demo",
        summary="crawl blogs that this command itself serves, twice, and show what came of it",
        examples="  scrape demo                          into a folder of its own, which you may delete\n"
        "  scrape demo --all                    every demo blog there is, one a platform at least\n"
        "  scrape demo ghost tumblr             the blogs you name; --list shows their names\n"
        "  scrape demo --archive demo-archive   into a folder you name, which must not hold other texts",
    )
    parser.add_argument("names", metavar="NAME", nargs="*", help="demo blogs; those of the short demo if none")
    parser.add_argument("--all", action="store_true", help="every demo blog")
    parser.add_argument("--list", action="store_true", help="only show the names of the demo blogs")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> ExitCode:
    """Serve, crawl, crawl again, and point to the files and to a query."""
    import tempfile

    from scraper.cli.say import say, say_json
    from scraper.cli.summary import report_json
    from scraper.demo import start_blogs

    names = _chosen(args)
    if args.list:
        return _list(args, names)
    if "archive" not in args.named:
        args.archive = Path(tempfile.mkdtemp(prefix="scrape-demo-"))
    elif (args.archive / "archive.db").exists() and not (args.archive / LISTING).exists():
        raise UsageError(f"{args.archive} holds an archive that is no demo's; name another folder with --archive")
    loud = not args.json and not args.quiet
    with start_blogs(names) as blogs:
        if loud:
            are = "is" if len(blogs) == 1 else "are"
            say(f"{_blogs(blogs)} {are} open on this machine, in the markup of the platforms therapists use:")
            cells = [(blog.name, blog.platform, blog.url, f"{len(blog.posts):2} posts") for blog in blogs]
            widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
            for row in cells:
                say("  " + "  ".join(f"{cell:{width}}" for cell, width in zip(row, widths, strict=True)))
            say("\nfirst crawl:")
        reports = _crawl(args, blogs)
        before = _asked(blogs)
        if loud:
            say(f"\nsecond crawl, as cron would do it tomorrow (the first took {before} requests):")
        again = _crawl(args, blogs)
        asked = _asked(blogs) - before
    code = _code([*reports, *again])
    if args.json:
        first, second = ([report_json(report) for report in some] for some in (reports, again))
        say_json({"exit_code": int(code), "archive": str(args.archive), "first": first, "second": second})
    elif loud:
        say(f"\n{asked} requests for {_blogs(blogs)}: {_told(again)}.")
        _point(args.archive)
    return code


def _chosen(args: argparse.Namespace) -> Sequence[str]:
    """The names of the blogs that are wanted. Raises UsageError for one that is none."""
    import difflib

    from scraper.demo import BLOG_NAMES, SHORT_DEMO

    if args.all or (args.list and not args.names):
        return BLOG_NAMES
    for name in args.names:
        if name not in BLOG_NAMES:
            near = difflib.get_close_matches(name, BLOG_NAMES, n=3)
            hint = f"did you mean {' or '.join(near)}?" if near else "'scrape demo --list' shows their names"
            raise UsageError(f"there is no demo blog named {name!r}; {hint}")
    return tuple(dict.fromkeys(args.names)) or SHORT_DEMO


def _list(args: argparse.Namespace, names: Sequence[str]) -> ExitCode:
    from scraper.cli.say import say, say_json
    from scraper.demo import SHORT_DEMO, demo_blogs

    blogs = demo_blogs(names)
    if args.json:
        say_json([{"name": b.name, "platform": b.platform, "posts": len(b.posts)} for b in blogs])
        return ExitCode.OK
    for blog in blogs:
        short = "in the short demo" if blog.name in SHORT_DEMO else ""
        say(f"{blog.name:24} {blog.platform:18} {len(blog.posts):3} posts  {short}".rstrip())
    return ExitCode.OK


def _crawl(args: argparse.Namespace, blogs: Sequence[DemoBlog]) -> Sequence[SiteReport]:
    """One crawl of the blogs through the normal pipeline, from a sites.yaml like anybody's."""
    import json
    from dataclasses import replace

    from scraper.cli.crawling import carry_out
    from scraper.cli.summary import summary_table
    from scraper.config import load_sites
    from scraper.errors import ArchiveError
    from scraper.pipeline import crawl
    from scraper.platforms import all_platforms

    listing = args.archive / LISTING
    try:
        args.archive.mkdir(parents=True, exist_ok=True)
        listing.write_text(json.dumps({"sites": [blog.entry() for blog in blogs]}, indent=2), "utf-8")
    except OSError as error:
        raise ArchiveError(
            f"can't write {listing} ({error.strerror}); name another folder with --archive"
        ) from error
    config = load_sites(listing, frozenset(all_platforms()))
    # turns of its own: these hosts are gone tomorrow
    turns = args.archive / ".turns"
    reports, _ = carry_out(args, None, lambda order: crawl(config.sites, replace(order, state_folder=turns)))
    if not args.json and not args.quiet:
        summary_table(reports, args.archive)
    if any(report.status == "interrupted" for report in reports):
        raise KeyboardInterrupt
    return reports


def _blogs(blogs: Sequence[DemoBlog]) -> str:
    return "1 blog" if len(blogs) == 1 else f"{len(blogs)} blogs"


def _code(reports: Sequence[SiteReport]) -> ExitCode:
    from scraper.cli.crawling import exit_code

    return exit_code(reports, ())


def _asked(blogs: Sequence[DemoBlog]) -> int:
    return sum(len(blog.requests) for blog in blogs)


def _told(reports: Sequence[SiteReport]) -> str:
    stored = sum(report.counts.get(kind, 0) for report in reports for kind in ("saved", "revised", "duplicate"))
    return f"{stored} texts were stored" if stored else "nothing had changed, and nothing was stored again"


def _point(archive: Path) -> None:
    """One of the texts, and what to try next."""
    import shlex
    import shutil
    import sys

    from scraper.cli.say import say

    width = shutil.get_terminal_size().columns
    example = next(iter(sorted(archive.glob("*/0*.txt"))), None)
    if example is not None:
        say(f"\none of the texts, {example}:\n")
        for line in example.read_text("utf-8").split("\n")[:9]:
            say(f"    {line}" if len(line) + 4 <= width else f"    {line[: width - 6]}…")
        say("    …")
    place = shlex.quote(str(archive))
    # as this shell can call it: `make demo` runs it out of a virtual environment that is not active
    scrape = "scrape" if shutil.which("scrape") else shlex.quote(sys.argv[0])
    say("\nnow try:")
    say(f"  {scrape} search grief --archive {place}")
    say(f"  {scrape} show 3 --archive {place}")
    say(f"  {scrape} sites --config {place}/{LISTING} --archive {place}")
    say(f'  sqlite3 {place}/archive.db "{QUERY}"')
    say(f"\nYour own blogs: edit config/sites.yaml, then: {scrape} all")
