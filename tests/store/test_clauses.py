"""Wordings of clauses: what taking one more version costs does not grow with what a terms said before."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from monitor.store import clauses
from monitor.store.tables import TermsRow
from tests.helpers.bench import bench_in

CLAUSES = 20
AT_ONCE = 100


@contextmanager
def counted(session: Session) -> Iterator[list[int]]:
    """Counts the database's own steps, by the hundred."""
    connection = session.connection().connection.driver_connection
    assert isinstance(connection, sqlite3.Connection)
    steps = [0]

    def step() -> int:
        steps[0] += 1
        return 0

    connection.set_progress_handler(step, AT_ONCE)
    yield steps
    connection.set_progress_handler(None, 0)


def take(session: Session, terms_key: int, number: int) -> None:
    """One version of which every clause is worded anew, but for the first, which is back every second time."""
    told = (f"Clause {n} as version {number if n else number % 2} words it." for n in range(CLAUSES))
    wordings = [clauses.Wording(lineage_id=f"c{n}", num=str(n), text=text) for n, text in enumerate(told)]
    clauses.take(session, terms_key, number, wordings)


def test_one_more_version_reads_no_history(tmp_path: Path) -> None:
    with bench_in(tmp_path) as bench:
        bench.check()
        spent = {}
        with bench.database.write() as session:
            terms_key = session.scalars(select(TermsRow.key)).one()
            for number in range(2, 102):
                with counted(session) as steps:
                    take(session, terms_key, number)
                    assert clauses.newest(session, terms_key) == number
                spent[number] = steps[0]
            first = clauses.wordings_of(session, terms_key, "c0")
        assert {one.text[-22:]: len(one.stood) for one in first} == {
            "as version 0 words it.": 50,
            "as version 1 words it.": 50,
        }
        # The full-text index merges its segments now and then: the median of several is compared.
        early, late = (sorted(spent[n] for n in span)[len(span) // 2] for span in (range(10, 30), range(82, 102)))
        assert late < 1.3 * early
