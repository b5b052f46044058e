"""Fixtures of the fleet's tests: a real PostgreSQL with its queue, and doors to it as several processes have them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from monitor.store import queue
from monitor.store.database import Database, open_database
from tests.helpers import postgres
from tests.helpers.bench import TEXT, Bench, bench_in


@pytest.fixture
def url() -> Iterator[str]:
    """The address of a fresh database."""
    with postgres.database() as address:
        yield address


@pytest.fixture
def door(url: str) -> Iterator[Callable[[], Database]]:
    """Opens the database once more, with connections of its own, as another process would."""
    opened: list[Database] = []

    def another() -> Database:
        opened.append(open_database(url))
        return opened[-1]

    yield another
    for database in opened:
        database.close()


@pytest.fixture
def database(door: Callable[[], Database]) -> Database:
    """The database with an empty queue."""
    made = door()
    with made.write() as session:
        queue.prepare(session, replace=True)
    return made


@pytest.fixture
def bench(tmp_path: Path, url: str, database: Database) -> Iterator[Bench]:
    """A store that knows Acme's terms; its page shows ``TEXT``."""
    with bench_in(tmp_path, url) as made:
        made.serve(TEXT)
        yield made
