"""How long it takes to list a large ledger: read from the store, brought up to today, drawn as a table.

    python -m bench.ledger [ENTRIES]

Prints CPU seconds of each stage, the least of five runs.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy.orm import Session

from monitor.core.ledger import Matter, Setting, as_of, entry_for
from monitor.model.notice import NoticeEntry, NoticeRule
from monitor.render.ledger import ledger_csv, ledger_json, ledger_table
from monitor.store import ledger as store
from monitor.store.database import open_database
from monitor.store.tables import TermsRow

NOW = datetime(2026, 3, 2, 6, tzinfo=UTC)
SETTING = Setting(service="acme", zone=UTC, today=date(2026, 3, 2))
RULE = NoticeRule(
    id="acme:terms:amendment:P30D",
    trigger="amendment",
    minimum="P30D",
    day_kind="calendar",
    source="contract",
    clause="5.1",
    quote="We will give you at least 30 days' prior notice by email before any change to these Terms takes effect.",
    channel=("email",),
    applies_to=("terms",),
)
RUNS = 5


def made(count: int) -> list[NoticeEntry]:
    """So many entries with their whole reasoning, as versions over the years would open them."""
    seen = [NOW - timedelta(days=number % 900) for number in range(count)]
    return [
        entry_for(
            Matter(
                event=f"acme-terms@{number}",
                service="acme",
                terms="acme-terms",
                changes=("modified 4.1", "added 4.2"),
                first_seen=at.date(),
                last_seen_old=at.date() - timedelta(days=1),
                first_seen_at=at,
                last_seen_old_at=at - timedelta(days=1),
                effective=at.date() + timedelta(days=number % 60),
                effective_basis="stated",
            ),
            RULE,
            SETTING,
        )
        for number, at in enumerate(seen)
    ]


def filled(session: Session, count: int) -> None:
    """A store with that many entries of one terms."""
    terms = TermsRow(
        id="acme-terms",
        service="acme",
        service_name="Acme",
        name="Terms",
        type="terms",
        kind="terms",
        added_at=NOW,
        interval_hours=24,
    )
    session.add(terms)
    session.flush()
    store.add_entries(session, made(count), terms_key=terms.key, now=NOW)


def timed(work: Callable[[], object]) -> float:
    """CPU seconds of ``work``, the least of several runs: what else the machine does can only add to it."""
    spent = []
    for _ in range(RUNS):
        begun = time.process_time()
        work()
        spent.append(time.process_time() - begun)
    return min(spent)


def measure(count: int) -> dict[str, float]:
    """Stage -> CPU seconds for a ledger of ``count`` entries."""
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(f"sqlite:///{Path(folder) / 'store.db'}")
        with database.write() as session:
            filled(session, count)
        with database.read() as session:

            def listed() -> list[NoticeEntry]:
                return [as_of(entry, SETTING) for entry in store.entries(session, service="acme")]

            entries = listed()
            found = {
                "read and brought up to today": timed(listed),
                "table": timed(lambda: ledger_table(entries)),
                "JSON": timed(lambda: ledger_json(entries)),
                "CSV": timed(lambda: ledger_csv(entries)),
            }
        database.close()
    return found


if __name__ == "__main__":
    number = int(sys.argv[1]) if sys.argv[1:] else 10_000
    for stage, seconds in measure(number).items():
        print(f"{number} entries, {stage}: {seconds:.3f} s CPU")
