"""scrape add URL, and scrape add --from FILE: probe blogs and write those that are some into sites.yaml."""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scraper.cli import probe as probe_command
from scraper.cli.options import add_command, next_command
from scraper.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from scraper.cli.addresses import Given
    from scraper.config import Listed
    from scraper.types import Blog, ProbeReport

#: names of the new entries that are printed as one command
_NAMED = 8
ADDED, ALREADY, TWICE = "added", "already there", "listed twice"
NO_ADDRESS, STOPPED = "no address", "interrupted"


def register(commands: Any, common: argparse.ArgumentParser) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        common,
        "add",
        summary="probe a blog and write it into sites.yaml, or all blogs of a list",
        examples=(
            "  scrape add https://example.org\n"
            "  scrape add example.org --name quiet-room\n"
            "  scrape add --from feeds.opml        the subscriptions of a feed reader\n"
            "  scrape add --from blogs.txt -v      an address a line, # before comments"
        ),
    )
    parser.add_argument(
        "url", nargs="?", metavar="URL", help="the blog's address, or that of a page or feed of it"
    )
    parser.add_argument("--from", dest="source", type=Path, metavar="FILE", help="add all blogs of a list or OPML")
    parser.add_argument("--name", metavar="NAME", help="what the blog is to be called; its host, if not given")
    probe_command.add_local(parser)
    parser.set_defaults(run=run)


@dataclass(frozen=True, kw_only=True, slots=True)
class Result:
    """What became of one address."""

    address: str
    #: "added", "already there", "listed twice", or why not
    what: str
    line: str
    entry: dict[str, Any] | None = None
    report: ProbeReport | None = None

    @property
    def well(self) -> bool:
        """True if nothing is left to be done with it."""
        return self.what in (ADDED, ALREADY, TWICE)


class Adder:
    """Writes blogs into the list, each as soon as it was probed; an interruption takes none away."""

    def __init__(self, path: Path, there: Sequence[Listed], name: str | None) -> None:
        from scraper.platforms import all_platforms

        self._path = path
        self._platforms = frozenset(all_platforms())
        self._name = name
        self._there = there

    def known(self, address: str) -> Result | None:
        """That the blog of an address is in the list, under whatever spelling."""
        from scraper.config import same_blog

        held = next((item for item in self._there if same_blog(address, item.site.url)), None)
        if held is None:
            return None
        state = "" if held.site.enabled else ", with 'enabled: false'"
        where = f"{self._path}, line {held.line}{state}"
        return Result(
            address=address, what=ALREADY, line=f"{address}: already there, as {held.site.name} ({where})"
        )

    def add(self, report: ProbeReport) -> Result:
        """Write a blog that was found; what became of its address."""
        from dataclasses import replace

        from scraper.cli.probe import failed_line, posts_of
        from scraper.config import add_entries, listed

        blog = report.blog
        if blog is None:
            return Result(address=report.address, what=report.end.value, line=failed_line(report), report=report)
        if known := self.known(blog.url):
            return replace(known, address=report.address, report=report)
        entry = self._entry(blog)
        add_entries(self._path, [entry], self._platforms)
        self._there = listed(self._path, self._platforms)
        at = "" if blog.url == report.address else f" at {blog.url}"
        line = f"{report.address}: added as {entry['name']}{at} ({blog.platform}, posts: {posts_of(blog)})"
        return Result(address=report.address, what=ADDED, line=line, entry=entry, report=report)

    def _entry(self, blog: Blog) -> dict[str, Any]:
        from scraper.platforms import GENERIC

        entry: dict[str, Any] = {"name": self._name or self._free_name(blog.url), "url": blog.url}
        if blog.confidence == "certain" and blog.platform != GENERIC:
            entry["platform"] = blog.platform
        if blog.timezone:
            entry["timezone"] = blog.timezone
        if blog.local:
            entry["allow_local"] = True
        return entry

    def _free_name(self, url: str) -> str:
        """The name of a blog's host, with the author's folder on shared hosts; with a number if it is taken."""
        from scraper import urls
        from scraper.config.checks import MAX_NAME
        from scraper.pipeline import home_of

        folder = urlsplit(home_of(url)).path.strip("/").rpartition("/")[2]
        name = urls.site_name(url) + (f"-{_slug(folder)}" if folder else "")
        taken = {item.site.name for item in self._there}
        tails = ("", *(f"-{number}" for number in range(2, len(taken) + 3)))
        names = (name[: MAX_NAME - len(tail)].rstrip("-") + tail for tail in tails)
        return next(free for free in names if free not in taken)


def _slug(words: str) -> str:
    return "".join(c if c.isascii() and c.isalnum() else "-" for c in words.lower()).strip("-")


# running ------------------------------------------------------------------------------------------------------


def run(args: argparse.Namespace) -> ExitCode:
    """Add one blog, or all of a list."""
    from scraper.cli.addresses import Given, address_of, read_list
    from scraper.config import add_entries
    from scraper.config.checks import name as check_name

    if (args.url is None) == (args.source is None):
        raise UsageError("give one address, or a list of them with --from FILE; see 'scrape add --help'")
    if args.name is not None:
        if args.source is not None:
            raise UsageError("--name is for one blog; leave it out with --from")
        try:
            check_name(args.name)
        except ValueError as error:
            raise UsageError(f"--name: {error}") from None
    if args.url is not None and address_of(args.url) is None:
        raise probe_command.no_address(args.url)
    given = (
        read_list(args.source) if args.source else (Given(words=args.url, line=1, address=address_of(args.url)),)
    )
    # the list is made here if it is not there yet
    setting = probe_command.settings(args, adapters=True)
    if setting.there:
        # a file that can't be written is better known before anyone is asked
        add_entries(args.config, [])
        _must_be_free(args, setting.there)
    adder = Adder(args.config, setting.there, args.name)
    return _conclude(args, _probed(args, given, setting, adder))


