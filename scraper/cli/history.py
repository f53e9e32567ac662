"""scrape history ID|URL: how a text was edited over time, as far as visits have seen it."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from scraper.cli.options import add_command
from scraper.errors import ExitCode
from scraper.types import Record

if TYPE_CHECKING:
    from scraper.research import Reader, State


def register(commands: Any, common: argparse.ArgumentParser) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        common,
        "history",
        summary="show how a text was edited over time",
        examples=(
            "  scrape history 12                                 edits of the author\n"
            "  scrape history https://example.org/blog/on-grief\n"
            "  scrape history 12 --readings                      every reading of ours\n"
            "  scrape history 12 --json"
        ),
    )
    parser.add_argument(
        "reference", metavar="ID|URL", help="an archive number, an address, the start of a hash, or a file's name"
    )
    parser.add_argument(
        "--readings", action="store_true", help="list every reading, with its rules and its capture"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> ExitCode:
    """Print the states of the text, the oldest first, each with what is new in it."""
    from scraper.cli.say import complain, say_json
    from scraper.research import Reader, history

    with Reader(args.archive) as reader:
        record = reader.record(args.reference)
        if otherwise := reader.otherwise(args.reference, record):
            complain(otherwise)
        if args.readings:
            return _readings(args, reader, record)
        states = history(reader, record)
    if args.json:
        say_json({"number": record.number, "url": record.url, "states": [asdict(state) for state in states]})
    elif not args.quiet:
        _print(record, states)
    return ExitCode.OK


def _print(record: Record, states: tuple[State, ...]) -> None:
    from scraper.cli.say import one_line, say

    say(one_line(f"{record.number:03d}  {record.title}  {record.url}"))
    for number, state in enumerate(states):
        what = "edited" if number else "first seen"
        say(f"\n{state.seen_at[:16].replace('T', ' ')} UTC  {what}, {state.words} words, {state.hash[:16]}")
        if not state.surely:
            say("  (read by other rules than the one before: the difference may be one of our reading)")
        if state.title_before is not None:
            say(one_line(f"  - {state.title_before}"))
            say(one_line(f"  + {state.title}"))
        for sign, blocks in (("-", state.removed), ("+", state.added)):
            for block in blocks:
                say("\n".join(f"  {sign} {line}" for line in block.split("\n")))
    if len(states) == 1:
        say("\nno edit was seen")


def _readings(args: argparse.Namespace, reader: Reader, record: Record) -> ExitCode:
    from scraper.cli.say import one_line, say, say_json
    from scraper.research import readings

    rows = readings(reader, record)
    if args.json:
        told = [{name: value for name, value in row.items() if name != "body"} for row in rows]
        say_json({"number": record.number, "url": record.url, "readings": told})
    elif not args.quiet:
        say(one_line(f"{record.number:03d}  {record.title}  {record.url}"))
        for row in rows:
            place = f"{row['warc_file']} at byte {row['warc_offset']}" if row["warc_file"] else "no capture"
            rules = "an early version" if row["rules"] == "0" else f"rules {row['rules']}"
            facts = (f"{row['read_at'][:16]}Z", row["hash"][:16], rules, row["method"], place)
            say(one_line("  ".join(map(str, facts))))
    return ExitCode.OK
