"""scrape search WORDS: full-text search over the archive."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import Any

from scraper.cli.options import add_command
from scraper.errors import ExitCode


def register(commands: Any, common: argparse.ArgumentParser) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        common,
        "search",
        summary="find archived texts that have all the words, the best first",
        examples=(
            "  scrape search grief boundaries\n  scrape search '\"inner child\"' attach*\n"
            "  scrape search shame --site tunetobloom --limit 50"
        ),
    )
    parser.add_argument("words", nargs="+", metavar="WORDS", help='words; "a phrase" in quotes; a prefix with *')
    parser.add_argument("--site", metavar="NAME", help="only this site's texts")
    parser.add_argument("--limit", type=_count, default=10, metavar="N", help="at most so many (10)")
    parser.set_defaults(run=run)


def _count(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 10_000:
        raise argparse.ArgumentTypeError("between 1 and 10000")
    return number


def run(args: argparse.Namespace) -> ExitCode:
    """Print the hits; nothing found is an answer (exit code 6), not a fault."""
    from scraper.cli.say import complain, say_json
    from scraper.research import Reader, search

    with Reader(args.archive) as reader:
        hits = search(reader, args.words, site=args.site, limit=args.limit)
    if args.json:
        say_json([{**asdict(hit), "snippet": _plain(hit.snippet)} for hit in hits])
    elif not hits:
        complain(f"no text in {args.archive} has all of: {' '.join(args.words)}")
    elif not args.quiet:
        _print(hits)
    return ExitCode.OK if hits else ExitCode.NOT_FOUND


def _plain(snippet: str) -> str:
    from scraper.research.search import CLOSE, OPEN

    return " ".join(snippet.replace(OPEN, "").replace(CLOSE, "").split())


def _print(hits: Any) -> None:
    from rich.console import Console
    from rich.text import Text

    from scraper.cli.say import safe
    from scraper.research.search import CLOSE, OPEN

    console = Console(highlight=False, soft_wrap=True)
    for hit in hits:
        head = f"{hit.number:03d}  {safe(hit.title)}"
        console.print(Text(head, style="bold"))
        console.print(Text(f"     {hit.site}, {hit.published or 'no date'}, {safe(hit.url)}", style="dim"))
        line = Text("     ")
        for index, part in enumerate(hit.snippet.split(OPEN)):
            found, _, rest = part.partition(CLOSE) if index else ("", "", part)
            line.append(" ".join(safe(found).split()), style="bold yellow")
            line.append(safe(rest).replace("\n", " "))
        console.print(line)
