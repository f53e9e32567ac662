"""Every bound of the room in one place, each with its default, its unit and the reason for it."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1024 * 1024
DAY = 86_400.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """How much one request, one host and one answer may cost. Times in seconds, sizes in bytes.

    Whatever passes a bound ends as a Failure that names it; nothing is cut silently.
    """

    #: one whole request, from asking for the connection to the last byte; slow headers and dripping bodies too
    deadline: float = 30.0
    #: name resolution and TCP connect together, and again for the TLS handshake
    connect: float = 15.0
    #: body on the wire, after transfer decoding, before content decoding
    wire_bytes: int = 20 * MIB
    #: body after content decoding
    decoded_bytes: int = 40 * MIB
    #: the same for XML: the sitemap protocol allows 52,428,800 bytes unpacked
    sitemap_bytes: int = 52_428_800
    #: hops of one page, each checked anew
    redirects: int = 10
    #: hops of robots.txt (RFC 9309, 2.3.1.2 asks for at least five)
    robots_redirects: int = 5
    #: fields of one answer, and their bytes (the parser below has its own bound of 100 KiB for the whole head)
    header_count: int = 200
    header_bytes: int = 64 * 1024
    #: the longest Crawl-delay that is obeyed; a host that asks for more is left alone
    crawl_delay: float = 60.0
    #: failures in a row, retries not counted, after which a host is left for this run
    host_failures: int = 5
    #: requests in a row, retries not counted, without an answer in time, after which a host is left for this run
    host_timeouts: int = 2
    #: seconds of requests in a row, retries counted and pauses not, that a host may take without a usable answer
    host_silence: float = 120.0
    #: sendings of one request, the first included
    attempts: int = 4
    #: those of them that may end without an answer in time: what was silent for so long most often stays silent
    timeout_attempts: int = 2
    #: exponential backoff: first wait, and the longest
    backoff_first: float = 2.0
    backoff_most: float = 60.0
    #: the longest Retry-After that is waited for inside a run; beyond it the host is left for the next run
    retry_after: float = 120.0
    #: the longest time a host is left, whatever it asks for
    leave: float = DAY
    #: how long a robots.txt holds (RFC 9309, 2.4: at most 24 hours)
    robots_fresh: float = DAY
    #: how old the last good copy may be when the file can't be had
    robots_stale: float = 7 * DAY
    #: when a robots.txt that could not be had is asked for again inside one run
    robots_again: float = 3_600.0
