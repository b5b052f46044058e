"""Rules from what a text says: reach, scope, companions, validity; in English and Chinese."""

from dataclasses import replace
from datetime import date

import pytest

from monitor.core.ledger import in_force, once, redirected, rules_from_facts, succession
from monitor.core.ledger.governs import covers, reach, said
from monitor.model.clause import ClauseTree, Part
from monitor.model.finding import Fact
from monitor.model.notice import NoticeRule, RuleReach, Trigger
from monitor.model.value import FactValue

RULE = NoticeRule(
    id="a:terms:amendment:P30D",
    trigger="amendment",
    minimum="P30D",
    day_kind="calendar",
    source="contract",
    service="acme",
    terms="a",
)


def fact(
    attribute: str,
    value: FactValue,
    *,
    eid: str = "e1",
    part: str = "terms",
    actor: str = "vendor",
    quote: str = "words",
) -> Fact:
    return Fact(
        category="notice",
        attribute=attribute,
        value=value,
        quote=quote,
        eid=eid,
        clause=eid,
        part=part,
        start=0,
        end=1,
        rule="r",
        actor=actor,  # type: ignore[arg-type]
    )


def read(*facts: Fact, part_type: str = "terms") -> tuple[NoticeRule, ...]:
    tree = ClauseTree(text="", parts=(Part(id="terms", type=part_type, language="en"),))
    return rules_from_facts(facts, tree, service="acme", terms="a")


@pytest.mark.parametrize(
    "words",
    [
        "If this Agreement or any policies or rules are changed, we will notify you.",
        "We will give notice of changes to any of the terms or policies.",
        "We may amend these Terms and the SLA on 30 days' notice.",
        "Changes to our agreements take effect after 30 days.",
        "如本协议或规则有任何变更,我们将以公示形式通知您。",
        "我们对各类规则的修订将提前30日公告。",
        "本条款及相关政策如有修改，将提前30日通知。",
    ],
)
def test_words_that_reach_the_whole_service(words: str) -> None:
    assert reach("amendment", words, part="terms", part_type="terms") == ("service",)


@pytest.mark.parametrize(
    "words",
    [
        "We will give you 30 days' notice before any change to these Terms takes effect.",
        "We may revise this policy at any time.",
        "我们将至少提前30日通知您本协议的变更。",
    ],
)
def test_an_amendment_rule_governs_its_own_part(words: str) -> None:
    assert reach("amendment", words, part="terms", part_type="terms") == ("terms",)


@pytest.mark.parametrize("trigger", ["price", "discontinuation", "feature", "suspension", "termination"])
def test_rules_about_the_service_govern_the_service(trigger: Trigger) -> None:
    assert reach(trigger, "words", part="terms", part_type="terms") == ("service",)


def test_an_sla_rule_governs_the_sla_wherever_it_stands() -> None:
    assert reach("sla", "words", part="sla", part_type="sla") == ("sla",)
    assert reach("sla", "words", part="terms", part_type="terms") == ("service",)


@pytest.mark.parametrize(
    ("words", "material"),
    [
        ("We will give you 30 days' notice of any material change to these Terms.", True),
        ("If we consider the revision to be material, we will notify you in writing.", True),
        ("We will inform you of such changes, where they are significant.", True),
        ("If we materially reduce your rights we will tell you.", True),
        ("Written material about changes is posted on this page.", False),
        ("We will notify you of every change.", False),
        ("对于本协议的重大变更,我们会提前30日通知您。", True),
        ("本协议如有实质性修改，我们将提前30日公告。", True),
        ("本协议如有修改，我们将提前30日公告。", False),
    ],
)
def test_rules_that_speak_of_material_changes_only(words: str, material: bool) -> None:
    assert said(words, "material") is material


def test_the_users_word_on_reach_counts() -> None:
    by_id = RuleReach(service="acme", rule=RULE.id, applies_to=("b",))
    by_trigger = RuleReach(service="acme", rule="amendment", applies_to=("service",))
    elsewhere = RuleReach(service="other", rule="amendment", applies_to=("c",))
    assert redirected(RULE, (by_trigger, by_id, elsewhere)).applies_to == ("b",)
    assert redirected(RULE, (by_trigger, elsewhere)).applies_to == ("service",)
    assert redirected(RULE, (elsewhere,)) == RULE


