"""The address guard: no request of ours reaches a loopback, private, link-local or metadata address.

A name is resolved once, every address of the answer is checked, and the connection goes to a checked address,
never to the name again; so a name that changes its address between check and connect (DNS rebinding) gains
nothing. URLs are not looked at: `2130706433`, `0x7f.1` and `[::ffff:7f00:1]` all come down to an address.

Sources: IANA special-purpose address registries (RFC 6890, RFC 8190), RFC 6052 (NAT64), RFC 3056 (6to4),
RFC 4380 (Teredo, closed as a whole), RFC 4291 2.5.5 (IPv4 in IPv6).
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable, Iterable
from typing import Any
from urllib.parse import urlsplit

import httpcore

from scraper.fetch.streams import AsyncioBackend
from scraper.types import Site

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network
#: (address as text, scope id) of every answer for a name and a port
Resolver = Callable[[str, int], Awaitable[list[tuple[str, int]]]]

#: what some releases of the standard library still call global, or what is global and yet nobody's web site
_CLOSED: tuple[Network, ...] = tuple(
    ipaddress.ip_network(text)
    for text in (
        "0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15", "240.0.0.0/4",
        "168.63.129.16/32", "2001:db8::/32", "3fff::/20", "2001::/23",
    )
)  # fmt: skip
_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_IPV4_COMPATIBLE = ipaddress.IPv6Network("::/96")
_6TO4 = ipaddress.IPv6Network("2002::/16")
#: what `allow_local` opens: the machine itself and private networks; link-local (metadata services) stays closed
_LOCAL: tuple[Network, ...] = tuple(
    ipaddress.ip_network(text)
    for text in (
        "127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "::1/128", "fc00::/7",
    )
)  # fmt: skip


class ForbiddenAddress(Exception):  # noqa: N818 - reads as the fact it states
    """A host's name stands for an address that may not be contacted.

    Attributes: `host` as asked for, `address` as text.
    """

    def __init__(self, host: str, address: str) -> None:
        which = host if host.strip("[]") == address else f"{host} has the address {address}, which"
        remedy = "; an entry with 'allow_local: true' may open it" if _openable(address) else ""
        super().__init__(f"{which} is not on the public internet{remedy}")
        self.host = host
        self.address = address


class ResolveError(Exception):
    """A host's name could not be resolved. `temporary` is true where asking again makes sense (EAI_AGAIN)."""

    def __init__(self, host: str, why: str, *, temporary: bool) -> None:
        super().__init__(f"the name {host} can't be resolved: {why}")
        self.host = host
        self.temporary = temporary


def embedded(address: Address) -> list[ipaddress.IPv4Address]:
    """The IPv4 addresses that an IPv6 address stands for: mapped, compatible, NAT64, 6to4; else none."""
    if isinstance(address, ipaddress.IPv4Address):
        return []
    if address.ipv4_mapped is not None:
        return [address.ipv4_mapped]
    if address in _NAT64 or (address in _IPV4_COMPATIBLE and int(address) > 1):
        return [ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)]
    if address in _6TO4 and address.sixtofour is not None:
        return [address.sixtofour]
    return []


def is_public(address: Address) -> bool:
    """True if the address, and every IPv4 address inside it, is one of the public internet."""
    inner = embedded(address)
    if isinstance(address, ipaddress.IPv6Address):
        if address.scope_id is not None:
            return False
        if address.ipv4_mapped is not None or address in _NAT64 or address in _6TO4:
            return all(is_public(one) for one in inner)
        if address not in _GLOBAL_UNICAST:
            return False
    if address.is_multicast or not address.is_global or any(address in network for network in _CLOSED):
        return False
    return all(is_public(one) for one in inner)


def is_local(address: Address) -> bool:
    """True for the machine itself and private networks: what `allow_local` may open for one host."""
    inner = embedded(address)
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None:
        return all(is_local(one) for one in inner)
    return any(address in network for network in _LOCAL)


