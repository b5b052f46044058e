"""A fleet on loopback: many hosts of one server that keeps a record, the daemon and workers as processes, PostgreSQL."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path

import psycopg

from tests.helpers.bench import TEXT, edited, page
from tests.helpers.postgres import Server, own_server, sqlalchemy_url

ROOT = Path(__file__).parents[2]
CHANGED = edited("at least 30 days before we discontinue", "at least 15 days before we discontinue", TEXT)


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """One request as the server saw it, by a clock that never goes back. ``ended``: before the last byte was sent."""

    path: str
    began: float
    ended: float


class Hosts:
    """A web server whose every address of 127.0.0.0/8 is a host of its own.

    ``changed`` pages (host, path) show another text; ``pause``: seconds before a page is answered; ``open``: pages
    that are being answered.
    """

    def __init__(self) -> None:
        self.pause = 0.0
        self.open = 0
        self.changed: set[tuple[str, str]] = set()
        self.asked: defaultdict[str, list[Asked]] = defaultdict(list)
        self._lock = threading.Lock()
        hosts = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                hosts._answer(self)

            def log_message(self, format: str, *args: object) -> None:
                pass

        class Waiting(ThreadingHTTPServer):
            request_queue_size = 512
            daemon_threads = True

        self._server = Waiting(("0.0.0.0", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)

    @property
    def port(self) -> int:
        return self._server.server_port

    def __enter__(self) -> "Hosts":
        self._thread.start()
        return self

    def __exit__(self, *exc_info: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def forget(self) -> None:
        """Begin a new record."""
        with self._lock:
            self.asked.clear()

    def hits(self) -> Counter[tuple[str, str]]:
        """How often each page of each host was asked for; robots.txt apart."""
        with self._lock:
            return Counter((host, one.path) for host, all_ in self.asked.items() for one in all_ if not _is_robots(one))

    def at_once(self) -> int:
        """How many requests came while another one to the same host was being answered."""
        return sum(after.began < before.ended for before, after in self._pairs())

    def shortest_pause(self) -> float:
        """Seconds between the end of a fetch and the beginning of the next one of the same host.

        A robots.txt and the page that is asked for with its leave are one fetch.
        """
        pauses = (after.began - before.ended for before, after in self._pairs() if not _is_robots(before))
        return min(pauses, default=float("inf"))

    def _pairs(self) -> Iterator[tuple[Asked, Asked]]:
        with self._lock:
            asked = {host: sorted(all_, key=lambda one: one.began) for host, all_ in self.asked.items()}
        for all_ in asked.values():
            yield from pairwise(all_)

    def _answer(self, handler: BaseHTTPRequestHandler) -> None:
        began = time.monotonic()
        host = handler.headers.get("Host", "").partition(":")[0]
        body = b""
        if handler.path != "/robots.txt":
            self.open += 1
            time.sleep(self.pause)
            self.open -= 1
            text = CHANGED if (host, handler.path) in self.changed else TEXT
            body = page(*text, f"9.9 These are the terms {handler.path[1:]} of {host}.")
        handler.send_response(200 if body else 404)
        handler.send_header("Content-Type", "text/html; charset=utf-8")
        handler.send_header("Content-Length", str(len(body)))
        if body:
            handler.end_headers()
        with self._lock:
            self.asked[host].append(Asked(path=handler.path, began=began, ended=time.monotonic()))
        handler.wfile.write(body) if body else handler.end_headers()


def _is_robots(asked: Asked) -> bool:
    return asked.path == "/robots.txt"


def host_name(number: int) -> str:
    """The address of the host ``number``, from 0."""
    return f"127.0.{number // 250 + 1}.{number % 250 + 1}"


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Fleet:
    """A folder with the configuration, the server of the pages, PostgreSQL, and the processes started so far."""

    folder: Path
    hosts: Hosts
    postgres: Server
    delay: float = 0.2
    threads: int = 8
    listen: int = field(default_factory=free_port)
    started: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def url(self) -> str:
        return sqlalchemy_url(self.postgres.address)

    @property
    def config(self) -> Path:
        return self.folder / "config.toml"

    def configure(self, *, hosts: int, terms_each: int, deadline: int = 5, extra: str = "") -> None:
        """Write the configuration: a service on each of ``hosts`` hosts, with ``terms_each`` pages."""
        services = "".join(
            f'[[service]]\nid = "s-{host}"\n'
            + "".join(
                f'[[service.terms]]\nid = "t-{host}-{number}"\n'
                f'url = "http://{host_name(host)}:{self.hosts.port}/{number}"\n'
                'allow_private = true\nrender = "plain"\n'
                for number in range(terms_each)
            )
            for host in range(hosts)
        )
        self.config.write_text(
            f"""
