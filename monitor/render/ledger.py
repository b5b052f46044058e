"""The ledger and the deadlines as a table, as CSV and as JSON."""

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from monitor.core.ledger import verdict_words
from monitor.core.text import visible
from monitor.model.notice import Deadline, LoggedNotice, NoticeEntry, NoticeRule

LEDGER_SCHEMA = "clausewatch.ledger/1"
DEADLINES_SCHEMA = "clausewatch.deadlines/1"
RULES_SCHEMA = "clausewatch.notice-rules/1"
NOTICES_SCHEMA = "clausewatch.notices/1"

FORMULA_STARTS = tuple("=+-@\t\r\n|%＝＋－＠")
"""What makes a spreadsheet take a cell for a formula, in ASCII and in full width (OWASP, CSV injection)."""

COLUMNS = (
    "id", "service", "terms", "part", "trigger", "changes", "rule", "source", "minimum", "clause", "quote", "published",
    "noticed", "first_seen", "last_seen_old", "effective", "effective_basis", "required_days", "given_days",
    "given_days_min", "given_days_max", "verdict", "late_discovery", "short_by_days", "exit_deadline", "days_left",
    "status", "severity", "provisional", "note",
)  # fmt: skip


def entry_json(entry: NoticeEntry) -> dict[str, Any]:
    """One entry as in ``clausewatch.ledger/1``; dates are ISO 8601."""
    return {
        "id": entry.id,
        "service": entry.service,
        "terms": entry.terms,
        "part": entry.part,
        "trigger": entry.trigger,
        "event": entry.event,
        "changes": list(entry.changes),
        "rule": rule_json(entry.rule),
        "published": _iso(entry.published),
        "noticed": _iso(entry.noticed),
        "first_seen": _iso(entry.first_seen),
        "last_seen_old": _iso(entry.last_seen_old),
        "effective": _iso(entry.effective),
        "effective_basis": entry.effective_basis,
        "required_days": entry.required_days,
        "given_days": entry.given_days,
        "given_days_min": entry.given_days_min,
        "given_days_max": entry.given_days_max,
        "verdict": entry.verdict,
        "late_discovery": entry.late_discovery,
        "short_by_days": entry.short_by_days,
        "exit_deadline": _iso(entry.exit_deadline),
        "days_left": entry.days_left,
        "status": entry.status,
        "severity": entry.severity,
        "provisional": entry.provisional,
        "note": entry.note,
    }


def rules_json(rules: Iterable[NoticeRule]) -> dict[str, Any]:
    """The shape ``clausewatch.notice-rules/1``."""
    return {
        "schema": RULES_SCHEMA,
        "rules": [
            {"service": rule.service, "terms": rule.terms, "trigger": rule.trigger, **rule_json(rule)} for rule in rules
        ],
    }


def rule_json(rule: NoticeRule) -> dict[str, Any]:
    """One rule as an entry shows it."""
    return {
        "id": rule.id,
        "minimum": rule.minimum,
        "day_kind": rule.day_kind,
        "channel": list(rule.channel),
        "applies_to": list(rule.applies_to),
        "clause": rule.clause,
        "quote": rule.quote,
        "source": rule.source,
        "valid_from": _iso(rule.valid_from),
        "valid_to": _iso(rule.valid_to),
        "note": rule.note,
    }


def ledger_json(entries: Iterable[NoticeEntry]) -> dict[str, Any]:
    """The shape ``clausewatch.ledger/1``."""
    return {"schema": LEDGER_SCHEMA, "entries": [entry_json(entry) for entry in entries]}


def deadlines_json(deadlines: Iterable[Deadline]) -> dict[str, Any]:
    """The shape ``clausewatch.deadlines/1``."""
    return {
        "schema": DEADLINES_SCHEMA,
        "deadlines": [
            {
                "on": _iso(found.on),
                "what": found.what,
                "service": found.service,
                "terms": found.terms,
                "source": found.source,
                "basis": list(found.basis),
                "provisional": found.provisional,
                "uid": found.uid,
            }
            for found in deadlines
        ],
    }


def notices_json(notices: Iterable[LoggedNotice]) -> dict[str, Any]:
    """The shape ``clausewatch.notices/1``."""
    return {
        "schema": NOTICES_SCHEMA,
        "notices": [
            {
                "id": notice.id,
                "terms": notice.terms,
                "trigger": notice.trigger,
                "published": _iso(notice.published),
                "received": _iso(notice.received),
                "effective": _iso(notice.effective),
                "channel": notice.channel,
                "note": notice.note,
            }
            for notice in notices
        ],
    }


