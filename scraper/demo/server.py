"""A small, true HTTP/1.1 server: one thread a connection, kept alive, gzip for who takes it, 304 for who asks."""

from __future__ import annotations

import contextlib
import socket
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit

from scraper.demo.weight import Parts, gzip_bytes, raw_bytes

HTML = "text/html; charset=UTF-8"
_PACKED_TYPES = ("text/", "application/json", "application/xml", "application/rss", "application/atom")


class Logged(NamedTuple):
    """One answered request, as the server saw it; `started` and `ended` are of the monotonic clock."""

    method: str
    path: str
    status: int
    headers: Mapping[str, str]
    started: float
    ended: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a client asked: the path percent-decoded, the parameters, the headers in lower case."""

    method: str
    target: str
    path: str
    query: Mapping[str, list[str]]
    headers: Mapping[str, str]

    @classmethod
    def of(cls, method: str, target: str, headers: Mapping[str, str]) -> Request:
        """The request of a request line and its headers."""
        parts = urlsplit(target)
        query = parse_qs(parts.query, keep_blank_values=True)
        return cls(method=method, target=target, path=unquote(parts.path), query=query, headers=headers)

    def value(self, name: str, default: str = "") -> str:
        """The last value of a parameter."""
        return self.query.get(name, [default])[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the blog says; validators make it answerable by 304."""

    parts: Parts = ()
    status: int = 200
    kind: str = HTML
    headers: tuple[tuple[str, str], ...] = ()
    etag: str = ""
    last_modified: datetime | None = None

    def unchanged_for(self, headers: Mapping[str, str]) -> bool:
        """True if every validator that the client sent still holds, and one was sent."""
        held = []
        if "if-none-match" in headers and self.etag:
            tags = [tag.strip().removeprefix("W/") for tag in headers["if-none-match"].split(",")]
            held.append(self.etag.removeprefix("W/") in tags or "*" in tags)
        if "if-modified-since" in headers and self.last_modified is not None:
            with contextlib.suppress(ValueError):
                since = parsedate_to_datetime(headers["if-modified-since"])
                held.append(self.last_modified.replace(microsecond=0) <= since)
        return self.status == HTTPStatus.OK and bool(held) and all(held)


def redirect(location: str, status: int = 301) -> Answer:
    """An answer that sends the client elsewhere."""
    return Answer(status=status, headers=(("Location", location),), parts=("",))


def text(body: str, kind: str = "text/plain; charset=UTF-8", **more: Any) -> Answer:
    """An answer of plain text, XML or JSON."""
    return Answer(parts=(body,), kind=kind, **more)


Respond = Callable[[Request], Answer]
#: status, headers, body
Encoded = tuple[int, list[tuple[str, str]], bytes]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "nginx"
    sys_version = ""
    disable_nagle_algorithm = True
    timeout = 60

    server: BlogServer

    def do_GET(self) -> None:
        self._serve()

    def do_HEAD(self) -> None:
        self._serve()

    def _serve(self) -> None:
        started = time.monotonic()
        headers = {name.lower(): value for name, value in self.headers.items()}
        request = Request.of(self.command, self.path, headers)
        if self.server.latency:
            time.sleep(self.server.latency)
        status, head, body = self._stored(request) if self.server.stored is not None else self._made(request)
        lines = [f"HTTP/1.1 {status} {HTTPStatus(status).phrase}", *(f"{n}: {v}" for n, v in head), "", ""]
        # noted before it is sent: who has the answer can rely on the log
        self.server.note(Logged(self.command, self.path, status, headers, started, time.monotonic()))
        self.wfile.write("\r\n".join(lines).encode("latin-1") + (b"" if self.command == "HEAD" else body))

    def _stored(self, request: Request) -> Encoded:
        store = self.server.stored
        assert store is not None
        key = self.path, "gzip" in request.headers.get("accept-encoding", "")
        if request.headers.keys() & {"if-none-match", "if-modified-since"}:
            return self._made(request)
        if key not in store:
            store[key] = self._made(request)
        return store[key]

    def _made(self, request: Request) -> Encoded:
        return self._encode(request, self.server.respond(request))

    def _encode(self, request: Request, answer: Answer) -> Encoded:
        head = [("Date", self.date_time_string()), ("Server", self.server_version), *answer.headers]
        if answer.etag:
            head.append(("ETag", answer.etag))
        if answer.last_modified is not None:
            moment = answer.last_modified.astimezone(UTC)
            head.append(("Last-Modified", format_datetime(moment.replace(microsecond=0), usegmt=True)))
        if answer.unchanged_for(request.headers):
            return 304, head, b""
        head.append(("Content-Type", answer.kind))
        if answer.kind.startswith(_PACKED_TYPES):
            head.append(("Vary", "Accept-Encoding"))
            if "gzip" in request.headers.get("accept-encoding", ""):
                body = gzip_bytes(answer.parts)
                head += [("Content-Encoding", "gzip"), ("Content-Length", str(len(body)))]
                return answer.status, head, body
        body = raw_bytes(answer.parts)
        head.append(("Content-Length", str(len(body))))
        return answer.status, head, body

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the standard library's
        """Nothing: the log is a list, not a terminal."""


class BlogServer(ThreadingHTTPServer):
    """One blog on one loopback port."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, respond: Respond, latency: float = 0.0, *, stored: bool = False) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.respond = respond
        self.latency = latency
        #: whole answers by address and coding; None where each is made anew
        self.stored: dict[tuple[str, bool], Encoded] | None = {} if stored else None
        self._log: list[Logged] = []
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True)

    @property
    def port(self) -> int:
        """The port the system gave."""
        return int(self.server_address[1])

    def start(self) -> None:
        """Answer from now on."""
        self._thread.start()

    def stop(self) -> None:
        """Answer no more; connections that are kept alive end."""
        # wakes the thread that waits for connections; where the system refuses that, it wakes by itself
        with contextlib.suppress(OSError):
            self.socket.shutdown(socket.SHUT_RDWR)
        self.shutdown()
        self._thread.join()
        self.server_close()
        with self._lock:
            for connection in self._open:
                with contextlib.suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)

    def note(self, entry: Logged) -> None:
        """Write a request into the log."""
        with self._lock:
            self._log.append(entry)

    def log(self) -> list[Logged]:
        """A copy of the log."""
        with self._lock:
            return list(self._log)

    def clear_log(self) -> None:
        """Forget what was asked so far."""
        with self._lock:
            self._log.clear()

    def process_request(self, request: Any, client_address: Any) -> None:
        """Serve a connection, and remember it until it ends."""
        with self._lock:
            self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """End a connection."""
        with self._lock:
            self._open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of clients that went away; anything else is a fault of the demo and is shown."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)
