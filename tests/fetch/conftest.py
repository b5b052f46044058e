"""A small server that sends exactly the bytes a test gives it, good manners or not."""

import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest

Answer = bytes | Callable[[socket.socket, bytes], None]


def page(
    body: bytes = b"<html><body>Terms</body></html>",
    *headers: str,
    status: str = "200 OK",
    media_type: str = "text/html; charset=utf-8",
) -> bytes:
    """A well-made answer with its length."""
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {media_type}", f"Content-Length: {len(body)}", *headers]
    return "\r\n".join((*lines, "Connection: close", "", "")).encode() + body


def redirect(location: str, status: str = "302 Found") -> bytes:
    return page(b"", f"Location: {location}", status=status)


@dataclass
class Site:
    """Paths and their answers; a path without one is 404. ``requests``: the heads received, in order."""

    host: str
    answers: dict[str, Answer] = field(default_factory=dict)
    requests: list[bytes] = field(default_factory=list)
    connections: int = 0

    def open(self, port: int = 0) -> "Site":
        self._socket = socket.create_server((self.host, port))
        self.port = self._socket.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()
        return self

    @property
    def url(self) -> str:
        return f"http://{self.host}:{self.port}"

    def close(self) -> None:
        self._socket.close()

    def asked(self, path: str) -> list[bytes]:
        return [head for head in self.requests if head.split(b" ")[1] == path.encode()]

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with connection:
            head = b""
            try:
                while b"\r\n\r\n" not in head:
                    data = connection.recv(65536)
                    if not data:
                        return
                    head += data
                self.requests.append(head)
                answer = self.answers.get(head.split(b" ")[1].decode(), page(b"", status="404 Not Found"))
                if callable(answer):
                    answer(connection, head)
                else:
                    connection.sendall(answer)
            except OSError:
                return


@pytest.fixture
def serve() -> Iterator[Callable[..., Site]]:
    """serve({path: answer}, host=...) -> a running Site; all are closed at the end."""
    sites: list[Site] = []

    def start(answers: dict[str, Answer] | None = None, host: str = "127.0.0.1", port: int = 0) -> Site:
        site = Site(host, dict(answers or {})).open(port)
        sites.append(site)
        return site

    yield start
    for site in sites:
        site.close()
