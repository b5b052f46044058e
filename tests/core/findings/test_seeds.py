"""The seeds with one value edited: exactly that change is found, with values, clause numbers, quotes."""

from pathlib import Path

import pytest

from monitor.core.clauses import build
from monitor.core.extract import read
from monitor.core.review import review
from monitor.model.clause import ClauseTree

ENGLISH, CHINESE = "000_0ff258a51307a691.txt", "001_440f145a68ea583b.txt"

EDITS = [
    (ENGLISH, "at least 30 days in advance", "at least 15 days in advance",
     "notice", "discontinuation_notice_period", "P30D", "P15D", "4.1", "worse", "critical"),
    (CHINESE, "提前至少 30 天通知您", "提前至少 15 天通知您",
     "notice", "discontinuation_notice_period", "P30D", "P15D", "4.2", "worse", "critical"),
    (CHINESE, "可用性不低于 99.90%", "可用性不低于 99.50%",
     "sla", "uptime_commitment", "99.90", "99.50", "2.2", "worse", "critical"),
    (ENGLISH, "BY YOU HEREUNDER IN THE PRECEDING SIX MONTHS", "BY YOU HEREUNDER IN THE PRECEDING THREE MONTHS",
     "liability", "liability_cap", "fees_paid/P6M", "fees_paid/P3M", "7.4", "worse", "critical"),
    (ENGLISH, "AGREEMENT EXCEED THE AMOUNT PAID TO US BY YOU HEREUNDER IN THE PRECEDING SIX",
     "AGREEMENT EXCEED THE AMOUNT PAID TO US BY YOU HEREUNDER IN THE PRECEDING THREE",
     "liability", "liability_cap", "fees_paid/P6M", "fees_paid/P3M", "11.8", "worse", "critical"),
    (CHINESE, "过往 6 个月所缴纳", "过往 3 个月所缴纳",
     "liability", "liability_cap", "fees_paid/P6M", "fees_paid/P3M", "7.4", "worse", "critical"),
    (CHINESE, "前六个月我们", "前三个月我们",
     "liability", "liability_cap", "fees_consumed/P6M", "fees_consumed/P3M", "11.16", "worse", "critical"),
    (CHINESE, "一经开通后不可退款", "开通后14日内可退款",
     "refund", "refundable", "no", "within_window", "2.8", "better", "minor"),
    (ENGLISH, "Fees collected are non-refundable unless specifically agreed upon in these Terms",
     "Fees collected are refundable within 14 days",
     "refund", "refundable", "except_as_stated", "within_window", "9.4.2", "better", "minor"),
]  # fmt: skip


@pytest.mark.parametrize("edit", EDITS, ids=[f"{edit[4]}-{edit[7]}-{edit[0][:3]}" for edit in EDITS])
def test_one_edited_value_is_the_one_finding(shared: Path, edit: tuple[str, ...]) -> None:
    name, before, after, category, attribute, old_value, new_value, clause, direction, severity = edit
    text = (shared / "seeds" / name).read_text(encoding="utf8")
    assert before in text
    found = review(_tree(text), _tree(text.replace(before, after, 1))).findings
    assert [(f.category, f.attribute, f.direction, f.severity) for f in found] == [
        (category, attribute, direction, severity)
    ]
    finding = found[0]
    assert (str(finding.old_value), str(finding.new_value)) == (old_value, new_value)
    assert (finding.old_clause, finding.new_clause) == (clause, clause)
    assert before in finding.old_quote and finding.old_quote in text
    assert after in finding.new_quote


@pytest.mark.parametrize("name", [ENGLISH, CHINESE])
def test_a_seed_against_itself_gives_nothing(shared: Path, name: str) -> None:
    text = (shared / "seeds" / name).read_text(encoding="utf8")
    result = review(_tree(text), _tree(text))
    assert (result.findings, result.needs_reading) == ((), ())


def test_the_chinese_contradiction_stands_before_and_after(shared: Path) -> None:
    text = (shared / "seeds" / CHINESE).read_text(encoding="utf8")
    result = review(_tree(text), _tree(text.replace("过往 6 个月所缴纳", "过往 3 个月所缴纳")))
    for contradictions in (result.old_contradictions, result.new_contradictions):
        caps = [both for both in contradictions if both.first.attribute == "liability_cap"]
        assert [(both.first.clause, both.second.clause) for both in caps] == [("7.4", "11.16")]


def _tree(text: str) -> ClauseTree:
    return build(read(text.encode(), name="seed.txt"))
