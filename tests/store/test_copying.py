"""A store copied between SQLite and PostgreSQL, broken off at every point, and what is refused."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from monitor.app import FAULT_VARIABLE
from monitor.core.search import asked
from monitor.errors import StoreError
from monitor.fault import Fault
from monitor.store import clauses, copying, integrity
from monitor.store.blobs import Blobs
from monitor.store.database import Database, open_database
from monitor.store.shelf import Folder
from monitor.store.tables import Base, HostRow, TermsRow, VersionRow
from monitor.store.unfinished import name_of, refuse_unfinished
from tests.helpers import postgres
from tests.helpers.bench import START, TEXT, Bench, bench_in, edited


def told(*_: object) -> None:
    """Nobody is told how far the copy is."""


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    """Four versions with findings and ledger, a failed check, hosts whose names sort differently by letters."""
    with bench_in(tmp_path) as made:
        for text_ in (TEXT, edited("30 days before", "15 days before"), edited("12 months", "3 months"), TEXT):
            made.serve(text_)
            made.check()
        made.fetcher.pages.clear()
        made.check()
        with made.database.write() as session:
            for name in ("b.example", "B.example", "a-b.example", "ab.example", "例.example", "é.example"):
                session.add(HostRow(name=name, not_before=START))
        yield made


@pytest.fixture
def empty() -> Iterator[Database]:
    with postgres.database() as url:
        database = open_database(url)
        yield database
        database.close()


def copy(source: Database, target: Database, fault: Fault | None = None) -> list[copying.Copied]:
    assert copying.begin(target, name_of(source))
    copied = copying.copy_tables(source, target, told, fault or Fault())
    copying.end(target)
    return copied


def rows_of(database: Database) -> dict[str, list[tuple[object, ...]]]:
    with database.read() as session:
        return {
            table.name: sorted((tuple(row) for row in session.execute(select(table))), key=repr)
            for table in copying.tables()
        }


def test_to_postgresql_and_back_every_row_is_the_same(bench: Bench, empty: Database, tmp_path: Path) -> None:
    copied = {one.table: one for one in copy(bench.database, empty)}
    assert (copied["version"].rows, copied["check_run"].rows, copied["host"].rows) == (4, 5, 6)
    assert all(one.rows == one.written for one in copied.values())
    assert copied["finding"].rows > 0 and copied["notice_entry"].rows > 0
    back = open_database(f"sqlite:///{tmp_path / 'back.db'}")
    assert {one.table: one.sha256 for one in copy(empty, back)} == {n: one.sha256 for n, one in copied.items()}
    assert rows_of(back) == rows_of(bench.database) == rows_of(empty)
    for database in (bench.database, empty, back):
        with database.read() as session:
            assert {hit.num for hit in clauses.find(session, asked("aggregate liability")).hits} == {"3.1"}
    back.close()


def test_the_copy_is_worked_on_as_the_original_was(bench: Bench, empty: Database, tmp_path: Path) -> None:
    copy(bench.database, empty)
    with bench_in(tmp_path, empty.engine.url.render_as_string(hide_password=False)) as moved:
        moved.clock.pass_(days=10)
        moved.serve(edited("fees paid", "half of the fees paid"))
        assert (moved.check().outcome, moved.check().outcome) == ("changed", "unchanged")
        with moved.database.read() as session:
            assert session.scalar(select(func.max(VersionRow.number))) == 5
            assert integrity.examine(session, moved.means.blobs).flaws == ()


def test_all_tables_but_leases_are_copied() -> None:
    assert {table.name for table in copying.tables()} == set(Base.metadata.tables) - {"lease"}


def test_a_second_run_writes_only_what_changed_since_it_was_broken_off(bench: Bench, empty: Database) -> None:
    assert copying.begin(empty, name_of(bench.database))
    copying.copy_tables(bench.database, empty, told, Fault())
    bench.serve(edited("12 months", "6 months"))
    bench.check()
    with bench.database.write() as session:
        session.execute(text("DELETE FROM host WHERE name = 'ab.example'"))
    copied = {one.table: one for one in copy(bench.database, empty)}
    assert (copied["terms"].written, copied["version"].written, copied["host"].written) == (1, 1, 0)
    assert rows_of(empty) == rows_of(bench.database)


def test_a_store_of_somebody_else_is_left_alone(bench: Bench, empty: Database) -> None:
    with empty.write() as session:
        session.add(HostRow(name="theirs.example", not_before=START))
    assert not copying.begin(empty, name_of(bench.database))
    assert not copying.same(bench.database, empty)
    before = rows_of(empty)
    assert rows_of(empty) == before


def test_an_unfinished_copy_of_another_store_is_not_gone_on_with_nor_opened(bench: Bench, empty: Database) -> None:
    assert copying.begin(empty, "sqlite:///another.db")
    with pytest.raises(StoreError, match=r"unfinished copy of sqlite:///another.db"):
        copying.begin(empty, name_of(bench.database))
    with pytest.raises(StoreError, match="run `clausewatch store copy` again"):
        refuse_unfinished(empty)


def test_blobs_are_copied_as_they_stand_and_read_back(bench: Bench, tmp_path: Path) -> None:
    source, target = bench.means.blobs, Blobs(Folder(tmp_path / "new"))
    copied = copying.copy_blobs(source, target, told)
    names = list(source.names())
    assert (copied.blobs, copied.written) == (len(names), len(names))
    assert [target.get(name) for name in names] == [source.get(name) for name in names]
    assert target.bases(names) == source.bases(names)
    assert copying.copy_blobs(source, target, told).written == 0
    path = target.shelf.path(names[0])
    path.write_bytes(bytes(len(path.read_bytes())))
    assert copying.copy_blobs(source, target, told).written == 1, "of the same length, but of other bytes"
    source.shelf.path(names[0]).write_bytes(b"rubbish")
    with pytest.raises(StoreError, match=names[0]):
        copying.copy_blobs(source, target, told)


CONFIG = '[[service]]\nid = "acme"\n[[service.terms]]\nid = "acme-terms"\nurl = "https://acme.example/terms"\n'


def command(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    (folder / "config.toml").write_text(CONFIG, encoding="utf-8")
    words = ("--config", str(folder / "config.toml"), "store", "copy", *words)
    return subprocess.run(
        [sys.executable, "-m", "monitor", *words],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | environment,
    )


def test_killed_at_every_step_and_run_again_it_is_whole(bench: Bench, tmp_path: Path) -> None:
    """Every transaction of the target and every file is a step; each run gets a little further than the one before."""
    with postgres.database() as url:
        words = ("--from", f"sqlite:///{tmp_path / 'store.db'}", "--to", url)
        words += ("--blobs-from", str(tmp_path / "blobs"), "--blobs-to", str(tmp_path / "moved"))
        kills, done = 0, command(tmp_path, *words, **{FAULT_VARIABLE: "3"})
        while done.returncode == -signal.SIGKILL:
            kills += 1
            done = command(tmp_path, *words, **{FAULT_VARIABLE: str(3 + 4 * kills)})
        assert (done.returncode, "The copy is whole" in done.stdout) == (0, True), done.stderr
        assert kills >= 3
        target = open_database(url)
        assert rows_of(target) == rows_of(bench.database)
        target.close()
        again = command(tmp_path, *words, "--format", "json")
        assert json.loads(again.stdout)["already_there"] is True
        with bench.database.write() as session:
            session.get_one(TermsRow, 1).name = "another"
        refused = command(tmp_path, *words)
        assert (refused.returncode, "holds another store, which is left alone" in refused.stderr) == (3, True)


def test_a_store_that_a_daemon_works_on_is_not_copied(bench: Bench, tmp_path: Path) -> None:
    with bench.database.write() as session:
        session.execute(
            text("INSERT INTO lease VALUES ('daemon', 'another-machine 1 1', 1, :now, '9999-01-01 00:00:00')"),
            {"now": "2026-01-01 00:00:00"},
        )
    words = ("--from", f"sqlite:///{tmp_path / 'store.db'}", "--to", f"sqlite:///{tmp_path / 'new.db'}")
    done = command(tmp_path, *words)
    assert (done.returncode, "another-machine 1 1; stop it first" in done.stderr) == (3, True)
