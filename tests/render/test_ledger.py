"""The ledger as table, CSV and JSON: shapes, and that no text from a page takes effect."""

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from monitor.model.notice import Deadline, LoggedNotice, NoticeEntry, NoticeRule
from monitor.render.ledger import (
    COLUMNS,
    deadlines_csv,
    deadlines_json,
    deadlines_table,
    ledger_csv,
    ledger_json,
    ledger_table,
    notices_json,
    notices_table,
    safe_cell,
)

RULE = NoticeRule(
    id="acme:sla:sla_change:P30D",
    trigger="sla",
    minimum="P30D",
    day_kind="calendar",
    source="contract",
    channel=("email",),
    applies_to=("sla",),
    clause="4",
    quote="thirty days by e-mail",
)
ENTRY = NoticeEntry(
    id="L-0123456789",
    event="acme@2",
    service="acme",
    terms="acme-sla",
    part="sla",
    trigger="sla",
    rule=RULE,
    changes=("modified 2.2",),
    published=date(2026, 3, 2),
    first_seen=datetime(2026, 3, 3, 6, 10, tzinfo=UTC),
    last_seen_old=datetime(2026, 3, 2, 0, 10, tzinfo=UTC),
    effective=date(2026, 3, 20),
    effective_basis="stated",
    required_days=30,
    given_days=18,
    given_days_min=18,
    given_days_max=18,
    verdict="short",
    short_by_days=12,
    exit_deadline=date(2026, 3, 19),
    days_left=16,
)
DEADLINE = Deadline(
    on=date(2026, 3, 31),
    what="last day to claim",
    service="acme",
    terms="acme-sla",
    source="claim_window",
    uid="u@clausewatch",
)
PAYLOADS = [
    '=HYPERLINK("http://x","y")',
    "=1+1",
    "+1",
    "-1+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "  =1+1",
    "＝1+1",
    "＠SUM(A1)",
    "\u200b=1+1",
    "\ufeff=1+1",
    "|calc",
    "%0A=1",
]


def test_json_has_the_shape_of_the_contract() -> None:
    shown = json.loads(json.dumps(ledger_json([ENTRY])))
    assert shown["schema"] == "clausewatch.ledger/1"
    (entry,) = shown["entries"]
    promised = """id service terms part trigger changes rule published noticed first_seen last_seen_old effective
        effective_basis required_days given_days given_days_min given_days_max verdict late_discovery short_by_days
        exit_deadline days_left status"""
    assert set(promised.split()) <= entry.keys()
    assert {"id", "minimum", "day_kind", "channel", "applies_to", "clause", "quote", "source"} <= entry["rule"].keys()
    assert (entry["published"], entry["first_seen"]) == ("2026-03-02", "2026-03-03T06:10:00+00:00")
    assert entry["noticed"] is None and entry["late_discovery"] is False


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_cell_becomes_a_formula(payload: str) -> None:
    entry = replace(ENTRY, rule=replace(RULE, quote=payload), changes=(payload,), note=payload)
    head, row = csv.reader(io.StringIO(ledger_csv([entry]), newline=""))
    told = dict(zip(head, row, strict=True))
    for column in ("quote", "changes", "note"):
        assert told[column] == f"'{payload}"


def test_csv_keeps_plain_text_numbers_and_line_breaks() -> None:
    entry = replace(ENTRY, rule=replace(RULE, quote='say "30",\nthen leave; 提前 30 天'), days_left=-3)
    head, row = csv.reader(io.StringIO(ledger_csv([entry]), newline=""))
    told = dict(zip(head, row, strict=True))
    assert tuple(head) == COLUMNS
    assert told["quote"] == 'say "30",\nthen leave; 提前 30 天'
    assert told["days_left"] == "-3", "our own numbers are no formula"
    assert told["late_discovery"] == "false" and told["noticed"] == ""


def test_safe_cell_leaves_words_alone() -> None:
    assert safe_cell("We may change it.") == "We may change it."
    assert safe_cell("") == ""


def test_table_is_aligned_and_hides_nothing() -> None:
    wide = replace(ENTRY, terms="快手-terms\u202e")
    head, first, second = ledger_table([ENTRY, wide]).splitlines()
    assert first.index("P30D") == head.index("owed")
    assert "<U+202E>" in second
    assert "short by 12 days" in first and "2026-03-19 (16 d)" in first
    assert ledger_table([]) == "The ledger is empty.\n"


def test_bounds_are_shown_where_the_day_of_notice_is_not_known() -> None:
    bounded = replace(
        ENTRY, given_days=None, given_days_min=9, given_days_max=72, verdict="unknown", short_by_days=None
    )
    assert "9..72 d" in ledger_table([bounded]) and "unknown" in ledger_table([bounded])


def test_deadlines() -> None:
    assert "21 d" in deadlines_table([DEADLINE], date(2026, 3, 10))
    assert deadlines_json([DEADLINE])["deadlines"][0]["on"] == "2026-03-31"
    evil = replace(DEADLINE, what="=1+1")
    assert '"\'=1+1"' in deadlines_csv([evil])


def test_notices() -> None:
    notice = LoggedNotice(
        id="N-1", terms="acme", trigger="price", received=date(2026, 3, 2), channel="email", note="dearer\nnow"
    )
    assert notices_json([notice])["notices"][0]["received"] == "2026-03-02"
    assert len(notices_table([notice]).splitlines()) == 2
