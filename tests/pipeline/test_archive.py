"""Archives of Open Terms Archive: versions repositories made with git on the spot, taken into a store."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from monitor.pipeline import archive
from monitor.store import versions, watch
from monitor.store.tables import SnapshotRow, VersionRow
from tests.helpers.archive import ID, PATH, SHORTER, Repository
from tests.helpers.bench import TEXT, Bench, bench_in


@pytest.fixture
def bench(tmp_path: Path):
    with bench_in(tmp_path) as made:
        made.serve(TEXT)
        yield made


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "versions")


def take_in(bench: Bench, repository: Repository) -> int:
    steps = list(archive.take_in(bench.means, repository.folder, archive.files(repository.folder)))
    return sum(step.added for step in steps)


def stored(bench: Bench, terms_id: str = ID) -> list[VersionRow]:
    with bench.database.read() as session:
        row = watch.find(session, terms_id)
        return list(reversed(versions.history(session, row.key))) if row else []


def bytes_of(bench: Bench, version: VersionRow) -> str:
    with bench.database.read() as session:
        (capture,) = versions.captures(session, version.id)
    return bench.means.blobs.get(capture.sha256).decode()


def test_versions_stand_with_the_dates_of_the_archive(bench, repository):
    repository.record(TEXT, "2024-01-01")
    repository.record(SHORTER, "2024-03-01")
    repository.record(TEXT, "2024-03-05")
    assert take_in(bench, repository) == 3
    first, second, third = stored(bench)
    assert [one.kind for one in (first, second, third)] == ["baseline", "change", "return"]
    assert second.first_seen_at == datetime(2024, 3, 1, 10, tzinfo=UTC)
    assert second.previous_seen_at == first.first_seen_at
    assert (second.previous_id, third.returns_to) == (first.id, first.id)
    assert "15 days" in bytes_of(bench, second)
    assert "15 days" not in bytes_of(bench, third)


def test_an_old_text_that_comes_back_after_months_is_news(bench, repository):
    for text, on in ((TEXT, "2024-01-01"), (SHORTER, "2024-03-01"), (TEXT, "2024-05-01")):
        repository.record(text, on)
    take_in(bench, repository)
    assert [one.kind for one in stored(bench)] == ["baseline", "change", "change"]


def test_a_correction_replaces_the_text_before_it(bench, repository):
    repository.record(TEXT, "2024-01-01")
    repository.record(("noise", *SHORTER), "2024-03-01")
    repository.record(SHORTER, "2024-03-09", upgrade=True)
    take_in(bench, repository)
    _, second = stored(bench)
    assert second.first_seen_at == datetime(2024, 3, 1, 10, tzinfo=UTC)
    assert "noise" not in bytes_of(bench, second)


def test_a_correction_of_what_is_stored_already_is_a_rebaseline(bench, repository):
    repository.record(("noise", *TEXT), "2024-01-01")
    take_in(bench, repository)
    repository.record(TEXT, "2024-03-09", upgrade=True)
    assert take_in(bench, repository) == 1
    assert [one.kind for one in stored(bench)] == ["baseline", "rebaseline"]


def test_a_second_run_does_nothing_and_later_ones_go_on(bench, repository, monkeypatch):
    monkeypatch.setattr(archive, "AT_ONCE", 2)
    for text, on in ((TEXT, "2024-01-01"), (SHORTER, "2024-03-01"), (TEXT, "2024-03-02"), (SHORTER, "2024-03-03")):
        repository.record(text, on)
    assert take_in(bench, repository) == 4
    assert take_in(bench, repository) == 0
    repository.record(TEXT, "2024-06-01")
    assert take_in(bench, repository) == 1
    assert [one.number for one in stored(bench)] == [1, 2, 3, 4, 5]
    with bench.database.read() as session:
        assert session.scalar(select(func.count()).select_from(SnapshotRow)) == 2


def test_a_run_that_broke_off_goes_on_where_it_stopped(bench, repository, monkeypatch):
    monkeypatch.setattr(archive, "AT_ONCE", 1)
    for text, on in ((TEXT, "2024-01-01"), (SHORTER, "2024-03-01"), (TEXT, "2024-07-02")):
        repository.record(text, on)
    steps = archive.take_in(bench.means, repository.folder, archive.files(repository.folder))
    while not next(steps).added:
        pass
    steps.close()
    assert len(stored(bench)) == 1
    assert take_in(bench, repository) == 2
    assert [one.kind for one in stored(bench)] == ["baseline", "change", "change"]


def test_imported_terms_are_never_due_and_deleted_files_make_no_version(bench, repository):
    repository.record(TEXT, "2024-01-01")
    (repository.folder / PATH).unlink()
    repository.commit("Remove", "2024-02-01")
    assert take_in(bench, repository) == 1
    bench.configure(bench.terms)
    with bench.database.read() as session:
        assert ID not in watch.due(session, datetime(2030, 1, 1, tzinfo=UTC), 10)
        assert watch.standing(session, bench.clock()).retired == 1


def test_terms_with_a_history_of_their_own_are_left_alone(bench, repository):
    bench.check()
    repository.record(TEXT, "2024-01-01", path="Acme/Terms.md")
    (refused,) = (
        step.refused for step in archive.take_in(bench.means, repository.folder, archive.files(repository.folder))
    )
    assert "acme-terms has a history of its own" in refused
    assert len(stored(bench, "acme-terms")) == 1
