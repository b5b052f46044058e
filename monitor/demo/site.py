"""The site of Northlight, a vendor that does not exist: four legal pages in two editions."""

import secrets
import threading
from datetime import UTC, date, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from string import Template
from types import TracebackType
from typing import Literal

PAGES = Path(__file__).parent / "pages"
HOST = "127.0.0.1"

Edition = Literal[1, 2]

TITLES = {
    "/legal/api-terms": ("api-terms.html", "en", "API Terms of Service"),
    "/zh/legal/api-terms": ("api-terms.zh.html", "zh-CN", "API 服务条款"),
    "/legal/sla": ("sla.html", "en", "Service Level Agreement"),
    "/legal/refunds": ("refunds.html", "en", "Refund Policy"),
}
"""Path -> file of the text, language, title of the page."""


class Site:
    """Serves the pages on a free port of the loopback address until the block ends.

    ``edition`` and the two dates that the pages state of themselves may be changed while it runs. Every answer
    differs in tokens and counters, as real pages do.
    """

    def __init__(self, *, updated: date, effective: date) -> None:
        self.edition: Edition = 1
        self.updated = updated
        self.effective = effective
        self._server = ThreadingHTTPServer((HOST, 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    @property
    def address(self) -> str:
        """Address of the site, without a slash at its end."""
        return f"http://{HOST}:{self._server.server_port}"

    def __enter__(self) -> "Site":
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def page(self, path: str) -> bytes | None:
        """The page at ``path`` as it stands now; None if there is none."""
        if path not in TITLES:
            return None
        file, language, title = TITLES[path]
        text = Template((PAGES / str(self.edition) / file).read_text(encoding="utf-8"))
        body = text.substitute(updated=self.updated.isoformat(), effective=self.effective.isoformat())
        layout = Template((PAGES / "layout.html").read_text(encoding="utf-8"))
        return layout.substitute(
            language=language,
            title=title,
            body=body,
            nonce=secrets.token_hex(8),
            stamp=datetime.now(UTC).isoformat(),
            online=1000 + secrets.randbelow(9000),
        ).encode()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = site.page(self.path)
                self.send_response(200 if body is not None else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(body or b"")))
                self.end_headers()
                self.wfile.write(body or b"")

            def log_message(self, format: str, *args: object) -> None:
                """Keep quiet: the demo's output is what the program says."""

        return Handler