def _openable(text: str) -> bool:
    try:
        return is_local(ipaddress.ip_address(text))
    except ValueError:
        return False


async def _system_resolver(host: str, port: int) -> list[tuple[str, int]]:
    loop = asyncio.get_running_loop()
    infos = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [(str(info[4][0]), int(info[4][3]) if len(info[4]) == 4 else 0) for info in infos]


def local_pair(site: Site) -> tuple[str, int]:
    """(lower-case host, port) of a site, as the address guard keeps its exceptions."""
    parts = urlsplit(site.url)
    return (parts.hostname or "").lower(), parts.port or (443 if parts.scheme == "https" else 80)


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """The network layer of the HTTP library, with the guard in front of every TCP connection.

    `allow_local` holds (lower-case host, port) pairs that may be local; it may grow while the backend works.
    `trusted` holds pairs that are connected to unchecked: the configured proxy, nothing else.
    """

    def __init__(
        self,
        allow_local: Iterable[tuple[str, int]] = (),
        *,
        trusted: Iterable[tuple[str, int]] = (),
        resolve: Resolver = _system_resolver,
        inner: httpcore.AsyncNetworkBackend | None = None,
    ) -> None:
        self.allow_local: set[tuple[str, int]] = set(allow_local)
        self._trusted = frozenset(trusted)
        self._resolve = resolve
        self._inner = AsyncioBackend() if inner is None else inner

    async def checked(self, host: str, port: int) -> list[str]:
        """The addresses of a host, each once, in the resolver's order, every one checked.

        Raises ForbiddenAddress if any of them is forbidden (a mixed answer is what an attack looks like), and
        ResolveError if there is none.
        """
        name = host.lower().strip("[]")
        try:
            found = await self._resolve(name, port)
        except socket.gaierror as error:
            again = error.errno == socket.EAI_AGAIN
            raise ResolveError(host, error.strerror or "unknown name", temporary=again) from error
        except (UnicodeError, ValueError, OSError) as error:
            raise ResolveError(host, str(error), temporary=False) from error
        if not found:
            raise ResolveError(host, "no address", temporary=False)
        if (name, port) not in self._trusted:
            local_too = (name, port) in self.allow_local
            for text, scope in found:
                self._check(host, text, scope, local_too=local_too)
        return list(dict.fromkeys(text for text, _ in found))

    @staticmethod
    def _check(host: str, text: str, scope: int, *, local_too: bool) -> None:
        try:
            address = ipaddress.ip_address(text)
        except ValueError:
            raise ForbiddenAddress(host, text) from None
        if scope or "%" in text or not (is_public(address) or (local_too and is_local(address))):
            raise ForbiddenAddress(host, text)

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the signature of the interface
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Resolve, check, and connect to a checked address; each address gets its share of `timeout` (seconds).

        Raises ForbiddenAddress, ResolveError, httpcore.ConnectTimeout and httpcore.ConnectError.
        """
        loop = asyncio.get_running_loop()
        end = None if timeout is None else loop.time() + timeout
        try:
            async with asyncio.timeout(timeout):
                addresses = await self.checked(host, port)
        except TimeoutError as error:
            raise httpcore.ConnectTimeout(f"the name {host} was not resolved in time") from error
        last: Exception = httpcore.ConnectError(f"{host} could not be reached")
        for position, address in enumerate(addresses):
            share = None if end is None else max(0.05, (end - loop.time()) / (len(addresses) - position))
            try:
                return await self._inner.connect_tcp(address, port, share, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                last = error
        raise last

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ARG002, ASYNC109 - the signature of the interface
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002
    ) -> httpcore.AsyncNetworkStream:
        """Refuse: nothing of the web lives behind a file of this machine."""
        raise ForbiddenAddress(path, "a local socket")

    async def sleep(self, seconds: float) -> None:
        """Pause between the library's own connection retries, which are switched off."""
        await self._inner.sleep(seconds)
