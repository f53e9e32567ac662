"""What to do with a candidate, from what the routes say and what the archive holds."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from scraper.store import PageState
from scraper.types import Candidate, FailureKind

#: an article of which no route tells changes is asked for again at a full visit (discover.task.FULL_VISIT) so long
#: after the last time; a conditional request each
RECHECK = timedelta(days=28)
_ASK_AGAIN = (FailureKind.ROBOTS.value, FailureKind.OUT_OF_SCOPE.value)


class Step(StrEnum):
    """The next step for one candidate."""

    #: nothing says that it changed
    LEAVE = "leave"
    #: its page is to be asked for
    FETCH = "fetch"


def change_stamp(candidate: Candidate) -> str | None:
    """The routes' latest change stamp of a candidate, as it is kept with its page."""
    when = candidate.modified
    return when.iso() if when is not None else None


def plan(candidate: Candidate, known: PageState | None, now: datetime) -> Step:
    """Leave what is known and not said to have changed; fetch the rest.

    A page that failed is tried again; one that was no article is left until its routes say it changed. Whether
    robots.txt still forbids a page costs no request to know. Articles without any change stamp (Kajabi, WordPress
    before 6.5 with REST closed) are asked for again now and then.
    """
    if known is None or known.status == "failed" or known.reason in _ASK_AGAIN:
        return Step.FETCH
    stamp = change_stamp(candidate)
    if stamp is None:
        return Step.FETCH if known.revision_id is not None and now - known.last_seen >= RECHECK else Step.LEAVE
    return Step.LEAVE if stamp == known.listed_modified else Step.FETCH
