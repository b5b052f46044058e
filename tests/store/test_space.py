"""The size of the store, and what is tidied away from it."""

import os
from datetime import UTC, datetime, timedelta

import pytest

from monitor.store import space
from monitor.store.integrity import examine
from tests.helpers.bench import TEXT, Bench, bench_in

OLD = (datetime.now(UTC) - timedelta(days=3)).timestamp()


@pytest.fixture
def bench(tmp_path):
    with bench_in(tmp_path) as made:
        made.serve(TEXT)
        made.check()
        yield made


def put(bench: Bench, data: bytes, *, base: str | None = None) -> str:
    name = bench.means.blobs.put(data, base=base)
    os.utime(bench.means.blobs.shelf.path(name), (OLD, OLD))
    return name


def tidy(bench: Bench, *, dry_run: bool = False) -> space.Tidied:
    return space.tidy(bench.database, bench.means.blobs, now=datetime.now(UTC), dry_run=dry_run)


def test_what_versions_refer_to_stays_and_orphans_go(bench):
    orphan = put(bench, b"nobody's " * 100)
    before = set(bench.means.blobs.names())
    assert tidy(bench, dry_run=True).removed == 1
    assert set(bench.means.blobs.names()) == before
    assert tidy(bench).removed == 1
    assert set(bench.means.blobs.names()) == before - {orphan}


def test_a_base_stays_as_long_as_what_rests_on_it(bench):
    blobs = bench.means.blobs
    base = put(bench, "\n".join(TEXT).encode())
    middle = put(bench, "\n".join(TEXT).encode() + b" and more", base=base)
    (version,) = set(blobs.names()) - {base, middle}
    data = blobs.get(version)
    blobs.remove(version)
    assert put(bench, data, base=middle) == version
    assert blobs.bases([version])[version] == middle
    assert tidy(bench).removed == 0
    with bench.database.read() as session:
        assert examine(session, blobs).flaws == (), "no orphans either"
    assert blobs.get(version) == data


def test_what_is_young_is_left(bench):
    bench.means.blobs.put(b"being written")
    assert tidy(bench) == space.Tidied(removed=0, freed=0, fresh=1)


def test_the_store_is_counted_and_weighed(bench):
    base = put(bench, b"x" * 1000)
    put(bench, b"x" * 1000 + b"y", base=base)
    with bench.database.read() as session:
        found = space.measure(session, bench.means.blobs)
    assert (found.rows["versions"], found.rows["terms"], found.blobs, found.deltas) == (1, 1, 3, 1)
    assert found.raw > 500
    assert found.on_disk > 100
    assert found.database > 1000
