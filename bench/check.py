"""What a round of checks costs: 200 pages of 250 KB from loopback, first seen, unchanged, 304, one sentence changed.

Before the last, "hidden": something came that nobody sees, so that the page is read in full and says the same.

    python bench/check.py [--pages 200] [--peer webchanges=/venv/bin/webchanges] [--peer urlwatch=/venv/bin/urlwatch]

Each phase is one run of the command in a process of its own, start included; CPU is that process's alone (user and
system), memory its peak. The server runs here and is not counted. Peers are given the same pages, with their own
HTML-to-text filter, in the same run.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

SIZE = 250_000
PHASES = ("first", "unchanged", "304", "hidden", "changed")

RULES = (
    "The customer shall pay all undisputed invoices within {n} days of receipt, failing which interest accrues.",
    "We may suspend the services upon {n} days' written notice if an invoice remains unpaid after a reminder.",
    "Neither party is liable for indirect or consequential loss arising out of obligation number {n}.",
    "Credits expire {n} months after purchase and are not refundable except where the law requires it.",
    "We will notify the customer at least {n} days before any amendment of section {n} takes effect.",
)

PROSE = (
    "Feature {n} is described in the documentation, which the customer reads before using it in production.",
    "Words with capital letters have the meaning given in section {n} unless the context says otherwise.",
    "The customer keeps its own records of the work done under order {n} and answers reasonable questions.",
    "Headings are there for convenience; they have no bearing on how section {n} is understood.",
    "Each party names a contact for matter {n} and tells the other when that person changes.",
)
"""What most of a contract is made of: nothing to be read as a value."""


class Pages:
    """The pages and what of them changes: ``phase`` is set before each run.

    ``round``: how often one sentence of each was changed; a request for ``/round/N`` sets it.
    """

    def __init__(self, count: int) -> None:
        self.phase = "first"
        self.round = 0
        self.texts = [self._page(number) for number in range(count)]
        pages = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                pages.answer(self)

            def log_message(self, *args: object) -> None:
                """Nobody reads it."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self._server.server_port}"

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        """One page, or 304 to a conditional request in that phase, or 404."""
        name = handler.path.strip("/").removeprefix("page")
        if name.startswith("round/"):
            self.round, name = int(name.removeprefix("round/")), "0"
        if not name.isdigit():
            handler.send_response(404)
            handler.send_header("Content-Length", "0")
            handler.end_headers()
            return
        body = self.texts[int(name)]
        if self.phase == "changed" or self.round:
            body = body.replace(b"within 30 days of receipt", b"within %d days of receipt" % (14 + self.round))
        if self.phase == "hidden":
            body = body.replace(b"</main>", b"<p hidden>Session 7</p></main>")
        etag = f'"{sha256(body).hexdigest()[:16]}"'
        if self.phase == "304" and handler.headers.get("If-None-Match") == etag:
            handler.send_response(304)
            handler.end_headers()
            return
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html; charset=utf-8")
        handler.send_header("Content-Length", str(len(body)))
        if self.phase != "unchanged":
            handler.send_header("ETag", etag)
        handler.end_headers()
        handler.wfile.write(body)

    def _page(self, number: int) -> bytes:
        sections = []
        for section in range(1, 41):
            lines = RULES if section % 8 == 1 else PROSE
            rules = "".join(
                f"<p class='c-{section}'>{section}.{n} {line.format(n=section + 5)}</p>"
                for n, line in enumerate(lines, 1)
            )
            sections.append(f"<h2>{section}. Section {section}</h2>{rules}")
        text = "".join(sections)
        filler = SIZE - len(text) - 600
        script = f"<script>window.state='{'x' * max(0, filler)}'</script>"
        head = f"<head><title>Vendor {number} Terms of Service</title></head>"
        nav = "<nav>" + "".join(f"<a href='/{n}'>Menu {n}</a>" for n in range(20)) + "</nav>"
        body = f"<main><h1>Vendor {number} Terms of Service</h1>{text}</main>"
        return f"<!doctype html><html lang='en'>{head}<body>{nav}{body}{script}</body></html>".encode()


