"""How much room things take that grow with time, and how many commits a second a database makes: SQLite and PostgreSQL.

    python -m bench.room [--rows 100000] [--pages ../shared/corpus/html]

Rows of checks and leases are filled in; versions are those that checks make of recorded pages (gzipped files in a
folder a page, oldest first), so that a version costs what real changes cost; blobs of the latest fetches of unchanged
texts count too. Takes half a minute of CPU.
"""

import argparse
import gzip
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from statistics import mean
from typing import Any

from sqlalchemy import func, insert, select, text

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from monitor.store.database import Database, open_database  # noqa: E402
from monitor.store.tables import CheckRunRow, LeaseRow, TermsRow, VersionRow  # noqa: E402
from tests.helpers import postgres  # noqa: E402
from tests.helpers.bench import START, Bench, bench_in, terms  # noqa: E402

SECONDS = 4.0
"""For which commits are counted."""

Pages = Mapping[str, Sequence[bytes]]
"""Name of a page -> its bytes, oldest first."""


def size(database: Database) -> int:
    """Bytes of all tables with their indexes."""
    if database.has_one_writer:
        with database.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        return Path(str(database.engine.url.database)).stat().st_size
    ours = "relkind = 'r' AND relnamespace = 'public'::regnamespace"
    query = f"SELECT sum(pg_total_relation_size(oid)) FROM pg_class WHERE {ours}"
    with database.engine.connect() as connection:
        return int(connection.execute(text(query)).scalar_one())


def checks(count: int) -> Iterator[dict[str, Any]]:
    for number in range(count):
        at = START + timedelta(seconds=number)
        yield {"terms_key": 1, "started_at": at, "finished_at": at, "outcome": "unchanged", "engine": "0" * 16}


def leases(count: int) -> Iterator[dict[str, Any]]:
    for number in range(count):
        name, holder = f"terms:vendor-{number}-terms-of-service", "machine-name 12345 1234567"
        yield {"name": name, "holder": holder, "token": 9, "acquired_at": START, "expires_at": START}


def measure(url: str, count: int) -> None:
    database = open_database(url)
    with database.write() as session:
        session.add(
            TermsRow(
                key=1,
                id="acme",
                service="acme",
                service_name="Acme",
                name="Acme",
                type="terms",
                kind="terms",
                added_at=START,
                interval_hours=24.0,
            )
        )
    sizes = [size(database)]
    for table, rows in ((CheckRunRow, checks(count)), (LeaseRow, leases(count))):
        with database.write() as session:
            session.execute(insert(table), list(rows))
        sizes.append(size(database))
    done, end = 0, time.monotonic() + SECONDS
    while time.monotonic() < end:
        with database.write() as session:
            session.execute(text("UPDATE terms SET failures = failures + 1"))
        done += 1
    check, lease = ((after - before) / count for before, after in pairwise(sizes))
    name = database.engine.dialect.name
    print(
        f"{name}: a check {check:.0f} bytes, a lease {lease:.0f}; {done / SECONDS:.0f} commits a second, one at a time"
    )
    database.close()


def take(bench: Bench, pages: Pages) -> None:
    """Check every page once for each of its recorded bytes."""
    for name, recorded in pages.items():
        url = f"https://{name}.example/terms"
        bench.terms = replace(terms(url), id=name)
        for data in recorded:
            bench.fetcher.pages[url] = data
            bench.check()


def held(bench: Bench, folder: Path) -> tuple[int, int, int]:
    """Bytes of the database, bytes of the blobs, and how many versions there are."""
    with bench.database.read() as session:
        versions = session.scalar(select(func.count()).select_from(VersionRow)) or 0
    return size(bench.database), sum(file.stat().st_size for file in folder.rglob("*.zst")), versions


def versions(url: str, pages: Pages) -> None:
    """What first and later versions of recorded pages add to a store."""
    with tempfile.TemporaryDirectory() as name, bench_in(Path(name), url) as bench:
        folder = Path(name)
        states = [held(bench, folder)]
        for part in (slice(1), slice(1, None)):
            take(bench, {page: recorded[part] for page, recorded in pages.items()})
            states.append(held(bench, folder))
        for title, before, after in (("first", *states[:2]), ("later", *states[1:])):
            rows, blobs, count = (late - early for early, late in zip(before, after, strict=True))
            print(
                f"{bench.database.engine.dialect.name}: {count} {title} versions, of each "
                f"{rows / count / 1000:.0f} KB in the database, {blobs / count / 1000:.1f} KB as blobs"
            )


def recorded_in(folder: Path) -> Pages:
    """The pages below ``folder``; of their sizes a line is printed."""
    pages = {
        page.name: [gzip.decompress(file.read_bytes()) for file in sorted(page.glob("*.gz"))]
        for page in sorted(folder.iterdir())
        if page.is_dir()
    }
    every = [data for recorded in pages.values() for data in recorded]
    whole, wire = mean(map(len, every)), mean(len(gzip.compress(data, 6)) for data in every)
    print(f"{len(every)} recorded pages: {whole / 1000:.0f} KB on the mean, {wire / 1000:.0f} KB over the wire")
    return pages


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--rows", type=int, default=100_000)
    reader.add_argument("--pages", type=Path, default=ROOT.parent / "shared" / "corpus" / "html")
    asked = reader.parse_args()
    pages = recorded_in(asked.pages) if asked.pages.is_dir() else {}
    with tempfile.TemporaryDirectory() as folder, postgres.database() as url, postgres.database() as other:
        for address, second in ((f"sqlite:///{folder}/store.db", f"sqlite:///{folder}/versions.db"), (url, other)):
            measure(address, asked.rows)
            if pages:
                versions(second, pages)


if __name__ == "__main__":
    main()
