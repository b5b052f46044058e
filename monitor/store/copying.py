"""Copying a store into another one, whatever databases the two are: every table, row by row, then the blobs.

The copy may be broken off at any point and done again: what stands in the target already is compared with the source
and only what differs is written. Until it is whole a mark in the target says whose copy it is; a target with rows and
without that mark is somebody else's store and is left alone.

Leases are not copied: they say what running processes do, and none of them runs on the target.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any

from sqlalchemy import Column, Connection, RowMapping, Table, delete, func, insert, select, text, update

from monitor.errors import StoreError
from monitor.fault import Fault
from monitor.store import clauses
from monitor.store.blobs import Blobs, upwards
from monitor.store.database import Database
from monitor.store.tables import Base, ClauseTextRow, LeaseRow
from monitor.store.unfinished import MARK, copied_from, name_of

AT_ONCE = 500
"""Rows written in one transaction."""
_EVER = datetime(9999, 1, 1, tzinfo=UTC)

Key = tuple[Any, ...]
Progress = Callable[[str, int], None]
"""Told of a table, or of "blobs", and how many rows or files were gone through since it was last told."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Copied:
    """What one table came to: rows on both sides, how many had to be written, hash of all rows (the same on both)."""

    table: str
    rows: int
    written: int
    sha256: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CopiedBlobs:
    """How many blobs there are, and how many had to be written; all were read back and hashed."""

    blobs: int
    written: int


def tables() -> tuple[Table, ...]:
    """What is copied, in an order in which each table follows those that it refers to."""
    return tuple(table for table in Base.metadata.sorted_tables if table.name != LeaseRow.__tablename__)


def begin(target: Database, source: str) -> bool:
    """Mark ``target`` as a copy of ``source`` (its name for people), before anything is written to it.

    True if nothing is there yet or an earlier run was broken off; False if rows stand there without that mark: only
    ``same`` can tell whether they are the whole copy. Raises StoreError if it is an unfinished copy of something else.
    """
    with target.write() as session:
        whose = copied_from(session)
        if whose and whose != source:
            raise StoreError(f"{name_of(target)} is an unfinished copy of {whose}, not of {source}; empty it first")
        if whose:
            return True
        if any(session.scalar(select(func.count()).select_from(table)) for table in tables()):
            return False
        now = datetime.now(UTC)
        session.add(LeaseRow(name=MARK, holder=source, token=1, acquired_at=now, expires_at=_EVER))
        return True


def end(target: Database) -> None:
    """The copy is whole: take the mark away."""
    with target.write() as session:
        session.execute(delete(LeaseRow).where(LeaseRow.name == MARK))


def copy_tables(source: Database, target: Database, told: Progress, fault: Fault) -> list[Copied]:
    """Make all tables of ``target`` hold what those of ``source`` hold, at one instant, and prove it by their hashes.

    Raises StoreError if the two differ in the end.
    """
    with target.write() as session:
        clauses.forget_words(session)
    with _frozen(source) as origin:
        for table in reversed(tables()):
            _remove_strangers(origin, target, table)
        copied = []
        for table in tables():
            written = _bring_over(origin, target, table, told, fault)
            rows, sha256 = _weigh(origin, table)
            with target.read() as session:
                found = _weigh(session.connection(), table)
            if found != (rows, sha256):
                raise StoreError(f"{name_of(target)}: table {table.name} is not what was copied: run the copy again")
            copied.append(Copied(table=table.name, rows=rows, written=written, sha256=sha256))
    _index_words(target)
    _set_counters(target)
    return copied


def same(source: Database, target: Database) -> bool:
    """Whether the tables of both hold the same rows."""
    with _frozen(source) as origin, target.read() as session:
        return all(_weigh(origin, table) == _weigh(session.connection(), table) for table in tables())


def copy_blobs(source: Blobs, target: Blobs, told: Progress) -> CopiedBlobs:
    """Make ``target`` hold every blob of ``source``, each file as it stands, and read all of them back.

    A blob follows the one that it is compressed against, so that whatever is there can be read. Raises StoreError if
    one cannot be read in the source, or in the target after it was written twice.
    """
    bases = source.bases(source.names())
    sizes = {entry.name: entry.size for entry in source.entries()}
    there = {entry.name: entry.size for entry in target.entries()}
    written = 0
    for name in upwards(bases):
        if there.get(name) != sizes[name]:
            target.shelf.write(name, source.shelf.read(name))
            written += 1
        told("blobs", 1)
    for name, _ in list(target.verify(bases)):
        source.get(name)
        packed = source.shelf.read(name)
        # What only rests on a damaged file is sound itself.
        if target.shelf.read(name) != packed:
            target.shelf.write(name, packed)
            written += 1
    lost = next(target.verify(bases), None)
    if lost is not None:
        raise StoreError(lost[1])
    return CopiedBlobs(blobs=len(bases), written=written)


def _frozen(source: Database) -> Connection:
    """A connection that sees the source as it is now, whatever is written meanwhile."""
    connection = source.engine.connect()
    # A transaction of SQLite sees one state of the file anyway.
    return connection if _is_sqlite(connection) else connection.execution_options(isolation_level="REPEATABLE READ")


