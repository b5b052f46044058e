"""How much room the store takes, and taking back what nothing refers to."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from monitor.store.blobs import Blobs
from monitor.store.database import Database
from monitor.store.integrity import needed, references
from monitor.store.shelf import Entry
from monitor.store.tables import CheckDayRow, CheckRunRow, DerivationRow, FindingRow, SnapshotRow, TermsRow, VersionRow

FRESH = timedelta(hours=24)
"""A file so young may belong to a check that has yet to write its rows: it is not taken away."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Space:
    """What is stored. ``rows``: what -> how many. Sizes in bytes: ``raw`` of all distinct snapshots as fetched,
    ``on_disk`` of the blob files, ``database`` of the SQLite file (None for another database).
    ``deltas``: blobs that are kept as a difference to an older one.
    """

    rows: dict[str, int]
    blobs: int
    deltas: int
    raw: int
    on_disk: int
    database: int | None

    @property
    def ratio(self) -> float:
        """How many times smaller the files are than what was fetched; 0 for an empty store."""
        return self.raw / self.on_disk if self.on_disk else 0.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Tidied:
    """What ``gc`` took away, or would have: how many files, of how many bytes. ``fresh``: left for being too young."""

    removed: int
    freed: int
    fresh: int


def measure(session: Session, blobs: Blobs) -> Space:
    """Count and weigh what is stored. Raises StoreError if a file cannot be read."""
    tables = {
        "terms": TermsRow,
        "versions": VersionRow,
        "snapshots": SnapshotRow,
        "checks": CheckRunRow,
        "days of older checks": CheckDayRow,
        "derivations": DerivationRow,
        "findings": FindingRow,
    }
    entries = list(blobs.entries())
    sizes = select(SnapshotRow.sha256, func.max(SnapshotRow.size).label("size")).group_by(SnapshotRow.sha256).subquery()
    return Space(
        rows={name: session.scalar(select(func.count()).select_from(table)) or 0 for name, table in tables.items()},
        blobs=len(entries),
        deltas=sum(base is not None for base in blobs.bases(entry.name for entry in entries).values()),
        raw=session.scalar(select(func.sum(sizes.c.size))) or 0,
        on_disk=sum(entry.size for entry in entries),
        database=_database_size(session),
    )


def tidy(database: Database, blobs: Blobs, *, now: datetime, dry_run: bool = False) -> Tidied:
    """Remove blobs that nothing refers to; one that another is compressed against stays as long as that one does.

    Works in a write transaction: on SQLite nothing can begin to refer to a blob meanwhile. Raises StoreError.
    """
    with database.write() as session:
        entries = list(blobs.entries())
        in_use = needed(blobs, references(session))
        unused = [entry for entry in entries if entry.name not in in_use]
        gone = [entry for entry in unused if now - entry.modified >= FRESH]
        for entry in [] if dry_run else gone:
            _remove(blobs, entry)
    return Tidied(removed=len(gone), freed=sum(entry.size for entry in gone), fresh=len(unused) - len(gone))


def _remove(blobs: Blobs, entry: Entry) -> None:
    """Remove the blob, unless it was put again meanwhile: on a database with several writers somebody may need it."""
    current = blobs.shelf.entry(entry.name)
    if current is not None and current.modified == entry.modified:
        blobs.remove(entry.name)


def _database_size(session: Session) -> int | None:
    url = session.get_bind().engine.url
    if url.get_backend_name() != "sqlite" or not url.database:
        return None
    return sum(path.stat().st_size for path in (Path(url.database), Path(f"{url.database}-wal")) if path.exists())
