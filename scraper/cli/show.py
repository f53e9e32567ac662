"""scrape show ID|URL: one text of the archive, with where it came from."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import Any

from scraper.cli.options import add_command
from scraper.errors import ExitCode
from scraper.types import Record


def register(commands: Any, common: argparse.ArgumentParser) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        common,
        "show",
        summary="print one archived text, with where it came from",
        examples=(
            "  scrape show 12                                   by its number\n"
            "  scrape show https://example.org/blog/on-grief    by its address\n"
            "  scrape show 4d1c2fd0 --json                      by the start of its hash (8 digits or more)\n"
            "  scrape show 012_4d1c2fd0a3b59e71.txt             by the name of its file\n"
            "  scrape show 12 -v | less                         with where it came from, in a pipe too"
        ),
    )
    parser.add_argument(
        "reference", metavar="ID|URL", help="an archive number, an address, the start of a hash, or a file's name"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> ExitCode:
    """Print the record: on a terminal its provenance first, the text itself always."""
    from scraper.cli.say import complain, say, say_json, tell_damage, terminal
    from scraper.research import Reader

    with Reader(args.archive) as reader:
        record = reader.record(args.reference)
        others, revisions = reader.others(record), reader.revisions(record)
        content, as_file = reader.text_file(record)
        damaged = reader.damaged([record.number])
        otherwise = reader.otherwise(args.reference, record)
    code = tell_damage(args.archive, damaged)
    if not as_file and not damaged:
        complain(
            f"the text file of {record.number:03d} is missing or changed; what is shown comes from the database, "
            f"and 'scrape site {record.site} --verify' writes the file anew"
        )
    if otherwise:
        complain(otherwise)
    if args.json:
        say_json({**asdict(record), "also_at": others, "revisions": revisions})
        return code
    if (terminal() or args.verbose) and not args.quiet:
        _provenance(args, record, others, revisions)
    say(content.rstrip("\n"))
    return code


def _provenance(
    args: argparse.Namespace, record: Record, others: tuple[str, ...], revisions: tuple[dict[str, Any], ...]
) -> None:
    from scraper.cli.say import one_line, say

    facts = [("number", f"{record.number:03d}   {record.site} ({record.platform})"), ("url", record.url)]
    facts += [("also at", url) for url in others]
    unsure = "" if record.published_certain else ", not certain"
    dated = f"{record.published} ({record.published_precision}, {record.published_source}{unsure})"
    facts.append(("published", dated if record.published else "unknown"))
    facts += [("file", args.archive / record.file), ("hash", record.hash), ("text hash", record.text_hash)]
    if revisions and revisions[-1]["warc_file"]:
        place = f"{args.archive}/warc/{revisions[-1]['warc_file']} at byte {revisions[-1]['warc_offset']}"
        facts.append(("captured", place))
    if record.hash != record.text_hash:
        facts.append(("boilerplate", "what the site repeats is left out; the whole is in the record"))
    first = record.first_seen[:16].replace("T", " ")
    facts.append(("revisions", f"{len(revisions)}, first seen {first} UTC"))
    for name, fact in facts:
        say(f"{name:<12}{one_line(fact)}")
    say("-" * 78)