def _is_sqlite(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"


def _order(connection: Connection, table: Table) -> list[Any]:
    """The columns of the key, so ordered that both databases agree with Python."""
    columns = table.primary_key.columns
    by_letters = not _is_sqlite(connection)
    return [column.collate("C") if by_letters and column.type.python_type is str else column for column in columns]


def _rows(connection: Connection, table: Table, columns: list[Column[Any]] | None = None) -> Iterator[RowMapping]:
    """All rows in the order of the key, read piece by piece."""
    query = select(*(columns or table.columns)).order_by(*_order(connection, table))
    yield from connection.execution_options(yield_per=AT_ONCE).execute(query).mappings()


def _key(table: Table, row: RowMapping) -> Key:
    return tuple(row[column.name] for column in table.primary_key.columns)


def _is(table: Table, key: Key) -> Any:
    conditions = [column == value for column, value in zip(table.primary_key.columns, key, strict=True)]
    return conditions[0] if len(conditions) == 1 else conditions[0] & conditions[1]


def _paired(
    origin: Connection, there: Connection, table: Table, columns: list[Column[Any]] | None = None
) -> Iterator[tuple[RowMapping | None, RowMapping | None]]:
    """The rows of both sides, those of one key together; None where a side has none."""
    sides = [_rows(connection, table, columns) for connection in (origin, there)]
    left, right = (next(rows, None) for rows in sides)
    while left is not None or right is not None:
        takes_left = right is None or (left is not None and _key(table, left) <= _key(table, right))
        takes_right = left is None or (right is not None and _key(table, right) <= _key(table, left))
        yield (left if takes_left else None, right if takes_right else None)
        left = next(sides[0], None) if takes_left else left
        right = next(sides[1], None) if takes_right else right


def _remove_strangers(origin: Connection, target: Database, table: Table) -> None:
    """Remove what the source no longer holds: it was there when an earlier run was broken off."""
    with target.read() as session:
        pairs = _paired(origin, session.connection(), table, list(table.primary_key.columns))
        gone = [_key(table, theirs) for ours, theirs in pairs if ours is None and theirs is not None]
    with target.write() as session:
        for key in gone:
            session.execute(delete(table).where(_is(table, key)))


def _bring_over(origin: Connection, target: Database, table: Table, told: Progress, fault: Fault) -> int:
    """Write the rows that the target lacks or has otherwise; returns how many they were."""
    written = 0
    with target.read() as session:
        pairs = _paired(origin, session.connection(), table)
        while some := list(islice(pairs, AT_ONCE)):
            missing = [dict(ours) for ours, theirs in some if ours is not None and theirs is None]
            other = [ours for ours, theirs in some if ours is not None and theirs is not None and _differ(ours, theirs)]
            _write(target, table, missing, other)
            written += len(missing) + len(other)
            told(table.name, len(some))
            fault.step("copied")
    return written


def _differ(one: RowMapping, other: RowMapping) -> bool:
    return _hash(one) != _hash(other)


def _write(target: Database, table: Table, missing: list[dict[str, Any]], other: list[RowMapping]) -> None:
    if not (missing or other):
        return
    with target.write() as session:
        if missing:
            session.execute(insert(table), missing)
        for row in other:
            session.execute(update(table).where(_is(table, _key(table, row))).values(**row))


def _weigh(connection: Connection, table: Table) -> tuple[int, str]:
    """Number of rows, and a hash of all of them in order."""
    digest, count = hashlib.sha256(), 0
    for row in _rows(connection, table):
        digest.update(_hash(row))
        count += 1
    return count, digest.hexdigest()


def _hash(row: RowMapping) -> bytes:
    """A hash of a row's values that does not depend on how a database keeps them."""
    told = json.dumps({name: _plain(value) for name, value in row.items()}, sort_keys=True)
    return hashlib.sha256(told.encode()).digest()


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return hashlib.sha256(value).hexdigest()
    return value


def _index_words(target: Database) -> None:
    """Fill the index by which clauses are searched: each database keeps it in its own way, so it is not copied."""
    columns = (ClauseTextRow.id, ClauseTextRow.terms_key, ClauseTextRow.text)
    with target.read() as session:
        rows = iter(session.execute(select(*columns).order_by(ClauseTextRow.id).execution_options(yield_per=AT_ONCE)))
        while some := list(islice(rows, AT_ONCE)):
            with target.write() as writing:
                clauses.add_words(writing, [(row.id, row.terms_key, row.text) for row in some])


def _set_counters(target: Database) -> None:
    """Let PostgreSQL count its keys on from the highest copied one; SQLite does so by itself."""
    if target.engine.dialect.name == "sqlite":
        return
    with target.write() as session:
        for table in tables():
            for column in table.primary_key.columns:
                counter = session.scalar(
                    text("SELECT pg_get_serial_sequence(:table, :column)"),
                    {"table": f'"{table.name}"', "column": column.name},
                )
                if counter is not None:
                    highest = session.scalar(select(func.max(column)))
                    session.execute(select(func.setval(counter, highest or 1, highest is not None)))
