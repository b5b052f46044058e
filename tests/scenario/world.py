"""A site on loopback whose pages change, and the program watching it with a clock that is moved by hand."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from monitor.app import App, find_config, opened, take_over
from monitor.pipeline.round import check_all

CONFIG = """\
[store]
folder = "{folder}"
database = "{database}"

[fetch]
host_delay = 0
"""


class Site:
    """Pages by path, as plain text; ``put`` exchanges one."""

    def __init__(self) -> None:
        self._pages: dict[str, bytes] = {}
        pages = self._pages

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = pages.get(self.path)
                self.send_response(200 if body is not None else 404)
                self.send_header("Content-Type", "text/plain; charset=utf-8")
                self.send_header("Content-Length", str(len(body or b"")))
                self.end_headers()
                self.wfile.write(body or b"")

            def log_message(self, format: str, *args: object) -> None:
                """Keep the test's output quiet."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def put(self, path: str, page: bytes) -> None:
        self._pages[path] = page

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class Watch:
    """The program over one configuration; every command is told what time it is."""

    def __init__(self, folder: Path, services: str, database: str) -> None:
        self.config_path = folder / "config.toml"
        self.config_path.write_text(
            CONFIG.format(folder=folder / "snapshots", database=database) + services, encoding="utf-8"
        )

    @contextmanager
    def opened(self, now: datetime) -> Iterator[App]:
        """The program's world at ``now``."""
        with opened(find_config(self.config_path), {"CLAUSEWATCH_NOW": now.isoformat()}) as app:
            yield app

    def check(self, now: datetime) -> dict[str, str]:
        """Check everything at ``now``; returns terms -> outcome."""
        with self.opened(now) as app:
            take_over(app)
            watched = [(service, terms) for service in app.config.services for terms in service.terms]
            return {one.result.terms: one.result.outcome for one in check_all(watched, app.means)}


@contextmanager
def site() -> Iterator[Site]:
    """A site, served until the end of the block."""
    served = Site()
    try:
        yield served
    finally:
        served.close()
