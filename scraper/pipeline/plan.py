"""What to do with a candidate, from what the routes say and what the archive holds."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum

from scraper.store import ELSEWHERE, LISTED, PageState
from scraper.types import Candidate, FailureKind, Precision, When

#: an article of which no route tells changes is asked for again at a full visit (discover.task.FULL_VISIT) so long
#: after the last time; a conditional request each
RECHECK = timedelta(days=28)
#: what a bad day shows as well as a page that is no post: it is no last word, and no reading of a change
UNSURE = frozenset(
    {
        "no-text",
        "no-title",
        "soft-404",
        "needs-javascript",
        "redirects-to-a-list",
        ELSEWHERE,
        FailureKind.NOT_WEB.value,
    }
)
#: posts with one and the same day of change that make it the day on which the site was built
MANY_ALIKE = 5
#: a host's last word on an address; any other failure may be over tomorrow
GONE = (404, 410)
_ASK_AGAIN = (FailureKind.ROBOTS.value, FailureKind.OUT_OF_SCOPE.value)
#: days are told in any zone
_SLACK = timedelta(days=1)


class Step(StrEnum):
    """The next step for one candidate."""

    #: nothing says that it changed
    LEAVE = "leave"
    #: its page is to be asked for
    FETCH = "fetch"


def change_stamps(candidate: Candidate) -> str | None:
    """The latest change stamp that each kind of route gave of a candidate, in JSON, as kept with its page."""
    stamps = _stamps(candidate)
    return json.dumps({route: when.iso() for route, when in stamps.items()}, sort_keys=True) if stamps else None


def build_day(days: Counter[date]) -> date | None:
    """The day on which the site was built, where most stamps of its posts name one and the same day."""
    top = days.most_common(1)
    return top[0][0] if top and top[0][1] > max(MANY_ALIKE, days.total() / 2) else None


def days_of(candidates: Iterable[Candidate]) -> Counter[date]:
    """The days of change that the candidates' latest stamps name."""
    return Counter(candidate.modified.day for candidate in candidates if candidate.modified is not None)


def plan(candidate: Candidate, known: PageState | None, now: datetime, built: date | None = None) -> Step:
    """Leave what is known and not said to have changed; fetch the rest.

    A page that failed is tried again; one that was no article is left until its routes say it changed, or for
    RECHECK where it may have been a bad day. Whether robots.txt still forbids a page costs no request to know.
    Articles without any change stamp (Kajabi, WordPress before 6.5 with REST closed) are asked for again now and
    then. `built` is a day that says nothing of single posts.
    """
    if known is None or known.status in (LISTED, "failed") or known.reason in _ASK_AGAIN:
        return Step.FETCH
    stamps = _stamps(candidate)
    rested = now - known.last_seen >= RECHECK
    if known.reason in UNSURE:
        changed = rested or any(_since(when, known.last_seen) for when in stamps.values())
    else:
        # an article whose page showed something else, or nothing, the last time is looked at now and then
        due = rested and known.revision_id is not None and (not stamps or known.reason != "")
        changed = due or _changed(stamps, known, built)
    return Step.FETCH if changed else Step.LEAVE


def _stamps(candidate: Candidate) -> dict[str, When]:
    latest: dict[str, When] = {}
    for claim in candidate.claims:
        before, told = latest.get(claim.route.value), claim.modified
        if told is not None and (before is None or told.iso() > before.iso()):
            latest[claim.route.value] = told
    return latest


def _changed(stamps: dict[str, When], known: PageState, built: date | None) -> bool:
    """True if a route gives another stamp than it gave before; a day says nothing of what came later on it."""
    kept = _kept(known)
    for route, when in stamps.items():
        if route not in kept:
            # it did not name the post before, or not when it changed
            if _since(when, known.last_seen):
                return True
        elif kept[route] != when.iso() or (
            when.precision is Precision.DAY and when.day != built and known.last_seen.date() <= when.day + _SLACK
        ):
            return True
    return False


def _kept(known: PageState) -> dict[str, str]:
    """The stamps that each kind of route gave when the page was read last."""
    text = known.listed_modified or ""
    kept: dict[str, str] = json.loads(text) if text.startswith("{") else {}
    return kept


def _since(when: When, moment: datetime) -> bool:
    """True if a change may have come after that moment."""
    return when.day >= moment.date() - _SLACK