def _must_be_free(args: argparse.Namespace, there: Sequence[Listed]) -> None:
    held = next((item for item in there if item.site.name == args.name), None)
    if held is not None:
        where = f"{args.config}, line {held.line}"
        raise UsageError(f"--name: {args.name} is the name of {held.site.url} ({where}); choose another")


def _probed(
    args: argparse.Namespace, given: Sequence[Given], setting: probe_command.Settings, adder: Adder
) -> list[Result]:
    """What became of each of them, in the order of the list."""
    from scraper.config.checks import shown
    from scraper.types import ProbeEnd

    results: dict[str, Result] = {}
    asked: list[str] = []
    with _progress(args, len(given)) as ended:

        def settle(words: str, result: Result) -> None:
            results[words] = result
            ended(result)

        for item in given:
            if item.same_as is not None:
                ended(_twice(args, item))
            elif item.address is None:
                line = f"{args.source}:{item.line}: no address: {shown(item.words)}"
                settle(item.words, Result(address=item.words, what=NO_ADDRESS, line=line))
            elif known := adder.known(item.address):
                settle(item.address, known)
            else:
                asked.append(item.address)

        def done(report: ProbeReport) -> None:
            if report.end is not ProbeEnd.INTERRUPTED:
                settle(report.address, adder.add(report))

        if asked:
            probe_command.run_probes(args, asked, setting, done)
    left = (Result(address=url, what=STOPPED, line=f"{url}: not looked at: stopped") for url in asked)
    results = {result.address: result for result in left} | results
    return [results[item.address or item.words] if item.same_as is None else _twice(args, item) for item in given]


def _twice(args: argparse.Namespace, item: Given) -> Result:
    """That a line of a list says what one before it said."""
    line = f"{args.source}:{item.line}: {item.address or item.words}: same as line {item.same_as}"
    return Result(address=item.address or item.words, what=TWICE, line=line)


@contextlib.contextmanager
def _progress(args: argparse.Namespace, count: int) -> Iterator[Callable[[Result], None]]:
    """What is called with each result: a bar where a person looks, a line each with -v."""
    from scraper.cli.say import console, terminal

    def told(result: Result) -> None:
        if args.verbose and not args.json:
            _tell(result)

    if args.json or args.quiet or args.verbose or not terminal():
        yield told
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("looking at blogs"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console(), transient=True) as progress:
        task = progress.add_task("", total=count)
        yield lambda _: progress.advance(task)


# printing -----------------------------------------------------------------------------------------------------


def _tell(result: Result) -> None:
    """One line: of the result, or of the problem."""
    from scraper.cli.say import complain, one_line, say

    (say if result.well else complain)(one_line(result.line))


def _conclude(args: argparse.Namespace, results: Sequence[Result]) -> ExitCode:
    stopped = any(result.what == STOPPED for result in results)
    well = all(result.well for result in results)
    code = ExitCode.INTERRUPTED if stopped else ExitCode.OK if well else ExitCode.SOME_FAILED
    silent = args.json or args.quiet
    if args.json:
        _as_json(args, code, results)
    told = not silent and (args.verbose or (args.source is None and results[0].entry is not None))
    if told and args.source is None and results[0].entry is not None:
        _show(args, results[0])
    for result in results:
        if not told and not (silent and result.well):
            _tell(result)
    new = [result.entry["name"] for result in results if result.entry is not None]
    if not silent:
        _point(args, results, new)
    return code


def _as_json(args: argparse.Namespace, code: ExitCode, results: Sequence[Result]) -> None:
    from dataclasses import asdict

    from scraper.cli.say import say_json

    rows = [
        {
            "address": result.address,
            "result": result.what,
            "line": result.line,
            "entry": result.entry,
            "probe": asdict(result.report) if result.report is not None else None,
        }
        for result in results
    ]
    say_json({"exit_code": int(code), "config": str(args.config), "results": rows})


def _show(args: argparse.Namespace, result: Result) -> None:
    """The short form of the probe, and the entry as it was written."""
    from scraper.cli.probe import show_blog
    from scraper.cli.say import one_line, say

    report, entry = result.report, result.entry
    assert report is not None
    assert report.blog is not None
    assert entry is not None
    show_blog(report, report.blog)
    say(f"added to {args.config}:")
    for index, (key, value) in enumerate(entry.items()):
        shown = "true" if value is True else value
        say(f"  {'-' if index == 0 else ' '} {key}: {one_line(shown)}")


def _point(args: argparse.Namespace, results: Sequence[Result], new: Sequence[str]) -> None:
    """How many were added, and the next command."""
    from scraper.cli.say import say

    if args.source is not None:
        already, twice = (sum(result.what == what for result in results) for what in (ALREADY, TWICE))
        more = f", {twice} listed twice" if twice else ""
        left = len(results) - len(new) - already - twice
        say(f"{len(new)} added, {already} already there, {left} not added{more}")
    if new:
        say(f"crawl with: {next_command(args, *(['site', *new] if len(new) <= _NAMED else ['all']))}")
