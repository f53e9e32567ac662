"""scrape probe URL: what a crawl of a blog would find and how long it would take; nothing is archived."""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scraper.cli.options import add_command, known_platforms, next_command
from scraper.errors import ConfigError, ExitCode, UsageError

if TYPE_CHECKING:
    from scraper.config import Listed
    from scraper.pipeline import ProbeOrder
    from scraper.types import Blog, Forecast, Preview, ProbedRoute, ProbeReport

#: what the address guard says can be done, in the words of the two commands
_GUARD = "an entry with 'allow_local: true' may open it"
_OPENS = "--allow-local opens it"
_ASKED_BY = {
    "default": "the default delay",
    "platform": "the pace for this platform",
    "robots.txt": "the Crawl-delay of its robots.txt",
}
_CONFIDENCE = {
    "certain": "certain",
    "likely": "likely, not certain",
    "none": "no sign of a known platform; general rules are used",
}


def register(commands: Any, common: argparse.ArgumentParser) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        common,
        "probe",
        summary="look at a blog without archiving it: platform, routes, posts, time, one post",
        examples=(
            "  scrape probe https://example.org               a few requests\n"
            "  scrape probe https://example.org --all-routes  every route to its end"
        ),
    )
    parser.add_argument("url", metavar="URL", help="an http(s) address; without a scheme, https is tried")
    parser.add_argument(
        "--all-routes", action="store_true", help="walk every route to its end, and compare what they name"
    )
    add_local(parser)
    parser.set_defaults(run=run)


def add_local(parser: argparse.ArgumentParser) -> None:
    """Add the option that opens the address guard."""
    parser.add_argument(
        "--allow-local", action="store_true", help="the blog runs on this machine or in its network"
    )


def run(args: argparse.Namespace) -> ExitCode:
    """Probe the address and print what it came to."""
    from dataclasses import asdict

    from scraper.cli.addresses import address_of
    from scraper.cli.say import complain, say_json
    from scraper.types import ProbeEnd

    address = address_of(args.url)
    if address is None:
        raise no_address(args.url)
    reports: list[ProbeReport] = []
    with waiting(args, f"looking at {address}"):
        run_probes(args, [address], settings(args, must_be_there=args.config_named), reports.append)
    (report,) = reports
    if report.end is ProbeEnd.INTERRUPTED:
        raise KeyboardInterrupt
    code = ExitCode.OK if report.blog is not None else ExitCode.SOME_FAILED
    if args.json:
        say_json({"exit_code": int(code), **asdict(report)})
    elif report.blog is not None and not args.quiet:
        _show(args, report, report.blog)
    if report.blog is None:
        complain(failed_line(report))
    return code


def no_address(words: str) -> UsageError:
    """The error for what is no address."""
    from scraper.config.checks import shown

    return UsageError(f"{shown(words)} is no web address; give one like https://example.org/blog")


def failed_line(report: ProbeReport) -> str:
    """Why there is no blog, in one line."""
    from scraper.cli.say import one_line

    reason = report.reason.replace(_GUARD, _OPENS)
    return one_line(f"{report.address}: {report.end.value.replace('-', ' ')}: {reason}")


# asking -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """What the list of blogs says that matters before there is an entry."""

    there: tuple[Listed, ...] = ()
    contact: str | None = None
    proxy: str | None = None
    #: seconds, of an entry that states none
    delay: float


def settings(args: argparse.Namespace, *, must_be_there: bool = False, adapters: bool | None = None) -> Settings:
    """The settings of the list of blogs; without such a file, those of an empty one.

    With `adapters` False no adapter beside it is loaded, and an entry's platform may have any name.
    """
    from scraper.config import listed, load_sites
    from scraper.config.load import DEFAULT_DELAY

    names = known_platforms(args, adapters=adapters)
    platforms = None if adapters is False else names
    there = listed(args.config, platforms)
    try:
        config = load_sites(args.config, platforms)
    except ConfigError:
        if must_be_there and not args.config.exists():
            raise
        # there is no such file yet, or no list in it: what is wrong with one, `listed` has said
        return Settings(delay=DEFAULT_DELAY)
    return Settings(there=there, contact=config.contact, proxy=config.proxy, delay=config.delay)


def order_of(args: argparse.Namespace, given: Settings) -> ProbeOrder:
    """The order of a look at blogs from the command line and the list of blogs."""
    from scraper.cli.crawling import now
    from scraper.cli.stopping import on_signal
    from scraper.pipeline import ProbeOrder

    return ProbeOrder(
        clock=now,
        delay=given.delay,
        contact=given.contact,
        proxy=given.proxy,
        allow_local=args.allow_local,
        all_routes=getattr(args, "all_routes", False),
        on_start=on_signal("stopping after the requests in flight"),
    )


