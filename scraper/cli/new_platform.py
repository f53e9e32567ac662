"""scrape new-platform NAME URL: begin an adapter from one post; with --check, compare what it reads."""

from __future__ import annotations

import argparse
import asyncio
import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scraper.cli.options import add_command, known_platforms, next_command
from scraper.cli.probe import add_local, failed_line, no_address, order_of, settings, waiting
from scraper.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from scraper.pipeline import Drafted

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
#: results of a check
SAME, DIFFERS, WRITTEN, UNREAD, MISTAKEN = "word for word", "differs", "written", "not read", "mistaken"
_WELL = (SAME, WRITTEN)
#: lines of a difference that are printed
_MAX_DIFF = 200


def register(commands: Any, common: argparse.ArgumentParser) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        common,
        "new-platform",
        summary="begin the adapter of a platform from one post, and check what it reads",
        examples=(
            "  scrape new-platform quiet-pages https://example.org/blog/on-grief\n"
            "                                           save the post, draft adapter and text\n"
            "  scrape new-platform quiet-pages --check  read it again, compare with the text"
        ),
    )
    parser.add_argument("name", metavar="NAME", help="the platform's name, of the form [a-z0-9-]+")
    parser.add_argument("url", metavar="URL", nargs="?", help="a post on that platform, or the blog's home")
    parser.add_argument("--check", action="store_true", help="compare what the adapter reads with its text")
    parser.add_argument("--post", action="store_true", help="take the address for a post, whatever it looks like")
    parser.add_argument("--force", action="store_true", help="draft again over the files that are there")
    add_local(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> ExitCode:
    """Draft, or check."""
    if len(args.name) > 40 or not _NAME.fullmatch(args.name):
        raise UsageError(f"{args.name!r} is no name of a platform; use a-z, 0-9 and single hyphens, 40 at most")
    if args.check:
        if args.url is not None or args.force or args.post:
            raise UsageError("--check reads the page that was saved; give it the name alone")
        return _check(args)
    if args.url is None:
        raise UsageError(f"the address of a post is missing; to read a saved page again: {_again(args)}")
    return _draft(args)


@dataclass(frozen=True, kw_only=True, slots=True)
class Places:
    """Where a platform's adapter and its saved pages stand."""

    adapter: Path
    pages: Path

    @classmethod
    def of(cls, args: argparse.Namespace) -> Places:
        """Those of the name that was given."""
        from scraper.platforms.own import FOLDER

        folder = args.config.parent / FOLDER
        # a module's name has no hyphen, and a shipped platform is a module
        return cls(adapter=folder / f"{args.name.replace('-', '_')}.py", pages=folder / args.name)


def _again(args: argparse.Namespace, what: str = "--check") -> str:
    """The command that checks this platform, or drafts it from an address."""
    return next_command(args, "new-platform", args.name, what, places=["config"])


# drafting -----------------------------------------------------------------------------------------------------


def _draft(args: argparse.Namespace) -> ExitCode:
    from scraper.cli.addresses import address_of
    from scraper.cli.say import complain, say_json
    from scraper.pipeline import draft_platform
    from scraper.platforms import use_folder
    from scraper.types import ProbeEnd, ProbeReport

    address = address_of(args.url)
    if address is None:
        raise no_address(args.url)
    places = Places.of(args)
    _heed_taken(args, places)
    given = settings(args, must_be_there=args.config_named)
    # a page is drafted from as if there were no adapter of one's own yet
    use_folder(None)
    with waiting(args, f"looking at {address}"):
        drafted = asyncio.run(draft_platform(args.name, address, order_of(args, given), as_post=args.post))
    if isinstance(drafted, ProbeReport):
        if drafted.end is ProbeEnd.INTERRUPTED:
            raise KeyboardInterrupt
        words = failed_line(drafted)
        if args.json:
            say_json({"exit_code": int(ExitCode.SOME_FAILED), "name": args.name, "error": words})
        complain(words)
        return ExitCode.SOME_FAILED
    _write(places, drafted)
    (result,) = _results(args, [places.pages])
    code = ExitCode.OK if result.what in _WELL else ExitCode.SOME_FAILED
    if args.json:
        draft = drafted.draft
        data = {"exit_code": int(code), "name": args.name, "url": draft.url, "adapter": str(places.adapter)}
        data |= {"pages": [result.as_json()], "found": draft.found, "missing": draft.missing}
        say_json(data | {"recognised": drafted.recognised, "requests": drafted.requests})
    elif not args.quiet:
        _point(args, places, drafted, result)
    if code:
        complain(result.line())
    return code


def _heed_taken(args: argparse.Namespace, places: Places) -> None:
    """Raise UsageError where the name belongs to somebody."""
    from scraper.platforms import all_platforms, use_folder

    use_folder(None)
    if args.name in all_platforms():
        raise UsageError(f"{args.name} is a platform that is there already; choose another name")
    there = next((path for path in (places.adapter, places.pages) if path.exists()), None)
    if there is not None and not args.force:
        raise UsageError(f"{there} is there already; --force drafts it again, or choose another name")
    if args.name in known_platforms(args, adapters=True) and not places.adapter.exists():
        raise UsageError(f"another adapter in {places.adapter.parent} is named {args.name}; choose another name")


def _write(places: Places, drafted: Drafted) -> None:
    """Write adapter and page; the text comes last, from the adapter itself."""
    from scraper.pipeline import fixture
    from scraper.platforms.drafting import adapter_source

    fixture.save(drafted.fixture, places.pages)
    fixture.write(places.adapter, adapter_source(drafted.draft))


def _point(args: argparse.Namespace, places: Places, drafted: Drafted, result: Result) -> None:
    """What was written, and what is to be done next."""
    from scraper.cli.say import one_line, say

    draft = drafted.draft
    say(f"drafted {args.name} from {one_line(draft.url)} ({drafted.requests} requests)")
    say(f"  {places.adapter}: {', '.join(draft.found) or 'no facts'}")
    if draft.missing:
        say(f"  {'not found':>{len(str(places.adapter))}}: {', '.join(draft.missing)}")
    say(f"  {places.pages}: {', '.join(sorted(path.name for path in places.pages.iterdir()))}")
    if draft.extends:
        say(f"the page shows the marks of {draft.extends}: if that reads it well, no adapter is needed")
    if not draft.signs:
        say(f"no marks were found: it is used by entries of the list that say 'platform: {args.name}'")
    if result.what not in _WELL:
        say(f"next: mend {places.adapter}, then: {_again(args)}")
        return
    say(f"next: correct {result.page / 'page.txt'} by hand, so that it has the author's words and no others;")
    say(f"then mend the adapter until it reads word for word: {_again(args)}")


# checking -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Result:
    """What a check of one saved page came to."""

    page: Path
    what: str
    detail: str = ""
    diff: tuple[str, ...] = ()

    def line(self) -> str:
        """In one line."""
        from scraper.cli.say import one_line

        return one_line(f"{self.page}: {self.detail}")

    def as_json(self) -> dict[str, Any]:
        """For programs."""
        return {"page": str(self.page), "result": self.what, "detail": self.detail, "diff": list(self.diff)}


def _check(args: argparse.Namespace) -> ExitCode:
    from scraper.cli.say import complain, say, say_json
    from scraper.pipeline import fixture

    places = Places.of(args)
    names = sorted(known_platforms(args, adapters=True))
    if args.name not in names:
        near = difflib.get_close_matches(args.name, names, n=2)
        hint = f"did you mean {' or '.join(near)}?" if near else f"{_again(args, 'URL')} drafts it"
        raise UsageError(f"there is no adapter named {args.name} in {places.adapter.parent}; {hint}")
    pages = fixture.folders(places.pages)
    if not pages:
        raise UsageError(f"{places.pages} holds no page.html; draft the adapter again with --force")
    results = _results(args, pages)
    code = ExitCode.OK if all(result.what in _WELL for result in results) else ExitCode.SOME_FAILED
    if args.json:
        rows = [result.as_json() for result in results]
        say_json({"exit_code": int(code), "name": args.name, "pages": rows})
        return code
    for result in results:
        if result.what not in _WELL:
            complain(result.line())
        elif not args.quiet:
            say(result.line())
        for line in result.diff if not args.quiet else ():
            say(line)
    return code


def _results(args: argparse.Namespace, pages: Sequence[Path]) -> list[Result]:
    from scraper.pipeline.workers import Extractor
    from scraper.platforms import use_folder

    use_folder(Places.of(args).adapter.parent, again=True)

    async def read_all() -> list[Result]:
        async with Extractor(1) as extractor:
            return [await _result(args.name, page, extractor) for page in pages]

    return asyncio.run(read_all())


async def _result(name: str, folder: Path, extractor: Any) -> Result:
    """What the adapter makes of one page. A text that is missing is written."""
    from scraper.pipeline import fixture

    saved = fixture.load(folder)
    text = await fixture.text_of(saved, name, extractor)
    golden = folder / fixture.GOLDEN
    if not isinstance(text, str):
        return Result(
            page=folder, what=UNREAD, detail=f"the adapter does not read it: {text.detail} ({text.reason})"
        )
    written = not golden.exists()
    if written:
        fixture.write(golden, text)
    wanted = fixture.read(golden)
    if text != wanted:
        diff = _difference(wanted, text, golden)
        return Result(page=folder, what=DIFFERS, detail="does not read word for word", diff=diff)
    if wrong := fixture.strangers(saved, name):
        others = " and ".join(wrong)
        return Result(page=folder, what=MISTAKEN, detail=f"reads word for word, but is recognised as {others}")
    if written:
        return Result(
            page=folder, what=WRITTEN, detail="page.txt was missing, and is written as the adapter reads now"
        )
    return Result(page=folder, what=SAME, detail="reads word for word")


def _difference(wanted: str, text: str, golden: Path) -> tuple[str, ...]:
    lines = list(
        difflib.unified_diff(
            wanted.split("\n"), text.split("\n"), str(golden), "as the adapter reads", n=1, lineterm=""
        )
    )
    more = [f"... {len(lines) - _MAX_DIFF} lines more"] if len(lines) > _MAX_DIFF else []
    return (*lines[:_MAX_DIFF], *more)
