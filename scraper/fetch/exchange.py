"""One request and its answer: sent, read within bounds, and judged. No retries, no robots, no turns here.

`send` gives back what came (a Response, perhaps truncated) or why nothing came; `judge` says whether the answer is
one to work with, `unpack` undoes its content coding.
"""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import Callable
from contextlib import aclosing
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

import httpx

from scraper import urls
from scraper.codings import BadEncoding, TooLarge, decode_body
from scraper.fetch.guard import ForbiddenAddress, ResolveError
from scraper.fetch.limits import MIB, Limits
from scraper.fetch.redirects import REDIRECTS
from scraper.fetch.retry import RETRYABLE_STATUSES
from scraper.fetch.words import plain
from scraper.types import Clock, Failure, FailureKind, Headers, Response, Truncation

#: kinds of failures in which nobody answered
NETWORK = frozenset(
    {FailureKind.FORBIDDEN_ADDRESS, FailureKind.DNS, FailureKind.CONNECT, FailureKind.TLS, FailureKind.TIMEOUT}
)
#: OpenSSL's words for an answer that is none of TLS
_NO_TLS = frozenset(
    {"WRONG_VERSION_NUMBER", "HTTP_REQUEST", "HTTPS_PROXY_REQUEST", "UNEXPECTED_EOF_WHILE_READING"}
)
#: statuses whose answers are kept though they give no page
KEPT_STATUSES = frozenset({404, 410})
#: bytes of a body from which decoding it goes to a thread, so that other hosts are not held up
_THREAD_FROM = MIB // 4

#: the peers' addresses of open connections
_PEERS: WeakKeyDictionary[Any, str | None] = WeakKeyDictionary()

