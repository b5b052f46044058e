"""Credit tables: a change in any row is one change of the whole table."""

import pytest

from monitor.core.clauses import build
from monitor.core.extract import read
from monitor.core.review import review
from monitor.model.finding import Finding
from monitor.render import words

SLA = """# Service Level Agreement

If the uptime falls short, you may claim service credits:

| Monthly Uptime Percentage | Service credit |
|---|---|
| Less than 99.95% but at least 99.0% | 10% of the monthly fee |
| Less than 99.0% but at least 95.0% | 25% of the monthly fee |
| Less than 95.0% | 50% of the monthly fee |
"""
FIRST = "| Less than 99.95% but at least 99.0% | 10% of the monthly fee |\n"


def _findings(old: str, new: str) -> tuple[Finding, ...]:
    trees = [build(read(text.encode(), name="sla.md")) for text in (old, new)]
    return review(trees[0], trees[1]).findings


@pytest.mark.parametrize(
    ("old", "new", "told", "direction"),
    [
        ("| 25% of", "| 20% of", "25% below 99.0% → 20% below 99.0%", "worse"),
        ("| 25% of", "| 30% of", "25% below 99.0% → 30% below 99.0%", "better"),
        (FIRST, "", "10% below 99.95% → nothing", "worse"),
        ("99.95%", "99.9%", "10% below 99.95% → 10% below 99.9%", "worse"),
    ],
)
def test_a_change_in_any_row_is_found_once(old: str, new: str, told: str, direction: str) -> None:
    (found,) = _findings(SLA, SLA.replace(old, new))
    assert found.attribute == "credit_tiers"
    assert words.change(found.attribute, found.old_value, found.new_value) == f"service credit tiers: {told}"
    assert found.direction == direction


def test_two_edited_rows_are_one_finding() -> None:
    (found,) = _findings(SLA, SLA.replace("| 25% of", "| 20% of").replace("| 50% of", "| 40% of"))
    assert found.severity == "critical"


def test_a_table_that_goes_is_told_as_gone() -> None:
    found = _findings(SLA, SLA[: SLA.index("| Monthly")] + "We may pay credits.\n")
    assert ("credit_tiers", None) in {(one.attribute, one.new_value) for one in found}


@pytest.mark.parametrize(("minutes", "direction"), [(60, "better"), (5, "worse")])
def test_a_notice_of_minutes_is_compared_like_any_other(minutes: int, direction: str) -> None:
    promise = "# Terms of Service\n\n1. We may change these terms upon {} minutes notice to you by e-mail.\n"
    found = _findings(promise.format(30), promise.format(minutes))
    assert [(one.attribute, one.direction) for one in found] == [("amendment_notice_period", direction)]
