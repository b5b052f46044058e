"""What archives brought is read and derived: in the order of time, once, and never from pages that are no terms."""

import pytest
from sqlalchemy import func, select

from monitor.core.review import review
from monitor.core.search import asked
from monitor.pipeline import archive, deriving, ledger
from monitor.pipeline.archive import UNREAD
from monitor.pipeline.reading import text_hash
from monitor.store import clauses, findings, news
from monitor.store.tables import NoticeRuleRow, OutboxRow, StandingFactRow, VersionRow
from tests.helpers.archive import ID, SHORTER, Repository
from tests.helpers.bench import TEXT, Bench, bench_in, edited

FEES = edited("12 months", "6 months", SHORTER)
WALL = ("Access denied. Please verify that you are a human. Enable JavaScript and cookies to continue.",)


@pytest.fixture
def bench(tmp_path):
    with bench_in(tmp_path) as made:
        yield made


@pytest.fixture
def repository(tmp_path):
    return Repository(tmp_path / "versions")


def derive(bench: Bench, repository: Repository) -> int:
    list(archive.take_in(bench.means, repository.folder, archive.files(repository.folder)))
    with bench.database.read() as session:
        services = deriving.unread_services(session)
    return sum(sum(deriving.derive(service, bench.means)) for service in services)


def material(bench: Bench) -> list[tuple[int, str]]:
    with bench.database.read() as session:
        return [(one.version.number, one.payload["attribute"]) for one in news.material(session)]


def stored(bench: Bench) -> list[VersionRow]:
    with bench.database.read() as session:
        return list(session.scalars(select(VersionRow).order_by(VersionRow.number)))


def test_findings_entries_and_dates_are_those_of_the_archive(bench, repository):
    for text, on in ((TEXT, "2024-01-01"), (SHORTER, "2024-03-01"), (FEES, "2024-06-01")):
        repository.record(text, on)
    assert derive(bench, repository) == 3
    assert material(bench) == [(3, "liability_cap"), (2, "discontinuation_notice_period")]
    first, second, _ = stored(bench)
    assert (first.title, first.language, first.engine) == ("Terms of Service", "en", bench.means.engine)
    assert first.clauses > 5
    assert second.text_sha256 != first.text_sha256 != text_hash("")
    with bench.database.read() as session:
        (service,) = (one for one in ledger.keepers(session, bench.means, ()) if one.service.id == "vendor")
        entries = ledger.entries_today(session, service)
        assert {entry.first_seen.date().isoformat() for entry in entries} == {"2024-03-01", "2024-06-01"}
        assert session.scalar(select(func.count()).select_from(OutboxRow)) == 0, "nobody is alerted"
        assert findings.current(session, second.id).origin == "import"


def test_a_second_run_does_nothing_and_a_later_one_goes_on(bench, repository):
    repository.record(TEXT, "2024-01-01")
    assert derive(bench, repository) == 1
    assert derive(bench, repository) == 0
    repository.record(SHORTER, "2024-03-01")
    assert derive(bench, repository) == 1
    assert material(bench) == [(2, "discontinuation_notice_period")]
    assert all(one.engine != UNREAD for one in stored(bench))


def test_a_wall_in_the_archive_is_no_change_and_hides_none(bench, repository):
    for text, on in ((TEXT, "2024-01-01"), (WALL, "2024-02-01"), (SHORTER, "2024-03-01")):
        repository.record(text, on)
    derive(bench, repository)
    first, wall, after = stored(bench)
    assert (wall.kind, bool(wall.reason), wall.text_sha256) == ("rebaseline", True, "")
    assert material(bench) == [(3, "discontinuation_notice_period")]
    assert after.previous_seen_at == first.first_seen_at, "seen with the old text last before the wall"


def test_a_correction_by_the_archive_is_compared_with_nothing(bench, repository):
    repository.record(TEXT, "2024-01-01")
    derive(bench, repository)
    repository.record(SHORTER, "2024-03-01", upgrade=True)
    derive(bench, repository)
    assert material(bench) == []
    repository.record(FEES, "2024-05-01")
    derive(bench, repository)
    assert material(bench) == [(3, "liability_cap")]