def ledger_csv(entries: Iterable[NoticeEntry]) -> str:
    """A line for each entry under ``COLUMNS``; no cell takes effect in a spreadsheet (:func:`safe_cell`)."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for entry in entries:
        shown = entry_json(entry)
        rule = shown.pop("rule")
        flat = {
            **shown,
            "rule": rule["id"],
            "source": rule["source"],
            "minimum": rule["minimum"],
            "clause": rule["clause"],
            "quote": rule["quote"],
            "changes": "; ".join(entry.changes),
        }
        writer.writerow([_cell(flat[column]) for column in COLUMNS])
    return out.getvalue()


def deadlines_csv(deadlines: Iterable[Deadline]) -> str:
    """A line for each deadline; no cell takes effect in a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    columns = ("on", "what", "service", "terms", "source", "provisional", "uid")
    writer.writerow(columns)
    for found in deadlines_json(deadlines)["deadlines"]:
        writer.writerow([_cell(found[column]) for column in columns])
    return out.getvalue()


def safe_cell(text: str) -> str:
    """``text`` as a spreadsheet shows it, never runs it: with an apostrophe before what would begin a formula.

    >>> safe_cell("=1+1")
    "'=1+1"
    """
    return f"'{text}" if text.lstrip(" \u00a0\u3000\ufeff\u200b").startswith(FORMULA_STARTS) else text


def ledger_table(entries: Sequence[NoticeEntry]) -> str:
    """The ledger for a terminal, a line for each entry."""
    rows = [
        (
            entry.id,
            entry.terms,
            entry.trigger,
            f"{entry.rule.minimum}{'' if entry.rule.source == 'contract' else f' ({entry.rule.source})'}",
            _iso(entry.effective) or "?",
            _given(entry),
            verdict_words(entry).partition(":")[0],
            _left(entry),
            entry.status,
        )
        for entry in entries
    ]
    head = ("entry", "terms", "trigger", "owed", "effective", "given", "verdict", "act by", "status")
    return _table(head, rows) if rows else "The ledger is empty.\n"


def deadlines_table(deadlines: Sequence[Deadline], today: date) -> str:
    """The deadlines for a terminal, nearest first."""
    rows = [
        (
            f"{found.on} ({found.on:%a})",
            f"{(found.on - today).days} d",
            found.terms,
            found.what + (" (provisional)" if found.provisional else ""),
            found.source,
        )
        for found in deadlines
    ]
    return _table(("on", "left", "terms", "what", "source"), rows) if rows else "No deadline in that time.\n"


def rules_table(rules: Sequence[NoticeRule]) -> str:
    """The rules for a terminal, with the first and last day on which each holds."""
    rows = [
        (
            rule.terms or rule.service,
            rule.trigger,
            rule.minimum,
            rule.source,
            rule.clause,
            ", ".join(rule.applies_to),
            _iso(rule.valid_from) or "-",
            _iso(rule.valid_to) or "-",
            rule.id,
        )
        for rule in rules
    ]
    head = ("of", "trigger", "owed", "source", "clause", "governs", "from", "to", "rule")
    return _table(head, rows) if rows else "No rule on notice is known.\n"


def notices_table(notices: Sequence[LoggedNotice]) -> str:
    """The logged notices for a terminal."""
    rows = [
        (
            notice.id,
            notice.terms,
            notice.trigger,
            _iso(notice.published) or "-",
            str(notice.received),
            _iso(notice.effective) or "?",
            notice.channel,
            notice.note,
        )
        for notice in notices
    ]
    head = ("notice", "terms", "trigger", "published", "received", "effective", "channel", "note")
    return _table(head, rows) if rows else "No notice is logged.\n"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    shown = [[_one_line(cell) for cell in row] for row in rows]
    widths = [max(_width(row[column]) for row in (head, *shown)) for column in range(len(head))]
    lines = (
        "  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in (head, *shown)
    )
    return "\n".join(lines) + "\n"


def _one_line(text: str) -> str:
    return text if text.isascii() and text.isprintable() else visible(text).replace("\n", " ")


def _width(text: str) -> int:
    """Columns that ``text`` takes in a terminal: a wide character takes two."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _given(entry: NoticeEntry) -> str:
    if entry.given_days is not None:
        return f"{entry.given_days} d"
    if entry.given_days_min is None or entry.given_days_max is None:
        return "?"
    return f"{entry.given_days_min}..{entry.given_days_max} d"


def _left(entry: NoticeEntry) -> str:
    if entry.exit_deadline is None:
        return "?"
    left = "" if entry.days_left is None or entry.days_left < 0 else f" ({entry.days_left} d)"
    return f"{entry.exit_deadline}{left}"


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, int) else safe_cell(str(value))


def _iso(value: date | datetime | None) -> str | None:
    return value.isoformat() if value is not None else None
