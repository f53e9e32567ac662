"""scrape search WORDS: full-text search over the archive."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from scraper.cli.options import add_command
from scraper.errors import ExitCode

if TYPE_CHECKING:
    from rich.text import Text

    from scraper.research import Hit


def register(commands: Any, common: argparse.ArgumentParser) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        common,
        "search",
        summary="find archived texts that have all the words, the best first",
        examples=(
            "  scrape search grief boundaries                  both words, in any order\n"
            "  scrape search '\"inner child\"' attach*           a phrase; every word that begins so\n"
            "  scrape search shame --site tunetobloom --limit 50\n"
            "  scrape search --json -- -ism                    behind -- a word may begin with a hyphen"
        ),
    )
    parser.add_argument("words", nargs="+", metavar="WORDS", help='words; "a phrase" in quotes; a prefix with *')
    parser.add_argument("--site", metavar="NAME", help="only this site's texts")
    parser.add_argument("--limit", type=_count, default=10, metavar="N", help="at most so many (10)")
    parser.set_defaults(run=run)


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 10_000:
        raise argparse.ArgumentTypeError(f"{text!r} is no number between 1 and 10000")
    return int(text)


def run(args: argparse.Namespace) -> ExitCode:
    """Print the hits; nothing found is an answer (exit code 6), not a fault."""
    from scraper.cli.say import complain, say_json, tell_damage
    from scraper.research import Reader, search

    with Reader(args.archive) as reader:
        if args.site is not None:
            reader.must_have_site(args.site)
        hits = search(reader, args.words, site=args.site, limit=args.limit)
        damaged = reader.damaged(hit.number for hit in hits)
    if args.json:
        say_json([{**asdict(hit), "snippet": _plain(hit.snippet)} for hit in hits])
    elif not hits:
        where = args.archive if args.site is None else f"{args.site} ({args.archive})"
        complain(f"no text in {where} has all of: {' '.join(args.words)}")
    elif not args.quiet:
        _print(hits)
    code = tell_damage(args.archive, damaged)
    return code if hits else ExitCode.NOT_FOUND


def _plain(snippet: str) -> str:
    from scraper.research.search import CLOSE, OPEN

    return " ".join(snippet.replace(OPEN, "").replace(CLOSE, "").split())


def _print(hits: Sequence[Hit]) -> None:
    from rich.padding import Padding
    from rich.text import Text

    from scraper.cli.say import console, one_line

    screen = console()
    for hit in hits:
        screen.print(Text(f"{hit.number:03d}  {one_line(hit.title)}", style="bold"), soft_wrap=True)
        origin = one_line(f"{hit.site}, {_dated(hit)}, {hit.url}")
        screen.print(Text(f"     {origin}", style="dim"), soft_wrap=True)
        screen.print(Padding(_passage(hit.snippet), (0, 0, 0, 5), expand=False))


def _dated(hit: Hit) -> str:
    if hit.published is None:
        return "no date"
    return hit.published if hit.published_certain else f"about {hit.published}"


def _passage(snippet: str) -> Text:
    """The snippet on one line, the words found in colour."""
    from rich.text import Text

    from scraper.cli.say import safe
    from scraper.research.search import CLOSE, OPEN

    line = Text()
    # white space is folded before it is taken apart: at a mark it would be lost
    for index, part in enumerate(" ".join(snippet.split()).split(OPEN)):
        found, _, rest = part.partition(CLOSE) if index else ("", "", part)
        line.append(safe(found), style="bold yellow")
        line.append(safe(rest))
    return line
