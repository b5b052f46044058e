"""The traps of the domain notes: look-alikes, negations, actors, exceptions."""

from typing import Any

import pytest

from monitor.core.clauses import build
from monitor.core.extract import read
from monitor.core.facts import contradictions, read_facts, read_sentence
from monitor.model.clause import Clause, ClauseTree, Part
from monitor.model.finding import Fact


def stated(text: str) -> dict[str, Any]:
    return {fact.attribute: fact.value for fact in read_sentence(text) if fact.category != "other"}


def page(*paragraphs: str) -> tuple[Fact, ...]:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    source = f"<html><body><main><h1>Terms of Service</h1>{body}</main></body></html>"
    return read_facts(build(read(source.encode(), name="terms.html")))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Fees are non-refundable except where the law requires otherwise.", "except_as_stated"),
        ("Fees are non-refundable.", "no"),
        ("除法律另有规定外,费用不予退还。", "except_as_stated"),
        ("费用不予退还。", "no"),
    ],
)
def test_exception_turns_no_into_except_as_stated(text: str, value: str) -> None:
    assert stated(text)["refundable"] == value


def test_to_the_extent_permitted_by_law_is_no_carve_out() -> None:
    text = "To the extent permitted by law, our total liability is limited to USD 100."
    assert stated(text) == {"liability_cap": "USD 100"}


@pytest.mark.parametrize(
    "text",
    [
        "You must notify us at least 30 days before you change your address.",
        "Customer shall inform Provider ten days in advance of any load test.",
        "您应在变更地址前三十日通知我们。",
        "You must immediately notify us of any unauthorised use.",
        "如密钥泄露,用户应立即通知平台。",
    ],
)
def test_the_customer_s_duty_to_notify_is_no_promise_of_the_vendor(text: str) -> None:
    assert stated(text) == {}


def test_mutual_clause_binds_both() -> None:
    fact, other = read_sentence("Either party may terminate this Agreement on 30 days' written notice.")
    assert {fact.attribute, other.attribute} == {"termination_notice_period", "customer_termination_notice_period"}
    assert fact.actor == other.actor == "both"


@pytest.mark.parametrize(
    "text",
    [
        "Our target is 99.9% availability.",
        "We aim for an uptime of 99.9%.",
        "We strive to be available 99.9% of the time.",
        "可用性目标为99.9%。",
        "99.9%的可用性仅供参考。",
    ],
)
def test_a_target_is_no_commitment(text: str) -> None:
    assert "uptime_commitment" not in stated(text)


@pytest.mark.parametrize(
    ("text", "attribute", "value"),
    [
        ("We will notify you thirty (30) days before we amend these Terms.", "amendment_notice_period", "P30D"),
        ("客户可在每月第五（5）个工作日后提出赔偿申请。", "claim_opens", "M+5BD"),
        ("我们修改本协议的,提前三十日通知您。", "amendment_notice_period", "P30D"),
        ("赔偿申请须在两个月内提交。", "claim_window", "P2M"),
        ("我们下线本服务前提前半年通知您。", "discontinuation_notice_period", "P6M"),
        ("我们修改本协议的,提前 30 个自然日通知您。", "amendment_notice_period", "P30D"),
        ("我们修改本协议的,提前15个工作日通知您。", "amendment_notice_period", "P15BD"),
        ("我们修改本协议的,提前三十天通知您。", "amendment_notice_period", "P30D"),
        ("我方责任以人民币伍仟元为限。", "liability_cap", "CNY 5000"),
    ],
)
def test_numbers_in_words_and_figures(text: str, attribute: str, value: str) -> None:
    assert stated(text)[attribute] == value


@pytest.mark.parametrize(
    "text",
    ["服务可用率不低于百分之九十九点九。", "服务可用率不低于９９.９％。", "Uptime will be at least 99.9 per cent."],
)
def test_percentages_in_any_spelling(text: str) -> None:
    assert float(stated(text)["uptime_commitment"]) == 99.9


def test_word_and_figure_that_disagree_are_flagged_and_the_lower_counts() -> None:
    (fact,) = read_sentence("We will notify you thirty (15) days before we amend these Terms.")
    assert (fact.value, fact.flags) == ("P15D", ("word_figure_mismatch",))


def test_dates_in_chinese_numerals() -> None:
    (fact,) = read_sentence("本协议自二〇二五年六月一日起施行。")
    assert (fact.attribute, fact.value) == ("effective_date", "2025-06-01")


def test_capitals_change_nothing() -> None:
    text = "Our total liability shall not exceed the fees paid in the preceding six months."
    assert stated(text.upper()) == stated(text) == {"liability_cap": "fees_paid/P6M"}


def test_negated_permission_promises_the_length_it_names() -> None:
    assert stated("No fee increase takes effect on less than 90 days' notice.")["price_change_notice_period"] == "P90D"


@pytest.mark.parametrize(
    "text",
    [
        "The trial lasts 30 days.",
        "Invoices are due within 30 days of receipt.",
        "You must be 18 years old.",
        "Change your password every 90 days.",
        "We keep log files for 12 months.",
        "试用期为30天。",
        "账单应在三十日内支付。",
        "未满18周岁者不得注册。",
        "日志保存六个月。",
        "Our response team meets every 24 hours.",
    ],
)
def test_a_number_alone_decides_nothing(text: str) -> None:
    assert stated(text) == {}


