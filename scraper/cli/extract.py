"""scrape extract FILE|URL|-: the article of one page, saved or at an address; nothing is archived."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from scraper.cli.options import add_command, known_platforms
from scraper.cli.probe import add_local, failed_line, no_address, settings, waiting
from scraper.errors import ExitCode, NotArticleError, ScrapeError, UsageError

if TYPE_CHECKING:
    from scraper.cli.probe import Settings
    from scraper.types import Article, Extracted, ProbeReport, When

_FORMATS = ("text", "markdown", "json")


def register(commands: Any, common: argparse.ArgumentParser) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        common,
        "extract",
        summary="print the article of one page, saved or at an address, without archiving it",
        examples=(
            "  scrape extract page.html                            as the archive's text files have it\n"
            "  scrape extract https://example.org/blog/on-grief    ask for the page\n"
            "  curl -s https://... | scrape extract - --json       with all that is known of it\n"
            "  scrape extract page.html --format markdown --url https://example.org/blog/on-grief"
        ),
    )
    parser.add_argument(
        "page", metavar="FILE|URL|-", help="a saved page (HTML), an http(s) address, or standard input"
    )
    parser.add_argument("--format", choices=_FORMATS, default="text", help="how to print it; default text")
    parser.add_argument("--url", metavar="ADDRESS", help="where a saved page came from; else as the page says")
    parser.add_argument(
        "--fetched-at", metavar="TIME", help="when it was saved (ISO 8601), for '3 days ago'; else now"
    )
    add_local(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> ExitCode:
    """Read the page and print it."""
    from scraper.cli.say import complain, say, say_json

    as_json = args.json or args.format == "json"
    try:
        article = _article(args)
    except ScrapeError as error:
        if not as_json or args.json:
            raise
        # with --json this is done for every command
        complain(error)
        say_json({"exit_code": int(error.exit_code), "error": str(error)})
        return error.exit_code
    if as_json:
        say_json({"exit_code": 0, **article_json(article)})
    elif args.format == "markdown":
        from scraper.cli.markdown import article_markdown

        say(article_markdown(article).removesuffix("\n"))
    else:
        from scraper.pipeline.fixture import rendered

        say(rendered(article).removesuffix("\n"))
    if not as_json and not args.quiet:
        for words in _doubts(article):
            complain(f"{args.page}: {words}")
    return ExitCode.OK


def _doubts(article: Article) -> Iterator[str]:
    """What a reader of the text alone would not see."""
    if article.confidence == "low":
        yield "its text was guessed and may hold more or less than the author's (confidence low)"
    if article.rights.sold:
        yield "it is for subscribers only: what it shows may be a part, and crawls do not keep it"
    if article.parts:
        yield f"only its first page was read; it goes on at {', '.join(article.parts)}"


def _article(args: argparse.Namespace) -> Article:
    from scraper.types import NotArticle, ProbeEnd, ProbeReport

    found: Extracted | ProbeReport
    # a list that merely lies where one stands may be a stranger's: its adapters are not run
    known_platforms(args, adapters=args.config_named)
    found = _from_web(args) if "://" in args.page else _from_file(args)
    if isinstance(found, ProbeReport):
        if found.end is ProbeEnd.INTERRUPTED:
            raise KeyboardInterrupt
        words = found.end.value.replace("-", " ")
        raise NotArticleError(found.end.value, failed_line(found).replace(f"{words}: ", "", 1))
    if isinstance(found, NotArticle):
        raise NotArticleError(found.reason, f"{args.page}: {found.detail}")
    return found


def article_json(article: Article) -> dict[str, Any]:
    """All fields of an article in their order, as docs/extract.md has them."""
    from dataclasses import asdict

    data = {field.name: getattr(article, field.name) for field in fields(article)}
    data |= {"blocks": [asdict(block) for block in article.blocks], "rights": asdict(article.rights)}
    data |= {name: _date_json(data[name]) for name in ("published", "modified")}
    data["conflicts"] = [_date_json(when) for when in article.conflicts]
    # a page that does not say where it came from has no address
    data["url"] = article.url if "://" in article.url else None
    return {**data, "text": article.text}


def _date_json(when: When | None) -> dict[str, Any] | None:
    if when is None:
        return None
    return {
        "date": when.iso(),
        "day": when.day.isoformat(),
        "precision": when.precision.value,
        "source": when.source.value,
        "certain": when.certain,
        "shown": when.shown,
    }


# a saved page -------------------------------------------------------------------------------------------------


def _from_file(args: argparse.Namespace) -> Extracted:
    from scraper import urls
    from scraper.cli.saved import read_page
    from scraper.pipeline import read_file

    if args.allow_local:
        raise UsageError("--allow-local goes with an address")
    fetched_at = _time(args.fetched_at)
    address = urls.clean(args.url) if args.url is not None else ""
    if address is None:
        raise no_address(args.url)
    content, name = read_page(args.page)
    return asyncio.run(read_file(content, address or name, fetched_at))


def _time(words: str | None) -> datetime:
    """The time that is meant, in UTC where no offset is given; now without words."""
    if words is None:
        return datetime.now(UTC)
    try:
        given = datetime.fromisoformat(words)
    except ValueError:
        raise UsageError(
            f"--fetched-at {words!r} is no time; give one like 2024-08-17 or 2024-08-17T12:00:00+02:00"
        ) from None
    return given if given.tzinfo is not None else given.replace(tzinfo=UTC)


# a page of the web --------------------------------------------------------------------------------------------


def _from_web(args: argparse.Namespace) -> Extracted | ProbeReport:
    from scraper.cli.addresses import address_of

    if args.url is not None or args.fetched_at is not None:
        raise UsageError("--url and --fetched-at go with a saved page; an address is asked for now")
    address = address_of(args.page)
    if address is None:
        raise no_address(args.page)
    given = settings(args, must_be_there=args.config_named, adapters=args.config_named)
    with waiting(args, f"asking for {address}"):
        return asyncio.run(_ask(args, address, given))


async def _ask(args: argparse.Namespace, address: str, given: Settings) -> Extracted | ProbeReport:
    """Ask for the page; the first Ctrl-C or SIGTERM lets the request in flight finish."""
    import signal

    from scraper.cli.crawling import now
    from scraper.cli.say import complain
    from scraper.pipeline import ProbeOrder, read_address

    loop = asyncio.get_running_loop()

    def on_start(stop: Callable[[], None]) -> None:
        def first() -> None:
            complain("stopping after the request in flight")
            stop()
            for number in (signal.SIGINT, signal.SIGTERM):
                loop.remove_signal_handler(number)

        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, first)

    order = ProbeOrder(
        clock=now,
        delay=given.delay,
        contact=given.contact,
        proxy=given.proxy,
        allow_local=args.allow_local,
        on_start=on_start,
    )
    return await read_address(address, order)
