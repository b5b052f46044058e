"""What a round of checks came to, for a terminal and as stable JSON (``clausewatch.check/1``)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from monitor.core.text import visible
from monitor.model.finding import Finding, NeedsReading, Suspicion
from monitor.model.notice import NoticeEntry
from monitor.render import contract, words

SCHEMA = "clausewatch.check/1"
DIRECTIONS = {"worse": "worse for you", "better": "better for you", "neutral": "neutral", "unclear": "unclear for you"}
_QUOTE = 160


def finding_line(finding: Finding) -> str:
    """``discontinuation notice 30 → 15 days, clause 4.1, worse for you``."""
    clause = finding.new_clause or finding.old_clause
    where = f", clause {visible(clause)}" if clause else ""
    changed = words.change(finding.attribute, finding.old_value, finding.new_value)
    return f"{visible(changed)}{where}, {DIRECTIONS[finding.direction]}"


def finding_lines(findings: Sequence[Finding]) -> Iterator[str]:
    """Findings worst first, each with what stood and what stands."""
    order = {"critical": 0, "major": 1, "minor": 2}
    direction = {"worse": 0, "unclear": 1, "neutral": 2, "better": 3}
    ranked = sorted(findings, key=lambda one: (direction[one.direction], order[one.severity]))
    for one in ranked:
        yield f"  {one.severity.upper()}: {finding_line(one)}"
        yield from (f"      {label} “{_short(quote)}”" for label, quote in _sides(one.old_quote, one.new_quote))


def unread_lines(unread: Sequence[NeedsReading]) -> Iterator[str]:
    """Edited clauses that a person should read."""
    for one in unread:
        clause = one.new_clause or one.old_clause
        yield f"  READ: {one.category}{f', clause {visible(clause)}' if clause else ''}: {visible(one.reason)}"
        yield from (f"      {label} “{_short(quote)}”" for label, quote in _sides(one.old_quote, one.new_quote))


def entry_lines(entries: Sequence[NoticeEntry]) -> Iterator[str]:
    """What each rule owed, and the last day to act."""
    for entry in entries:
        from monitor.core.ledger import verdict_words  # most checks owe nothing, and the ledger is slow to load

        until = f"; act by {entry.exit_deadline}" if entry.exit_deadline else ""
        clause = f" ({visible(entry.rule.clause)})" if entry.rule.clause else ""
        yield f"  NOTICE {entry.trigger}{clause}: {verdict_words(entry)}{until}  [{entry.id}]"


def totals(counts: Counter[str]) -> str:
    """``3 unchanged, 1 changed``."""
    return (
        ", ".join(f"{count} {outcome}" for outcome, count in counts.most_common())
        or "nothing to check: no terms are watched"
    )


def result_json(
    *,
    terms: str,
    outcome: str,
    detail: str,
    version: int,
    findings: Sequence[Finding],
    needs_reading: Sequence[NeedsReading],
    entries: Sequence[NoticeEntry],
    reasons: Sequence[Suspicion],
    reread: Sequence[Finding],
) -> dict[str, Any]:
    """One check."""
    return {
        "terms": terms,
        "outcome": outcome,
        "detail": detail,
        "version": version,
        "material": any(finding.material for finding in findings),
        "findings": [contract.finding(one) for one in findings],
        "needs_reading": [contract.needs_reading(one) for one in needs_reading],
        "ledger": _entries_json(entries),
        "reasons": [{"id": reason.id, "text": reason.text} for reason in reasons],
        "found_on_rereading": [contract.finding(one) for one in reread],
    }


def _entries_json(entries: Sequence[NoticeEntry]) -> list[dict[str, Any]]:
    if not entries:
        return []
    from monitor.render.ledger import entry_json  # as above

    return [entry_json(entry) for entry in entries]


def _sides(old: str, new: str) -> list[tuple[str, str]]:
    return [(label, quote) for label, quote in (("was", old), ("now", new)) if quote]


def _short(quote: str) -> str:
    line = " ".join(visible(quote).split())
    return line if len(line) <= _QUOTE else f"{line[: _QUOTE - 1]}…"
