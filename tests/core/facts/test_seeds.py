"""Terms sheets of the five seed pages, checked by hand against the pages: value, clause number, words quoted."""

from pathlib import Path
from typing import Any

import pytest

from monitor.core.clauses import build
from monitor.core.extract import read
from monitor.core.facts import contradictions, read_facts
from monitor.model.clause import ClauseTree
from monitor.model.finding import Fact
from monitor.model.value import Tier
from monitor.render.sheet import sheet

# seed -> rows of (part, clause, attribute, value, words of the quote)
SHEETS: dict[str, list[tuple[str, str, str, Any, str]]] = {
    "000": [
        ("terms", "", "published_date", "2024-09-29", "Release Date: 2024-9-29"),
        ("terms", "", "effective_date", "2024-09-29", "Effective Date: 2024-9-29"),
        ("terms", "", "survives_termination", True, "SHALL SURVIVE TERMINATION OF THIS AGREEMENT"),
        ("terms", "", "unilateral_amendment_right", True, "We reserve the right to amend, replace"),
        ("terms", "", "amendment_notice_period", "efforts", "We will use reasonable endeavors to notify you"),
        ("terms", "", "acceptance_by_use", True, "Your continued use of our platform"),
        ("terms", "2.7", "refundable", "no", "it will not be refunded"),
        ("terms", "2.8", "disruption_notice", "unspecified", "we will notify you in an appropriate manner"),
        ("terms", "3.5", "suspension_notice_period", "none", "we have the right to immediately suspend the service"),
        ("terms", "3.6", "fees_due_despite_dispute", True, "You shall not refuse to pay service fees"),
        ("terms", "4.1", "unilateral_discontinuation_right", True, "terminate part or all of the services at any time"),
        ("terms", "4.1", "discontinuation_notice_period", "P30D", "We shall notify you at least 30 days in advance"),
        ("terms", "4.2(iv)", "prepaid_forfeited_on_breach", True, "deemed as liquidated damages"),
        ("terms", "4.3", "availability_guaranteed", False, "We cannot guarantee that the Services it provides"),
        ("terms", "7.2", "notice_default_excuses_counterparty", True, "the obligation of prior notice"),
        ("terms", "7.4", "liability_cap", "fees_paid/P6M", "IN THE PRECEDING SIX MONTHS"),
        ("terms", "9.2", "termination_notice_period", "after", "we will provide you a with reminder or notice"),
        ("terms", "9.4.2", "refundable", "except_as_stated", "Fees collected are non-refundable unless"),
        ("terms", "11.1(10)", "data_loss_excluded", True, "the loss of your original data"),
        ("terms", "11.2", "warranty_disclaimer", True, "“AS IS” AND “AS AVAILABLE”"),
        ("terms", "11.6", "direct_damages_only", True, "limited to the direct and actual damages"),
        ("terms", "11.8", "liability_cap", "fees_paid/P6M", "THE AMOUNT PAID TO US BY YOU"),
        ("terms", "11.11", "survives_termination", True, "The disclaimer clause shall remain valid"),
    ],
    "001": [
        ("terms", "", "amendment_notice_period", "unstated", "我们有权根据实际的运营情况"),
        ("terms", "", "acceptance_by_use", True, "您的使用行为视为对本协议"),
        ("terms", "2.8", "refundable", "no", "一经开通后不可退款"),
        ("terms", "3.3", "suspension_notice_period", "none", "我们有权立即中止服务"),
        ("terms", "3.5", "fees_due_despite_dispute", True, "您不得以非我们原因产生的费用为由"),
        ("terms", "4.2", "unilateral_discontinuation_right", True, "随时调整、终止部分或全部服务"),
        ("terms", "4.2", "discontinuation_notice_period", "P30D", "我们应提前至少 30 天通知您"),
        ("terms", "4.3(4)", "prepaid_forfeited_on_breach", True, "将作为违约金归我们所有"),
        ("terms", "7.4", "liability_cap", "fees_paid/P6M", "该服务过往 6 个月所缴纳的服务费用"),
        ("terms", "9.2", "termination_notice_period", "none", "公司有权利但无义务确保您收到"),
        ("terms", "9.3(2)", "refundable", "except_as_stated", "除本协议特别约定外"),
        ("terms", "10.3", "mistaken_payment_refundable", False, "充值账号、充值金额错误"),
        ("terms", "11.4", "disruption_notice", "efforts", "公司会尽可能事先进行通告"),
        ("terms", "11.4", "refund_on_outage", "no", "退还任何您已支付的费用"),
        ("terms", "11.5", "compensation_form", ("extension", "discretionary_benefit"), "延长相应有效期限"),
        ("terms", "11.8(10)", "data_loss_excluded", True, "是否因服务故障导致数据丢失"),
        ("terms", "11.13", "direct_damages_only", True, "仅限您产生的直接且实际的损害"),
        ("terms", "11.16", "liability_cap", "fees_consumed/P6M", "已消耗费用的总额"),
        ("privacy", "7.1", "response_deadline", "P15BD", "15 个工作日内回复"),
        ("privacy", "9.1", "adverse_change_consent_required", True, "未经您明确同意"),
        ("privacy", "9.2", "amendment_notice_period", "prior", "在更新后的条款生效前"),
        ("sla", "2.1", "measurement_period", "service_cycle", "按服务周期统计"),
        ("sla", "2.2", "uptime_commitment", "99.90", "服务可用性不低于 99.90%"),
        ("sla", "3.1", "credit_cap", "50", "月度服务费用"),
        ("sla", "3.1", "credit_form", ("voucher",), "代金券"),
        ("sla", "3.2", "claim_opens", "M+5BD", "每月第五（5）个工作日后"),
        ("sla", "3.2", "claim_window", "P2M", "两（2）个月内提出"),
        ("sla", "3.2", "claim_late_barred", True, "将不被受理"),
        ("sla", "4", "sla_change_notice_period", "P30D", "乙方将提前 30 天"),
        ("sla", "4", "notice_channel", ("email",), "发送邮件"),
        ("sla", "4", "objection_right", "stop_using", "客户有权停止使用"),
        ("sla", "4", "acceptance_by_use", True, "视为客户接受修改后的 SLA"),
    ],
    "002": [
        ("terms", "", "published_date", "2023-07-25", "发布日期:2023年07月25日"),
        ("terms", "", "effective_date", "2023-08-01", "生效日期:2023年08月01日"),
        ("terms", "1.2", "unilateral_amendment_right", True, "我们有权根据需要不时地制定、修改"),
        ("terms", "1.2", "amendment_notice_period", "unspecified", "系统通知"),
        ("terms", "1.2", "notice_channel", ("in_app", "site_post"), "公示、系统通知"),
        ("terms", "1.2", "objection_right", "stop_using", "您应立即停止使用本平台服务"),
        ("terms", "1.2", "acceptance_by_use", True, "如您继续使用本平台"),
        ("terms", "3.1", "suspension_notice_period", "none", "不经通知您"),
        ("terms", "6.1", "disruption_notice", "efforts", "我们会尽可能及时通知您"),
    ],
    "004": [
        ("terms", "1.2.6", "suspension_notice_period", "none", "we have the right to immediately suspend or terminate"),
        ("terms", "1.3", "suspension_notice_period", "efforts", "to the best of our efforts"),
        ("terms", "1.3", "notice_channel", ("email", "sms", "in_app", "site_post"), "announcements on this Platform"),
        ("terms", "6", "price_change_notice_period", "unstated", "increase or modify fees for existing products"),
        ("terms", "6", "refundable", "no", "fees paid are non-refundable"),
        ("terms", "11", "warranty_disclaimer", True, "We expressly disclaim any express, implied"),
        ("terms", "11", "availability_guaranteed", False, "operate uninterrupted or error-free"),
        ("terms", "12(c)", "liability_cap", "fees_paid/all", "the fees you have paid to apiqik"),
        ("terms", "12(c)", "liability_carve_out", ("law",), "cannot be limited or excluded under applicable law"),
        ("terms", "14.3", "unilateral_amendment_right", True, "we will amend this Agreement from time to time"),
        ("terms", "14.3", "acceptance_by_use", True, "If you continue to use this service"),
        ("terms", "14.3", "objection_right", "stop_using", "the right to stop using the services"),
    ],
}  # fmt: skip


