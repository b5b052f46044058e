"""How much room rows that grow with time take, and how many commits a second a database makes: SQLite and PostgreSQL.

python -m bench.room [--rows 100000]
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from sqlalchemy import insert, text

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from monitor.store.database import Database, open_database  # noqa: E402
from monitor.store.tables import CheckRunRow, LeaseRow, TermsRow  # noqa: E402
from tests.helpers import postgres  # noqa: E402
from tests.helpers.bench import START  # noqa: E402

SECONDS = 4.0
"""For which commits are counted."""


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


def main() -> None:
    reader = argparse.ArgumentParser()
    reader.add_argument("--rows", type=int, default=100_000)
    count = reader.parse_args().rows
    with tempfile.TemporaryDirectory() as folder, postgres.database() as url:
        measure(f"sqlite:///{folder}/store.db", count)
        measure(url, count)


if __name__ == "__main__":
    main()
