"""Opening a store: migrated to what the models say, refused when newer, named when it cannot be used."""

import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import func, select, text
from sqlalchemy.exc import StatementError

from monitor.errors import StoreError
from monitor.store import migrations
from monitor.store.database import HEAD, Database, open_database
from monitor.store.tables import Base, HostRow


def url(folder: Path) -> str:
    return f"sqlite:///{folder / 'deep' / 'store.db'}"


def test_the_migrations_make_the_tables_of_the_models(tmp_path: Path) -> None:
    database = open_database(url(tmp_path))
    with database.engine.connect() as connection:
        # What is spelt in each database's own way stands in the migrations alone: the full-text table, a partial index.
        own = ("clause_word", "ix_clause_text_standing")
        opts = {"compare_type": False, "include_name": lambda name, *_: not str(name).startswith(own)}
        context = MigrationContext.configure(connection, opts=opts)
        assert compare_metadata(context, Base.metadata) == []
    database.close()


def test_the_revision_that_the_code_names_is_the_newest_script() -> None:
    assert migrations.head() == HEAD


def test_a_store_is_opened_again_without_migrating(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_database(url(tmp_path)).close()
    monkeypatch.setattr(migrations, "upgrade", lambda *_: pytest.fail("nothing to migrate"))
    open_database(url(tmp_path)).close()


def test_a_store_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    database = open_database(url(tmp_path))
    with database.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()
    with pytest.raises(StoreError, match=r"newer version of Clausewatch \(schema 9999\)"):
        open_database(url(tmp_path))


def test_the_database_is_durable_and_waits_for_others(tmp_path: Path) -> None:
    database = open_database(url(tmp_path))
    with database.read() as session:
        told = {name: session.execute(text(f"PRAGMA {name}")).scalar() for name in ("journal_mode", "synchronous")}
        waits = session.execute(text("PRAGMA busy_timeout")).scalar()
    assert told == {"journal_mode": "wal", "synchronous": 2}
    assert waits == 60_000
    database.close()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "deep").write_text("a file in the way")
    with pytest.raises(StoreError, match="deep"):
        open_database(url(tmp_path))


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    path.write_bytes(b"this is no database" * 100)
    with pytest.raises(StoreError, match="refused"):
        open_database(f"sqlite:///{path}")


def test_a_naive_instant_is_refused_and_zones_come_back_as_utc(tmp_path: Path) -> None:
    database = open_database(url(tmp_path))
    with pytest.raises(StatementError, match="time zone"), database.write() as session:
        session.add(HostRow(name="naive", not_before=datetime(2026, 3, 2)))  # noqa: DTZ001
    at = datetime.fromisoformat("2026-03-02T09:00:00+08:00")
    with database.write() as session:
        session.add(HostRow(name="h", not_before=at))
    with database.read() as session:
        kept = session.scalar(select(HostRow.not_before))
    assert kept == at and kept is not None and kept.tzinfo is UTC
    database.close()


def test_an_error_inside_a_write_rolls_all_of_it_back(tmp_path: Path) -> None:
    database = open_database(url(tmp_path))
    with pytest.raises(ZeroDivisionError), database.write() as session:
        session.add(HostRow(name="h", not_before=datetime.now(UTC)))
        session.flush()
        raise ZeroDivisionError
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(HostRow)) == 0
    database.close()


def test_many_writers_of_two_databases_on_one_file_wait_for_each_other(tmp_path: Path) -> None:
    databases = [open_database(url(tmp_path)) for _ in range(2)]

    def write(database: Database, number: int) -> None:
        with database.write() as session:
            seen = session.scalar(select(func.count()).select_from(HostRow))
            session.add(HostRow(name=f"{number}-{seen}", not_before=datetime.now(UTC)))

    threads = [threading.Thread(target=write, args=(databases[n % 2], n)) for n in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with databases[0].read() as session:
        names = session.scalars(select(HostRow.name)).all()
    assert sorted(int(name.split("-")[1]) for name in names) == list(range(16))
    for database in databases:
        database.close()
