"""The one door to the network: checked, pinned addresses, one deadline, a bound on every byte that comes in.

``Guard`` is httpcore's network backend for one fetch. ``GuardTransport`` puts an httpx client on top of it.
"""

import queue
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import httpcore
import httpx

from monitor.errors import BlockedError, TooLargeError, TransientFetchError
from monitor.fetch.addresses import Resolver, is_public, literal

MAX_HEADER_BYTES = 100 * 1024
"""What httpcore accepts as one answer's head; beyond it the answer is refused."""

_WIRE_SLACK = 2_000_000
"""Bytes above the body's bound that heads, chunk marks and TLS records of up to six answers may take."""


class Deadline:
    """A point in time, ``seconds`` from now; ``left`` never goes below zero."""

    def __init__(self, seconds: float, monotonic: Callable[[], float] = time.monotonic) -> None:
        self.seconds = seconds
        self._monotonic = monotonic
        self.restart()

    def restart(self) -> None:
        """Count from now: what came before was waiting for a turn."""
        self._end = self._monotonic() + self.seconds

    def left(self, at_most: float | None = None) -> float:
        """Seconds left, but not more than ``at_most``."""
        left = max(0.0, self._end - self._monotonic())
        return left if at_most is None else min(left, at_most)


class Guard(httpcore.NetworkBackend):
    """Opens connections for one fetch of ``url``.

    A name is resolved once, in a thread that the deadline can leave behind; if any of its addresses is not public,
    none is used (a mixed answer is how rebinding begins); the connection goes to the address that was checked.
    ``trusted``: hosts that are reached whatever their address (the proxy a user has set).
    """

    def __init__(
        self,
        *,
        url: str,
        resolver: Resolver,
        deadline: Deadline,
        allow_private: bool,
        max_bytes: int,
        connect_timeout: float,
        trusted: frozenset[str] = frozenset(),
    ) -> None:
        self._url = url
        self._resolver = resolver
        self.deadline = deadline
        self._allow_private = allow_private
        self._max_wire_bytes = max_bytes + _WIRE_SLACK
        self._connect_timeout = connect_timeout
        self._trusted = trusted
        self._pinned: dict[str, tuple[str, ...]] = {}
        self._backend = httpcore.SyncBackend()
        self.received = 0

    def addresses(self, host: str, port: int) -> tuple[str, ...]:
        """The checked addresses of ``host``, resolved once.

        Raises BlockedError where one is private, TransientFetchError where the name does not resolve in time.
        """
        if host not in self._pinned:
            self._pinned[host] = self._checked(host, port)
        return self._pinned[host]

    def check_literal(self, host: str) -> None:
        """Refuse a host that spells a private address, or any address in an odd way; names pass."""
        spelled = literal(host)
        if spelled is None or host in self._trusted:
            return
        if not spelled or not (self._allow_private or is_public(spelled)):
            raise self._private(host, spelled or host)

    def check_url(self, url: str) -> None:
        """``check_literal`` for the host of ``url``."""
        self.check_literal(urlsplit(url).hostname or "")

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        options = list(socket_options or ())
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in self.addresses(host, port):
            limit = self.deadline.left(
                self._connect_timeout if timeout is None else min(timeout, self._connect_timeout)
            )
            if limit <= 0:
                raise httpcore.ConnectTimeout
            try:
                stream = self._backend.connect_tcp(address, port, limit, local_address, options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _GuardedStream(stream, self)
        raise failure

    def count(self, size: int) -> None:
        """Note ``size`` bytes from the network; raises TooLargeError beyond the bound."""
        self.received += size
        if self.received > self._max_wire_bytes:
            raise TooLargeError(f"more than {self._max_wire_bytes:,} bytes came in", url=self._url)

    def _checked(self, host: str, port: int) -> tuple[str, ...]:
        self.check_literal(host)
        found = self._resolve(host, port)
        if not found:
            raise TransientFetchError(f"{host} has no address", url=self._url)
        if not self._allow_private and host not in self._trusted:
            for address in found:
                if not is_public(address):
                    raise self._private(host, address)
        return found

    def _resolve(self, host: str, port: int) -> tuple[str, ...]:
        spelled = literal(host)
        if spelled:
            return (spelled,)
        answer: queue.Queue[tuple[str, ...] | OSError | UnicodeError] = queue.Queue()

        def ask() -> None:
            try:
                answer.put(tuple(self._resolver(host, port)))
            except (OSError, UnicodeError) as error:
                answer.put(error)

        threading.Thread(target=ask, name=f"resolve {host}", daemon=True).start()
        try:
            found = answer.get(timeout=self.deadline.left(self._connect_timeout))
        except queue.Empty:
            raise TransientFetchError(f"the name {host} did not resolve in time", url=self._url) from None
        if isinstance(found, Exception):
            raise TransientFetchError(f"the name {host} does not resolve: {found}", url=self._url) from found
        return found

    def _private(self, host: str, address: str) -> BlockedError:
        return BlockedError(
            f"{host} is at {address}, which is not a public address; "
            "if it is meant to be inside your network, set allow_private = true on this source "
            "(--allow-private on the command line)",
            url=self._url,
        )


class _GuardedStream(httpcore.NetworkStream):
    """A connection whose every wait is cut to what the deadline leaves, and whose bytes are counted."""

    def __init__(self, stream: httpcore.NetworkStream, guard: Guard) -> None:
        self._stream = stream
        self._guard = guard

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        limit = self._guard.deadline.left(timeout)
        if limit <= 0:
            raise httpcore.ReadTimeout
        data = self._stream.read(max_bytes, limit)
        self._guard.count(len(data))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        limit = self._guard.deadline.left(timeout)
        if limit <= 0:
            raise httpcore.WriteTimeout
        self._stream.write(buffer, limit)

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        limit = self._guard.deadline.left(timeout)
        if limit <= 0:
            raise httpcore.ConnectTimeout
        return _GuardedStream(self._stream.start_tls(ssl_context, server_hostname, limit), self._guard)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


@cache
def tls_context(client_certificate: str | None) -> ssl.SSLContext:
    """The one TLS context of the process (loading the roots costs 20 ms), or one with a client certificate (PEM)."""
    context = httpx.create_ssl_context(trust_env=False)
    if client_certificate:
        context.load_cert_chain(client_certificate)
    return context


class GuardTransport(httpx.BaseTransport):
    """httpx's lower half over a ``Guard``; with ``proxy`` set, addresses are the proxy's duty, literals still ours."""

    def __init__(self, guard: Guard, *, client_certificate: str | None = None, proxy: str | None = None) -> None:
        self._guard = guard
        self._pool = self._open_pool(tls_context(client_certificate), proxy)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        self._guard.check_literal(url.raw_host.decode("ascii"))
        answer = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer), extensions=answer.extensions)

    def close(self) -> None:
        self._pool.close()

    def _open_pool(self, context: ssl.SSLContext, proxy: str | None) -> httpcore.ConnectionPool:
        if proxy is None:
            return httpcore.ConnectionPool(ssl_context=context, network_backend=self._guard)
        if proxy.startswith("socks5"):
            return httpcore.SOCKSProxy(proxy_url=proxy, ssl_context=context, network_backend=self._guard)
        return httpcore.HTTPProxy(proxy_url=proxy, ssl_context=context, network_backend=self._guard)


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        return self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()
