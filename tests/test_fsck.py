"""256 kinds of damage to a store: each is found and named, what is whole keeps working, nothing damaged is compared."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from monitor.errors import StoreError
from monitor.store import integrity
from monitor.store.integrity import Inventory
from monitor.store.tables import SnapshotRow
from tests.helpers.bench import TEXT, Bench, bench_in, edited


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    """A store with two versions of Acme's terms."""
    with bench_in(tmp_path) as made:
        made.serve(TEXT)
        made.check()
        made.serve(edited("30 days before", "15 days before"))
        assert made.check().outcome == "changed"
        yield made


def examine(bench: Bench) -> Inventory:
    with bench.means.database.read() as session:
        return integrity.examine(session, bench.means.blobs)


def blob_files(bench: Bench) -> list[Path]:
    return sorted(bench.means.blobs.shelf.folder.glob("??/*.zst"))


def test_a_whole_store_has_no_flaws(bench: Bench) -> None:
    found = examine(bench)
    assert found.flaws == ()
    assert found.blobs == 2


def test_every_flip_and_cut_is_found_and_named(bench: Bench) -> None:
    """A flip that leaves the decompressed bytes as they were has damaged nothing; all others must be found."""
    dice = random.Random(8)
    harmless = 0
    for round_ in range(256):
        path = dice.choice(blob_files(bench))
        good = path.read_bytes()
        if round_ % 4 == 0:
            path.write_bytes(good[: dice.randrange(len(good))])
        else:
            bad = bytearray(good)
            bad[dice.randrange(len(bad))] ^= 1 << dice.randrange(8)
            path.write_bytes(bad)
        found = examine(bench)
        if found.flaws:
            assert [(flaw.kind, flaw.where) for flaw in found.flaws] == [("damaged", str(path))]
            assert found.damaged
            with pytest.raises(StoreError):
                bench.means.blobs.get(path.stem)
        else:
            harmless += 1
            assert bench.means.blobs.get(path.stem)
        path.write_bytes(good)
    assert harmless <= 5
    assert examine(bench).flaws == ()


def test_a_missing_file_names_the_versions_that_rest_on_it(bench: Bench) -> None:
    path = blob_files(bench)[0]
    path.unlink()
    [flaw] = examine(bench).flaws
    assert flaw.kind == "missing"
    assert flaw.where == str(path)
    assert any("version" in concern for concern in flaw.concerns)


def test_orphans_and_leftovers_are_told_but_are_no_damage(bench: Bench) -> None:
    bench.means.blobs.put(b"nobody's")
    (blob_files(bench)[0].parent / "broken-off.tmp").write_bytes(b"half")
    found = examine(bench)
    assert sorted(flaw.kind for flaw in found.flaws) == ["leftover", "orphan"]
    assert not found.damaged
    with bench.means.database.write() as session:
        integrity.repair(session, bench.means.blobs, found)
    assert examine(bench).flaws == ()


def test_damaged_text_is_never_compared_and_comes_back_by_fetching(bench: Bench) -> None:
    """The current version's bytes are cut: checks fail and say so; once repaired, the next fetch brings them back."""
    with bench.means.database.read() as session:
        [latest] = {row.sha256 for row in session.scalars(select(SnapshotRow)) if row.id == 2}
    path = bench.means.blobs.shelf.path(latest)
    path.write_bytes(path.read_bytes()[:-9])
    bench.clock.pass_(days=8)
    bench.serve(edited("30 days before", "7 days before"))
    assert bench.check().outcome not in ("changed", "unchanged")
    found = examine(bench)
    assert [flaw.kind for flaw in found.flaws if flaw.kind not in integrity.HARMLESS] == ["damaged"]
    with bench.means.database.write() as session:
        integrity.repair(session, bench.means.blobs, found)
    bench.serve(edited("30 days before", "15 days before"))
    bench.check()
    assert not examine(bench).damaged


def test_a_reference_to_a_row_that_is_gone_is_found(bench: Bench) -> None:
    url = str(bench.means.database.engine.url.database)
    with closing(sqlite3.connect(url)) as raw, raw:
        raw.execute("PRAGMA foreign_keys=OFF")
        raw.execute("DELETE FROM snapshot WHERE id = (SELECT min(id) FROM snapshot)")
    assert "database" in {flaw.kind for flaw in examine(bench).flaws}
