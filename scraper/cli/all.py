"""scrape all: crawl every enabled blog of sites.yaml."""

from __future__ import annotations

import argparse
from typing import Any

from scraper.cli.options import add_command, add_verify, known_platforms
from scraper.errors import ExitCode, UsageError


def register(commands: Any, common: argparse.ArgumentParser) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        common,
        "all",
        summary="crawl every enabled blog of sites.yaml",
        examples="  scrape all\n  17 3 * * *  cd /srv/blogs && .venv/bin/scrape all     (a line of a crontab)",
    )
    add_verify(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> ExitCode:
    """Crawl them, side by side, each at its own pace."""
    from scraper.cli.crawling import perform
    from scraper.config import load_sites
    from scraper.pipeline import crawl

    config = load_sites(args.config, known_platforms(args))
    sites = tuple(site for site in config.sites if site.enabled)
    if not sites:
        raise UsageError(f"no blog is enabled in {args.config}; add one, or remove an 'enabled: false'")
    return perform(args, config, lambda order: crawl(sites, order))
