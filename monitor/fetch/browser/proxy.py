"""The browser's only way out: a proxy on loopback that opens every connection through a Guard.

Chromium is told to send everything here, loopback addresses too, and to resolve no name itself. So the rules for
addresses hold for whatever a page's scripts ask for, names are checked and pinned, and all bytes are counted.
"""

import re
import selectors
import socket
import threading
from contextlib import closing
from urllib.parse import urlsplit

import httpcore

from monitor.errors import FetchError
from monitor.fetch.guard import Guard

_HEAD_LIMIT = 100 * 1024
_CHUNK = 65_536
_REFUSED = b"HTTP/1.1 403 Refused by clausewatch\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
_CONNECTED = b"HTTP/1.1 200 Connected\r\n\r\n"
_HOP_BY_HOP = re.compile(rb"(?im)^(?:proxy-[^:]*|connection|keep-alive):[^\r\n]*\r\n")


class GuardedProxy:
    """A forward proxy for one browser. ``guard`` is the one of the page being rendered; None: nothing passes."""

    def __init__(self) -> None:
        self.guard: Guard | None = None
        self.refused: list[str] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        threading.Thread(target=self._accept, name="browser proxy", daemon=True).start()

    def close(self) -> None:
        """Take no more connections."""
        self.guard = None
        self._socket.close()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, browser: socket.socket) -> None:
        guard = self.guard
        with closing(browser):
            head, rest = _read_head(browser)
            target = _target(head)
            if guard is None or target is None:
                return
            host, port, first = target
            try:
                stream = guard.connect_tcp(host, port)
            except (FetchError, httpcore.NetworkError, httpcore.TimeoutException):
                self.refused.append(host)
                browser.sendall(_REFUSED)
                return
            with closing(stream):
                if first is None:
                    browser.sendall(_CONNECTED)
                    first = b""
                _relay(browser, stream, first + rest, guard)


def _read_head(browser: socket.socket) -> tuple[bytes, bytes]:
    """A request's head and what came after it; empty where the browser sent none."""
    data = b""
    while b"\r\n\r\n" not in data and len(data) < _HEAD_LIMIT:
        try:
            received = browser.recv(_CHUNK)
        except OSError:
            return b"", b""
        if not received:
            return b"", b""
        data += received
    head, mark, rest = data.partition(b"\r\n\r\n")
    return head + mark, rest


def _target(head: bytes) -> tuple[str, int, bytes | None] | None:
    """Host, port and the head to send on (None for a tunnel); None for what is no request to a proxy."""
    line = head.split(b"\r\n", 1)[0].decode("latin-1").split(" ")
    if len(line) != 3:
        return None
    method, address, version = line
    parts = urlsplit(f"//{address}" if method == "CONNECT" else address)
    if not parts.hostname or (method != "CONNECT" and parts.scheme != "http"):
        return None
    if method == "CONNECT":
        return parts.hostname, parts.port or 443, None
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = _HOP_BY_HOP.sub(b"", head.split(b"\r\n", 1)[1])
    return parts.hostname, parts.port or 80, f"{method} {path} {version}\r\nConnection: close\r\n".encode() + headers


def _relay(browser: socket.socket, stream: httpcore.NetworkStream, first: bytes, guard: Guard) -> None:
    """Pass bytes both ways until a side closes, the deadline passes or too many bytes came in."""
    server: socket.socket = stream.get_extra_info("socket")
    try:
        if first:
            stream.write(first)
        with selectors.DefaultSelector() as selector:
            selector.register(browser, selectors.EVENT_READ)
            selector.register(server, selectors.EVENT_READ)
            while ready := selector.select(guard.deadline.left()):
                for key, _ in ready:
                    if key.fileobj is browser:
                        data = browser.recv(_CHUNK)
                        stream.write(data)
                    else:
                        data = stream.read(_CHUNK)
                        browser.sendall(data)
                    if not data:
                        return
    except (OSError, FetchError, httpcore.NetworkError, httpcore.TimeoutException):
        return
