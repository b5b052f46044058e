"""What the pages cost on a store as it is after years, and whether readers and a writer get in each other's way.

    python -m bench.web [--scale 1] [--folder FOLDER] [--url postgresql+psycopg://...] [--readers 50]

Scale 1: 10,000 terms, 100,000 versions, 1,000,000 clauses to search. A crowd that was put into FOLDER before is used
again: fill it once, measure as often as you like. For each page: server time in milliseconds (median and 95th
percentile of the requests, each to another address where there are several), the same of CPU time, the weight in KB as
a browser reads it, and KB as sent (compressed). Then the readers, threads of another process, ask the served
application for all pages while a third process stores versions as checks do: first each with the pause of a person who
reads (``PAUSE``), then without any, which tells how many answers there are to be had.
"""

import argparse
import itertools
import multiprocessing
import random
import statistics
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import uvicorn
from starlette.testclient import TestClient

from monitor.app import NOW_VARIABLE, App, find_config, opened, take_over
from monitor.store import clauses
from monitor.store.clauses import Wording
from monitor.web.application import create
from monitor.web.serve import KEPT_OPEN, settle
from tests.helpers import crowd

ROUNDS = 20
REHEARSAL = {NOW_VARIABLE: crowd.NOW.isoformat()}
SECONDS = 20.0
PAUSE = 5.0
"""Seconds for which a person looks at a page, on average."""


@dataclass(frozen=True)
class Reading:
    """How many readers there are, and how long each looks at a page, in seconds, on average."""

    readers: int
    pause: float


class Timed:
    """The application, with the time that each answer takes from the first byte of the request to its last, and its
    bytes as they are sent."""

    def __init__(self, app: Any) -> None:
        self._app = app
        self.wall: list[float] = []
        self.cpu: list[float] = []
        self.sent: list[int] = []

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        count = 0

        async def counted(message: Any) -> None:
            nonlocal count
            count += len(message.get("body", b""))
            await send(message)

        began, spent = time.perf_counter(), time.process_time()
        await self._app(scope, receive, counted)
        if scope["type"] == "http":
            self.wall.append((time.perf_counter() - began) * 1000)
            self.cpu.append((time.process_time() - spent) * 1000)
            self.sent.append(count)


def pages(world: App, size: crowd.Size) -> dict[str, Callable[[random.Random], str]]:
    """Name of a page -> an address of it, another one each time."""
    with world.database.read() as session:
        entries = session.connection().exec_driver_sql("SELECT id FROM notice_entry LIMIT 500").scalars().all()

    def terms(chance: random.Random) -> str:
        return f"/terms/terms-{chance.randrange(size.terms)}"

    def clause(chance: random.Random) -> str:
        number = chance.randrange(size.terms)
        return f"/terms/terms-{number}/clauses/{number + 1:07x}-{chance.randrange(4):04x}"

    return {
        "overview": lambda _: "/",
        "overview, filtered": lambda chance: (
            f"/?category={chance.choice(('notice', 'refund'))}&severity=critical&unread=true"
        ),
        "overview, one service": lambda chance: f"/?service=service-{chance.randrange(size.terms // 10)}",
        "overview, older": lambda chance: f"/?before={chance.randrange(1, size.terms * crowd.VERSIONS)}",
        "watched": lambda chance: f"/terms?page={chance.randrange(1, size.terms // 50 + 1)}",
        "watched, by name": lambda chance: f"/terms?name=terms-{chance.randrange(size.terms)}",
        "terms": terms,
        "change": lambda chance: f"{terms(chance)}/changes/{chance.randrange(2, 11)}",
        "clause": clause,
        "text": lambda chance: f"{terms(chance)}/versions/{chance.randrange(1, 11)}/text",
        "ledger": lambda _: "/ledger",
        "ledger, open": lambda _: "/ledger?only_open=true",
        "entry": lambda chance: f"/ledger/{chance.choice(entries)}",
        "compare": lambda _: "/compare",
        "search, common word": lambda _: "/search?q=service",
        "search, two words": lambda _: "/search?q=refund days",
        "search, phrase": lambda _: '/search?q="preceding 12 months"',
        "search, Chinese": lambda _: "/search?q=退款",
        "search, what stands": lambda _: "/search?q=notify&standing=true",
        "search, one service": lambda chance: f"/search?q=service&terms=service-{chance.randrange(size.terms // 10)}",
        "search, nowhere": lambda _: "/search?q=quetzalcoatl",
        "calendar of a month": lambda chance: f"/ledger/month/2026-{chance.randrange(1, 13):02}",
        "trouble": lambda _: "/trouble",
        "settings": lambda _: "/settings",
        "settings, one service": lambda chance: f"/settings?service=service-{chance.randrange(size.terms // 10)}",
        "API terms": lambda _: "/api/v1/terms?page=7",
        "compare, page 20": lambda _: "/compare?attribute=uptime_commitment&down=true&page=20",
        "API ledger": lambda _: "/api/v1/ledger",
        "API change": lambda chance: f"/api/v1{terms(chance)}/changes/3",
        "API search": lambda _: "/api/v1/search?q=uptime",
        "calendar file": lambda _: "/api/v1/deadlines.ics",
        "feed": lambda _: "/api/v1/findings.atom",
    }


