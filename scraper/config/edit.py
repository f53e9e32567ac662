"""Adding entries to sites.yaml: all of them or none, and nothing else in the file changes."""

from __future__ import annotations

import contextlib
import fcntl
import os
import secrets
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from scraper import urls
from scraper.config.book import Config
from scraper.config.checks import shown
from scraper.config.document import file_name, read
from scraper.config.insert import NoPlaceError, insert
from scraper.config.load import load_sites
from scraper.config.messages import problem
from scraper.config.models import Entry
from scraper.config.schema import SCHEMA_FILE, schema_text
from scraper.errors import ConfigError, UsageError
from scraper.types import Site

_BOM = b"\xef\xbb\xbf"
#: what a new file begins with
NEW_FILE = """\
# yaml-language-server: $schema=sites.schema.json
#
# The blogs to archive. An entry needs a name and a url; docs/configuration.md has all that it may say.

# defaults:
#   contact: you@example.org # please set it: the owner of a blog can then reach you

sites:
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """A site as a sites.yaml lists it, and the line on which its entry begins."""

    site: Site
    line: int


def listed(path: Path, platforms: frozenset[str] | None = None) -> tuple[Listed, ...]:
    """What the file lists, in its order; nothing if there is no such file, or no list in it yet.

    Raises ConfigError as `load_sites` does.
    """
    raw = _raw(path)
    if raw is None or not _says_something(raw):
        return ()
    document = read(path)
    if isinstance(document.data, dict) and document.data.get("sites") is None:
        return ()
    sites = load_sites(path, platforms).sites
    return tuple(Listed(site=site, line=document.lines["sites", index]) for index, site in enumerate(sites))


def same_blog(url: str, other: str) -> bool:
    """True if one address is another spelling of the other, or leads to a place below it on the same site."""
    first, second = sorted((urls.key(url), urls.key(other)), key=len)
    if first == second:
        return True
    below = second.partition("?")[0].startswith(first.partition("?")[0] + "/")
    return below and urls.same_site(url, other) and urls.same_site(other, url)


def clash(path: Path, there: Sequence[Listed], name: str, url: str) -> str | None:
    """Why an entry of that name and address can't be added to that file, in one line; None if it can."""
    for item in there:
        where = f"{file_name(path)}:{item.line}"
        if same_blog(url, item.site.url):
            address = f" at {shown(item.site.url)}" if item.site.url != url else ""
            return f"{name}: the blog {shown(url)} is already there, as {shown(item.site.name)}{address} ({where})"
        if item.site.name == name:
            taken = f"the name is taken by another blog, {shown(item.site.url)} ({where})"
            return f"{name}: {taken}; add this one by hand, under another name"
    return None


def add_entries(
    path: Path, entries: Sequence[Mapping[str, Any]], platforms: frozenset[str] | None = None
) -> Config:
    """Add entries to the list of a sites.yaml, behind those it has; the configuration as it is then.

    An entry is a mapping of the keys of an entry of sites.yaml (`name` and `url` at least) to plain values, and is
    written in its order. `platforms` are the names an entry's `platform` may have, as for `load_sites`.

    Everything else in the file stays byte for byte: comments, order, line ends; the new entries are laid out as
    its own. It is replaced in one step and keeps its mode; a link stays a link. If there is no file, it is made,
    with its folder. All entries are added or none: the file is written only if `load_sites` reads it, with the
    sites it had and the new ones.

    Raises UsageError, a line an entry, if a name or blog is already there; ConfigError, with place and remedy, if
    the file or an entry is wrong, or the file can't be written. Beside a new file its JSON Schema is laid.
    """
    for entry in entries:
        _must_be_good(path, entry, platforms)
    real = Path(os.path.realpath(path))
    with _alone(real, path):
        raw = _raw(path)
        there = listed(path, platforms)
        _must_be_new(path, there, entries)
        if not entries:
            return load_sites(path, platforms)
        mark = _BOM if raw and raw.startswith(_BOM) else b""
        text = NEW_FILE if raw is None else raw.removeprefix(mark).decode("utf-8")
        try:
            made = mark + insert(text, entries).encode("utf-8")
        except NoPlaceError as error:
            raise ConfigError(f"{file_name(path)}:1: no entry can be added: {error}") from None
        try:
            with _beside(real, made) as new:
                config = _checked(path, new, there, entries, platforms)
                if _raw(path) != raw:
                    raise ConfigError(f"{file_name(path)} was changed meanwhile; run the command again")
                new.replace(real)
                if raw is None:
                    _describe(real.parent)
                _sync(real.parent)
        except OSError as error:
            raise _unwritable(path, error) from None
    return config


