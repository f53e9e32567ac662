"""The command `scrape`: the only room that prints. One file a command; errors end here as one plain line."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

from scraper.cli.options import parse
from scraper.cli.say import complain, say_json
from scraper.errors import ExitCode, ScrapeError


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code (scraper/errors.py and 'scrape --help' have the table)."""
    given = sys.argv[1:] if argv is None else list(argv)
    _prepare_output()
    try:
        code = _run(given)
        # a reader that has gone or a full disk is noticed here, not at the end of the process
        sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            # the reader of our output has gone: nothing is wrong with us
            return int(ExitCode.OK)
        complain(f"the output could not be written ({error.strerror}); free disk space, or send it elsewhere")
        return int(ExitCode.BUG)
    return code


def _prepare_output() -> None:
    """Print what a terminal of another encoding can show, and to nowhere where output is closed."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, io.StringIO())
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _run(given: Sequence[str]) -> int:
    try:
        args = parse(given)
        return int(args.run(args))
    except ScrapeError as error:
        return _ended(given, str(error), error.exit_code)
    except KeyboardInterrupt:
        return _ended(given, "stopped", ExitCode.INTERRUPTED)
    except OSError:
        # what the archive meets comes as ArchiveError: this is our output
        raise
    except Exception as error:  # no traceback reaches a user
        if "SCRAPE_DEBUG" in os.environ:
            raise
        words = (
            f"a fault of this program: {type(error).__name__}: {error}; "
            "please report it, with the command and 'scrape --version'. What was archived is safe."
        )
        return _ended(given, words, ExitCode.BUG)


def _ended(given: Sequence[str], words: str, code: ExitCode) -> int:
    """One line for people; for a program that asked for JSON the same as JSON."""
    complain(words)
    if "--json" in given:
        say_json({"exit_code": int(code), "error": words})
    return int(code)
