"""The file in which a host says of which addresses it reserves text and data mining: /.well-known/tdmrep.json.

Text and Data Mining Reservation Protocol, W3C community group report of 10 May 2024, section "TDM File on the
Origin Server": a JSON array of rules, the first whose pattern matches holds. A pattern is the beginning of a path,
case sensitive; "*" stands for anything, a "$" at its end for the end, as in robots.txt.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote, urlsplit

from scraper import urls
from scraper.markup import read_json
from scraper.types import Reservation

#: bytes and rules that are read, characters of a pattern and of a policy's address; more is none of a blog
MAX_BYTES = 500 * 1024
_MAX_RULES = 200
_MAX_PATTERN, _MAX_POLICY = 1_000, 280
_STARS = re.compile(r"\*+")
_ESCAPED = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")
_PRINTED = "".join(map(chr, range(0x21, 0x7F)))


def read_reservations(content: bytes, address: str) -> tuple[Reservation, ...]:
    """The rules of the file at an address, in their order; none of what is no such file.

    Rules that are broken are passed over.
    """
    if len(content) > MAX_BYTES:
        return ()
    try:
        data = read_json(content.decode("utf-8-sig"))
    except ValueError:
        return ()
    rules = data[:_MAX_RULES] if isinstance(data, list) else []
    return tuple(rule for item in rules if (rule := _rule(item, address)) is not None)


def _rule(item: Any, address: str) -> Reservation | None:
    if not isinstance(item, dict):
        return None
    location, reserved, policy = (item.get(name) for name in ("location", "tdm-reservation", "tdm-policy"))
    if not isinstance(location, str) or not location.startswith(("/", "*")) or len(location) > _MAX_PATTERN:
        return None
    if str(reserved) not in ("0", "1"):
        return None
    told = policy.strip() if isinstance(policy, str) else ""
    return Reservation(
        of=address,
        location=location,
        reserved=str(reserved) == "1",
        policy=told if told and len(told) <= _MAX_POLICY and told.isprintable() else None,
    )


def reserved_by(rules: Sequence[Reservation], url: str) -> tuple[str, ...]:
    """What the first rule that matches an address says, as signals: "tdm-reservation: 1", "tdm-policy: https://…"."""
    parts = urlsplit(url)
    path = _spelled((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
    path = path.replace("$", "%24").replace("*", "%2A")
    own = (rule for rule in rules if urls.same_site(url, rule.of))
    rule = next((rule for rule in own if _matches(_spelled(rule.location), path)), None)
    if rule is None:
        return ()
    said = f"tdm-reservation: {int(rule.reserved)}"
    return (said, f"tdm-policy: {rule.policy}") if rule.policy else (said,)


def _matches(pattern: str, path: str) -> bool:
    """True if a path begins like a pattern, or is like it where that ends with "$"; in time without surprises."""
    ends = pattern.endswith("$")
    first, *others = _STARS.split(pattern.removesuffix("$"))
    if not path.startswith(first):
        return False
    at = len(first)
    last = others.pop() if ends and others else None
    for part in others:
        found = path.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    if last is not None:
        return len(path) - at >= len(last) and path.endswith(last)
    return not ends or at == len(path)


def _spelled(text: str) -> str:
    """A path in one spelling: what needs no escape is written without one, all else with."""
    plain = _ESCAPED.sub(lambda match: _unescaped(match[1]), text)
    return quote(plain, safe=_PRINTED)


def _unescaped(digits: str) -> str:
    letter = chr(int(digits, 16))
    return letter if _UNRESERVED.fullmatch(letter) else f"%{digits.upper()}"
