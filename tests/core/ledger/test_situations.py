"""Every situation of the domain notes' ledger table, on English and on Chinese terms, from the page's bytes to the entry."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest

from monitor.core.ledger import as_of, entries_for_notice, explain, reconciled, succession, withdrawn
from monitor.core.ledger.overlays import OVERLAYS, statute_rules
from monitor.model.notice import LoggedNotice, NoticeEntry, NoticeRule
from tests.core.ledger.pages import ENGLISH, LANGUAGES, Language, at, judged, review_of, rules_of, setting

MARCH = date(2026, 3, 2)


@dataclass(frozen=True, kw_only=True)
class Situation:
    """A change as it came, and what the ledger must say. Days count from 2 March 2026."""

    name: str
    expected: dict[str, Any]
    minimum: str = "P30D"
    published: int | None = None
    effective: int | None = None
    last_seen_old: int | None = -1
    first_seen: int = 0
    calendar: str | None = None
    notice: LoggedNotice | None = None
    says: tuple[str, ...] = field(default=())


def day(offset: int | None) -> date | None:
    return None if offset is None else MARCH + timedelta(days=offset)


SITUATIONS = (
    Situation(
        name="published and effective stated, short",
        published=0,
        effective=18,
        first_seen=1,
        expected={"verdict": "short", "given_days": 18, "required_days": 30, "short_by_days": 12, "days_left": 16},
        says=("earliest compliant day of effect: 2026-04-01", "the day after by full days", "no notice logged"),
    ),
    Situation(
        name="given exactly what was owed: borderline",
        published=0,
        effective=30,
        expected={"verdict": "borderline", "given_days": 30, "short_by_days": None},
    ),
    Situation(
        name="one day more than owed: compliant",
        published=0,
        effective=31,
        expected={"verdict": "compliant", "given_days": 31},
    ),
    Situation(
        name="vague rule: no firm rule",
        minimum="reasonable",
        published=0,
        effective=7,
        expected={"verdict": "no_firm_rule", "given_days": 7, "required_days": None},
    ),
    Situation(
        name="only first seen, short under every reading",
        effective=20,
        last_seen_old=-1,
        expected={
            "verdict": "short",
            "given_days": None,
            "given_days_min": 20,
            "given_days_max": 21,
            "short_by_days": 9,
        },
        says=("the page is checked every 6 h", "not before 2026-03-01", "not after 2026-03-02"),
    ),
    Situation(
        name="only first seen, compliant under every reading",
        effective=40,
        last_seen_old=-1,
        expected={"verdict": "compliant", "given_days_min": 40, "given_days_max": 41},
    ),
    Situation(
        name="only first seen, the bounds straddle",
        effective=28,
        last_seen_old=-4,
        expected={"verdict": "unknown", "given_days_min": 28, "given_days_max": 32, "required_days": 30},
        says=("not known closely enough",),
    ),
    Situation(
        name="no effective date: unknown, never invented",
        published=0,
        expected={"verdict": "unknown", "effective": None, "effective_basis": "unknown", "exit_deadline": None},
        says=("no day is made up",),
    ),
    Situation(
        name="no effective date, the rule says on posting: effective when first seen",
        minimum="on posting",
        expected={
            "verdict": "no_firm_rule",
            "effective": MARCH,
            "effective_basis": "on posting",
            "late_discovery": False,
        },
        says=("derived: the rule lets a change take effect when it is posted",),
    ),
    Situation(
        name="no effective date, the rule says after the period: derived for the user's deadline, no verdict",
        minimum="after 30 days",
        published=0,
        expected={
            "verdict": "unknown",
            "effective": date(2026, 4, 1),
            "effective_basis": "after the notice period",
            "exit_deadline": date(2026, 3, 31),
        },
        says=("by its own words the rule lets none be earlier",),
    ),
    Situation(
        name="no effective date, the rule says after the period, only first seen: the earliest day",
        minimum="after 30 days",
        last_seen_old=-2,
        expected={"verdict": "unknown", "effective": date(2026, 3, 30), "exit_deadline": date(2026, 3, 29)},
    ),
    Situation(
        name="effective before first seen, shortness proven by the page",
        published=-20,
        effective=-5,
        last_seen_old=-25,
        expected={
            "verdict": "short",
            "late_discovery": True,
            "given_days": 15,
            "severity": "critical",
            "status": "open",
        },
        says=("discovered late",),
    ),
    Situation(
        name="effective before first seen, shortness proven by our record",
        effective=-1,
        last_seen_old=-10,
        expected={"verdict": "short", "late_discovery": True, "given_days_max": 9, "short_by_days": 21},
    ),
    Situation(
        name="published the day it takes effect",
        published=0,
        effective=0,
        expected={"verdict": "short", "given_days": 0, "short_by_days": 30},
    ),
    Situation(
        name="published the day it takes effect, vague rule",
        minimum="reasonable",
        published=0,
        effective=0,
        expected={"verdict": "no_firm_rule", "given_days": 0},
    ),
    Situation(
        name="fetch gap longer than the period: unknown, the gap told",
        effective=1,
        last_seen_old=-45,
        expected={"verdict": "unknown", "given_days_max": 46},
        says=("nothing was captured in the 45 days between", "45 days apart, more than is owed"),
    ),
    Situation(
        name="page back-dated: our record proves it short",
        published=-40,
        effective=5,
        last_seen_old=-1,
        expected={"verdict": "short", "given_days": 45, "short_by_days": 24},
        says=("by our record, still bore the old text",),
    ),
    Situation(
        name="page dated ahead: what we saw is the earlier proof",
        published=10,
        effective=31,
        first_seen=0,
        expected={"verdict": "compliant", "given_days": 31},
    ),
    Situation(
        name="notice by mail before the page followed",
        published=0,
        effective=18,
        notice=LoggedNotice(
            id="n",
            terms="acme-terms",
            trigger="amendment",
            received=MARCH - timedelta(days=20),
            effective=day(18),
            channel="email",
        ),
        expected={"verdict": "compliant", "given_days": 38, "noticed": MARCH - timedelta(days=20)},
        says=("received by email and logged by you",),
    ),
    Situation(
        name="a month, clamped",
        minimum="P1M",
        published=-30,
        effective=-2,
        last_seen_old=-31,
        first_seen=-30,
        expected={
            "verdict": "borderline",
            "published": date(2026, 1, 31),
            "effective": date(2026, 2, 28),
            "required_days": 28,
        },
    ),
    Situation(
        name="business days on China's calendar",
        minimum="P15BD",
        published=-20,
        effective=7,
        last_seen_old=-21,
        first_seen=-20,
        calendar="CN",
        expected={
            "verdict": "borderline",
            "published": date(2026, 2, 10),
            "effective": date(2026, 3, 9),
            "provisional": False,
        },
        says=("Calendar: CN",),
    ),
    Situation(
        name="business days, counted naively, end earlier",
        minimum="P15BD",
        published=-20,
        effective=7,
        last_seen_old=-21,
        first_seen=-20,
        expected={"verdict": "compliant", "required_days": 21, "provisional": True},
    ),
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda situation: situation.name)
def test_situation(situation: Situation, language: str) -> None:
    words = LANGUAGES[language]
    seen = MARCH + timedelta(days=situation.first_seen)
    entries = judged(
        words.page(minimum=situation.minimum),
        words.page(
            minimum=situation.minimum,
            published=day(situation.published),
            effective=day(situation.effective),
            edited=True,
        ),
        last_seen_old=None if situation.last_seen_old is None else at(MARCH + timedelta(days=situation.last_seen_old)),
        first_seen=at(seen),
        calendar=situation.calendar,
        notices=[situation.notice] if situation.notice else (),
    )
    (entry,) = entries
    assert entry.trigger == "amendment", "the discontinuation rule judges no amendment"
    assert {name: getattr(entry, name) for name in situation.expected} == situation.expected, "\n".join(explain(entry))
    told = "\n".join(explain(entry))
    for words_told in situation.says:
        assert words_told in told
    assert entry.rule.quote in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_seed_kuaishou_gave_seven_days(language: str) -> None:
    """The Kuaishou page: published 25 July 2023, effective 1 August 2023."""
    words = LANGUAGES[language]
    (entry,) = judged(
        words.page(minimum="P7D"),
        words.page(minimum="P7D", published=date(2023, 7, 25), effective=date(2023, 8, 1), edited=True),
        last_seen_old=at(date(2023, 7, 24)),
        first_seen=at(date(2023, 7, 26)),
    )
    assert (entry.given_days, entry.verdict) == (7, "borderline")


@pytest.mark.parametrize("words", LANGUAGES.values(), ids=LANGUAGES)
def test_first_crawl_is_a_baseline(words: Language) -> None:
    page = words.page(published=MARCH, effective=MARCH)
    assert judged(words.page(), page, last_seen_old=None, first_seen=at(MARCH)) == ()


@pytest.mark.parametrize("words", LANGUAGES.values(), ids=LANGUAGES)
def test_soft_changes_open_nothing(words: Language) -> None:
    old = words.page(published=date(2026, 1, 1), effective=date(2026, 1, 1))
    new = words.page(published=MARCH, effective=MARCH + timedelta(days=3))
    assert judged(old, new, last_seen_old=at(date(2026, 3, 1)), first_seen=at(MARCH)) == ()


@pytest.mark.parametrize("words", LANGUAGES.values(), ids=LANGUAGES)
def test_dates_that_did_not_change_speak_of_an_older_change(words: Language) -> None:
    stale = {"published": date(2024, 9, 29), "effective": date(2024, 9, 29)}
    (entry,) = judged(
        words.page(**stale), words.page(**stale, edited=True), last_seen_old=at(date(2026, 3, 1)), first_seen=at(MARCH)
    )
    assert (entry.published, entry.effective, entry.verdict) == (None, None, "unknown")


@pytest.mark.parametrize("words", LANGUAGES.values(), ids=LANGUAGES)
def test_rule_changed_by_the_same_version(words: Language) -> None:
    """The old amendment rule judges; discontinuations owe 30 days until the new text takes effect, then 15."""
    old = words.page(minimum="P30D", discontinuation="P30D")
    new = words.page(minimum="P7D", discontinuation="P15D", published=MARCH, effective=date(2026, 3, 20))
    (entry,) = judged(old, new, last_seen_old=at(date(2026, 3, 1)), first_seen=at(MARCH))
    assert (entry.rule.minimum, entry.trigger, entry.verdict, entry.short_by_days) == ("P30D", "amendment", "short", 12)

    review = review_of(old, new)
    before, after = succession(rules_of(review), rules_of(review_of(new, new)), date(2026, 3, 20))
    rules = (*before, *after)

    def owed(received: date) -> list[tuple[str, str]]:
        notice = LoggedNotice(
            id=f"n{received}",
            terms="acme-terms",
            trigger="discontinuation",
            received=received,
            effective=date(2026, 4, 10),
        )
        return [(entry.rule.minimum, entry.verdict) for entry in entries_for_notice(notice, rules, setting(received))]

    assert owed(date(2026, 3, 19)) == [("P30D", "short")]
    assert owed(date(2026, 3, 20)) == [("P15D", "compliant")]
    old_rule = next(rule for rule in before if rule.trigger == "discontinuation")
    assert (old_rule.valid_to, old_rule.minimum) == (date(2026, 3, 19), "P30D"), (
        "the old rule is kept, with its last day"
    )


@pytest.mark.parametrize("words", LANGUAGES.values(), ids=LANGUAGES)
def test_several_rules_strictest_first(words: Language) -> None:
    contract = NoticeRule(
        id="acme.msa",
        trigger="amendment",
        minimum="P60D",
        day_kind="calendar",
        source="user",
        service="acme",
        applies_to=("service",),
    )
    entries = judged(
        words.page(),
        words.page(published=MARCH, effective=date(2026, 4, 10), edited=True),
        last_seen_old=at(date(2026, 3, 1)),
        first_seen=at(MARCH),
        extra=(contract, *statute_rules("acme", ("cn-ecommerce-34",))),
    )
    assert [(entry.rule.source, entry.verdict) for entry in entries] == [
        ("user", "short"),
        ("contract", "compliant"),
        ("statute", "compliant"),
    ]
    assert len({entry.id for entry in entries}) == 3


def test_overlays_are_off_by_default_and_name_their_source() -> None:
    assert statute_rules("acme", ()) == ()
    for name, overlay in OVERLAYS.items():
        (rule,) = statute_rules("acme", (name,))
        assert rule.source == "statute" and rule.service == "acme"
        assert overlay.source in rule.clause and overlay.status in rule.note


def _in(language: str, minimum: str) -> NoticeRule:
    words = LANGUAGES[language]
    (rule,) = [
        rule
        for rule in rules_of(
            review_of(words.page(minimum=minimum), words.page(minimum=minimum)), terms=f"acme-{language}"
        )
        if rule.trigger == "amendment"
    ]
    return rule


@pytest.mark.parametrize(
    ("prevailing", "owed"), [(None, ("P30D", "P30D")), ("en", ("P7D", "P7D")), ("zh", ("P30D", "P30D"))]
)
def test_translation_drift(prevailing: str | None, owed: tuple[str, str]) -> None:
    """English promises 7 days and Chinese 30: the stricter is owed until the user names the prevailing language."""
    rules = reconciled((_in("en", "P7D"), _in("zh", "P30D")), {"acme-zh": "acme-en"}, prevailing)
    assert tuple(rule.minimum for rule in rules) == owed
    assert all("translation drift: " in rule.note and "P7D" in rule.note and "P30D" in rule.note for rule in rules)


def test_translations_that_agree_do_not_drift() -> None:
    rules = (_in("en", "P30D"), _in("zh", "P30D"))
    assert reconciled(rules, {"acme-zh": "acme-en"}, None) == rules


@pytest.mark.parametrize("words", LANGUAGES.values(), ids=LANGUAGES)
@pytest.mark.parametrize(
    ("published", "effective", "act_by"),
    [
        (0, 40, date(2026, 3, 17)),  # the objection window of 15 days ends first
        (0, 10, date(2026, 3, 11)),  # the change applies first
        (None, 40, date(2026, 3, 16)),  # counted from the earliest day on which notice may have been given
        (0, None, date(2026, 3, 17)),  # no day of effect: the window alone
    ],
)
def test_last_day_to_act(words: Language, published: int | None, effective: int | None, act_by: date) -> None:
    (entry,) = judged(
        words.page(objection=True),
        words.page(objection=True, published=day(published), effective=day(effective), edited=True),
        last_seen_old=at(date(2026, 3, 1)),
        first_seen=at(MARCH),
    )
    assert entry.exit_deadline == act_by
    told = "\n".join(explain(entry))
    assert "you may terminate with a refund" in told and "Staying is acceptance" in told


def _entry(effective: date) -> NoticeEntry:
    (entry,) = judged(
        ENGLISH.page(),
        ENGLISH.page(published=MARCH, effective=effective, edited=True),
        last_seen_old=at(date(2026, 3, 1)),
        first_seen=at(MARCH),
    )
    return entry


def test_reverted_before_it_took_effect() -> None:
    entry = _entry(date(2026, 3, 20))
    assert withdrawn(entry, date(2026, 3, 19)).status == "withdrawn"
    assert withdrawn(entry, date(2026, 3, 20)).status == "open", "it had taken effect by then"


def test_an_entry_expires_after_its_last_day() -> None:
    entry = _entry(date(2026, 3, 20))
    assert entry.exit_deadline == date(2026, 3, 19)
    assert as_of(entry, setting(date(2026, 3, 19))).status == "open"
    assert as_of(entry, setting(date(2026, 3, 19))).days_left == 0
    assert as_of(entry, setting(date(2026, 3, 20))).status == "expired"


SERVICE_LEVEL = {
    "en": (
        "6. The monthly uptime percentage of the service will be at least 99.9%.",
        "7. Any amendment of this SLA requires 30 days' notice by email.",
    ),
    "zh": ("6. 每个自然月的服务可用性不低于99.9%。", "7. 本SLA的任何修订，我们均会提前30天邮件通知。"),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("what", "triggers"), [("uptime", ["amendment", "sla"]), ("limits", ["amendment"])])
def test_an_sla_inside_of_terms(language: str, what: str, triggers: list[str]) -> None:
    """A duty to announce changes of the SLA judges those clauses alone that are about the service level."""
    words, level = LANGUAGES[language], "\n\n".join(SERVICE_LEVEL[language])
    old = words.page() + f"\n\n{level}".encode()
    changed = level.replace("99.9%", "99.5%") if what == "uptime" else level
    new = words.page(published=MARCH, effective=date(2026, 3, 20), edited=what == "limits") + f"\n\n{changed}".encode()
    entries = judged(old, new, last_seen_old=at(date(2026, 3, 1)), first_seen=at(MARCH))
    assert sorted(entry.trigger for entry in entries) == triggers
    assert {entry.short_by_days for entry in entries} == {12}


@pytest.mark.parametrize(("terms_type", "triggers"), [("pricing", {"amendment", "price"}), ("terms", {"amendment"})])
def test_a_change_of_a_price_list_is_a_change_of_price(terms_type: str, triggers: set[str]) -> None:
    price = NoticeRule(
        id="acme.price",
        trigger="price",
        minimum="P45D",
        day_kind="calendar",
        source="user",
        service="acme",
        applies_to=("service",),
    )
    entries = judged(
        ENGLISH.page(),
        ENGLISH.page(published=MARCH, effective=date(2026, 3, 20), edited=True),
        last_seen_old=at(date(2026, 3, 1)),
        first_seen=at(MARCH),
        extra=(price,),
        terms_type=terms_type,
    )
    assert {entry.trigger for entry in entries} == triggers