_TRUNCATED = {
    Truncation.LENGTH: "the answer is larger than the limit",
    Truncation.TIME: "the answer did not end within the deadline",
    Truncation.DISCONNECT: "the host closed the connection in the middle of the answer",
}
#: errors of the client, the first that fits: kind, words, worth another try
_EXPLAINED: tuple[tuple[tuple[type[Exception], ...], FailureKind, str, bool], ...] = (
    ((httpx.TimeoutException,), FailureKind.TIMEOUT, "no connection to {host} in time", True),
    (
        (httpx.LocalProtocolError, httpx.UnsupportedProtocol),
        FailureKind.BAD_URL,
        "the address can't be asked",
        False,
    ),
    ((httpx.RemoteProtocolError,), FailureKind.PROTOCOL, "{host} does not speak HTTP properly", True),
    ((httpx.ProxyError,), FailureKind.CONNECT, "the proxy refused", True),
    ((Exception,), FailureKind.CONNECT, "no connection to {host}", True),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What one request came to: a response, a failure, or a response that is a failure (404, truncated)."""

    response: Response | None = None
    failure: Failure | None = None

    @property
    def usable(self) -> bool:
        """True for an answer to work with, and for a whole one that says that there is no such page."""
        response = self.response
        return self.failure is None or (
            response is not None and worth_keeping(response) and not response.truncated
        )

    @property
    def timed_out(self) -> bool:
        """True for a failure that took as long as a request may take: nothing came in time, or not all of it."""
        if self.failure is None:
            return False
        cut = self.response is not None and self.response.truncated is Truncation.TIME
        return cut or self.failure.kind is FailureKind.TIMEOUT


class _Reading:
    """The parts of an answer as they arrive, so that a deadline finds what came before it."""

    __slots__ = ("answer", "cut", "parts")

    def __init__(self) -> None:
        self.answer: httpx.Response | None = None
        self.parts: list[bytes] = []
        self.cut: Truncation | None = None


class _Stopwatch:
    """When the request was really sent: after name, connection and TLS."""

    __slots__ = ("_on_sent", "moment", "started")

    def __init__(self, clock: Clock, on_sent: Callable[[], None]) -> None:
        self._on_sent = on_sent
        self.started = time.perf_counter()
        self.moment = clock()

    def trace(self, clock: Clock) -> Callable[[str, object], object]:
        """The hook that the network layer calls at each step."""

        async def step(name: str, info: object) -> None:  # noqa: ARG001 - the library's signature
            if name == "http11.send_request_headers.started":
                self.started = time.perf_counter()
                self.moment = clock()
                self._on_sent()

        return step


async def send(
    client: httpx.AsyncClient,
    url: str,
    headers: list[tuple[bytes, bytes]],
    limits: Limits,
    clock: Clock,
    on_sent: Callable[[], None],
) -> Response | Failure:
    """Send one GET and read its answer within `limits`; `content` of the Response is not yet set.

    A body that is cut (too large, too slow, connection lost) comes back with `truncated` set. What a host or the
    network does never raises.
    """
    watch = _Stopwatch(clock, on_sent)
    try:
        request = httpx.Request("GET", url, headers=headers, extensions={"trace": watch.trace(clock)})
    except (httpx.InvalidURL, ValueError, UnicodeError) as error:
        return _failure(url, FailureKind.BAD_URL, f"the address can't be asked: {error}")
    reading = _Reading()
    try:
        async with asyncio.timeout(limits.deadline):
            await _read(client, request, reading, limits)
    except TimeoutError:
        reading.cut = Truncation.TIME
    except (httpx.HTTPError, ForbiddenAddress, ResolveError, OSError) as error:
        if reading.answer is None or isinstance(error, ForbiddenAddress):
            return explain(url, error)
        reading.cut = Truncation.DISCONNECT
    if reading.answer is None:
        return _failure(url, FailureKind.TIMEOUT, f"no answer within {limits.deadline:g} s", retryable=True)
    excess = _too_many_fields(reading.answer, limits)
    if excess:
        return _failure(url, FailureKind.PROTOCOL, excess)
    return _response(url, request, reading, watch)


async def _read(client: httpx.AsyncClient, request: httpx.Request, reading: _Reading, limits: Limits) -> None:
    answer = await client.send(request, stream=True)
    reading.answer = answer
    try:
        declared = answer.headers.get("content-length", "")
        if declared.isascii() and declared.isdecimal() and int(declared[:20]) > limits.wire_bytes:
            reading.cut = Truncation.LENGTH
            return
        total = 0
        async with aclosing(answer.aiter_raw()) as chunks:  # type: ignore[type-var]
            async for chunk in chunks:
                total += len(chunk)
                if total > limits.wire_bytes:
                    reading.parts.append(chunk[: limits.wire_bytes - total])
                    reading.cut = Truncation.LENGTH
                    return
                reading.parts.append(chunk)
    finally:
        await answer.aclose()


def _response(url: str, request: httpx.Request, reading: _Reading, watch: _Stopwatch) -> Response:
    answer = reading.answer
    assert answer is not None
    parts, extensions = reading.parts, answer.extensions
    return Response(
        url=url,
        status=answer.status_code,
        reason=extensions.get("reason_phrase", b"").decode("latin-1"),
        http_version=extensions.get("http_version", b"HTTP/1.1").decode("latin-1"),
        headers=_text(answer.headers),
        body=parts[0] if len(parts) == 1 else b"".join(parts),
        content=None,
        fetched_at=watch.moment,
        seconds=time.perf_counter() - watch.started,
        request_target=request.url.raw_path.decode("ascii"),
        request_headers=_text(request.headers),
        ip=_peer(extensions.get("network_stream")),
        truncated=reading.cut,
    )


def _peer(stream: Any) -> str | None:
    """The address that a connection leads to; asked of each connection once, it costs as much as a small parse."""
    if stream is None:
        return None
    if stream not in _PEERS:
        address = stream.get_extra_info("server_addr")
        _PEERS[stream] = str(address[0]) if isinstance(address, tuple) else None
    return _PEERS[stream]


def _text(headers: httpx.Headers) -> Headers:
    return tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in headers.raw)


def _too_many_fields(answer: httpx.Response, limits: Limits) -> str:
    fields = answer.headers.raw
    if len(fields) > limits.header_count:
        return f"the answer has {len(fields)} header fields, more than {limits.header_count}"
    size = sum(len(name) + len(value) + 4 for name, value in fields)
    if size > limits.header_bytes:
        return f"the header fields of the answer take {size} bytes, more than {limits.header_bytes}"
    return ""


def judge(response: Response, *, conditional: bool) -> Answer:
    """The answer, and the failure it stands for if it is one.

    Good are a whole 2xx, a redirect, and a 304 to a conditional request. Everything else is a Failure; where the
    answer is worth keeping all the same, it stands beside it.
    """
    status = response.status
    success = 200 <= status < 300 and status != 206
    if success and response.truncated:
        return Answer(response=response, failure=_cut(response))
    if success or status in REDIRECTS or (status == 304 and conditional):
        return Answer(response=response)
    words = f"{status} {response.reason}".strip()
    retryable = status in RETRYABLE_STATUSES
    failure = _failure(response.url, FailureKind.STATUS, f"the host answered {words}", retryable, status)
    return Answer(response=response, failure=failure)


async def unpack(response: Response, limits: Limits) -> Response | Failure:
    """The answer with its content."""
    try:
        return replace(response, content=await _decoded(response, limits))
    except (BadEncoding, TooLarge) as error:
        kind = FailureKind.TOO_LARGE if isinstance(error, TooLarge) else FailureKind.BAD_ENCODING
        return _failure(response.url, kind, str(error), status=response.status)


async def _decoded(response: Response, limits: Limits) -> bytes:
    kind = response.media_type
    xml = kind.endswith(("/xml", "+xml"))
    limit = limits.sitemap_bytes if xml else limits.decoded_bytes
    coding = response.coding
    if coding is not None and len(response.body) >= _THREAD_FROM:
        return await asyncio.to_thread(decode_body, response.body, coding, limit)
    return decode_body(response.body, coding, limit)


def _cut(response: Response) -> Failure:
    assert response.truncated is not None
    too_large = response.truncated is Truncation.LENGTH
    kind = FailureKind.TOO_LARGE if too_large else FailureKind.TRUNCATED
    return _failure(response.url, kind, _TRUNCATED[response.truncated], not too_large, response.status)


def worth_keeping(response: Response) -> bool:
    """True for answers that go into the archive: 2xx (cut ones too), 3xx, 404 and 410."""
    return 200 <= response.status < 400 or response.status in KEPT_STATUSES


def explain(url: str, error: Exception) -> Failure:
    """The Failure that an error of the network stands for: its kind, a sentence, and whether to ask again."""
    if isinstance(error, ForbiddenAddress):
        return _failure(url, FailureKind.FORBIDDEN_ADDRESS, str(error))
    if isinstance(error, ResolveError):
        return _failure(url, FailureKind.DNS, str(error), retryable=error.temporary)
    host = urls.host(url)
    cause = _tls_cause(error)
    if isinstance(cause, ssl.SSLCertVerificationError):
        words = f"the certificate of {host} is not valid: {cause.verify_message or cause}"
        return _failure(url, FailureKind.TLS, words)
    if cause is not None:
        words = f"no TLS connection to {host}: {cause.reason or cause}"
        if cause.reason in _NO_TLS:
            words += f"; if it has no https, try http://{urlsplit(url).netloc}/"
        return _failure(url, FailureKind.TLS, words, retryable=cause.reason != "WRONG_VERSION_NUMBER")
    _, kind, words, retryable = next(line for line in _EXPLAINED if isinstance(error, line[0]))
    return _failure(url, kind, f"{words.format(host=host)}: {error}".rstrip(": "), retryable)


def _tls_cause(error: BaseException | None) -> ssl.SSLError | None:
    """The TLS error below an error of the client, if there is one; a handshake that timed out is none."""
    while error is not None:
        if isinstance(error, ssl.SSLError) and not isinstance(error, ssl.SSLWantReadError | ssl.SSLWantWriteError):
            return error
        # the pool raises `from None`, which leaves only the context
        error = error.__cause__ or error.__context__
    return None


def _failure(
    url: str, kind: FailureKind, words: str, retryable: bool = False, status: int | None = None
) -> Failure:
    return Failure(url=url, kind=kind, detail=plain(words), retryable=retryable, status=status)
