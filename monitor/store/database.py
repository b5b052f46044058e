"""Opening the database, and transactions on it."""

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

from monitor.errors import StoreError
from monitor.fault import Fault

HEAD = "0001"
"""Revision of the schema that this code works with; a test compares it with the migrations."""

BUSY_SECONDS = 60
"""How long SQLite waits for another process's transaction before it gives up."""


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

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()


def open_database(url: str, *, fault: Fault | None = None) -> Database:
    """Open the database at ``url``, creating or migrating its tables where that is needed.

    Raises StoreError if it cannot be opened, or was written by a newer version of this program.
    """
    engine = _engine(url)
    with _faults_named(engine):
        revision = _revision(engine)
        if revision != HEAD:
            _migrate(engine, revision)
    return Database(engine, fault=fault or Fault())


def _engine(url: str) -> Engine:
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_engine(parsed, pool_pre_ping=True)
    if parsed.database and parsed.database != ":memory:":
        _make_folder(Path(parsed.database).parent)
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
    from monitor.store.migrations import upgrade

    upgrade(engine, revision)


@contextmanager
def _faults_named(engine: Engine) -> Iterator[None]:
    """What the database refuses becomes a StoreError that says where, without the password of a database URL."""
    try:
        yield
    except OperationalError as error:
        where = engine.url.render_as_string(hide_password=True)
        raise StoreError(f"the database {where} cannot be used: {error.orig}") from error
    except DBAPIError as error:
        raise StoreError(f"the database refused a statement: {error.orig}") from error