def test_only_unread_services_are_named(bench, repository):
    repository.record(TEXT, "2024-01-01")
    list(archive.take_in(bench.means, repository.folder, archive.files(repository.folder)))
    with bench.database.read() as session:
        (service,) = deriving.unread_services(session)
        assert deriving.count_unread(session, [service]) == 1
    assert [terms.id for terms in service.terms] == [ID]
    list(deriving.derive(service, bench.means))
    with bench.database.read() as session:
        assert deriving.unread_services(session) == ()


class Busy:
    """Another process writes whenever it is not waited for."""

    held = False

    def acquire(self, block: bool = True) -> bool:
        self.held = block
        return block

    def release(self) -> None:
        assert self.held, "the turn is given back only by who has it"
        self.held = False


def test_while_another_process_writes_this_one_reads_on_but_not_for_ever(bench, repository, monkeypatch):
    monkeypatch.setattr(deriving, "AT_ONCE", 2)
    monkeypatch.setattr(deriving, "MOST_AT_ONCE", 4)
    for day, text in enumerate((TEXT, SHORTER, FEES) * 3, start=1):
        repository.record(text, f"2024-01-{day:02}")
    list(archive.take_in(bench.means, repository.folder, archive.files(repository.folder)))
    with bench.database.read() as session:
        (service,) = deriving.unread_services(session)
    turn = Busy()
    assert list(deriving.derive(service, bench.means, turn)) == [4, 4, 1]
    assert not turn.held
    assert all(one.engine != UNREAD for one in stored(bench))


def test_texts_that_come_and_go_are_compared_once_for_each_pair(bench, repository, monkeypatch):
    for day, text in enumerate((TEXT, SHORTER) * 4, start=1):
        repository.record(text, f"2024-01-{day:02}")
    compared = []
    monkeypatch.setattr(deriving, "review", lambda *trees, **rest: compared.append(trees) or review(*trees, **rest))
    assert derive(bench, repository) == 8
    assert len(compared) == 2
    assert [number for number, _ in material(bench)] == [8, 7, 6, 5, 4, 3, 2]
    assert [one.kind for one in stored(bench)] == ["baseline", "change", *["return"] * 6]


@pytest.mark.parametrize(("next_on", "kinds"), [("2024-02-09", "rebaseline"), ("2024-05-01", "change")])
def test_a_text_cut_short_is_taken_for_the_terms_once_it_stood_for_long(bench, repository, next_on, kinds):
    long_text = (
        *TEXT,
        *(f"{n}.1 You shall pay the fee number {n} within {n} days of the invoice." for n in range(4, 40)),
    )
    for text, on in ((long_text, "2024-01-01"), (TEXT, "2024-02-01"), (edited("Ireland", "Malta"), next_on)):
        repository.record(text, on)
    derive(bench, repository)
    assert stored(bench)[1].kind == kinds


def test_a_version_in_which_only_a_link_differs_changes_nothing(bench, repository):
    linked = [(*TEXT, f"4.1 The [list of subprocessors](https://acme.example/{page}) may change.") for page in "ab"]
    for text, on in (
        (linked[0], "2024-01-01"),
        (linked[1], "2024-02-01"),
        (edited("12 months", "6 months", linked[1]), "2024-03-01"),
    ):
        repository.record(text, on)
    assert derive(bench, repository) == 3
    _, second, third = stored(bench)
    assert material(bench) == [(3, "liability_cap")]
    with bench.database.read() as session:
        derivation = findings.current(session, second.id)
        assert derivation.summary["unchanged"] > 5
        assert sum(count for kind, count in derivation.summary.items() if kind != "unchanged") == 0
        rules = session.scalars(select(NoticeRuleRow)).all()
        assert {rule.valid_to for rule in rules} == {None} and len(rules) == len({rule.id for rule in rules})
        standing = session.scalars(select(StandingFactRow.version_id)).all()
        assert standing.count(second.id) == standing.count(third.id)
        (hit,) = clauses.find(session, asked("subprocessors")).hits
        assert hit.stood == ((1, None),)
