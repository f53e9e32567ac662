"""scrape sites --catalogue and scrape sites enable: blogs known to be there, and taking them into sites.yaml."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from scraper.cli.options import add_command, known_platforms, next_command
from scraper.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from scraper.config import Catalogue, Listed
    from scraper.config.catalogue import By

#: narrower terminals have no room for the addresses
_WIDE = 120
_FILTERS: tuple[tuple[By, str, str], ...] = (
    ("platform", "NAME", "only blogs made with it, as far as that is sure (wix, wordpress)"),
    ("language", "TAG", "only blogs in that language (en, de)"),
    ("topic", "WORDS", "only blogs on that topic"),
    ("country", "CODE", "only blogs of that country (US, GB)"),
)


def register(sites: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    """Add the options and the command below `scrape sites`."""
    group = sites.add_argument_group(
        "the catalogue", "blogs that are known to be there; an option given twice takes either value"
    )
    group.add_argument("--catalogue", action="store_true", help="list the blogs of the catalogue instead")
    for name, metavar, words in _FILTERS:
        group.add_argument(f"--{name}", action="append", metavar=metavar, help=words)
    below = sites.add_subparsers(title="below it", metavar="COMMAND")
    enable = add_command(
        below,
        common,
        "enable",
        summary="copy blogs of the catalogue into sites.yaml, all of them or none",
        examples="  scrape sites enable dawnfriedman\n  scrape sites enable martafisch tinybuddha --json",
    )
    enable.add_argument(
        "names", nargs="+", metavar="NAME", help="the name of a blog ('scrape sites --catalogue' lists them)"
    )
    enable.set_defaults(run=run_enable)


def wanted(args: argparse.Namespace) -> bool:
    """True if the catalogue is asked for; filters alone say nothing of the list of one's own."""
    if not args.catalogue and (given := _given(args)):
        name, values = next(iter(given.items()))
        there = next_command(args, "sites", "--catalogue", f"--{name}", values[0], places=["config"])
        raise UsageError(f"--{name} chooses from the catalogue: {there}")
    return bool(args.catalogue)


def _given(args: argparse.Namespace) -> dict[By, list[str]]:
    return {name: values for name, *_ in _FILTERS if (values := getattr(args, name))}


def run_list(args: argparse.Namespace) -> ExitCode:
    """Print the blogs of the catalogue that have all that is asked for; none is exit code 6."""
    from scraper.cli.say import complain, say_json
    from scraper.config import listed, load_catalogue, same_blog

    catalogue = load_catalogue(args.config)
    found = catalogue.select(_given(args))
    there = listed(args.config)
    rows = []
    for entry in found:
        held = next((item.site.name for item in there if same_blog(entry.url, item.site.url)), None)
        rows.append({**entry.model_dump(), "entry": held})
    if args.json:
        say_json(rows)
    elif not rows:
        asked = ", ".join(f"{name} {' or '.join(values)}" for name, values in _given(args).items())
        complain(f"no blog of {catalogue.path} has all of: {asked}" if asked else f"{catalogue.path} is empty")
    elif not args.quiet:
        _table(args, rows)
    return ExitCode.OK if rows else ExitCode.NOT_FOUND


def _table(args: argparse.Namespace, rows: Sequence[dict[str, Any]]) -> None:
    from rich.table import Table
    from rich.text import Text

    from scraper.cli.say import ROOMY, console, one_line, say, terminal

    screen = console()
    addresses = not terminal() or screen.width >= _WIDE
    roomy = screen.width >= ROOMY
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    for column in ("name", *(["platform"] if roomy else []), "lang", "country", "topics"):
        table.add_column(column, no_wrap=column in ("name", "lang", "country"), overflow="fold")
    if addresses:
        table.add_column("address", overflow="fold")
    for row in rows:
        platform = [row["platform"] or "?"] if roomy else []
        cells = [row["name"], *platform, row["language"] or "?", row["country"] or "?"]
        topics = ", ".join(row["topics"])
        cells.append(f"{topics} (in the list)" if row["entry"] else topics)
        if addresses:
            cells.append(row["url"].removeprefix("https://").removesuffix("/") if terminal() else row["url"])
        table.add_row(*(Text(one_line(cell)) for cell in cells))
    screen.print(table)
    if terminal():
        blogs = "1 blog" if len(rows) == 1 else f"{len(rows)} blogs"
        copies = next_command(args, "sites", "enable", "NAME...", places=["config"])
        say(f"{blogs}; '{copies}' copies what you name into your list")


def run_enable(args: argparse.Namespace) -> ExitCode:
    """Copy the named blogs; what is there already is well, anything else that hinders stops all of it."""
    from scraper.cli.say import say, say_json
    from scraper.config import add_entries, listed, load_catalogue

    if given := _given(args):
        raise UsageError(f"'scrape sites enable' takes names; leave --{next(iter(given))} out")
    platforms = known_platforms(args)
    catalogue = load_catalogue(args.config)
    there = listed(args.config, platforms)
    already, added = _sorted_out(args, catalogue, there, platforms)
    if added:
        add_entries(args.config, added, platforms)
    if args.json:
        names = [item.site.name for item in already]
        say_json({"exit_code": 0, "config": str(args.config), "added": added, "already": names})
    elif not args.quiet:
        for item in already:
            say(f"{item.site.name}: already in {args.config}, line {item.line}")
        for entry in added:
            say(f"{entry['name']}: added to {args.config}")
        if added:
            say(f"crawl with: {next_command(args, 'site', *(entry['name'] for entry in added))}")
    return ExitCode.OK


def _sorted_out(
    args: argparse.Namespace, catalogue: Catalogue, there: Sequence[Listed], platforms: frozenset[str]
) -> tuple[list[Listed], list[dict[str, Any]]]:
    """Those of the named blogs that are there already, and the entries to add; UsageError, a line a hindrance."""
    from scraper.config import clash, same_blog

    already: list[Listed] = []
    added: list[dict[str, Any]] = []
    wrong: list[str] = []
    for name in dict.fromkeys(args.names):
        known = catalogue.find(name)
        held = next((item for item in there if item.site.name == name), None)
        if held and (known is None or same_blog(known.url, held.site.url)):
            if held.site.enabled:
                already.append(held)
            else:
                wrong.append(f"{name}: there, but with 'enabled: false' ({args.config}:{held.line}); delete that")
        elif known is None:
            wrong.append(catalogue.no_blog(name))
        elif found := clash(args.config, there, name, known.url):
            wrong.append(found)
        else:
            added.append(known.as_entry(platforms))
    if wrong:
        more = "\nnothing was added" if len(args.names) > 1 else ""
        raise UsageError("\n".join(wrong) + more)
    return already, added