def _describe(folder: Path) -> None:
    """Lay the JSON Schema that a new file names beside it; one that is there stays, and editors can do without."""
    with contextlib.suppress(OSError), (folder / SCHEMA_FILE).open("x", encoding="utf-8") as file:
        file.write(schema_text())


def _must_be_good(path: Path, entry: Mapping[str, Any], platforms: frozenset[str] | None) -> None:
    try:
        Entry.model_validate(dict(entry), context={"platforms": platforms})
    except ValidationError as error:
        found = problem(error.errors(include_url=False)[0])
        key = ".".join(str(part) for part in found.place)
        where = f"{shown(entry.get('name'))}{'.' + key if key else ''}"
        raise ConfigError(f"{file_name(path)}: {where} can't be added: {found.sentence}") from None


def _must_be_new(path: Path, there: Sequence[Listed], entries: Sequence[Mapping[str, Any]]) -> None:
    """Raise UsageError with a line for every entry that clashes with the file or with one before it."""
    lines = []
    for index, entry in enumerate(entries):
        name, url = entry["name"], urls.clean(entry["url"]) or entry["url"]
        if found := clash(path, there, name, url):
            lines.append(found)
        lines += [
            f"{name}: {shown(url)} has the same name as {shown(other['url'])}, or is the same blog"
            for other in entries[:index]
            if other["name"] == name or same_blog(url, urls.clean(other["url"]) or other["url"])
        ]
    if lines:
        raise UsageError("\n".join(lines))


def _checked(
    path: Path,
    new: Path,
    there: Sequence[Listed],
    entries: Sequence[Mapping[str, Any]],
    platforms: frozenset[str] | None,
) -> Config:
    """The configuration of the new text, which must have what the old one had, and the entries behind it."""
    remedy = "; nothing was changed, add the entries by hand"
    try:
        config = load_sites(new, platforms)
    except ConfigError as error:
        raise ConfigError(str(error).replace(file_name(new), file_name(path)) + remedy) from None
    old = tuple(item.site for item in there)
    added = [site.name for site in config.sites[len(old) :]]
    if config.sites[: len(old)] != old or added != [entry["name"] for entry in entries]:
        raise ConfigError(f"{file_name(path)}: its list is written in a way that can't be added to{remedy}")
    return replace(config, path=path)


def _raw(path: Path) -> bytes | None:
    """The bytes of the file, None if there is none."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise ConfigError(f"{file_name(path)} is no file that can be edited; name another with --config FILE")
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        said = error.strerror or str(error)
        raise ConfigError(f"{file_name(path)} can't be read: {said}; name another with --config FILE") from None


def _says_something(raw: bytes) -> bool:
    """False for a file of comments and blank lines."""
    lines = (line.strip() for line in raw.removeprefix(_BOM).splitlines())
    return any(line and not line.startswith(b"#") and line != b"---" for line in lines)


@contextlib.contextmanager
def _alone(real: Path, path: Path) -> Iterator[None]:
    """Hold the folder while its file is edited: two commands at once would lose one another's entries."""
    try:
        real.parent.mkdir(exist_ok=True)
        if real.exists() and not os.access(real, os.W_OK):
            raise ConfigError(
                f"{file_name(path)} could not be written; fix its permissions, or add the entries by hand"
            )
        folder = os.open(real.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError as error:
        raise _unwritable(path, error) from None
    try:
        # some network file systems lock no folders; there the last look before the replacement has to do
        with contextlib.suppress(OSError):
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


@contextlib.contextmanager
def _beside(real: Path, data: bytes) -> Iterator[Path]:
    """A new file beside the real one, on disk, with its mode and owner; gone at the end unless it was renamed."""
    new = real.with_name(f".{real.name}.{secrets.token_hex(4)}.new")
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            if real.exists():
                was = real.stat()
                # only root may give a file away
                with contextlib.suppress(OSError):
                    os.fchown(handle, was.st_uid, was.st_gid)
                os.fchmod(handle, stat.S_IMODE(was.st_mode))
            file.write(data)
            file.flush()
            os.fsync(handle)
        yield new
    finally:
        new.unlink(missing_ok=True)


def _sync(folder: Path) -> None:
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _unwritable(path: Path, error: OSError) -> ConfigError:
    said = error.strerror or str(error)
    return ConfigError(f"{file_name(path)} can't be written: {said}; nothing was changed")
