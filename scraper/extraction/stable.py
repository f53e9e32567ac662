"""Selectors that will find the same element on other pages of a site: by its most telling class, id or role."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

#: elements around one that are asked for a name
_MAX_CLIMB = 10
_NAMES_EACH = 3
#: hyphens in an id that may be a name; with more it is a sentence
_MAX_HYPHENS = 2
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{1,50}")
#: a number of this page, a hash of a build: with them a name says nothing of other pages
_OF_THIS_PAGE = re.compile(r"\d{3}|\d$|^(css|sc|jsx|svelte|astro|emotion|styled|comp|ember|react)-|^_|-$")
_HASH = re.compile(r"(?=[a-z]*\d)(?=\d*[a-z])[a-z0-9]{5,}", re.IGNORECASE)
_SHAKEN = re.compile(r"[a-z][A-Z][a-z]?[A-Z]|[A-Z]{2}[a-z][A-Z]")
#: how an element looks, not what it is
_LOOKS = re.compile(
    r"(p|m|w|h|z|px|py|pt|pb|pl|pr|mx|my|mt|mb|ml|mr|col|row|grid|flex|text|font|bg|max|min|gap|items|justify|"
    r"align|wow|fade|animate|animated|has|is|lg|md|sm|xl|xs|u|js)(-.*|\d*)|"
    r"container(-fluid)?|wrapper|wrap|inner|outer|clearfix|active|hidden|visible|block|inline|relative|absolute|"
    r"center|left|right|top|bottom|full|wide|large|small|first|last|odd|even|open|show|loaded|light|dark",
    re.IGNORECASE,
)
#: words in the names of what a post is made of
_TELLING = frozenset(
    "post entry article blog content body title headline heading author byline date time published meta text "
    "story words writer tags categories main copy rich prose".split()
)
#: attributes whose values name an element's part
_ROLES = ("itemprop", "data-hook", "data-testid", "data-content-field", "data-ui", "data-role", "data-field")


def words_of(node: LexborNode) -> frozenset[str]:
    """The words in an element's class, id, rel and roles, lower-case."""
    attributes = node.attributes
    names = " ".join(attributes.get(key) or "" for key in ("class", "id", "rel", *_ROLES))
    return frozenset(_split(names))


def _split(name: str) -> Iterator[str]:
    for part in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name):
        yield part.lower()


def names_of(node: LexborNode) -> list[str]:
    """Selectors of an element by itself that may hold on other pages, the most telling first; often none."""
    attributes = node.attributes
    found = [
        f'[{role}="{value}"]'
        for role in _ROLES
        if (value := attributes.get(role) or "") and _NAME.fullmatch(value) and _stable(value)
    ]
    classes = [name for name in (attributes.get("class") or "").split() if _stable(name)]
    found += [f".{name}" for name in sorted(classes, key=lambda name: not _TELLING & set(_split(name)))]
    ident = attributes.get("id") or ""
    if _stable(ident) and not _is_slug(ident, node):
        # a class that says what it is comes before an id that says nothing
        found.insert(0 if not found or _TELLING & set(_split(ident)) else len(found), f"#{ident}")
    return found[:_NAMES_EACH]


def _is_slug(ident: str, node: LexborNode) -> bool:
    """True for an id that is made of the element's own words: on every page another."""
    words = re.sub(r"\W+", "", node.text(deep=True) or "").casefold()[:200]
    return ident.count("-") > _MAX_HYPHENS or words.startswith(re.sub(r"[_-]+", "", ident).casefold())


def _stable(name: str) -> bool:
    if not _NAME.fullmatch(name) or _OF_THIS_PAGE.search(name) or _LOOKS.fullmatch(name):
        return False
    return not any(_HASH.fullmatch(part) or _SHAKEN.search(part) for part in re.split(r"[_-]+", name))


def selector_of(
    tree: LexborHTMLParser, node: LexborNode, fits: Callable[[Sequence[LexborNode]], bool], *, named: bool = False
) -> str | None:
    """The best selector whose finds `fits` accepts: of the element itself, else with one around it; None if none.

    With `named` an element that has no name of its own gets none.
    """
    own, tag = names_of(node), str(node.tag)
    around = [name for parent in _parents(node) for name in names_of(parent)[:2]]
    tags = [] if named else [f"{name} > {tag}" for name in names_of_parent(node)]
    tags += [] if named else [*(f"{name} {tag}" for name in around), tag]
    single = (*own, *(f"{tag}{name}" for name in own))
    for choices in (single, [f"{outer} {name}" for name in own for outer in around], tags):
        tried = [(selector, tree.css(selector)) for selector in choices]
        for selector, found in tried:
            if len(found) == 1 and fits(found):
                return selector
        for selector, found in tried:
            if found and fits(found):
                return selector
    return None


def names_of_parent(node: LexborNode) -> list[str]:
    """The selectors of the element right around another."""
    return names_of(node.parent) if node.parent is not None else []


def _parents(node: LexborNode) -> Iterator[LexborNode]:
    parent = node.parent
    for _ in range(_MAX_CLIMB):
        if parent is None or parent.tag in ("body", "html"):
            return
        yield parent
        parent = parent.parent
