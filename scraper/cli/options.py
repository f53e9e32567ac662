"""The command line: commands, and the options that all of them take, before or after the command's name."""

from __future__ import annotations

import argparse
import difflib
import os
import re
import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from scraper import __version__
from scraper.errors import UsageError

EXAMPLES = """\
examples:
  scrape demo                          try everything on blogs of this machine's own
  scrape site kellibachara             crawl one blog of config/sites.yaml
  scrape all                           crawl them all (what cron calls)
  scrape url https://example.org/blog  crawl a blog that has no entry
  scrape import old-texts              import posts that were saved as text files
  scrape probe https://example.org     see what a crawl of it would find
  scrape add https://example.org       the same, and write it into sites.yaml
  scrape new-platform mine https://... begin the adapter of a platform that is not known
  scrape sites                         the blogs of sites.yaml, with what the archive holds
  scrape ledger kellibachara           what each route listed, what may be missing
  scrape search grief "inner child"    find texts
  scrape show 12                       read one
  scrape history 12                    see how it was edited
  scrape extract page.html             the article of a saved page

exit codes:
  0 all well, 1 a fault of this program, 2 wrong arguments, 3 some sites failed, 4 sites.yaml is wrong,
  5 the archive can't be read or written, 6 nothing found, 75 another run holds the archive, 130 stopped

'scrape COMMAND --help' explains a command.
"""


#: options that say where things lie
_PLACES = ("config", "archive")
_NO_COMMAND = "argument COMMAND: invalid choice: '"
_USERINFO = re.compile(r"(://)[^/\s@]*@")


class _Parser(argparse.ArgumentParser):
    """A parser whose errors are ours: one line, exit code 2, with the nearest command for one that is none."""

    def error(self, message: str) -> NoReturn:
        typed, is_choice, choices = message.removeprefix(_NO_COMMAND).rpartition("' (choose from ")
        if not (is_choice and message.startswith(_NO_COMMAND)):
            raise UsageError(f"{message}; see '{self.prog} --help'")
        known = re.findall(r"[a-z]+(?:-[a-z]+)*", choices)
        near = difflib.get_close_matches(typed, known, n=1)
        hint = f"did you mean '{near[0]}'?" if near else f"there are {', '.join(known)}"
        raise UsageError(f"there is no command {typed!r}; {hint}")


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """The arguments, with `run` as the function of the chosen command.

    Raises UsageError for a command line that says nothing sensible.
    """
    try:
        # the archive keeps it, and archives are shared: no password goes in
        command_line = _USERINFO.sub(r"\1", shlex.join(["scrape", *argv])).encode().decode()
    except UnicodeEncodeError as error:
        raise UsageError(
            "an argument is not written in UTF-8; write it so, or rename that file or folder"
        ) from error
    parser = _build()
    args = parser.parse_args(argv or ["--help"])
    defaults: dict[str, Any] = {
        "config": Path(os.environ.get("SCRAPE_CONFIG") or "config/sites.yaml"),
        "archive": Path(os.environ.get("SCRAPE_ARCHIVE") or "archive"),
        "json": False,
        "quiet": False,
        "verbose": False,
    }
    # what the command line itself names; a list that is named, there or in the environment, must be there
    args.named = frozenset(name for name in _PLACES if hasattr(args, name))
    args.config_named = "config" in args.named or bool(os.environ.get("SCRAPE_CONFIG"))
    for name, value in defaults.items():
        if not hasattr(args, name):
            setattr(args, name, value)
    args.command_line = command_line
    return args


def _build() -> argparse.ArgumentParser:
    from scraper.cli import (
        add,
        demo,
        extract,
        history,
        importing,
        ledger,
        new_platform,
        probe,
        search,
        show,
        site,
        sites,
        url,
    )
    from scraper.cli import all as all_command

    common = _common()
    parser = _Parser(
        prog="scrape",
        description="Archives the blogs of therapists, counsellors and healers: politely, whole, once.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[common],
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"therapy-blog-archiver {__version__}")
    commands = parser.add_subparsers(title="commands", dest="command", metavar="COMMAND", required=True)
    for module in (
        site,
        all_command,
        url,
        importing,
        probe,
        add,
        sites,
        ledger,
        show,
        history,
        search,
        extract,
        demo,
        new_platform,
    ):
        module.register(commands, common)
    return parser


def _common() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    group = common.add_argument_group("options of every command, before or after its name")
    group.add_argument(
        "--config", type=Path, metavar="FILE", help="the list of blogs (SCRAPE_CONFIG; config/sites.yaml)"
    )
    group.add_argument(
        "--archive", type=Path, metavar="FOLDER", help="where the archive lies (SCRAPE_ARCHIVE; archive)"
    )
    group.add_argument("--json", action="store_true", help="print the result as JSON")
    group.add_argument("-q", "--quiet", action="store_true", help="print nothing but errors")
    group.add_argument(
        "-v", "--verbose", action="store_true", help="print a line for every site and, on a terminal, post"
    )
    return common


def next_command(args: argparse.Namespace, *words: str, places: Sequence[str] = _PLACES) -> str:
    """The command line of a command that goes on from this one, as it can be typed.

    It names the list and the archive (those of `places`) that this command line named; the environment holds.
    """
    named = [word for name in places if name in args.named for word in (f"--{name}", str(getattr(args, name)))]
    return shlex.join(["scrape", *words, *named])


def known_platforms(args: argparse.Namespace, *, adapters: bool | None = None) -> frozenset[str]:
    """The names of all platforms, those of `adapters/` beside the list of blogs among them.

    Adapters are Python that is run. By default they are loaded where the list is in use: it is named, or the
    folder one stands in has one. `adapters` says so for commands that differ.
    Raises ConfigError where an adapter of the operator's own is wrong.
    """
    from scraper.platforms import all_platforms, use_folder
    from scraper.platforms.own import FOLDER

    if adapters is None:
        adapters = args.config_named or args.config.exists()
    use_folder(args.config.parent / FOLDER if adapters else None)
    return frozenset(all_platforms())


def add_verify(parser: argparse.ArgumentParser) -> None:
    """The option of the crawling commands that compares the whole archive."""
    parser.add_argument(
        "--verify",
        action="store_true",
        help="compare all WARC files, all text files and the database with what the archive has recorded "
        "(without it: sizes, a sample, and the database once a week)",
    )


def add_command(
    commands: Any, common: argparse.ArgumentParser, name: str, *, summary: str, examples: str
) -> argparse.ArgumentParser:
    """A command's own parser, with the common options and an epilog that teaches by example."""
    parser: argparse.ArgumentParser = commands.add_parser(
        name,
        help=summary,
        description=summary[0].upper() + summary[1:] + ".",
        epilog=f"examples:\n{examples}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[common],
        allow_abbrev=False,
    )
    return parser
