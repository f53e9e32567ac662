"""scrape show ID|URL: one text of the archive, with where it came from."""

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
        "show",
        summary="print one archived text, with where it came from",
        examples=(
            "  scrape show 12\n  scrape show https://example.org/blog/on-grief\n  scrape show 4d1c2fd0 --json"
        ),
    )
    parser.add_argument(
        "reference", metavar="ID|URL", help="an archive number, an address, or the start of a hash"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> ExitCode:
    """Print the record: on a terminal its provenance first, the text itself always."""
    from scraper.cli.say import say, say_json, terminal
    from scraper.research import Reader

    with Reader(args.archive) as reader:
        record = reader.record(args.reference)
        others, revisions = reader.others(record), reader.revisions(record)
    if args.json:
        say_json({**asdict(record), "also_at": others, "revisions": revisions})
        return ExitCode.OK
    if (terminal() or args.verbose) and not args.quiet:
        published = f"{record.published} ({record.published_precision}, {record.published_source})"
        say(f"number     {record.number:03d}   {record.site} ({record.platform})")
        say(f"url        {record.url}")
        for url in others:
            say(f"also at    {url}")
        say(f"published  {published if record.published else 'unknown'}")
        say(f"file       {args.archive / record.file}")
        say(f"hash       {record.hash}")
        say(f"captured   {revisions[-1]['warc_file']} at byte {revisions[-1]['warc_offset']}")
        say(f"revisions  {len(revisions)}, first seen {record.first_seen[:16].replace('T', ' ')} UTC")
        say("-" * 78)
    say((args.archive / record.file).read_text("utf-8").rstrip("\n") if _has_file(args, record) else record.text)
    return ExitCode.OK


def _has_file(args: argparse.Namespace, record: Any) -> bool:
    return bool((args.archive / record.file).is_file())