def loaded(shared: Path, seed: str) -> tuple[ClauseTree, tuple[Fact, ...]]:
    (file,) = (shared / "seeds").glob(f"{seed}_*")
    tree = build(read(file.read_bytes(), name=file.name))
    return tree, read_facts(tree)


def plain(value: Any) -> Any:
    return value if isinstance(value, bool | tuple) else str(value)


@pytest.mark.parametrize("seed", sorted(SHEETS))
def test_sheet_checked_by_hand(shared: Path, seed: str) -> None:
    _, facts = loaded(shared, seed)
    missing = [
        row
        for row in SHEETS[seed]
        if not any(
            (fact.part, fact.clause, fact.attribute, plain(fact.value)) == row[:4] and row[4] in fact.quote
            for fact in facts
        )
    ]
    assert missing == []


@pytest.mark.parametrize("seed", ["000", "001", "002", "003", "004"])
def test_quotes_are_exact_slices_inside_their_clause(shared: Path, seed: str) -> None:
    tree, facts = loaded(shared, seed)
    clauses = {clause.eid: clause for clause in tree.walk()}
    for fact in facts:
        assert fact.quote == tree.text[fact.start : fact.end]
        assert fact.quote
        assert clauses[fact.eid].text_start <= fact.start


def test_credit_table_is_one_fact(shared: Path) -> None:
    _, facts = loaded(shared, "001")
    (table,) = [fact for fact in facts if fact.attribute == "credit_tiers"]
    assert isinstance(table.value, tuple)
    bands = [(str(t.lt), str(t.gte), str(t.credit)) for t in table.value if isinstance(t, Tier)]
    assert bands == [("99.90", "99.00", "10"), ("99.00", "95.00", "25"), ("95.00", "0", "50")]