def test_a_part_is_a_part_of_its_own_terms() -> None:
    rule = replace(RULE, applies_to=("sla",))
    assert covers(rule, terms="a", part="sla")
    assert not covers(rule, terms="b", part="sla"), "another terms may have a part of the same name"
    assert covers(replace(rule, applies_to=("b",)), terms="b", part="sla")


def test_the_customers_duty_is_no_rule() -> None:
    assert read(fact("termination_notice_period", "P30D", actor="customer")) == ()


def test_a_duty_stated_twice_is_one_rule_two_lengths_are_two() -> None:
    twice = read(fact("amendment_notice_period", "P30D"), fact("amendment_notice_period", "P30D", eid="e2"))
    assert [rule.clause for rule in twice] == ["e1"]
    both = read(fact("amendment_notice_period", "P30D"), fact("amendment_notice_period", "P15D", eid="e2"))
    assert [rule.minimum for rule in both] == ["P30D", "P15D"]


def test_vague_words_beside_a_firm_duty_are_no_rule_of_their_own() -> None:
    vague = fact("amendment_notice_period", "unstated", eid="e2")
    assert [rule.minimum for rule in read(fact("amendment_notice_period", "P30D"), vague)] == ["P30D"]
    firm_on_material = fact("amendment_notice_period", "P30D", quote="30 days' notice of material changes")
    efforts = fact("amendment_notice_period", "efforts", eid="e3")
    assert [rule.minimum for rule in read(firm_on_material, efforts)] == ["P30D", "efforts"], "other changes remain"
    assert [rule.minimum for rule in read(vague, efforts)] == ["efforts"], "a bare right promises least"


def test_what_stands_around_a_duty_goes_with_it() -> None:
    (rule,) = read(
        fact("amendment_notice_period", "P30D"),
        fact("notice_channel", ("email",)),
        fact("notice_channel", ("site_post",), eid="e2"),
        fact("objection_right", "terminate", eid="e2"),
        fact("objection_window", "P15D", eid="e2"),
        fact("acceptance_by_use", True, eid="e2"),
        fact("change_effective", "after_notice_period"),
        fact("notice_deemed_receipt", "PT24H", eid="e9"),
    )
    assert (rule.channel, rule.objection_right, rule.objection_window) == (("email",), "terminate", "P15D")
    assert (rule.acceptance_by_use, rule.after_notice_period, rule.deemed_receipt) == (True, True, "PT24H")


def test_a_price_rule_takes_no_objection_from_elsewhere() -> None:
    (rule,) = read(fact("price_change_notice_period", "P30D"), fact("objection_right", "terminate", eid="e2"))
    assert rule.objection_right is None


def test_validity_takes_in_both_ends() -> None:
    rule = replace(RULE, valid_from=date(2026, 3, 1), valid_to=date(2026, 3, 31))
    inside = [day for day in range(1, 32) if in_force([rule], date(2026, 3, day))]
    assert inside == list(range(1, 32))
    assert not in_force([rule], date(2026, 2, 28)) and not in_force([rule], date(2026, 4, 1))


def test_a_rule_that_goes_on_keeps_its_beginning() -> None:
    old = replace(RULE, valid_from=date(2025, 1, 1))
    shorter = replace(RULE, id="a:terms:amendment:P15D", minimum="P15D")
    before, after = succession([old], [RULE], date(2026, 3, 20))
    assert (before, after) == ((old,), (old,))
    before, after = succession([old], [shorter], date(2026, 3, 20))
    assert before[0].valid_to == date(2026, 3, 19) and after[0].valid_from == date(2026, 3, 20)


def test_a_rule_that_came_back_counts_once() -> None:
    first = replace(RULE, valid_to=date(2026, 3, 19), clause="5")
    again = replace(RULE, valid_from=date(2026, 3, 10), clause="6")
    assert [rule.clause for rule in in_force([first, again], date(2026, 3, 15))] == ["6"]


def test_a_duty_in_two_languages_is_judged_once() -> None:
    chinese = replace(RULE, id="a-zh:terms:amendment:P30D", terms="a-zh")
    translation = {"a-zh": "a"}
    assert once([RULE, chinese], translation, "a-zh") == (chinese,)
    assert once([RULE, chinese], translation, "a") == (RULE,)
    assert once([RULE, chinese], translation, "elsewhere") == (RULE,), "the original, where neither is concerned"
