"""scrape import FOLDER: text files from elsewhere, with a line for each that says what was understood."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scraper.cli.options import add_command, known_platforms
from scraper.errors import ConfigError, ExitCode

if TYPE_CHECKING:
    from scraper.config import Config
    from scraper.pipeline import Imported
    from scraper.types import Article, Site, SiteReport, When


def register(commands: Any, common: argparse.ArgumentParser) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        common,
        "import",
        summary="import posts that were saved as text files",
        examples="  scrape import ../shared/seeds          every .txt file there, and in the folders below\n"
        "  scrape import old-archive -v           with the lines that were dropped\n"
        "  scrape import old-archive --json",
    )
    parser.add_argument(
        "folder", type=Path, metavar="FOLDER", help="a folder with .txt files, UTF-8, one post each"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> ExitCode:
    """Import the files; twice is as good as once."""
    from scraper.cli.crawling import carry_out, exit_code
    from scraper.pipeline import import_files, text_files

    files = text_files(args.folder)
    config = _config(args)
    told: list[Imported] = []

    def tell(imported: Imported) -> None:
        if args.json:
            told.append(imported)
        else:
            _say(imported, args)

    # the files' own lines are the progress
    silent = argparse.Namespace(**{**vars(args), "quiet": True})
    (report,), findings = carry_out(
        silent,
        config,
        lambda order: _one(
            import_files(args.folder, files, order, owner=lambda url: _owner(url, config), tell=tell)
        ),
    )
    code = exit_code((report,), findings)
    _conclude(args, report, told, code)
    return code


async def _one(work: Any) -> tuple[SiteReport]:
    return (await work,)


def _config(args: argparse.Namespace) -> Config | None:
    """The list of blogs, if there is one: it says whose an address is."""
    from scraper.config import load_sites

    try:
        return load_sites(args.config, known_platforms(args))
    except ConfigError:
        if args.config_named or args.config.exists():
            raise
    return None


def _owner(address: str, config: Config | None) -> Site:
    from scraper import urls
    from scraper.types import Site

    entry = config.owner(address) if config else None
    return entry or Site(name=urls.site_name(address), url=f"{urls.origin(address)}/")


# what is said -------------------------------------------------------------------------------------------------


def _say(imported: Imported, args: argparse.Namespace) -> None:
    from scraper.cli.say import complain, one_line, say

    if imported.kind.value == "failed":
        complain(one_line(f"{imported.file}: failed: {imported.reason}"))
        return
    if args.quiet:
        return
    article, number = imported.article, imported.number
    if article is None:
        say(one_line(f"{imported.file}: {imported.kind.value}: {imported.reason}"))
    else:
        under = (
            f"{imported.kind.value} {number:03d}"
            if imported.kind.value != "duplicate"
            else f"same as {number:03d}"
        )
        who = ", ".join(article.bylines) or "no author"
        count = len(imported.dropped)
        chrome = f"{count} line{'' if count == 1 else 's'} around the text dropped"
        say(one_line(f'{imported.file}: {under}: "{article.title}"; {who}; {dates(article)}; {chrome}'))
    for line in imported.dropped if args.verbose else ():
        say(f"    - {one_line(line)}")


def dates(article: Article) -> str:
    """The dates in words, and how sure they are."""
    published = _when(article.published) if article.published else "no date"
    return published + (f", updated {_when(article.modified)}" if article.modified else "")


def _when(when: When) -> str:
    if when.certain:
        return when.iso()[:10] if when.instant is None else when.day.isoformat()
    return f"'{when.shown}' ({when.precision.value}, {'not certain' if when.guessed else 'its day is not sure'})"


def _conclude(args: argparse.Namespace, report: SiteReport, told: list[Imported], code: ExitCode) -> None:
    from scraper.cli.say import complain, one_line, say, say_json

    total = sum(report.counts.values())
    counts = ", ".join(f"{number} {kind}" for kind, number in report.counts.items()) or "nothing"
    if args.json:
        files = [_as_json(imported) for imported in told]
        say_json({"exit_code": int(code), "archive": str(args.archive), "counts": report.counts, "files": files})
    elif not args.quiet:
        say(one_line(f"{total} file{'' if total == 1 else 's'}: {counts}"))
    if report.status != "ok":
        complain(one_line(f"import: {report.status}: {report.reason}"))


def _as_json(imported: Imported) -> dict[str, Any]:
    article = imported.article
    return {
        "file": imported.file,
        "result": imported.kind.value,
        "reason": imported.reason,
        "number": imported.number,
        "url": imported.url,
        "title": article.title if article else None,
        "authors": list(article.bylines) if article else [],
        "published": _date_json(article.published) if article else None,
        "modified": _date_json(article.modified) if article else None,
        "tags": list(article.tags) if article else [],
        "words": imported.words,
        "dropped": list(imported.dropped),
    }


def _date_json(when: When | None) -> dict[str, Any] | None:
    if when is None:
        return None
    return {
        "date": when.iso(),
        "precision": when.precision.value,
        "certain": when.certain,
        "shown": when.shown,
    }
