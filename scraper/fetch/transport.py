"""The HTTP library's pool with the address guard below it: the one place where connections are made."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from typing import Protocol, cast

import httpcore
import httpx

from scraper.fetch.guard import GuardedBackend, ResolveError

#: seconds an idle connection is kept: longer than the longest usual delay between two requests to a host
KEEP_ALIVE = 75.0
#: idle connections kept over all hosts; one a host is all that turns let us use
IDLE_CONNECTIONS = 64

_ERRORS: dict[type[Exception], type[httpx.TransportError]] = {
    httpcore.ConnectTimeout: httpx.ConnectTimeout,
    httpcore.ReadTimeout: httpx.ReadTimeout,
    httpcore.WriteTimeout: httpx.WriteTimeout,
    httpcore.PoolTimeout: httpx.PoolTimeout,
    httpcore.ConnectError: httpx.ConnectError,
    httpcore.ReadError: httpx.ReadError,
    httpcore.WriteError: httpx.WriteError,
    httpcore.ProxyError: httpx.ProxyError,
    httpcore.UnsupportedProtocol: httpx.UnsupportedProtocol,
    httpcore.LocalProtocolError: httpx.LocalProtocolError,
    httpcore.RemoteProtocolError: httpx.RemoteProtocolError,
    httpcore.TimeoutException: httpx.TimeoutException,
    httpcore.NetworkError: httpx.NetworkError,
    httpcore.ProtocolError: httpx.ProtocolError,
}


class _ByteStream(Protocol):
    """What the pool hands out: bytes to be iterated, and a connection to be given back."""

    def __aiter__(self) -> AsyncIterator[bytes]: ...
    async def aclose(self) -> None: ...


@contextmanager
def mapped_errors() -> Iterator[None]:
    """Turn the errors of the network layer into those of the client; ForbiddenAddress and ResolveError pass."""
    try:
        yield
    except tuple(_ERRORS) as error:
        raise _ERRORS.get(type(error), httpx.NetworkError)(str(error)) from error


class _Body(httpx.AsyncByteStream):
    """A body as it comes, its errors mapped."""

    def __init__(self, stream: _ByteStream) -> None:
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        with mapped_errors():
            async for part in self._stream:
                yield part

    async def aclose(self) -> None:
        with mapped_errors():
            await self._stream.aclose()


class _Answer(httpx.Response):
    """An answer whose Location header httpx does not read: it would raise on one that it can't parse."""

    @property
    def has_redirect_location(self) -> bool:
        """False: the session looks at `Location`."""
        return False


class GuardedTransport(httpx.AsyncBaseTransport):
    """A transport over `httpcore`'s public pool: HTTP/1.1 only, certificates verified, every address guarded.

    With a proxy (`http://` or `https://`, user and password allowed in it) the proxy itself is trusted, and the
    target's name is still resolved and checked before each request; a name that only the proxy can resolve passes.
    Raises ValueError for a proxy address of another kind.
    """

    def __init__(
        self,
        backend: GuardedBackend | None = None,
        *,
        proxy: str | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        context = httpx.create_ssl_context(trust_env=False) if tls is None else tls
        self.backend = GuardedBackend() if backend is None else backend
        self.proxied = proxy is not None
        self._pool = (
            _OriginPools(context, self.backend) if proxy is None else _proxy_pool(httpx.Proxy(url=proxy), context)
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request and give back its answer, the body unread.

        Raises httpx.TransportError, ForbiddenAddress and ResolveError.
        """
        url = request.url
        if self.proxied:
            await self._check_target(url)
        core = httpcore.Request(
            method=request.method,
            url=httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        with mapped_errors():
            answer = await self._pool.handle_async_request(core)
        return _Answer(
            status_code=answer.status,
            headers=answer.headers,
            stream=_Body(cast(_ByteStream, answer.stream)),
            extensions=answer.extensions,
        )

    async def _check_target(self, url: httpx.URL) -> None:
        port = url.port or (443 if url.scheme == "https" else 80)
        try:
            await self.backend.checked(url.raw_host.decode("ascii"), port)
        except ResolveError:
            return

    async def aclose(self) -> None:
        """Close every connection."""
        await self._pool.aclose()


class _OriginPools:
    """A pool for each origin, the longest unused one closed where there are more than IDLE_CONNECTIONS.

    One pool for all would look at every connection for every request, and close idle ones at each of them once it
    has more connections, idle or not, than it may keep idle.
    """

    def __init__(self, context: ssl.SSLContext, backend: GuardedBackend) -> None:
        self._context = context
        self._backend = backend
        #: the last used at the end
        self._pools: dict[tuple[bytes, bytes, int | None], httpcore.AsyncConnectionPool] = {}

    async def handle_async_request(self, request: httpcore.Request) -> httpcore.Response:
        url = request.url
        origin = (url.scheme, url.host, url.port)
        for surplus in self._surplus():
            await surplus.aclose()
        # no pause from here on until the pool has made its connection: others look for idle ones
        pool = self._pools.pop(origin, None) or self._new()
        self._pools[origin] = pool
        return await pool.handle_async_request(request)

    def _new(self) -> httpcore.AsyncConnectionPool:
        return httpcore.AsyncConnectionPool(
            ssl_context=self._context,
            max_connections=None,
            max_keepalive_connections=1,
            keepalive_expiry=KEEP_ALIVE,
            http1=True,
            http2=False,
            network_backend=self._backend,
        )

    def _surplus(self) -> list[httpcore.AsyncConnectionPool]:
        """The pools to be closed, taken out: those without a connection in use, the longest unused first."""
        many = len(self._pools) - IDLE_CONNECTIONS
        if many <= 0:
            return []
        idle = [
            origin
            for origin, pool in self._pools.items()
            if all(connection.is_idle() for connection in pool.connections)
        ]
        return [self._pools.pop(origin) for origin in idle[:many]]

    async def aclose(self) -> None:
        pools, self._pools = list(self._pools.values()), {}
        for pool in pools:
            await pool.aclose()


def _proxy_pool(proxy: httpx.Proxy, context: ssl.SSLContext) -> httpcore.AsyncHTTPProxy:
    if proxy.url.scheme not in ("http", "https"):
        raise ValueError("a proxy's address starts with http:// or https://")
    port = proxy.url.port or (443 if proxy.url.scheme == "https" else 80)
    trusted = (proxy.url.raw_host.decode("ascii").lower(), port)
    return httpcore.AsyncHTTPProxy(
        proxy_url=httpcore.URL(
            scheme=proxy.url.raw_scheme, host=proxy.url.raw_host, port=port, target=proxy.url.raw_path
        ),
        proxy_auth=proxy.raw_auth,
        ssl_context=context,
        proxy_ssl_context=context if proxy.url.scheme == "https" else None,
        max_connections=None,
        max_keepalive_connections=IDLE_CONNECTIONS,
        keepalive_expiry=KEEP_ALIVE,
        http1=True,
        http2=False,
        # asyncio's TLS inside of TLS fails oddly before Python 3.13
        network_backend=GuardedBackend(trusted=[trusted], inner=httpcore.AnyIOBackend()),
    )
