"""What routes said of a page, as JSON in its row: enough to read the page again as it was read.

One list by the kind of route, each with what its documents said, in their order.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from scraper.errors import ArchiveError
from scraper.types import Claim, DateSource, Precision, RouteKind, When

#: the routes of one page that are kept: a stranger's list may name it any number of times
MAX_CLAIMS = 20


def claims_to_json(claims: Iterable[Claim]) -> str:
    """The claims as text; values that say nothing are left out."""
    found: dict[str, list[dict[str, Any]]] = {}
    for claim in list(claims)[:MAX_CLAIMS]:
        told: dict[str, Any] = {
            "address": claim.address,
            "posts_only": claim.posts_only,
            "title": claim.title,
            "authors": list(claim.authors),
            "tags": list(claim.tags),
            "published": _said(claim.published),
            "modified": _said(claim.modified),
            "platform_id": claim.platform_id,
        }
        found.setdefault(claim.route.value, []).append({name: value for name, value in told.items() if value})
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    # half a character, which JSON can hold, is no text
    return text.encode("utf-8", "replace").decode()


def claims_from_json(text: str) -> tuple[Claim, ...]:
    """The claims that `claims_to_json` wrote. Raises ArchiveError where the text is another."""
    try:
        return tuple(
            Claim(
                route=RouteKind(kind),
                address=told["address"],
                posts_only=told.get("posts_only", False),
                title=told.get("title"),
                authors=tuple(told.get("authors", ())),
                tags=tuple(told.get("tags", ())),
                published=_when(told.get("published")),
                modified=_when(told.get("modified")),
                platform_id=told.get("platform_id"),
            )
            for kind, claims in json.loads(text).items()
            for told in claims
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        words = f"archive.db is damaged: what routes said of a page could not be read ({str(error)[:80]})"
        raise ArchiveError(f"{words}; restore it from a backup") from error


def _said(when: When | None) -> dict[str, Any] | None:
    if when is None:
        return None
    told = {
        "day": when.day.isoformat(),
        "precision": when.precision.value,
        "source": when.source.value,
        "shown": when.shown,
        "instant": when.instant.isoformat() if when.instant else None,
    }
    return {name: value for name, value in told.items() if value} | ({} if when.day_sure else {"unsure": True})


def _when(told: dict[str, Any] | None) -> When | None:
    if told is None:
        return None
    instant = told.get("instant")
    return When(
        day=date.fromisoformat(told["day"]),
        precision=Precision(told["precision"]),
        source=DateSource(told["source"]),
        shown=told.get("shown", ""),
        instant=datetime.fromisoformat(instant) if instant else None,
        day_sure=not told.get("unsure", False),
    )
