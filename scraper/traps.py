"""Pages that would hold the parser up: found before they are parsed, in time that grows with their size only.

lexbor takes the square of the depth of elements, of the attributes of one element and of the options of a list;
formatting elements that are left open are opened again in every block that follows, as HTML asks (13.2.4.3), so
that a page of 100 kB becomes a tree of gigabytes.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict

#: with fewer tags than this no nesting takes the parser more than about a second
_MANY_TAGS = 15_000
_MAX_DEPTH = 5_000
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")
#: elements without an end, or with one that may be left out
_NOT_NESTING = frozenset(
    "area base br col embed hr img input link meta source track wbr p li td th tr dt dd option tbody thead".split()
)
MAX_OPTIONS = 20_000

MAX_ATTRIBUTES = 30_000
#: a tag with so many attributes has more characters; whole, with what stands in quotes
_LONG_TAG = 150_000
_WHOLE_TAG = re.compile(r"""<[a-zA-Z](?:[^>"']++|"[^"]*+"|'[^']*+')*+""")
_QUOTED = re.compile(r""""[^"]*"|'[^']*'""")
_SCRIPT = re.compile(r"<(/?)script", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""[^\s/>=]+(?:\s*=\s*(?:"|[^\s>"]*))?""")

#: with fewer tags than this what is opened again stays small, and the most that may be: elements
_SOME_TAGS = 3_000
MAX_REOPENED = 3_000_000
_FORMATTING = re.compile(
    r"<(/?)(b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s/>])([^>]{0,200})", re.IGNORECASE
)


def too_deep(html: str) -> bool:
    """True for a page that would hold the parser up."""
    if len(html) > _LONG_TAG and _overloaded(html):
        return True
    tags = html.count("<")
    if tags > _SOME_TAGS and _reopens(html, tags):
        return True
    return tags >= _MANY_TAGS and _nested(html)


def _nested(html: str) -> bool:
    depth = options = 0
    for match in _TAG.finditer(html):
        name = match[2].lower()
        if name not in _NOT_NESTING:
            depth = max(depth - 1, 0) if match[1] else depth + 1
        elif name == "option":
            options += not match[1]
        if depth > _MAX_DEPTH or options > MAX_OPTIONS:
            return True
    return False


def _overloaded(html: str) -> bool:
    """True if a tag has more attributes than any element of a page needs; what scripts hold is none."""
    in_script, read = False, 0
    for match in _WHOLE_TAG.finditer(html):
        if match.end() - match.start() > _LONG_TAG:
            for script in _SCRIPT.finditer(html, read, match.start()):
                in_script = not script[1]
            read = match.start()
            if not in_script and len(_ATTRIBUTE.findall(_QUOTED.sub('"', match[0]))) > MAX_ATTRIBUTES:
                return True
    return False


def _reopens(html: str, tags: int) -> bool:
    """True if many formatting elements, each unlike the others, are left open: of those alike three are kept."""
    open_now: defaultdict[str, list[str]] = defaultdict(list)
    kinds: Counter[tuple[str, str]] = Counter()
    for match in _FORMATTING.finditer(html):
        name = match[2].lower()
        if not match[1]:
            open_now[name].append(match[3])
            kinds[name, match[3]] += 1
            if len(kinds) * tags > MAX_REOPENED:
                return True
        elif open_now[name]:
            kind = name, open_now[name].pop()
            kinds[kind] -= 1
            if not kinds[kind]:
                del kinds[kind]
    return False
