"""Pages over loopback: plain text dressed as a web page in three styles, and a small server that counts requests."""

import html
import re
import secrets
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType

Style = Callable[[Sequence[str], str], str]
"""Lines of a text and its language -> a whole HTML page."""

_HEADING = re.compile(r"(?:\d{1,2}\.|[一二三四五六七八九十]+、)\s*\S.{0,60}")
_BULLET = re.compile(r"\s*[-•]\s+")

CHROME = """<header><a href="/">Vendor</a><nav><ul><li><a href="/pricing">Pricing</a></li>
<li><a href="/docs">Docs</a></li><li><a href="/login?t={nonce}">Sign in</a></li></ul></nav></header>
<div class="cookie-banner"><p>We use cookies to improve this site.</p><button>Accept all</button></div>"""
FOOTER = """<footer><a href="/careers">Careers</a> <a href="/press">Press</a>
<p>Follow us on social media. Page id {nonce}</p></footer>"""


def semantic(lines: Sequence[str], language: str) -> str:
    """``<main>`` with headings, paragraphs, lists and tables, as a careful author writes it."""
    body = "\n".join(_semantic_blocks(lines))
    return _page(f"<main>\n{body}\n</main>", language)


def div_soup(lines: Sequence[str], language: str) -> str:
    """Nothing but nested ``<div>`` and ``<span>`` with generated class names."""
    rows = "\n".join(
        f'<div class="x{index % 7}a"><div class="k_{index % 3}"><span>{html.escape(line)}</span></div></div>'
        for index, line in enumerate(lines)
    )
    return _page(f'<div class="app"><div class="c-9f2"><div class="inner">\n{rows}\n</div></div></div>', language)


def nested_list(lines: Sequence[str], language: str) -> str:
    """Sections as items of an ``<ol>``, their clauses as items of an ``<ol>`` inside; the numbers stand in the text."""
    out, is_open = ['<ol style="list-style:none">'], False
    for line in lines:
        if _HEADING.fullmatch(line):
            out.append("</ol></li>" if is_open else "")
            out.append(f'<li><h3>{html.escape(line)}</h3><ol style="list-style:none">')
            is_open = True
        else:
            out.append(f"<li><p>{html.escape(line)}</p></li>")
    out.append("</ol></li></ol>" if is_open else "</ol>")
    return _page(f'<article class="legal">{"".join(out)}</article>', language)


STYLES: dict[str, Style] = {"semantic": semantic, "div soup": div_soup, "nested ol": nested_list}


def lines_of(text: str) -> list[str]:
    """The lines of a plain text that are not empty."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def _semantic_blocks(lines: Sequence[str]) -> Iterator[str]:
    rows: list[str] = []
    for line in lines:
        if "\t" in line:
            cells = "".join(f"<td>{html.escape(cell)}</td>" for cell in line.split("\t"))
            rows.append(f"<tr>{cells}</tr>")
            continue
        if rows:
            yield f"<table>{''.join(rows)}</table>"
            rows = []
        if _HEADING.fullmatch(line):
            yield f"<h2>{html.escape(line)}</h2>"
        elif _BULLET.match(line):
            yield f"<ul><li>{html.escape(_BULLET.sub('', line, count=1))}</li></ul>"
        else:
            yield f"<p>{html.escape(line)}</p>"
    if rows:
        yield f"<table>{''.join(rows)}</table>"


def _page(body: str, language: str) -> str:
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>Terms</title>'
        f"<script>var t='{{nonce}}';</script></head><body>{CHROME}{body}{FOOTER}</body></html>"
    )


class Pages:
    """A web server on the loopback address. ``served[path]`` is a page; ``{nonce}`` in it differs at every request.

    A path without a query is served with any query.

    ``hits`` counts requests by path; ``most_at_once`` is the highest number of requests that were open together, by
    host name and ("") over all. ``bind``: "0.0.0.0" answers under every loopback address, each a host of its own.
    """

    def __init__(self, served: dict[str, str] | None = None, *, bind: str = "127.0.0.1") -> None:
        self.served = dict(served or {})
        self.hits: Counter[str] = Counter()
        self.most_at_once: Counter[str] = Counter()
        self.pause: Callable[[str], None] = lambda path: None
        self._open: Counter[str] = Counter()
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer((bind, 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)

    @property
    def port(self) -> int:
        return self._server.server_port

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> "Pages":
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _answer(self, path: str, host: str) -> bytes | None:
        with self._lock:
            self.hits[path] += 1
            for name in ("", host):
                self._open[name] += 1
                self.most_at_once[name] = max(self.most_at_once[name], self._open[name])
        try:
            self.pause(path)
            page = self.served.get(path, self.served.get(path.partition("?")[0]))
            return None if page is None else page.replace("{nonce}", secrets.token_hex(6)).encode()
        finally:
            with self._lock:
                self._open.subtract(("", host))

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = site._answer(self.path, self.headers.get("Host", "").partition(":")[0])
                self.send_response(404 if body is None else 200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(body or b"")))
                self.end_headers()
                self.wfile.write(body or b"")

            def date_time_string(self, timestamp: float | None = None) -> str:
                """One moment for every answer: what is kept of two fetches can then be compared whole."""
                return "Mon, 02 Mar 2026 09:00:00 GMT"

            def log_message(self, format: str, *args: object) -> None:
                pass

        return Handler
