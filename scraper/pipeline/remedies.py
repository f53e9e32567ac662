"""How a crawl that could not begin ended, in words, with what its operator can do."""

from __future__ import annotations

from scraper.types import Failure, FailureKind

#: of a blog whose feed stays unbelieved
UNSURE_FEED = (
    "no page came to show that its feed is whole; if it is, `believe: feed` in its entry takes posts from there"
)
STOPPED = "stopped; the next run goes on from here"
_MOVED = "if the blog has moved there, write that address into its entry"
#: what an operator can do about a status of the first page
_REMEDIES = {
    401: "it is not open to the public",
    403: "it does not let this program in: leave it alone, or ask its owner; if its feed is open and gives whole "
    "posts, `believe: feed` in its entry takes them from there",
    404: "check its address",
    410: "check its address",
}


def failed(failure: Failure) -> tuple[str, str]:
    """The end of a crawl whose first page did not come: its status, and why, with a remedy if there is one."""
    if failure.kind is FailureKind.STOPPED:
        return "interrupted", STOPPED
    remedy = _MOVED if failure.kind is FailureKind.OUT_OF_SCOPE else _REMEDIES.get(failure.status or 0, "")
    return "failed", f"{failure.detail}; {remedy}" if remedy else failure.detail
