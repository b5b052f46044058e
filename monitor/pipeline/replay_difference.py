"""What a replay tells: how the ledger and the findings derived today differ from those recorded."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from monitor.core.ledger import verdict_words
from monitor.model.finding import Finding
from monitor.model.notice import NoticeEntry
from monitor.render.words import attribute, value
from monitor.store.tables import FindingRow

DifferenceKind = Literal[
    "finding appeared", "finding gone", "entry appeared", "entry gone", "entry changed", "unreadable"
]

JUDGED = (
    "verdict",
    "required_days",
    "given_days",
    "given_days_min",
    "given_days_max",
    "short_by_days",
    "effective",
    "exit_deadline",
    "late_discovery",
)
"""What two entries of one rule on one event are compared by."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """One thing that came out otherwise. ``event``: the version (``terms@3``) or the logged notice."""

    event: str
    kind: DifferenceKind
    text: str


def finding_differences(event: str, recorded: Sequence[FindingRow], now: Sequence[Finding]) -> list[Difference]:
    """Findings that appeared or are gone, by attribute, values and clauses."""
    before = {_recorded_key(row): row for row in recorded}
    after = {_key(finding): finding for finding in now}
    return [
        *(
            Difference(event=event, kind="finding gone", text=f"{attribute(row.attribute)} ({row.severity})")
            for key, row in before.items()
            if key not in after
        ),
        *(
            Difference(event=event, kind="finding appeared", text=_words(finding))
            for key, finding in after.items()
            if key not in before
        ),
    ]


def entry_differences(event: str, recorded: Sequence[NoticeEntry], now: Sequence[NoticeEntry]) -> list[Difference]:
    """Entries that appeared, are gone, or are judged otherwise, by rule."""
    before, after = _by_rule(recorded), _by_rule(now)
    found = [
        Difference(event=event, kind="entry gone", text=_entry(entry))
        for key, entry in before.items()
        if key not in after
    ]
    for key, entry in after.items():
        old = before.get(key)
        if old is None:
            found.append(Difference(event=event, kind="entry appeared", text=_entry(entry)))
        elif changed := _changed(old, entry):
            found.append(Difference(event=event, kind="entry changed", text=f"{entry.rule.id}: {changed}"))
    return found


def _by_rule(entries: Sequence[NoticeEntry]) -> dict[tuple[str, str], NoticeEntry]:
    return {(entry.rule.source, entry.rule.id): entry for entry in entries}


def _changed(old: NoticeEntry, new: NoticeEntry) -> str:
    pairs = ((name, getattr(old, name), getattr(new, name)) for name in JUDGED)
    return ", ".join(f"{name} {before} -> {after}" for name, before, after in pairs if before != after)


def _entry(entry: NoticeEntry) -> str:
    return f"{entry.rule.id}: {verdict_words(entry)}"


def _words(finding: Finding) -> str:
    return (
        f"{attribute(finding.attribute)}: {value(finding.old_value)} -> {value(finding.new_value)} "
        f"({finding.severity}, {finding.direction})"
    )


def _key(finding: Finding) -> tuple[Any, ...]:
    return (
        finding.category,
        finding.attribute,
        finding.direction,
        finding.severity,
        finding.old_clause,
        finding.new_clause,
    )


def _recorded_key(row: FindingRow) -> tuple[Any, ...]:
    return row.category, row.attribute, row.direction, row.severity, row.old_clause, row.new_clause