[store]
database = "{self.url}"
[check]
threads = {self.threads}
[fetch]
host_delay = {self.delay}
deadline = {deadline}
[daemon]
listen = "127.0.0.1:{self.listen}"
checks = "workers"
[worker]
poll = 0.2
heartbeat = 2
{extra}
{services}""",
            encoding="utf-8",
        )

    def start(self, command: str, **variables: str) -> subprocess.Popen[bytes]:
        """Start ``daemon`` or ``worker``, with these environment variables."""
        log = (self.folder / f"{len(self.started)}-{command}.log").open("wb")
        arguments = [sys.executable, "-m", "monitor", "--config", str(self.config), command]
        environment = os.environ | {"PYTHONPATH": str(ROOT)} | variables
        process = subprocess.Popen(arguments, stdout=log, stderr=log, env=environment)
        log.close()
        self.started.append(process)
        return process

    def tell(self, path: str) -> str:
        """What the daemon answers on its local address."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.listen}{path}", timeout=10) as answer:
            return str(answer.read().decode())

    def log(self) -> str:
        """What all processes said."""
        return "\n".join(
            f"== {path.name}\n{path.read_text(encoding='utf-8')}" for path in sorted(self.folder.glob("*.log"))
        )

    def ask(self, query: str) -> list[tuple[object, ...]]:
        """Rows of a query; asked again while the database is away."""
        while True:
            try:
                with psycopg.connect(self.postgres.address, autocommit=True) as connection:
                    return connection.execute(query.encode()).fetchall()
            except psycopg.OperationalError:
                time.sleep(0.1)

    def state(self) -> str:
        """What the database's connections wait for, what is queued, and what is known of the hosts."""
        if not self.is_ready():
            return "no tables yet"
        queries = (
            "SELECT pid, state, wait_event_type, wait_event, now() - query_start, left(query, 120) "
            "FROM pg_stat_activity WHERE backend_type = 'client backend'",
            "SELECT status, lock, attempts, scheduled_at, count(*) "
            "FROM clausewatch_queue.procrastinate_jobs GROUP BY 1, 2, 3, 4",
            "SELECT * FROM host LIMIT 20",
        )
        return "\n".join(f"== {query}\n" + "\n".join(map(str, self.ask(query))) for query in queries)

    def is_ready(self) -> bool:
        """Has the daemon made its tables?"""
        return bool(self.ask("SELECT to_regclass('terms') IS NOT NULL")[0][0])

    def number(self, query: str) -> int:
        """The one number that a query gives."""
        return int(str(self.ask(query)[0][0]))

    def until(self, happened: Callable[[], object], what: str, *, patience: float) -> None:
        """Wait until ``happened()`` is true; what the processes said and do is part of the failure."""
        end = time.monotonic() + patience
        while not happened():
            if time.monotonic() > end:
                told = f"{self.log()[-8_000:]}\n{self.state()}"
                raise AssertionError(f"did not happen within {patience:.0f} s: {what}\n{told}")
            time.sleep(0.2)

    def stop(self, how: signal.Signals = signal.SIGKILL) -> None:
        """End all processes."""
        for process in self.started:
            if process.poll() is None:
                process.send_signal(how)
        for process in self.started:
            process.wait()


@contextmanager
def fleet_in(folder: Path, *, durable: bool = False, of_system: bool = False) -> Iterator[Fleet]:
    """A fleet without processes yet; everything is stopped at the end. For its database see ``own_server``."""
    with own_server(durable=durable, of_system=of_system) as postgres, Hosts() as hosts:
        fleet = Fleet(folder=folder, hosts=hosts, postgres=postgres)
        try:
            yield fleet
        finally:
            fleet.stop()
