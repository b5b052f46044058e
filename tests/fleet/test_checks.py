"""What daemon and workers do with the queue: due terms go in once, checks are done once, late workers write nothing."""

import json
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from monitor.app import App, open_queue, opened
from monitor.cli.main import root
from monitor.config import parse
from monitor.errors import ConfigError, HostBusyError, StoreAwayError
from monitor.fault import Fault
from monitor.model.source import Service, Source, Terms
from monitor.pipeline import dispatch
from monitor.pipeline.check import check
from monitor.pipeline.turns import SharedTurns
from monitor.store import leases, queue, watch
from monitor.store.database import open_database
from monitor.store.queue import Depth, Errand
from monitor.store.tables import CheckRunRow, LeaseRow, TermsRow, VersionRow
from monitor.worker import run as work
from monitor.worker.crew import Crew
from monitor.worker.errands import Errands
from tests.helpers import postgres
from tests.helpers.bench import TEXT, URL, Bench, edited

CHANGED = edited("at least 30 days before we discontinue", "at least 15 days before we discontinue")


def watched(*urls: str) -> Service:
    terms = tuple(
        Terms(id=f"t-{number}", name="T", type="terms", service="acme", sources=(Source(url=url),))
        for number, url in enumerate(urls)
    )
    return Service(id="acme", name="Acme", terms=terms)


def know(bench: Bench, service: Service) -> None:
    with bench.database.write() as session:
        watch.sync(session, (service,), bench.clock())


def count(bench: Bench, row: type[CheckRunRow] | type[VersionRow]) -> int:
    with bench.database.read() as session:
        return int(session.execute(select(func.count()).select_from(row)).scalar_one())


def lines(bench: Bench) -> list[str]:
    """The queue as it stands."""
    with bench.database.read() as session:
        rows = session.scalars(text(f"SELECT queueing_lock FROM {queue.SCHEMA}.procrastinate_jobs ORDER BY id"))
        return list(rows)


def run_under(session: Session, worker: int) -> None:
    """All that waits runs now, under a worker of that number."""
    session.execute(text(f"SET LOCAL search_path TO {queue.SEARCH_PATH}"))
    session.execute(
        text("INSERT INTO procrastinate_workers (id) OVERRIDING SYSTEM VALUE VALUES (:worker)"), {"worker": worker}
    )
    session.execute(text("UPDATE procrastinate_jobs SET status = 'doing', worker_id = :worker"), {"worker": worker})


def app_of(bench: Bench, extra: str = "") -> App:
    """The world of a worker that watches Acme's terms."""
    config = parse(
        f'{extra}\n[[service]]\nid = "acme"\n[[service.terms]]\nid = "acme-terms"\nurl = "{URL}"\n',
        Path("/config.toml"),
    )
    means = replace(bench.means, patient=False)
    return App(config=config, database=bench.database, means=means, fault=Fault())


# -- the daemon queues -------------------------------------------------------------------------------------------------


def test_what_is_due_is_queued_once_spread_over_its_hosts(bench: Bench) -> None:
    service = watched("https://a.com/1", "https://www.a.com/2", "https://b.com/1", "https://a.com/3")
    know(bench, service)
    assert dispatch.queue_due((service,), bench.means) == 4
    assert lines(bench) == ["t-0", "t-2", "t-1", "t-3"]
    assert dispatch.queue_due((service,), bench.means) == 0
    assert dispatch.line_of(service.terms[1]) == dispatch.line_of(service.terms[0]) == "a.com"


def test_a_host_with_thousands_of_pages_does_not_keep_others_out(bench: Bench) -> None:
    most = dispatch.MOST_OF_A_LINE
    service = watched(*(f"https://a.com/{number}" for number in range(most + 20)), "https://b.com/1")
    know(bench, service)
    assert dispatch.queue_due((service,), bench.means) == most + 1
    assert lines(bench)[:2] == ["t-0", f"t-{most + 20}"]
    assert dispatch.queue_due((service,), bench.means) == 0
    with bench.database.write() as session:
        session.execute(text(f"SET LOCAL search_path TO {queue.SEARCH_PATH}"))
        session.execute(text("DELETE FROM procrastinate_jobs WHERE queueing_lock IN ('t-0', 't-1', 't-2')"))
    assert dispatch.queue_due((service,), bench.means) == 3, "as many as there is room for"


