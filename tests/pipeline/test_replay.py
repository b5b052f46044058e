"""Replay: what differs is told, what is recorded stays, and adopting carries decisions over."""

from dataclasses import replace
from datetime import date

from sqlalchemy import func, select, update

from monitor.model.notice import LoggedNotice, NoticeEntry, NoticeRule
from monitor.pipeline import ledger
from monitor.pipeline.replay import replay
from monitor.pipeline.replay_difference import Difference
from monitor.store import ledger as store
from monitor.store import watch
from monitor.store.tables import DerivationRow, NoticeEntryRow, OutboxRow, StatedFactRow
from tests.helpers.bench import TEXT, Bench, edited

CONTRACT = NoticeRule(
    id="acme.msa",
    trigger="amendment",
    minimum="P60D",
    day_kind="calendar",
    source="user",
    service="acme",
    applies_to=("service",),
)
CHANGED = ("Published: 2026-03-03. Effective: 2026-03-20.", *edited("confidential", "strictly confidential and secret"))


def changed(bench: Bench) -> None:
    bench.check()
    bench.serve(CHANGED)
    bench.check()


def run(bench: Bench, *, adopt: bool = False) -> list[Difference]:
    return list(replay(bench.service, bench.means, adopt=adopt))


def entries(bench: Bench) -> tuple[NoticeEntry, ...]:
    with bench.database.read() as session:
        return ledger.entries_today(session, ledger.keeper_of(bench.means, bench.service))


def rows(bench: Bench, table: type) -> int:
    with bench.database.read() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_nothing_differs_when_nothing_changed(bench: Bench) -> None:
    changed(bench)
    before = entries(bench)
    assert run(bench) == []
    bench.upgrade("engine-2")
    assert run(bench) == [], "another engine that reads the same tells the same"
    assert entries(bench) == before
    assert rows(bench, DerivationRow) == 1


def test_a_new_rule_shows_and_nothing_recorded_changes(bench: Bench) -> None:
    changed(bench)
    before, sent = entries(bench), rows(bench, OutboxRow)
    bench.means = replace(bench.means, rules=(CONTRACT,), rules_key="with-contract")
    (found,) = run(bench)
    assert (found.event, found.kind) == ("acme-terms@2", "entry appeared")
    assert "acme.msa" in found.text and "short by" in found.text
    assert entries(bench) == before
    assert rows(bench, OutboxRow) == sent, "nobody is alerted"
    assert run(bench) == [found], "a second replay tells the same, and stores nothing more"
    assert rows(bench, DerivationRow) == 2


def test_adopting_counts_from_then_on_and_carries_decisions_over(bench: Bench) -> None:
    changed(bench)
    (recorded,) = entries(bench)
    with bench.database.write() as session:
        store.set_status(session, recorded.id, "objected", note="by letter", now=bench.clock())
    bench.means = replace(bench.means, rules=(CONTRACT,), rules_key="with-contract")
    run(bench, adopt=True)
    now = {one.rule.id: one for one in entries(bench)}
    assert now.keys() == {"acme.msa", recorded.rule.id}
    assert (now[recorded.rule.id].status, now[recorded.rule.id].note) == ("objected", "by letter")
    assert now["acme.msa"].status == "open"
    assert rows(bench, NoticeEntryRow) == 3, "what was recorded is still there"
    assert run(bench) == [], "what was adopted is what counts"


def test_rules_and_notices_are_read_again(bench: Bench) -> None:
    changed(bench)
    notice = LoggedNotice(
        id="N-1", terms="acme-terms", trigger="discontinuation", received=date(2026, 3, 5), effective=date(2026, 3, 25)
    )
    with bench.database.write() as session:
        row = watch.find(session, "acme-terms")
        assert row is not None
        ledger.log_notice(session, ledger.keeper_of(bench.means, bench.service), row, notice)
        store.clear_rules(session, row.key)
    contract = replace(CONTRACT, trigger="discontinuation", id="acme.eol")
    bench.means = replace(bench.means, rules=(contract,), rules_key="eol")
    assert [(one.event, one.kind) for one in run(bench, adopt=True)] == [("N-1", "entry appeared")]
    assert {one.rule.id for one in entries(bench) if one.event == "N-1"} == {
        "acme.eol",
        "acme-terms:terms:discontinuation:P30D",
    }
    with bench.database.read() as session:
        assert {rule.minimum for rule in store.rules(session, "acme")} == {"P30D"}


def test_adopting_reads_the_compared_facts_again(bench: Bench) -> None:
    changed(bench)

    def stated() -> list[tuple[str, object, str]]:
        with bench.database.read() as session:
            rows = session.scalars(select(StatedFactRow).order_by(StatedFactRow.position))
            return [(row.attribute, row.value, row.lineage_id) for row in rows]

    recorded = stated()
    assert ("discontinuation_notice_period", "P30D") in [one[:2] for one in recorded]
    with bench.database.write() as session:
        session.execute(update(StatedFactRow).values(value="P99D"))
    assert run(bench) == []
    assert {one[1] for one in stated()} == {"P99D"}, "looking changes nothing"
    run(bench, adopt=True)
    assert stated() == recorded


def test_a_lost_page_is_told_and_left_as_recorded(bench: Bench) -> None:
    changed(bench)
    before = entries(bench)
    for path in bench.means.blobs.shelf.folder.rglob("*.zst"):
        path.unlink()
    assert {one.kind for one in run(bench, adopt=True)} == {"unreadable"}
    assert entries(bench) == before


def test_a_change_taken_back_is_withdrawn_under_adopted_rules_too(bench: Bench) -> None:
    changed(bench)
    bench.serve(TEXT)
    bench.check()
    assert [one.status for one in entries(bench)] == ["withdrawn"]
    bench.means = replace(bench.means, rules=(CONTRACT,), rules_key="with-contract")
    assert [(one.event, one.kind) for one in run(bench, adopt=True)] == [("acme-terms@2", "entry appeared")]
    assert {(one.rule.source, one.status) for one in entries(bench)} == {
        ("user", "withdrawn"),
        ("contract", "withdrawn"),
    }
