"""scrape url URL: archive a blog or a post that needs no entry."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from scraper.cli.options import add_command, known_platforms
from scraper.cli.probe import failed_line, no_address
from scraper.errors import ConfigError, ExitCode

if TYPE_CHECKING:
    from scraper.types import ProbeReport


def register(commands: Any, common: argparse.ArgumentParser) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        common,
        "url",
        summary="crawl a blog, or archive one post, by its address",
        examples=(
            "  scrape url https://example.org/blog              a blog's home: the whole blog\n"
            "  scrape url https://example.org/blog/on-grief     a post's address: that post\n"
            "  scrape url --blog https://example.org/journal    when it is taken for a post"
        ),
    )
    parser.add_argument("url", metavar="URL", help="an http(s) address; without a scheme, https is tried")
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument("--blog", dest="kind", action="store_const", const="blog", help="take it for a blog's home")
    kind.add_argument("--post", dest="kind", action="store_const", const="post", help="take it for a post")
    parser.set_defaults(run=run, kind=None)


def run(args: argparse.Namespace) -> ExitCode:
    """Archive what stands at the address, under the entry that owns its host if there is one."""
    from scraper import urls
    from scraper.cli.addresses import address_of
    from scraper.cli.crawling import perform
    from scraper.config import Config, load_sites
    from scraper.pipeline import archive_address, no_blog
    from scraper.types import ProbeReport

    address = address_of(args.url)
    if address is None:
        raise no_address(args.url)
    config: Config | None = None
    try:
        config = load_sites(args.config, known_platforms(args))
    except ConfigError:
        # no entry is needed; but a broken list is no reason to forget whose site it is
        if args.config_named or args.config.exists():
            raise
    entry = config.owner(address) if config else None
    if entry is None and args.kind != "post" and (verdict := no_blog(address)):
        return _refuse(args, ProbeReport(address=address, end=verdict[0], reason=verdict[1]))
    taken = {site.name for site in config.sites} if config else set()
    name = urls.site_name(address)
    if name in taken:
        # another blog's entry bears the name that this host would get
        name = f"{name}-host"
    return perform(
        args, config, lambda order: archive_address(address, order, entry=entry, name=name, kind=args.kind)
    )


def _refuse(args: argparse.Namespace, report: ProbeReport) -> ExitCode:
    """Say, before any request, that the host of an address is no blog."""
    from scraper.cli.say import complain, say_json

    words = failed_line(report)
    complain(words)
    if args.json:
        say_json({"exit_code": int(ExitCode.SOME_FAILED), "error": words})
    return ExitCode.SOME_FAILED
