"""Row "DB from newer/older version" of the fault table: copied, then migrated; or refused and left alone."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from monitor.errors import StoreError
from monitor.store import database as databases
from monitor.store import migrations
from monitor.store.database import open_database
from tests.conftest import ROOT

STORES = Path(__file__).parent / "stores"
"""For each schema so far a small store as SQL, made by the version of the program that had this schema."""

NEXT = '''"""A schema after the newest one."""

import sqlalchemy as sa
from alembic import op

revision = "next"
down_revision = "{head}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("host", sa.Column("note", sa.String(), nullable=False, server_default="none"))
    {more}
'''


def hosts(path: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT * FROM host").fetchall()


def next_version(folder: Path, monkeypatch: pytest.MonkeyPatch, more: str = "") -> None:
    """From now on the program is one whose schema has one script more."""
    scripts = folder / "scripts"
    shutil.copytree(ROOT / "monitor" / "store" / "migrations", scripts)
    script = NEXT.format(head=databases.HEAD, more=more)
    (scripts / "versions" / "next.py").write_text(script, encoding="utf-8")
    monkeypatch.setattr(migrations, "FOLDER", scripts)
    monkeypatch.setattr(databases, "HEAD", "next")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store of today's schema with one row."""
    path = tmp_path / "store.db"
    open_database(f"sqlite:///{path}").close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO host (name, not_before) VALUES ('acme.example', '2026-03-02 09:00:00.000000')")
    return path


def backup_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.schema-{databases.HEAD}.backup")


def test_a_store_of_an_older_version_is_copied_and_then_migrated(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup, before = backup_of(store), hosts(store)
    next_version(tmp_path, monkeypatch)
    open_database(f"sqlite:///{store}").close()
    assert hosts(store) == [(*before[0], "none")]
    assert hosts(backup) == before
    assert not list(tmp_path.glob("*.tmp"))


def test_a_migration_that_fails_leaves_the_store_as_it_was(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup, before = backup_of(store), hosts(store)
    next_version(tmp_path, monkeypatch, more='op.execute("INSERT INTO nowhere VALUES (1)")')
    with pytest.raises(StoreError, match="nowhere"):
        open_database(f"sqlite:///{store}")
    assert hosts(store) == before == hosts(backup)


def test_without_its_backup_nothing_is_migrated(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    backup, before = backup_of(store), hosts(store)
    backup.mkdir()
    next_version(tmp_path, monkeypatch)
    with pytest.raises(StoreError, match="left as it is"):
        open_database(f"sqlite:///{store}")
    assert hosts(store) == before


def test_a_store_of_a_newer_version_is_refused_and_left_alone(store: Path) -> None:
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match=r"newer version of Clausewatch \(schema 9999\): upgrade it"):
        open_database(f"sqlite:///{store}")
    assert len(hosts(store)) == 1
    assert not list(store.parent.glob("*.backup"))


@pytest.mark.parametrize("revision", sorted(path.stem for path in STORES.glob("*.sql")))
def test_a_store_made_by_each_schema_so_far_is_opened(revision: str, tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript((STORES / f"{revision}.sql").read_text(encoding="utf-8"))
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (revision,)
    database = open_database(f"sqlite:///{path}")
    with database.engine.connect() as connection:
        told = {
            table: connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar()
            for table in ("terms", "version", "snapshot")
        }
    database.close()
    assert told == {"terms": 1, "version": 2, "snapshot": 2}


def test_each_schema_has_its_store() -> None:
    scripts = ROOT / "monitor" / "store" / "migrations" / "versions"
    assert {path.name[:4] for path in scripts.glob("0*.py")} == {path.stem for path in STORES.glob("*.sql")}
