"""The timeline as text and CSV."""

import csv
from datetime import UTC, datetime

from lxml import html

from monitor.render.timeline import Milestone, timeline_csv, timeline_text
from monitor.render.timeline_html import timeline_html


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


def test_the_page_counts_by_terms_and_year_and_shows_every_change():
    page = html.fromstring(
        timeline_html(
            [
                milestone(2026, returns=True),
                milestone(2024),
                milestone(2024, severity="minor"),
                milestone(2023, terms="z"),
            ]
        )
    )
    grid, *years = page.findall(".//table")
    assert [[cell.text_content() for cell in row] for row in grid.iter("tr")] == [
        ["terms", "2023", "2024", "2026"],
        ["acme-terms", "", "2 (1 critical)", "1 (1 critical)"],
        ["z", "1 (1 critical)", "", ""],
    ]
    assert [len(year.findall("tbody/tr")) for year in years] == [1, 2, 1]
    assert page.text_content().count("an earlier text is back") == 1
    assert {link.get("href") for link in page.iter("a")} == {f"#{head.get('id')}" for head in page.iter("h2")}


def test_nothing_from_a_text_takes_effect_in_the_page():
    bad = "<script>alert(1)</script><img src=x onerror=1>&\u202e"
    page = html.fromstring(timeline_html([milestone(2026, quote=bad, clause=bad, change=bad, terms=bad)]))
    assert not page.findall(".//script") and not page.findall(".//img")
    assert page.findtext(".//blockquote").count("<U+202E>") == 2
    assert "default-src 'none'" in page.find(".//meta[@http-equiv]").get("content")


def test_an_empty_page_is_valid():
    assert html.fromstring(timeline_html([])).findtext(".//h1") == "Timeline: 0 material changes"
