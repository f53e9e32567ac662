"""The source of an adapter, written from what was found on a blog's pages.

What a page says gets into the source only as a quoted string, or cut to printable words behind a `#`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from scraper.platforms.facts import MarkKind
from scraper.platforms.signs import Sign
from scraper.textformat import one_line

#: facts that a draft may state as references to places of a page, in the order of a platform's fields
PLACES = ("single", "title", "byline", "published", "modified", "shown", "tags", "body", "drop")
#: all that a draft may state
FACTS = ("marks", "sitemaps", "feeds", "post_paths", *PLACES)
_WIDTH = 115
_MAX_COMMENT = 90


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """A value that a draft states, and why, in words."""

    value: str
    seen: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """What was found of a platform on the pages of one blog."""

    name: str
    #: the post that was looked at, and when
    url: str
    day: date
    #: a platform that is recognised on the same pages
    extends: str = ""
    signs: tuple[Sign, ...] = ()
    sitemaps: tuple[Seen, ...] = ()
    feeds: tuple[Seen, ...] = ()
    #: regular expressions
    post_paths: tuple[Seen, ...] = ()
    #: references to places of a page, by fact
    places: Mapping[str, tuple[Seen, ...]] = field(default_factory=dict)

    @property
    def found(self) -> tuple[str, ...]:
        """The names of the facts it states."""
        given = {
            "marks": self.signs,
            "sitemaps": self.sitemaps,
            "feeds": self.feeds,
            "post_paths": self.post_paths,
        }
        return tuple(fact for fact in FACTS if {**given, **self.places}.get(fact))

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of those it leaves out."""
        return tuple(fact for fact in FACTS if fact not in self.found)


def adapter_source(draft: Draft) -> str:
    """The Python source of a file with a PLATFORM that states the draft's facts."""
    lines = [
        f'"""{draft.name}: a first draft."""',
        "",
        *(["import re", ""] if draft.post_paths else []),
        *_import(draft),
        "",
        f"# drafted from {_words(draft.url)} on {draft.day:%Y-%m-%d}",
        "# every fact is a guess from one post and the home of one blog",
    ]
    if draft.missing:
        lines.append(f"# TODO not found, so read as on any site: {', '.join(draft.missing)}")
    lines += ["PLATFORM = Platform(", f"    name={quoted(draft.name)},"]
    if draft.extends:
        lines += ["    # recognised on the same pages; take this away if the two have nothing in common"]
        lines += [f"    extends={quoted(draft.extends)},"]
    marks = [(_mark(sign), sign.seen) for sign in draft.signs]
    lines += _fact("marks", marks, above="a `sure` mark or a generator decides alone, two others together")
    lines += _fact("sitemaps", [(f"SitemapPath(path={quoted(s.value)})", s.seen) for s in draft.sitemaps])
    lines += _fact("feeds", [(f"FeedPath(path={quoted(s.value)})", s.seen) for s in draft.feeds])
    lines += _fact("post_paths", [(f"re.compile({_raw(s.value)})", s.seen) for s in draft.post_paths])
    for fact in PLACES:
        lines += _fact(fact, [(quoted(seen.value), seen.seen) for seen in draft.places.get(fact, ())])
    return "\n".join([*lines, ")", ""])


def quoted(text: str) -> str:
    """A Python string literal, in double quotes where that needs no more escapes."""
    plain = repr(text)
    return f'"{plain[1:-1]}"' if plain.startswith("'") and '"' not in text else plain


def _raw(pattern: str) -> str:
    """The literal of a pattern: raw where nothing in it could end it."""
    plain = pattern.isascii() and pattern.isprintable() and '"' not in pattern and not pattern.endswith("\\")
    return f'r"{pattern}"' if plain else quoted(pattern)


def _words(text: str) -> str:
    """A text as a comment may hold it: one line, nothing that can't be seen."""
    return "".join(char for char in one_line(text) if char.isprintable())[:_MAX_COMMENT]


def _import(draft: Draft) -> list[str]:
    used = ["FeedPath"] if draft.feeds else []
    used += ["Platform", *(["SitemapPath"] if draft.sitemaps else [])]
    used += sorted({sign.mark.kind.value for sign in draft.signs})
    return [f"from scraper.platforms.facts import {', '.join(used)}"]


def _mark(sign: Sign) -> str:
    mark = sign.mark
    if mark.kind is MarkKind.GENERATOR:
        return f"generator({quoted(mark.value)})"
    if mark.kind is MarkKind.HEADER:
        name, _, value = mark.value.partition(":")
        parts = [quoted(name), *([quoted(value)] if value else []), *([] if mark.sure else ["sure=False"])]
        return f"header({', '.join(parts)})"
    return f"{mark.kind.value}({quoted(mark.value)}{', sure=True' if mark.sure else ''})"


def _fact(name: str, stated: Sequence[tuple[str, str]], above: str = "") -> Iterable[str]:
    """The lines of one fact: a value a line, each below what was seen of it."""
    if not stated:
        return []
    lines = [f"    # {above}"] if above else []
    first, seen = stated[0]
    short = f"    {name}=({first},),"
    if len(stated) == 1 and len(short) <= _WIDTH:
        return [*lines, *_comment(seen, 4), short]
    inner: list[str] = []
    for index, (value, why) in enumerate(stated):
        # what is said of several is said once
        inner += _comment(why, 8) if index == 0 or why != stated[index - 1][1] else []
        inner.append(f"        {value},")
    return [*lines, f"    {name}=(", *inner, "    ),"]


def _comment(words: str, indent: int) -> list[str]:
    return [f"{' ' * indent}# {_words(words)}"] if words else []
