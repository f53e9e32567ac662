"""What an article says of itself, as columns of its revision, and what is kept of it when it says less today."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from scraper.store.whens import columns, from_row, to_row
from scraper.types import Article, Precision, When

_WHOLE = (Precision.DAY, Precision.INSTANT)


def said(article: Article) -> dict[str, Any]:
    """What an article says of itself, as columns."""
    return {
        "title": article.title,
        "authors": json.dumps(article.authors, ensure_ascii=False),
        "credentials": json.dumps(article.credentials, ensure_ascii=False),
        "organisation": article.organisation,
        "account": article.account,
        "byline": article.byline,
        **to_row(article.published, "published"),
        **to_row(article.modified, "modified"),
        "conflicts": json.dumps([_told(when) for when in article.conflicts], ensure_ascii=False),
        "language": article.language,
        "declared_language": article.declared_language,
        "comments": article.comments,
        "tags": json.dumps(article.tags, ensure_ascii=False),
        "canonical_url": article.canonical_url,
        "description": article.description,
        "image": article.image,
        "rights": json.dumps(asdict(article.rights)),
        "platform": article.platform,
        "method": article.method,
        "confidence": article.confidence.value,
        "evidence": json.dumps(article.evidence, ensure_ascii=False),
    }


#: the columns that hold what an article says of itself
SAID = (
    *("title", "authors", "byline", *columns("published"), *columns("modified"), "language", "tags"),
    *("credentials", "organisation", "account", "conflicts", "declared_language", "comments", "confidence"),
    *("canonical_url", "description", "image", "rights", "platform", "method", "evidence"),
)


def better(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """What is said from now on: the new words, but no guess for a certainty and no blank for a word."""
    kept = {column: new[column] for column in SAID}
    for name in ("published", "modified"):
        if old[name] is not None and _says_less(from_row(old, name), from_row(new, name)):
            kept |= {column: old[column] for column in columns(name)}
    for name in ("byline", "language", "declared_language", "comments", "description", "image", "canonical_url"):
        kept[name] = new[name] if new[name] is not None else old[name]
    kept["tags"] = new["tags"] if new["tags"] != "[]" else old["tags"]
    if new["authors"] == "[]" and old["authors"] != "[]":
        kept |= {name: old[name] for name in ("authors", "credentials", "organisation", "account")}
    return kept


def _says_less(old: When | None, new: When | None) -> bool:
    """True for no date, for a guess, and for a date of an unsure day that may be the one that was sure before."""
    if old is None or new is None or new.guessed:
        return True
    first, last = new.days
    return not new.day_sure and old.certain and old.precision in _WHOLE and first <= old.day <= last


def _told(when: When) -> dict[str, str]:
    return {"date": when.iso(), "source": when.source.value, "shown": when.shown}
