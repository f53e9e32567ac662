"""scrape sites: the blogs of sites.yaml, with what the archive holds of each."""

from __future__ import annotations

import argparse
from typing import Any

from scraper.cli import catalogue
from scraper.cli.options import add_command, known_platforms
from scraper.errors import ExitCode, NotFoundError


def register(commands: Any, common: argparse.ArgumentParser) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        common,
        "sites",
        summary="list the blogs of sites.yaml, with what the archive holds of each",
        examples=(
            "  scrape sites\n"
            "  scrape sites --json\n"
            "  scrape sites --catalogue                        blogs to choose from\n"
            "  scrape sites --catalogue --platform wix --topic grief --country US\n"
            "  scrape sites enable dawnfriedman martafisch     copy two of them into sites.yaml"
        ),
    )
    catalogue.register(parser, common)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> ExitCode:
    """Print the list; blogs in the archive without an entry come last."""
    if catalogue.wanted(args):
        return catalogue.run_list(args)
    from scraper.config import load_sites
    from scraper.research import Reader

    config = load_sites(args.config, known_platforms(args))
    held: dict[str, dict[str, Any]] = {}
    try:
        with Reader(args.archive) as reader:
            held = reader.sites()
    except NotFoundError:
        # nothing archived yet: the list is still the list
        pass
    rows = [
        _row(site.name, site.url, site.platform, site.enabled, held.pop(site.name, {})) for site in config.sites
    ]
    rows += [_row(name, row["url"], None, None, row) for name, row in held.items()]
    if args.json:
        from scraper.cli.say import say_json

        say_json(rows)
    elif not args.quiet:
        _table(rows)
    return ExitCode.OK


def _row(name: str, url: str, platform: str | None, enabled: bool | None, held: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": name,
        "url": url,
        "platform": platform or held.get("platform"),
        #: null: in the archive, but without an entry
        "enabled": enabled,
        "posts": held.get("posts", 0),
        "last_crawled": held.get("ended_at"),
        "status": held.get("status"),
        "reason": held.get("reason") or None,
    }


def _table(rows: list[dict[str, Any]]) -> None:
    from rich.table import Table
    from rich.text import Text

    from scraper.cli.say import ROOMY, console, one_line, terminal

    screen = console()
    roomy = screen.width >= ROOMY
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    table.add_column("name", overflow="fold")
    for column in ("platform", "posts", "last crawled", "status"):
        table.add_column(column, justify="right" if column == "posts" else "left", no_wrap=True)
    if roomy:
        table.add_column("address", overflow="fold", min_width=16)
    for row in rows:
        never = "single posts" if row["posts"] else "never" if row["enabled"] is not False else "-"
        status = row["status"] or never
        if row["enabled"] is not True:
            status += " (no entry)" if row["enabled"] is None else " (disabled)"
        crawled = f"{row['last_crawled'][:16]}Z" if row["last_crawled"] else "-"
        # a narrow terminal has no room for what all addresses have
        url = row["url"].removeprefix("https://").removesuffix("/") if terminal() else row["url"]
        cells = [
            row["name"],
            row["platform"] or "?",
            str(row["posts"]),
            crawled if roomy else crawled[:10],
            status,
        ]
        table.add_row(*(Text(one_line(cell)) for cell in (*cells, *([url] if roomy else []))))
    screen.print(table)
    for row in rows:
        if row["reason"] and row["status"] != "ok":
            screen.print(Text(one_line(f"  {row['name']}: {row['reason']}")))