def test_only_what_is_due_and_watched_is_queued(bench: Bench) -> None:
    service = watched("https://a.example/1", "https://b.example/1")
    know(bench, service)
    with bench.database.write() as session:
        row = session.scalars(select(TermsRow).where(TermsRow.id == "t-0")).one()
        row.next_due_at = bench.clock() + timedelta(hours=1)
    assert dispatch.queue_due((replace(service, terms=service.terms[:1]),), bench.means) == 0
    bench.clock.pass_(hours=2)
    assert dispatch.queue_due((replace(service, terms=service.terms[:1]),), bench.means) == 1


def test_a_check_that_runs_is_not_queued_beside_itself(bench: Bench) -> None:
    service = watched("https://a.example/1")
    know(bench, service)
    dispatch.queue_due((service,), bench.means)
    with bench.database.write() as session:
        run_under(session, 1)
    assert dispatch.queue_due((service,), bench.means) == 0


# -- a worker checks ---------------------------------------------------------------------------------------------------


def test_a_check_is_done_if_it_is_due_and_only_then(bench: Bench) -> None:
    bench.configure(bench.terms)
    errands = Errands(app_of(bench))
    errands.do(1, "acme-terms")
    errands.do(2, "acme-terms")
    assert count(bench, CheckRunRow) == 1
    assert errands.told() == {"first version": 1}
    assert errands.told() == {}
    bench.clock.pass_(days=2)
    errands.do(3, "acme-terms")
    assert count(bench, CheckRunRow) == 2
    assert errands.running == {}


