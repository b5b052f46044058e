"""The timeline as text and CSV."""

import csv
from datetime import UTC, datetime

from monitor.render.timeline import Milestone, timeline_csv, timeline_text


def milestone(year: int, **changes: object) -> Milestone:
    told: dict = {
        "seen": datetime(year, 3, 1, tzinfo=UTC),
        "not_before": None,
        "service": "acme",
        "terms": "acme-terms",
        "version": 2,
        "returns": False,
        "category": "liability",
        "attribute": "liability_cap",
        "direction": "worse",
        "severity": "critical",
        "change": "liability cap",
        "clause": "3.1",
        "quote": "a quote",
    }
    return Milestone(**told | changes)


def test_years_stand_under_each_other_and_returns_are_marked():
    text = timeline_text([milestone(2026, returns=True), milestone(2024), milestone(2024)])
    assert text.splitlines()[0] == "2026: 1 material change"
    assert "2024: 2 material changes" in text
    assert text.count("an earlier text is back") == 1


def test_nothing_is_said_to_be_nothing():
    assert timeline_text([]) == "No material change is recorded."


def test_cells_that_would_be_formulas_are_quoted():
    (row,) = csv.DictReader(timeline_csv([milestone(2026, quote="=1+1", clause="-1", change="@x")]).splitlines())
    assert (row["quote"], row["clause"], row["change"]) == ("'=1+1", "'-1", "'@x")
    assert row["not_before"] == ""
