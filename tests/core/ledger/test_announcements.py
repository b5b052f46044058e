"""Notices found on a watched notices page, English and Chinese."""

from datetime import date

import pytest

from monitor.core.ledger import entries_for_announcements
from monitor.core.ledger.announcements import announcements
from monitor.model.notice import NoticeRule, Sighting
from tests.core.ledger.pages import at, review_of, setting

OLD = "# Announcements\n\n## Welcome\n\nThis page lists what changes at Acme.\n"
ANNOUNCED = [
    ("Model m-1 will be discontinued on 1 May 2026.", "discontinuation", date(2026, 5, 1)),
    ("The prices of all plans will be increased from 2026-06-01.", "price", date(2026, 6, 1)),
    ("We have updated our Service Level Agreement, effective 1 April 2026.", "sla", date(2026, 4, 1)),
    ("Our Terms of Service have been revised.", "amendment", None),
    ("The endpoint /v1/list will be replaced on 2026-04-10 or 2026-04-20.", "feature", None),
    ("模型m-1将于2026年5月1日下线。", "discontinuation", date(2026, 5, 1)),
    ("自2026年6月1日起，平台将上调接口收费标准。", "price", date(2026, 6, 1)),
    ("服务协议已修订，敬请查阅。", "amendment", None),
    ("自2026年4月10日起，导出功能将下线。", "feature", date(2026, 4, 10)),
]


def page(*announced: str) -> bytes:
    return (OLD + "".join(f"\n## Notice {number}\n\n{text}\n" for number, text in enumerate(announced, 1))).encode()


@pytest.mark.parametrize(("text", "trigger", "effective"), ANNOUNCED)
def test_what_is_announced_and_for_when(text: str, trigger: str, effective: date | None) -> None:
    (found,) = announcements(review_of(page(), page(text)))
    assert (found.trigger, found.effective) == (trigger, effective)


@pytest.mark.parametrize("text", ["We wish you a happy new year.", "Our office has moved.", "祝大家新年快乐。"])
def test_small_talk_announces_nothing(text: str) -> None:
    assert announcements(review_of(page(), page(text))) == ()


def test_each_announcement_is_judged_by_the_rules_on_what_it_announces() -> None:
    rules = [
        NoticeRule(
            id=f"acme:terms:{trigger}:P30D",
            trigger=trigger,  # type: ignore[arg-type]
            minimum="P30D",
            day_kind="calendar",
            source="contract",
            service="acme",
            terms="acme-terms",
            applies_to=reach,
        )
        for trigger, reach in (("discontinuation", ("service",)), ("price", ("service",)), ("amendment", ("terms",)))
    ]
    new = page(
        "Model m-1 will be discontinued on 20 March 2026.", "The prices of all plans rise: new fees from 2026-06-01."
    )
    entries = entries_for_announcements(
        review_of(page(), new),
        rules,
        Sighting(last_seen_old=at(date(2026, 3, 1)), first_seen=at(date(2026, 3, 2)), every_hours=24),
        setting(date(2026, 3, 2)),
        event="acme-news@2",
        terms="acme-news",
    )
    assert {(one.event, one.trigger, one.verdict, one.short_by_days) for one in entries} == {
        ("acme-news@2.1", "discontinuation", "short", 11),
        ("acme-news@2.2", "price", "compliant", None),
    }


def test_a_first_version_announces_nothing() -> None:
    sighting = Sighting(last_seen_old=None, first_seen=at(date(2026, 3, 2)))
    review = review_of(page(), page("Model m-1 will be discontinued on 20 March 2026."))
    assert entries_for_announcements(review, [], sighting, setting(date(2026, 3, 2)), event="e", terms="t") == ()
