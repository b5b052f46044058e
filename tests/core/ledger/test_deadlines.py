"""Deadlines that terms give: SLA claims, renewals, refunds, replies; in English and Chinese terms."""

from datetime import date

import pytest

from monitor.core.facts import read_facts
from monitor.core.ledger import Setting, entry_deadlines, terms_deadlines
from monitor.core.ledger.deadlines import claim_period, standing
from monitor.model.finding import Fact
from monitor.model.notice import Deadline, KeyDate
from monitor.model.value import Duration
from tests.core.ledger.pages import setting, tree

TERMS = {
    "en": (
        "Acme Service Level Agreement\n\n"
        "1. Claims may be submitted after the fifth business day of the month following the outage.\n\n"
        "2. A claim must be submitted within two months after the end of the month in which the uptime was not met."
    ),
    "zh": (
        "示例服务等级协议\n\n"
        "1. 客户可以在每月第五（5）个工作日后对上个月没有达到可用性的服务提出赔偿申请。\n\n"
        "2. 赔偿申请必须限于在没有达到可用性的相关月份结束后两（2）个月内提出。"
    ),
}


def fact(attribute: str, value: str, quote: str = "words") -> Fact:
    return Fact(
        category="x",
        attribute=attribute,
        value=value,
        quote=quote,
        eid="e",
        clause="3",
        part="sla",
        start=0,
        end=5,
        rule="r",
    )


def due(
    facts: tuple[Fact, ...], today: date, *dates: KeyDate, days: int = 60, calendar: str | None = "CN"
) -> tuple[Deadline, ...]:
    return terms_deadlines(facts, dates, setting(today, calendar=calendar), terms="acme-sla", days=days)


def test_sla_claim_for_june_2025() -> None:
    """The domain notes: opens after 7 July, closes on 30 August by the strict reading, on the 31st by the other."""
    assert claim_period(date(2025, 6, 1), Duration(2, "M"), "M+5BD", "CN") == (
        date(2025, 7, 7),
        date(2025, 8, 30),
        date(2025, 8, 31),
    )


@pytest.mark.parametrize("language", TERMS)
def test_claims_are_listed_for_each_month_whose_window_is_open(language: str) -> None:
    facts = standing(read_facts(tree(TERMS[language].encode())))
    found = due(facts, date(2025, 8, 1))
    assert [(one.on, one.what) for one in found] == [
        (date(2025, 8, 30), "last day to claim SLA credit for 2025-06"),
        (date(2025, 9, 30), "last day to claim SLA credit for 2025-07"),
    ]
    told = "\n".join(found[0].basis)
    assert "claims open after 2025-07-07" in told and "gives 2025-08-31" in told and found[0].basis[0].count('"') == 2


def test_a_window_from_the_incident_needs_the_incident() -> None:
    window = (fact("claim_window", "P30D", "within 30 days of the incident"),)
    assert due(window, date(2026, 3, 1)) == ()
    (found,) = due(window, date(2026, 3, 1), KeyDate(kind="incident", on=date(2026, 2, 20), name="outage of 20 Feb"))
    assert (found.on, found.what) == (date(2026, 3, 22), "last day to claim SLA credit for outage of 20 Feb")


@pytest.mark.parametrize(
    ("attribute", "value", "kind", "on", "expected"),
    [
        # 30 full days must be over before 1 May begins: notice on 31 March at the latest.
        ("non_renewal_notice_period", "P30D", "renewal", date(2026, 5, 1), date(2026, 3, 31)),
        ("non_renewal_notice_period", "P1M", "renewal", date(2026, 3, 31), date(2026, 2, 27)),
        ("non_renewal_notice_period", "P15BD", "renewal", date(2026, 5, 1), date(2026, 4, 9)),
        ("refund_window", "P7D", "purchase", date(2026, 3, 1), date(2026, 3, 8)),
        ("balance_validity", "P12M", "purchase", date(2025, 3, 31), date(2026, 3, 31)),
        ("response_deadline", "P15BD", "request", date(2026, 2, 10), date(2026, 3, 9)),
        ("deletion_deadline", "P30D", "request", date(2026, 2, 10), date(2026, 3, 12)),
    ],
)
def test_days_counted_from_the_users_own(attribute: str, value: str, kind: str, on: date, expected: date) -> None:
    (found,) = due((fact(attribute, value),), date(2026, 2, 1), KeyDate(kind=kind, on=on), days=120)  # type: ignore[arg-type]
    assert found.on == expected


def test_a_year_without_calendar_is_provisional() -> None:
    (found,) = due(
        (fact("response_deadline", "P15BD"),), date(2026, 12, 1), KeyDate(kind="request", on=date(2026, 12, 20))
    )
    assert found.provisional


def test_days_of_other_terms_are_left_out() -> None:
    renewal = KeyDate(kind="renewal", on=date(2026, 5, 1), terms="other")
    assert due((fact("non_renewal_notice_period", "P30D"),), date(2026, 3, 1), renewal) == ()


def test_a_deadline_keeps_its_uid_when_its_date_moves() -> None:
    renewal = KeyDate(kind="renewal", on=date(2026, 5, 1), name="annual plan")
    (thirty,) = due((fact("non_renewal_notice_period", "P30D"),), date(2026, 3, 1), renewal)
    (fifteen,) = due((fact("non_renewal_notice_period", "P15D"),), date(2026, 3, 1), renewal)
    assert thirty.on != fifteen.on and thirty.uid == fifteen.uid


def test_the_horizon_takes_in_both_ends() -> None:
    purchase = KeyDate(kind="purchase", on=date(2026, 3, 1))
    window = (fact("refund_window", "P7D"),)
    assert due(window, date(2026, 3, 8), purchase, days=0)
    assert not due(window, date(2026, 3, 9), purchase)
    assert due(window, date(2026, 3, 1), purchase, days=7)
    assert not due(window, date(2026, 3, 1), purchase, days=6)


def test_an_event_under_two_rules_is_one_deadline_the_earlier() -> None:
    from datetime import UTC

    from monitor.core.ledger import Matter, entry_for
    from monitor.model.notice import NoticeRule

    matter = Matter(
        event="acme@2",
        service="acme",
        terms="acme",
        noticed=date(2026, 3, 1),
        effective=date(2026, 4, 1),
        effective_basis="notice",
    )
    where = Setting(service="acme", zone=UTC, today=date(2026, 3, 2))
    plain = NoticeRule(id="a", trigger="amendment", minimum="P30D", day_kind="calendar", source="contract")
    windowed = NoticeRule(
        id="b", trigger="amendment", minimum="P7D", day_kind="calendar", source="contract", objection_window="P10D"
    )
    entries = [entry_for(matter, rule, where) for rule in (plain, windowed)]
    (found,) = entry_deadlines(entries, where.today, 60)
    assert (found.on, found.source) == (date(2026, 3, 11), entries[1].id)
