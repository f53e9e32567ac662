"""The command `scrape`: the only room that prints. One file a command; errors end here as one plain line."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from scraper.cli.options import parse
from scraper.cli.say import complain
from scraper.errors import ExitCode, ScrapeError


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code (docs/commands.md has the table)."""
    try:
        args = parse(sys.argv[1:] if argv is None else argv)
        return int(args.run(args))
    except ScrapeError as error:
        complain(str(error))
        return int(error.exit_code)
    except KeyboardInterrupt:
        complain("stopped")
        return int(ExitCode.INTERRUPTED)
    except BrokenPipeError:
        # the reader of our output has gone: nothing is wrong with us
        sys.stderr.close()
        return int(ExitCode.OK)
    except Exception as error:  # no traceback reaches a user
        complain(
            f"a fault of this program: {type(error).__name__}: {error}; "
            "please report it, with the command and 'scrape --version'. What was archived is safe."
        )
        if "SCRAPE_DEBUG" in __import__("os").environ:
            raise
        return int(ExitCode.BUG)
