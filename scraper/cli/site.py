"""scrape site NAME…: crawl blogs of sites.yaml by name."""

from __future__ import annotations

import argparse
from typing import Any

from scraper.cli.options import add_command, add_verify, known_platforms
from scraper.errors import ExitCode


def register(commands: Any, common: argparse.ArgumentParser) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        common,
        "site",
        summary="crawl one or more blogs of sites.yaml",
        examples="  scrape site kellibachara\n  scrape site tunetobloom energymattersonline -v",
    )
    parser.add_argument(
        "names", nargs="+", metavar="NAME", help="the name of an entry ('scrape sites' lists them)"
    )
    add_verify(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> ExitCode:
    """Crawl the named blogs, also those that are not enabled."""
    from scraper.cli.crawling import perform
    from scraper.config import load_sites
    from scraper.pipeline import crawl

    config = load_sites(args.config, known_platforms(args))
    sites = config.find(args.names)
    return perform(args, config, lambda order: crawl(sites, order))
