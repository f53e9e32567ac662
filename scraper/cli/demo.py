"""scrape demo: see everything work on real blogs of this machine's own."""

from __future__ import annotations

import argparse
from typing import Any

from scraper.cli.options import add_command
from scraper.errors import ExitCode


def register(commands: Any, common: argparse.ArgumentParser) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        common,
        "demo",
        summary="crawl blogs that this command itself serves, twice, and show what came of it",
        examples="  scrape demo\n  scrape demo --archive demo-archive",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> ExitCode:
    """Serve, crawl, crawl again, and point to files and queries."""
    return ExitCode.OK