def run_probes(
    args: argparse.Namespace, addresses: Sequence[str], given: Settings, done: Callable[[ProbeReport], None]
) -> None:
    """Probe them; `done` is called with each report as it comes."""
    import asyncio

    from scraper.pipeline import probe_all

    asyncio.run(probe_all(addresses, order_of(args, given), done))


@contextlib.contextmanager
def waiting(args: argparse.Namespace, words: str) -> Iterator[None]:
    """Say what is waited for, where a person looks: hosts are asked at their own pace."""
    from rich.text import Text

    from scraper.cli.say import console, one_line, terminal

    if args.json or args.quiet or not terminal():
        yield
        return
    with console().status(Text(one_line(words))):
        yield


# printing -----------------------------------------------------------------------------------------------------


def row(name: str, words: object) -> None:
    """Print one line of what was found."""
    from scraper.cli.say import one_line, say

    say(f"{name:<11}{one_line(words)}")


def _show(args: argparse.Namespace, report: ProbeReport, blog: Blog) -> None:
    from scraper.cli.say import say

    show_blog(report, blog)
    row("title", blog.title or "not stated")
    row("language", blog.language or "not stated")
    row("time zone", blog.timezone or "not stated")
    row("evidence", ", ".join(blog.evidence) or "none")
    row("routes", "how many addresses each lists, pages that are no posts among them")
    for route in blog.routes:
        say(_route(route))
    _ledger(blog)
    _preview(blog.preview, blog.no_preview)
    row("this probe", f"made {report.requests} requests; nothing was archived")
    row(
        "add it",
        next_command(args, "add", blog.url, *(["--allow-local"] if blog.local else []), places=["config"]),
    )


def show_blog(report: ProbeReport, blog: Blog) -> None:
    """Print the short form: the blog's address, platform, posts, time."""
    row("blog", f"{blog.url} ({report.reason} {report.address})" if report.reason else blog.url)
    row("platform", f"{blog.platform} ({_CONFIDENCE[blog.confidence]})")
    row("posts", posts_of(blog))
    for doubt in blog.doubts:
        row("", f"there may be more: {doubt}")
    row("a crawl", _forecast(blog.forecast))


def posts_of(blog: Blog) -> str:
    """The number of posts to expect, in words."""
    least = "at least " if blog.doubts else ""
    words = f"{least}{blog.posts}"
    if blog.maybe:
        other = "addresses that may be posts (only their pages can tell)"
        words = f"{words}, and {blog.maybe} more {other}" if blog.posts else f"{least}1 of {blog.maybe} {other}"
    return f"{words}; robots.txt forbids {blog.forbidden}" if blog.forbidden else words


def _forecast(forecast: Forecast) -> str:
    least = "at least" if forecast.at_least else "about"
    pages = "the routes give the posts whole"
    if forecast.pages:
        pages = f"{forecast.pages} of them for pages of posts"
    return (
        f"{least} {forecast.requests} requests ({pages}); at one every {forecast.delay:g} s "
        f"({_ASKED_BY[forecast.asked_by]}) this is {least} {_time(forecast.seconds)}, longer if the host is slow"
    )


def _time(seconds: float) -> str:
    if seconds < 100:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} minutes" if seconds < 6000 else f"{seconds / 3600:.1f} hours"


def _route(route: ProbedRoute) -> str:
    from scraper.cli.say import one_line

    notes = [f"declares {route.declared}"] if route.declared is not None else []
    notes += [f"shows {route.cap} at most"] if route.cap is not None else []
    notes += [route.note] if route.note else []
    if not route.allowed and "robots.txt" not in route.note:
        notes.append("robots.txt forbids it")
    more = f" ({'; '.join(notes)})" if notes else ""
    return f"  {route.route.value:<9}{route.listed:>5}  {one_line(route.address + more)}"


def _ledger(blog: Blog) -> None:
    if blog.ledger is None:
        return
    ledger = blog.ledger
    row("all routes", f"name {ledger.union} addresses together")
    for kind, listed in ledger.listed.items():
        if listed:
            row("", f"{kind}: {listed}, {ledger.alone[kind]} of them named by no other route")
    row("holes", "; ".join(ledger.holes) or "none: no route is known to lack a post")


def _preview(preview: Preview | None, why_not: str) -> None:
    if preview is None:
        row("a post", f"could not be read: {why_not}")
        return
    row("a post", preview.url)
    row("", preview.title)
    row("", f"by {', '.join(preview.authors)}" if preview.authors else "no author stated")
    told = (
        f"precision: {preview.precision}; read from: {preview.source}{'' if preview.certain else '; not certain'}"
    )
    row("", f"{preview.published} ({told})" if preview.published else "no date")
    row("", f"{preview.words} words (found by: {preview.method}); it begins:")
    for line in preview.lines:
        row("", f"| {line if len(line) <= 200 else line[:199] + '…'}")
