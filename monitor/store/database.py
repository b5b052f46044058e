"""Opening the database, and transactions on it."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, func, make_url, select, text
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

from monitor.errors import StoreAwayError, StoreError
from monitor.fault import Fault
from monitor.store.place import refuse_network

HEAD = "0007"
"""Revision of the schema that this code works with; a test compares it with the migrations."""

BUSY_SECONDS = 60
"""How long SQLite waits for another process's transaction before it gives up."""

_REMEDIES = {
    "readonly": "let this user write to the file and to its folder",
    "unable to open": "let this user write to the folder",
    "disk is full": "free some space; what was stored is safe",
    "disk I/O error": "see that the disk has free space and is sound; what was stored is safe",
}
"""Words of SQLite -> what to do about it."""

_AWAY_STATES = ("08", "40", "53300", "57P")
"""SQLSTATEs of PostgreSQL that pass by themselves: connection lost, rolled back for another's sake, too many
connections, shut down or starting up (PostgreSQL documentation, appendix A)."""


class Database:
    """An open store: ``read()`` and ``write()`` give sessions.

    A write transaction takes SQLite's write lock at its start: a transaction that first reads and then writes would
    otherwise fail at once, without waiting, when another one wrote in between. ``has_one_writer``: no two write
    transactions ever overlap.
    """

    def __init__(self, engine: Engine, *, fault: Fault) -> None:
        self.engine = engine
        self._fault = fault
        self.has_one_writer = engine.dialect.name == "sqlite"
        self._writers = engine.execution_options(clausewatch_writes=True)
        self._one_writer = threading.Lock()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session for reading; what it changes is rolled back."""
        with _faults_named(self.engine), Session(self.engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session whose one transaction is committed at the end of the block, or rolled back on an error."""
        # Threads of one process queue here: SQLite's own waiting polls and is not fair.
        turn: AbstractContextManager[Any] = self._one_writer if self.has_one_writer else nullcontext()
        with _faults_named(self.engine), turn, Session(self._writers, expire_on_commit=False) as session:
            yield session
            self._fault.step("commit")
            session.commit()
            self._fault.step("committed")

    def instant(self, session: Session) -> datetime:
        """The database's own clock, aware UTC: the one clock that all machines of a fleet share."""
        if self.has_one_writer:
            return datetime.now(UTC)
        instant: datetime = session.execute(select(func.clock_timestamp())).scalar_one()
        return instant.astimezone(UTC)

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()


def open_database(url: str, *, fault: Fault | None = None) -> Database:
    """Open the database at ``url``, creating or migrating its tables where that is needed.

    A SQLite file of an older schema is first copied, to ``<file>.schema-<revision>.backup`` beside it. Raises
    StoreError if it cannot be opened, stands on a network file system, or was written by a newer version of this
    program.
    """
    engine = _engine(url)
    try:
        with _faults_named(engine):
            revision = _revision(engine)
            if revision != HEAD:
                _migrate(engine, revision)
    except BaseException:
        engine.dispose()
        raise
    return Database(engine, fault=fault or Fault())


def _engine(url: str) -> Engine:
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_engine(parsed, pool_pre_ping=True)
    if parsed.database and parsed.database != ":memory:":
        folder = Path(parsed.database).parent
        _make_folder(folder)
        refuse_network(folder)
    engine = create_engine(parsed, connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"cannot create the folder {folder}: {error.strerror}") from error


def _prepare_sqlite(connection: Any, _entry: ConnectionPoolEntry) -> None:
    """Per connection: durable at every commit, readers beside one writer, and BEGIN left to us."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={BUSY_SECONDS * 1000}"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("clausewatch_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _revision(engine: Engine) -> str | None:
    """Revision of the tables in the database, None where there are none yet."""
    with engine.connect() as connection:
        if not engine.dialect.has_table(connection, "alembic_version"):
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _migrate(engine: Engine, revision: str | None) -> None:
    # Imported here because nearly every start finds the schema up to date and should not pay for Alembic.
    from monitor.store.migrations import refuse_newer, upgrade

    refuse_newer(revision)
    path = engine.url.database
    if revision is not None and engine.dialect.name == "sqlite" and path and path != ":memory:":
        _back_up(Path(path), revision)
    upgrade(engine)


def _back_up(path: Path, revision: str) -> None:
    """Copy the database as it is; the copy gets its name only when it is whole."""
    copy = path.with_name(f"{path.name}.schema-{revision}.backup")
    unfinished = copy.with_name(f"{copy.name}.tmp")
    try:
        unfinished.unlink(missing_ok=True)
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(unfinished)) as target:
            source.backup(target)
        unfinished.replace(copy)
    except (OSError, sqlite3.Error) as error:
        unfinished.unlink(missing_ok=True)
        raise StoreError(f"the store is left as it is, for its backup {copy} cannot be written: {error}") from error


@contextmanager
def _faults_named(engine: Engine) -> Iterator[None]:
    """What the database refuses becomes a StoreError that says where, without the password of a database URL."""
    try:
        yield
    except DBAPIError as error:
        where = engine.url.render_as_string(hide_password=True)
        if _is_away(error, engine):
            raise StoreAwayError(f"the database {where} cannot be reached: {error.orig}") from error
        if isinstance(error, OperationalError):
            remedy = next((f"; {told}" for words, told in _REMEDIES.items() if words in str(error.orig)), "")
            raise StoreError(f"the database {where} cannot be used: {error.orig}{remedy}") from error
        raise StoreError(f"the database refused a statement: {error.orig}") from error


def _is_away(error: DBAPIError, engine: Engine) -> bool:
    """Is it the connection that failed, rather than what was asked? A failed attempt to connect has no SQLSTATE."""
    if engine.dialect.name == "sqlite":
        return False
    state = getattr(error.orig, "sqlstate", None)
    if state is None:
        return isinstance(error, OperationalError)
    return bool(error.connection_invalidated) or str(state).startswith(_AWAY_STATES)
