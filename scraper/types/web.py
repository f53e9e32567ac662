"""What hosts answer, what became of a request, and how a stage asks."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol, TypeVar

Headers = tuple[tuple[str, str], ...]
T = TypeVar("T")


class Truncation(StrEnum):
    """Why a body is not whole; the values are those of WARC-Truncated (WARC 1.1, 5.13)."""

    LENGTH = "length"
    TIME = "time"
    DISCONNECT = "disconnect"


@dataclass(frozen=True, kw_only=True, slots=True)
class Response:
    """One answer of a host to one request, as it came: a redirect is an answer of its own.

    `body` holds the bytes after transfer decoding, content coding kept; `content` the bytes after content
    decoding, or None where they can't be had whole, and where nobody has undone it yet. `seconds` is from the
    first byte sent to the last received.
    """

    url: str
    status: int
    reason: str
    http_version: str
    headers: Headers
    body: bytes
    content: bytes | None
    fetched_at: datetime
    seconds: float
    #: (method, target as sent, headers) of the request
    request_target: str
    request_headers: Headers
    ip: str | None = None
    truncated: Truncation | None = None

    def header(self, name: str) -> str | None:
        """The first header of that name, case ignored, or None."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), None)

    @property
    def coding(self) -> str | None:
        """The content codings of the body, in the order they were applied, or None."""
        return ", ".join(value for key, value in self.headers if key.lower() == "content-encoding") or None

    @property
    def media_type(self) -> str:
        """The lower-case media type without parameters, '' if none is given."""
        return (self.header("content-type") or "").split(";")[0].strip().lower()


class FailureKind(StrEnum):
    """Why no usable answer came."""

    ROBOTS = "robots"
    ROBOTS_UNREADABLE = "robots-unreadable"
    OUT_OF_SCOPE = "out-of-scope"
    FORBIDDEN_ADDRESS = "forbidden-address"
    DNS = "dns"
    CONNECT = "connect"
    TLS = "tls"
    TIMEOUT = "timeout"
    PROTOCOL = "protocol"
    TRUNCATED = "truncated"
    TOO_LARGE = "too-large"
    BAD_ENCODING = "bad-encoding"
    STATUS = "status"
    REDIRECTS = "redirects"
    #: it redirects to `mailto:`, `file:` and the like
    NOT_WEB = "redirects-to-no-web-address"
    BAD_URL = "bad-url"
    HOST_ENDED = "host-ended"
    STOPPED = "stopped"


@dataclass(frozen=True, kw_only=True, slots=True)
class Failure:
    """A request that gave no usable answer: a value, not an exception; it says whether a retry makes sense."""

    url: str
    kind: FailureKind
    detail: str
    retryable: bool = False
    status: int | None = None
    #: when the host asked us to come back
    retry_at: datetime | None = None

    def __str__(self) -> str:
        return self.detail


@dataclass(frozen=True, kw_only=True, slots=True)
class Capture:
    """A Response and the place of its bytes in the archive.

    `asked_url` is the address the caller wanted, `response.url` the one that answered after redirects.
    `unchanged` is true where the host (304) or the digest says the payload is the one already held;
    `response.content` is then that earlier payload.
    """

    id: int
    asked_url: str
    response: Response
    unchanged: bool = False


Fetched = Capture | Failure


class Get(Protocol):
    """How a stage asks the web: robots, turns, retries, redirects and capture are done before it returns."""

    def __call__(self, url: str, *, conditional: bool = False) -> Awaitable[Fetched]:
        """Fetch and capture one address; `conditional` sends the stored validators."""
        ...


class UnreadableError(Exception):
    """A document took too long or too much memory to read; the message says which."""


class Read(Protocol):
    """How a stage reads an untrusted document: within limits of time and memory, without blocking other sites.

    `call` is a function of a module, `content` the document (its first argument); the rest is passed on.
    Raises UnreadableError where the document is too much, and what the call raises.
    """

    def __call__(self, call: Callable[..., T], content: bytes, /, *arguments: object) -> Awaitable[T]:
        """Give what the call gives."""
        ...


async def read_here(call: Callable[..., T], content: bytes, /, *arguments: object) -> T:
    """Read a document in this process, whatever it takes: a `Read` for documents of one's own."""
    return call(content, *arguments)


Clock = Callable[[], datetime]


Sleep = Callable[[float], Awaitable[None]]
