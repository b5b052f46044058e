"""The ledger as the store keeps it: rules over time, entries of versions and notices, what is taken back."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import event

from monitor.model.notice import KeyDate, LoggedNotice, NoticeEntry, NoticeRule
from monitor.pipeline import ledger
from monitor.store import ledger as store
from monitor.store import watch
from tests.helpers.bench import TEXT, Bench, edited

DATED = ("Published: 2026-03-03. Effective: 2026-03-20.",)
FASTER = (*DATED, *edited("confidential", "strictly confidential and secret"))


def entries(bench: Bench) -> tuple[NoticeEntry, ...]:
    with bench.database.read() as session:
        return ledger.entries_today(session, ledger.keeper_of(bench.means, bench.service))


def log(bench: Bench, **told: object) -> tuple[NoticeEntry, ...]:
    notice = LoggedNotice(**({"id": "N-1", "terms": "acme-terms", "channel": "email"} | told))  # type: ignore[arg-type]
    with bench.database.write() as session:
        row = watch.find(session, notice.terms)
        assert row is not None
        return ledger.log_notice(session, ledger.keeper_of(bench.means, bench.service), row, notice)


def rules(bench: Bench) -> list[tuple[str, str, date | None, date | None]]:
    with bench.database.read() as session:
        return [(one.trigger, one.minimum, one.valid_from, one.valid_to) for one in store.rules(session, "acme")]


def change(bench: Bench, text: tuple[str, ...] = FASTER) -> None:
    """A first version on 2 March 2026, and ``text`` on the 3rd."""
    bench.check()
    bench.serve(text)
    bench.check()


def test_a_version_opens_its_entries_in_the_transaction_of_its_check(bench: Bench) -> None:
    bench.check()
    assert entries(bench) == (), "a first version is a baseline"
    bench.serve(FASTER)
    assert bench.check().outcome == "changed"
    (entry,) = entries(bench)
    assert (entry.event, entry.trigger, entry.verdict) == ("acme-terms@2", "amendment", "short")
    assert (entry.given_days, entry.short_by_days, entry.exit_deadline) == (17, 13, date(2026, 3, 19))
    assert entry.days_left == 15, "the clock has moved on to 4 March"


def test_rules_hold_from_the_day_the_new_text_takes_effect(bench: Bench) -> None:
    change(bench, (*DATED, *edited("at least 30 days before we discontinue", "at least 15 days before we discontinue")))
    assert rules(bench) == [
        ("discontinuation", "P30D", None, date(2026, 3, 19)),
        ("amendment", "P30D", None, None),
        ("discontinuation", "P15D", date(2026, 3, 20), None),
    ]
    (before,) = log(bench, id="N-1", trigger="discontinuation", received=date(2026, 3, 19), effective=date(2026, 4, 10))
    (after,) = log(bench, id="N-2", trigger="discontinuation", received=date(2026, 3, 20), effective=date(2026, 4, 10))
    assert [(one.rule.minimum, one.verdict) for one in (before, after)] == [("P30D", "short"), ("P15D", "compliant")]


def test_a_notice_logged_later_counts_for_the_version_it_announced(bench: Bench) -> None:
    change(bench)
    (own,) = log(bench, trigger="amendment", received=date(2026, 2, 10), effective=date(2026, 3, 20))
    assert (own.event, own.given_days, own.verdict) == ("N-1", 38, "compliant")
    version = next(one for one in entries(bench) if one.event == "acme-terms@2")
    assert (version.noticed, version.given_days, version.verdict) == (date(2026, 2, 10), 38, "compliant")


def test_a_notice_of_something_else_changes_no_entry(bench: Bench) -> None:
    change(bench)
    before = entries(bench)
    log(bench, trigger="discontinuation", received=date(2026, 2, 10), effective=date(2026, 3, 20))
    assert [one for one in entries(bench) if one.event == "acme-terms@2"] == list(before)


def test_logging_a_notice_twice_changes_nothing(bench: Bench) -> None:
    change(bench)
    opened = log(bench, trigger="amendment", received=date(2026, 2, 10), effective=date(2026, 3, 20))
    once = entries(bench)
    assert log(bench, trigger="amendment", received=date(2026, 2, 10), effective=date(2026, 3, 20)) == opened
    assert entries(bench) == once


def test_a_change_taken_back_before_it_applied_is_withdrawn(bench: Bench) -> None:
    change(bench)
    log(bench, trigger="amendment", received=date(2026, 3, 3), effective=date(2026, 3, 20))
    bench.serve(TEXT)
    bench.check()
    assert {(one.event, one.status) for one in entries(bench)} == {("acme-terms@2", "withdrawn"), ("N-1", "withdrawn")}


def test_a_change_taken_back_after_it_applied_is_a_change(bench: Bench) -> None:
    change(bench)
    bench.clock.pass_(days=20)
    bench.serve(TEXT)
    bench.check()
    assert sorted((one.event, one.status) for one in entries(bench)) == [
        ("acme-terms@2", "expired"),
        ("acme-terms@3", "open"),
    ]


def test_a_persons_decision_stays(bench: Bench) -> None:
    change(bench)
    (entry,) = entries(bench)
    with bench.database.write() as session:
        store.set_status(session, entry.id, "objected", note="by letter", now=bench.clock())
    bench.clock.pass_(days=60)
    (after,) = entries(bench)
    assert (after.status, after.note) == ("objected", "by letter")


def test_the_users_own_rule_and_a_statute_stand_in_rows_of_their_own(bench: Bench) -> None:
    from dataclasses import replace

    contract = NoticeRule(
        id="acme.msa",
        trigger="amendment",
        minimum="P60D",
        day_kind="calendar",
        source="user",
        service="acme",
        applies_to=("service",),
    )
    elsewhere = replace(contract, id="other.msa", service="other")
    bench.means = replace(bench.means, rules=(contract, elsewhere))
    change(bench)
    assert [(one.rule.source, one.rule.id) for one in entries(bench)] != []
    assert {one.rule.id for one in entries(bench)} == {"acme.msa", "acme-terms:terms:amendment:P30D"}


def test_commentary_leaves_no_trace(bench: Bench) -> None:
    from dataclasses import replace

    bench.terms = replace(bench.terms, kind="commentary")
    change(bench)
    assert entries(bench) == () and rules(bench) == []


def test_deadlines_come_from_entries_and_from_the_version_in_force(bench: Bench) -> None:
    from dataclasses import replace

    renewal = "4.1 To prevent renewal you must notify us at least 30 days before the end of the current term."
    bench.serve((*TEXT, renewal))
    bench.check()
    bench.serve((*FASTER, renewal))
    bench.check()
    bench.means = replace(
        bench.means, dates=(KeyDate(kind="renewal", on=date(2026, 5, 1), service="acme", name="plan"),)
    )
    with bench.database.read() as session:
        found = ledger.deadlines(session, ledger.keeper_of(bench.means, bench.service), 60)
    assert [(one.on, one.source.partition("-")[0]) for one in found] == [
        (date(2026, 3, 19), "L"),
        (date(2026, 3, 31), "non_renewal_notice_period"),
    ]


@pytest.mark.parametrize("asked", ["whole", "beginning"])
def test_an_entry_is_found_by_its_id_or_how_it_begins(bench: Bench, asked: str) -> None:
    change(bench)
    (entry,) = entries(bench)
    with bench.database.read() as session:
        assert store.found(session, entry.id if asked == "whole" else entry.id[:5]).id == entry.id


def test_what_was_published_while_nobody_looked_is_unknown(bench: Bench) -> None:
    bench.check()
    bench.clock.pass_(days=40)
    bench.serve(("Effective: 2026-04-30.", *FASTER[1:]))
    bench.check()
    (entry,) = entries(bench)
    with bench.database.read() as session:
        (told,) = store.with_reasoning(session, [entry])
    assert entry.verdict == "unknown" and "41 days apart" in "\n".join(told.reasoning)
    assert entry.first_seen is not None and entry.last_seen_old is not None
    assert entry.first_seen - entry.last_seen_old == timedelta(days=41)


def test_a_ledger_of_any_length_is_listed_with_one_query(bench: Bench) -> None:
    """The half second for 10,000 entries is measured by ``bench/ledger.py``; what would lose it is a query an entry."""
    from bench.ledger import filled

    asked: list[str] = []
    with bench.database.write() as session:
        filled(session, 300)
    with bench.database.read() as session:
        event.listen(session.get_bind(), "before_cursor_execute", lambda *told: asked.append(told[2]))
        assert len(store.entries(session, service="acme")) == 300
    assert len([statement for statement in asked if statement.startswith("SELECT")]) == 1


def test_a_watched_notices_page_opens_entries_and_states_no_rules(bench: Bench) -> None:
    from monitor.model.source import Service
    from monitor.pipeline.check import check
    from tests.helpers.bench import page, terms

    url = "https://acme.example/news"
    news = terms(url, id="acme-news", type="notices")
    service = Service(id="acme", name="Acme", terms=(bench.terms, news))
    with bench.database.write() as session:
        watch.sync(session, (service,), bench.clock())
    told = ["This page lists our announcements about the services and these terms of service."]
    for extra in ("", "We will notify you at least 90 days before we discontinue the services on 20 March 2026."):
        bench.fetcher.pages[url] = page(*told, *([extra] if extra else []))
        for one in service.terms:
            check(service, one, bench.means, since=datetime.now(UTC), force=True)
        bench.clock.pass_(days=1)
    with bench.database.read() as session:
        (entry,) = ledger.entries_today(session, ledger.keeper_of(bench.means, service))
        assert {rule.terms for rule in store.rules(session, "acme")} == {"acme-terms"}
    assert (entry.event, entry.rule.minimum, entry.verdict) == ("acme-news@2.1", "P30D", "short")