def test_windows_are_told_apart_by_what_they_are_for_not_by_their_unit() -> None:
    assert stated("Claim your credit within 3 days of the outage.") == {"claim_window": "P3D"}
    assert stated("We will give you 3 days' notice before we suspend your account.") == {
        "suspension_notice_period": "P3D"
    }


def test_same_fact_twice_keeps_both_places_and_says_so() -> None:
    facts = page("Our total liability is limited to USD 100.", "In any case our liability shall not exceed USD 100.")
    caps = [fact for fact in facts if fact.attribute == "liability_cap"]
    assert [fact.flags for fact in caps] == [(), ("repeated",)]


def test_notice_promised_in_the_next_sentence_replaces_at_any_time() -> None:
    facts = page(
        "We have the right to discontinue the service at any time. However, we will notify you 60 days in advance."
    )
    assert [fact.value for fact in facts if fact.attribute == "discontinuation_notice_period"] == ["P60D"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Acme", "Acme may amend these Terms at any time without notice."),
        ("甲方", "甲方有权随时修改本协议,且无需通知。"),
    ],
)
def test_the_name_a_contract_gives_its_vendor_counts_as_the_vendor(name: str, text: str) -> None:
    clause = Clause(eid="1", text=text, end=len(text), part="terms")
    tree = ClauseTree(text=text, parts=(Part(id="terms", vendor_name=name, clauses=(clause,)),))
    amendment = [fact for fact in read_facts(tree) if fact.attribute == "amendment_notice_period"]
    assert [(fact.value, fact.actor, fact.quote) for fact in amendment] == [("none", "vendor", text)]


def test_without_notice_to_the_other_party_binds_both() -> None:
    facts = read_sentence("Either party may terminate this Agreement without prior written notice to the other party.")
    assert [(fact.attribute, fact.value, fact.actor) for fact in facts] == [
        ("termination_notice_period", "none", "both")
    ]


def test_a_clause_in_capitals_is_text_and_no_heading() -> None:
    facts = page("OUR TOTAL LIABILITY SHALL NOT EXCEED USD 100.", "ALL FEES ARE NON-REFUNDABLE.")
    assert [(fact.attribute, fact.value) for fact in facts] == [("liability_cap", "USD 100"), ("refundable", "no")]


def test_conditions_and_scopes_are_kept_as_they_stand() -> None:
    (fact,) = read_sentence(
        "Except in an emergency, we will give you 5 business days' notice before suspending access."
    )
    assert fact.condition == "Except in an emergency"
    (cap,) = read_sentence("Our liability for data breaches is capped at USD 2 million.")
    assert cap.scope.startswith("for data breaches")
    (chinese,) = read_sentence("如客户欠费,我们提前五日通知后暂停服务。")
    assert chinese.condition == "如客户欠费"


def test_caps_of_different_scope_do_not_contradict_each_other() -> None:
    facts = page("Our liability is limited to USD 500.", "Our liability for data breaches is limited to USD 5,000.")
    assert contradictions(facts) == ()
    facts = page("Our liability is limited to USD 500.", "Our liability is limited to USD 5,000.")
    assert len(contradictions(facts)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Third parties may change the terms of their services at any time.",
        "Your bank may change the terms at any time by notifying you.",
        "The government may amend these rules from time to time.",
        "As you may receive modifications to these terms at any time, read them regularly.",
        "Our banking partners may amend their terms at any time.",
    ],
)
def test_what_others_may_change_is_no_right_of_the_vendor(text: str) -> None:
    assert "unilateral_amendment_right" not in stated(text)
    assert stated("Norvik may change the terms at any time by notifying you.")["unilateral_amendment_right"] is True


@pytest.mark.parametrize(
    ("paragraphs", "quote"),
    [
        (("5. We may, at any time:", "(a) change the prices;", "(b) modify these terms; and", "(c) move our offices."), "modify these terms; and"),
        (("五、我们有权随时单方：", "（一）搬迁办公地址；", "（二）修改本协议；", "（三）调整办公时间。"), "修改本协议；"),
    ],
)  # fmt: skip
def test_a_right_in_a_list_has_the_words_above_it(paragraphs: tuple[str, ...], quote: str) -> None:
    rights = [fact for fact in page(*paragraphs) if fact.attribute == "unilateral_amendment_right"]
    assert [(fact.value, fact.quote) for fact in rights] == [(True, quote)]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("5. You may not at any time:", "(a) copy the software;", "(b) modify these terms."),
        ("5. We may at any time:", "(a) modify the service so that it complies with the agreement;", "(b) repair it."),
        ("五、您不得随时：", "1. 复制本服务；", "2. 修改本协议。"),
    ],
)
def test_a_list_of_other_things_gives_no_right_to_change_the_terms(paragraphs: tuple[str, ...]) -> None:
    assert "unilateral_amendment_right" not in {fact.attribute for fact in page(*paragraphs)}