def test_list_of_excluded_damages_is_one_fact(shared: Path) -> None:
    _, facts = loaded(shared, "004")
    (excluded,) = [fact for fact in facts if fact.attribute == "excluded_damages"]
    assert excluded.clause == "12"
    assert isinstance(excluded.value, tuple)
    assert {"indirect", "consequential", "lost_data", "business_interruption", "lost_profits"} <= set(excluded.value)


def test_two_caps_of_one_document_are_a_contradiction(shared: Path) -> None:
    _, facts = loaded(shared, "001")
    pairs = [(pair.first.clause, pair.second.clause) for pair in contradictions(facts)]
    assert pairs == [("7.4", "11.16")]


def test_equal_caps_are_none(shared: Path) -> None:
    _, facts = loaded(shared, "000")
    assert contradictions(facts) == ()
    assert [fact.flags for fact in facts if fact.attribute == "liability_cap"] == [(), ("repeated",)]


def test_a_page_about_terms_states_no_cap_and_no_notice_period(shared: Path) -> None:
    _, facts = loaded(shared, "003")
    assert not any(fact.attribute in ("liability_cap", "amendment_notice_period") for fact in facts)


@pytest.mark.parametrize(
    ("seed", "absent"),
    [
        ("000", "no percentage of availability promised"),
        ("002", "no cap found"),
        ("002", "no refund rule found"),
        ("004", "no effective date stated"),
    ],
)
def test_sheet_states_what_is_absent(shared: Path, seed: str, absent: str) -> None:
    tree, facts = loaded(shared, seed)
    assert absent in sheet(tree, facts)