def measure(world: App, size: crowd.Size) -> None:
    timed = Timed(create(world))
    settle()
    chance = random.Random(7)
    print(f"{'page':24} {'median':>8} {'p95':>8} {'CPU':>8} {'CPU p95':>8} {'KB':>6} {'sent':>6}")
    with TestClient(timed, base_url="http://localhost") as client:
        for name, address in pages(world, size).items():
            timed.wall, timed.cpu, timed.sent = [], [], []
            weights = []
            for _ in range(ROUNDS):
                answer = client.get(address(chance))
                assert answer.status_code == 200, (name, answer.status_code, answer.text[:300])
                weights.append(len(answer.content) / 1024)
            wall, cpu = (spread(one) for one in (timed.wall, timed.cpu))
            print(
                f"{name:24} {wall[0]:8.0f} {wall[1]:8.0f} {cpu[0]:8.0f} {cpu[1]:8.0f} {max(weights):6.0f} "
                f"{max(timed.sent) / 1024:6.0f}",
                flush=True,
            )


def spread(times: Sequence[float]) -> tuple[float, float]:
    """Median and 95th percentile."""
    return statistics.median(times), statistics.quantiles(times, n=20)[-1]


def store_versions(config: Path, size: crowd.Size, ready: Any, until: Any) -> None:
    """What a daemon's checks write: a transaction a version, in another process."""
    with opened(find_config(config), REHEARSAL) as world:
        count = 0
        ready.set()
        for number in itertools.count():
            if until.is_set():
                break
            with world.database.write() as session:
                wordings = [
                    Wording(lineage_id=f"{number:012x}", num="1.1", text=f"written beside readers {number} {place}")
                    for place in range(50)
                ]
                clauses.take(session, number % size.terms + 1, crowd.VERSIONS + 1 + number // size.terms, wordings)
            count += 1
    print(f"beside them {count} versions were stored", flush=True)


def read_pages(base: str, config: Path, size: crowd.Size, reading: Reading, told: Any) -> None:
    """What people do: each reader asks for a page, reads it, asks for another; in another process."""
    answers: Counter[str] = Counter()
    with opened(find_config(config), REHEARSAL) as world:
        addresses = list(pages(world, size).items())
    end = time.monotonic() + SECONDS

    def read(number: int) -> None:
        chance = random.Random(number)
        with httpx.Client(base_url=base, timeout=120) as client:
            while time.monotonic() < end:
                time.sleep(chance.uniform(0, 2 * reading.pause))
                name, address = chance.choice(addresses)
                status = client.get(address(chance)).status_code
                answers["good" if status == 200 else f"{name}: {status}"] += 1

    threads = [threading.Thread(target=read, args=(number,)) for number in range(reading.readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    told.put(dict(answers))


@contextmanager
def served(app: Any) -> Iterator[str]:
    """The application on a port of its own."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", timeout_keep_alive=KEPT_OPEN))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()


def crowded(world: App, size: crowd.Size, config: Path, reading: Reading) -> None:
    """Readers beside a writer: every answer must be good."""
    timed = Timed(create(world))
    context = multiprocessing.get_context("spawn")
    ready, over, told = context.Event(), context.Event(), context.Queue()
    writer = context.Process(target=store_versions, args=(config, size, ready, over))
    with served(timed) as base:
        readers = context.Process(target=read_pages, args=(base, config, size, reading, told))
        writer.start()
        ready.wait()
        spent = time.process_time()
        readers.start()
        answers = told.get()
        readers.join()
        spent = time.process_time() - spent
        over.set()
        writer.join()
    median, slow = spread(timed.wall)
    print(
        f"{reading.readers} readers, {reading.pause:g} s a page, for {SECONDS:.0f} s: {answers}; server time "
        f"{median:.0f} ms at the median, {slow:.0f} at p95; {spent / len(timed.wall) * 1000:.1f} ms of CPU an answer; "
        f"writer ended with {writer.exitcode}",
        flush=True,
    )


def main() -> None:
    reader = argparse.ArgumentParser()
    reader.add_argument("--scale", type=float, default=0.1)
    reader.add_argument("--folder", type=Path)
    reader.add_argument("--url", help="of an empty database, instead of a SQLite file in the folder")
    reader.add_argument("--readers", type=int, default=50)
    asked = reader.parse_args()
    size = crowd.Size.scaled(asked.scale)
    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        config = folder / "config.toml"
        told = f'[store]\ndatabase = "{asked.url}"\n' if asked.url else ""
        config.write_text(told + crowd.watch_list(size), encoding="utf-8")
        with opened(find_config(config), REHEARSAL) as world:
            if take_over(world):
                began = time.time()
                crowd.fill(world.database, world.means.blobs, size)
                print(f"{size.terms} terms put in: {time.time() - began:.0f} s", file=sys.stderr)
            measure(world, size)
            for pause in (PAUSE, 0.0):
                crowded(world, size, config, Reading(readers=asked.readers, pause=pause))


if __name__ == "__main__":
    main()