@dataclass(frozen=True, kw_only=True, slots=True)
class Cost:
    """CPU and wall seconds, peak resident megabytes, bytes printed."""

    cpu: float
    wall: float
    peak_mb: float
    printed: int
    code: int


def run(command: Sequence[str], folder: Path, environment: dict[str, str] | None = None) -> Cost:
    """Run a command to its end and tell what it cost."""
    started = time.monotonic()
    with (folder / "out").open("wb") as out, (folder / "err").open("wb") as err:
        process = subprocess.Popen(
            command, cwd=folder, stdout=out, stderr=err, env={**os.environ, **(environment or {})}
        )
        _, status, usage = os.wait4(process.pid, 0)
    return Cost(
        cpu=usage.ru_utime + usage.ru_stime,
        wall=time.monotonic() - started,
        peak_mb=usage.ru_maxrss / 1024,
        printed=(folder / "out").stat().st_size,
        code=os.waitstatus_to_exitcode(status),
    )


def ours(pages: Pages, folder: Path) -> list[str]:
    """Write a configuration with every page and return the command."""
    lines = ['[fetch]\nhost_delay = 0\n[[service]]\nid = "bench"\nname = "Bench"\n']
    lines += [
        f'[[service.terms]]\nid = "page{n}"\nname = "Page {n}"\nurl = "{pages.address}/page{n}"\n'
        f'render = "plain"\nallow_private = true\n'
        for n in range(len(pages.texts))
    ]
    (folder / "config.toml").write_text("".join(lines))
    return [sys.executable, "-m", "monitor", "--config", str(folder / "config.toml"), "check"]


def webchanges(program: str, pages: Pages, folder: Path) -> list[str]:
    """The same for webchanges."""
    jobs = "\n---\n".join(f"url: {pages.address}/page{n}\nfilters:\n  - html2text" for n in range(len(pages.texts)))
    (folder / "jobs.yaml").write_text(jobs)
    files = ["--jobs", "jobs.yaml", "--config", "config.yaml", "--database", "store.db", "--hooks", "hooks.py"]
    return [program, *files]


def urlwatch(program: str, pages: Pages, folder: Path) -> list[str]:
    """The same for urlwatch."""
    jobs = "\n---\n".join(f"url: {pages.address}/page{n}\nfilter:\n  - html2text" for n in range(len(pages.texts)))
    (folder / "urls.yaml").write_text(jobs)
    return [program, "--urls", "urls.yaml", "--config", "config.yaml", "--cache", "store.db", "--hooks", "hooks.py"]


PEERS: dict[str, Callable[[str, Pages, Path], list[str]]] = {"webchanges": webchanges, "urlwatch": urlwatch}


def measure(name: str, command: Sequence[str], pages: Pages, folder: Path) -> dict[str, Cost]:
    """All phases in order, one row printed for each."""
    root = str(Path(__file__).parent.parent)
    costs = {}
    for phase in PHASES:
        pages.phase = phase
        cost = costs[phase] = run(command, folder, {"PYTHONPATH": root})
        each = cost.cpu * 1000 / len(pages.texts)
        print(
            f"{name:12} {phase:10} {each:7.1f} ms CPU a page {cost.wall:7.1f} s wall {cost.peak_mb:6.0f} MB peak "
            f"{cost.printed:8,} bytes printed  exit {cost.code}",
            flush=True,
        )
    return costs


def main() -> None:
    """Print a table; the last line is the same as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--peer", action="append", default=[], metavar="NAME=PROGRAM")
    wanted = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_NOFILE, (4096, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
    pages = Pages(wanted.pages)
    results = {}
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "clausewatch"
        folder.mkdir()
        results["clausewatch"] = measure("clausewatch", ours(pages, folder), pages, folder)
        for name, program in (peer.split("=", 1) for peer in wanted.peer):
            folder = Path(scratch) / name
            folder.mkdir()
            results[name] = measure(name, PEERS[name](program, pages, folder), pages, folder)
    shown = {
        name: {
            phase: {"cpu_ms": round(cost.cpu * 1000 / wanted.pages, 1), "peak_mb": round(cost.peak_mb)}
            for phase, cost in costs.items()
        }
        for name, costs in results.items()
    }
    print(json.dumps(shown))


if __name__ == "__main__":
    main()