def test_terms_that_the_worker_does_not_know_are_somebody_else_s(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    Errands(app_of(bench)).do(1, "of-another-configuration")
    assert "unknown terms" in caplog.text
    assert count(bench, CheckRunRow) == 0


def test_nothing_is_checked_in_quiet_hours(bench: Bench) -> None:
    bench.configure(bench.terms)
    Errands(app_of(bench, '[daemon]\nquiet = { start = "08:00", end = "10:00" }')).do(1, "acme-terms")
    assert bench.fetcher.asked == []
    bench.clock.pass_(hours=1)
    Errands(app_of(bench)).do(1, "acme-terms")
    assert len(bench.fetcher.asked) == 1


def test_a_host_that_may_not_be_asked_yet_puts_the_check_off_and_nothing_is_recorded(bench: Bench) -> None:
    bench.configure(bench.terms)
    SharedTurns(bench.database, max_wait=0).note(("acme.example",), delay=500, error=None)
    with pytest.raises(HostBusyError) as caught:
        Errands(app_of(bench)).do(1, "acme-terms")
    assert 400 < caught.value.seconds <= 500
    assert bench.fetcher.asked == []
    assert count(bench, CheckRunRow) == 0


def test_a_check_without_patience_leaves_no_trace_and_may_be_done_at_once_again(bench: Bench) -> None:
    bench.configure(bench.terms)
    bench.fetcher.pages[URL] = HostBusyError("busy", seconds=7)
    with pytest.raises(HostBusyError):
        check(bench.service, bench.terms, bench.means, since=datetime.now(UTC))
    assert count(bench, CheckRunRow) == 0
    bench.serve(TEXT)
    assert check(bench.service, bench.terms, bench.means, since=datetime.now(UTC)).outcome == "baseline"


def test_only_the_first_page_of_a_terms_is_refused_for_want_of_patience(bench: Bench) -> None:
    waits: list[bool] = []
    bench.configure(replace(bench.terms, sources=(Source(url=URL), Source(url=f"{URL}/annex"))))
    bench.serve(TEXT, CHANGED)
    fetch = bench.fetcher.fetch
    bench.fetcher.fetch = lambda source, validators=None, *, wait=True: (  # type: ignore[method-assign]
        waits.append(wait) or fetch(source, validators)
    )
    check(bench.service, bench.terms, replace(bench.means, patient=False), since=datetime.now(UTC))
    assert waits == [False, True]


def test_a_check_is_not_recorded_when_the_database_went_away_in_the_middle(bench: Bench) -> None:
    bench.configure(bench.terms)
    bench.fetcher.pages[URL] = StoreAwayError("gone")
    errands = Errands(app_of(bench))
    with pytest.raises(StoreAwayError):
        errands.do(1, "acme-terms")
    assert errands.has_trouble
    assert count(bench, CheckRunRow) == 0


# -- fencing -----------------------------------------------------------------------------------------------------------

ELSEWHERE, HERE = "elsewhere 1 1", "here 2 2"


def test_a_worker_that_comes_back_from_the_dead_writes_nothing(bench: Bench) -> None:
    """It fetched, stood still until it was taken for dead, and another worker did the check meanwhile."""
    bench.check()
    bench.serve(CHANGED)
    late = replace(bench.means, holder=ELSEWHERE)
    fetch, now = bench.fetcher.fetch, datetime.now(UTC)

    def stands_still(source, validators=None, *, wait=True):  # type: ignore[no-untyped-def]
        bench.fetcher.fetch = fetch  # type: ignore[method-assign]
        fetched = fetch(source, validators)
        with bench.database.write() as session:
            leases.report(session, ELSEWHERE, now=now - timedelta(seconds=60), seconds=30)
        other = check(bench.service, bench.terms, replace(bench.means, holder=HERE), since=datetime.now(UTC))
        assert other.outcome == "changed"
        return fetched

    bench.fetcher.fetch = stands_still  # type: ignore[method-assign]
    before = count(bench, CheckRunRow)
    assert check(bench.service, bench.terms, late, since=datetime.now(UTC)).outcome == "busy"
    assert count(bench, CheckRunRow) == before + 1
    assert count(bench, VersionRow) == 2


def test_a_lease_is_free_when_its_worker_reports_no_longer_and_not_before(bench: Bench) -> None:
    now = datetime.now(UTC)
    with bench.database.write() as session:
        leases.report(session, ELSEWHERE, now=now, seconds=30)
        lease = leases.take(session, "terms:x", now=now, seconds=900, holder=ELSEWHERE)
        assert isinstance(lease, leases.Lease)

    def take(at: datetime) -> leases.Lease | leases.Held:
        with bench.database.write() as session:
            return leases.take(session, "terms:x", now=at, seconds=900, holder=HERE)

    assert isinstance(take(now + timedelta(seconds=29)), leases.Held)
    with bench.database.write() as session:
        leases.report(session, ELSEWHERE, now=now + timedelta(seconds=20), seconds=30)
    assert isinstance(take(now + timedelta(seconds=40)), leases.Held)
    assert isinstance(take(now + timedelta(seconds=60)), leases.Lease)
    with bench.database.write() as session:
        assert not leases.release(session, lease, now=now)


def test_workers_that_report_are_known_and_the_long_gone_forgotten(bench: Bench) -> None:
    now = datetime.now(UTC)
    with bench.database.write() as session:
        leases.report(session, ELSEWHERE, now=now - timedelta(days=3), seconds=30)
        leases.report(session, HERE, now=now, seconds=30)
        assert [one.holder for one in leases.present(session, now)] == [HERE]
        assert session.get(LeaseRow, f"worker:{ELSEWHERE}") is None
        leases.report(session, HERE, now=now, seconds=0)
        assert leases.present(session, now) == []


# -- a worker tidies up after itself -----------------------------------------------------------------------------------


def test_leases_that_could_not_be_given_back_are_given_back_later(bench: Bench) -> None:
    now = datetime.now(UTC)
    with bench.database.write() as session:
        for name in ("terms:running", "terms:left"):
            leases.take(session, name, now=now, seconds=900, holder=HERE)
        leases.take(session, "terms:other", now=now, seconds=900, holder=ELSEWHERE)
        leases.give_back_all(session, HERE, but={"terms:running"}, now=now)
        ends = {row.name: row.expires_at for row in session.scalars(select(LeaseRow))}
    assert {name for name, end in ends.items() if end > now} >= {"terms:running", "terms:other"}
    assert ends["terms:left"] == now


def test_jobs_whose_end_could_not_be_written_are_put_back_at_the_second_beat(bench: Bench) -> None:
    with bench.database.write() as session:
        queue.defer(session, [Errand(terms="acme-terms", line="acme.example")])
        run_under(session, number := 7)
    crew = Crew(app_of(bench))
    crew._engine._numbers.append(number)

    def depth_after_a_beat() -> Depth:
        crew.beat()
        with bench.database.read() as session:
            return queue.depth(session)

    assert depth_after_a_beat() == Depth(running=1)
    assert depth_after_a_beat() == Depth(waiting=1)
    with bench.database.read() as session:
        assert [one.holder for one in leases.present(session, datetime.now(UTC))] == [bench.means.holder]
    crew.leave()
    with bench.database.read() as session:
        assert leases.present(session, datetime.now(UTC)) == []


def test_two_processes_that_open_an_empty_database_at_once_migrate_it_once() -> None:
    with postgres.database(migrated=False) as url:
        failures: list[BaseException] = []

        def open_() -> None:
            try:
                open_database(url).close()
            except BaseException as error:
                failures.append(error)

        threads = [threading.Thread(target=open_) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert failures == []


# -- status ------------------------------------------------------------------------------------------------------------


def test_status_tells_of_workers_and_of_what_waits(url: str, bench: Bench, tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(
        f'[store]\ndatabase = "{url}"\n[daemon]\nchecks = "workers"\n'
        f'[[service]]\nid = "acme"\n[[service.terms]]\nid = "acme-terms"\nurl = "{URL}"\n',
        encoding="utf-8",
    )

    def told(*options: str) -> str:
        result = CliRunner().invoke(root, ["--config", str(path), "status", *options])
        assert result.exit_code == 0, result.output
        return result.output

    assert "no workers; checks: 0 waiting, 0 running\n! nothing is checked until a worker runs" in told()
    with bench.database.write() as session:
        queue.defer(session, [Errand(terms="acme-terms", line="acme.example")])
        leases.report(session, HERE, now=datetime.now(UTC), seconds=30)
    assert "1 worker; checks: 1 waiting, 0 running" in told()
    fleet = json.loads(told("--format", "json"))["fleet"]
    assert [worker["holder"] for worker in fleet["workers"]] == [HERE]
    assert (fleet["waiting"], fleet["running"]) == (1, 0)


# -- configuration -----------------------------------------------------------------------------------------------------

POSTGRES = '[store]\ndatabase = "postgresql+psycopg://db/clausewatch"\n'


@pytest.mark.parametrize(
    ("told", "mistake"),
    [
        ('[daemon]\nchecks = "workers"', ':2: daemon.checks: "workers" need PostgreSQL'),
        (
            f'{POSTGRES}[daemon]\nchecks = "worker"',
            ':4: daemon.checks: must be one of here, workers; did you mean "workers"',
        ),
        ("[worker]\nhartbeat = 2", ':2: worker.hartbeat: unknown key; did you mean "heartbeat"'),
        ("[worker]\npoll = 0", ":2: worker.poll: Input should be greater than 0"),
    ],
)
def test_mistakes_about_workers_are_told_with_their_line(told: str, mistake: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse(told, Path("/config.toml"))
    assert mistake in str(caught.value)


def test_what_is_set_for_workers_is_read() -> None:
    config = parse(f'{POSTGRES}[daemon]\nchecks = "workers"\n[worker]\npoll = 2\nheartbeat = 5', Path("/config.toml"))
    assert config.daemon.checks == "workers"
    assert (config.worker.poll, config.worker.heartbeat, config.worker.silence) == (2, 5, 15)


def test_a_worker_for_whom_nothing_is_queued_says_so(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(POSTGRES, encoding="utf-8")
    with pytest.raises(ConfigError, match=r'set \[daemon\] checks = "workers"'):
        work(path)


def test_a_queue_needs_postgresql(tmp_path: Path) -> None:
    config = parse("", tmp_path / "config.toml")
    with opened(config, {}) as app, pytest.raises(ConfigError, match="workers need PostgreSQL"):
        open_queue(app, replace=True)
