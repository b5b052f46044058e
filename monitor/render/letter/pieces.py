"""Pieces that digests and alerts are put together from."""

from datetime import UTC, date

from monitor.core.text import visible
from monitor.model.digest import News, Place, Unread
from monitor.model.notice import Deadline, NoticeEntry
from monitor.render import words
from monitor.render.letter.outline import Item, Line, Span, plain, quotes

NOT_ADVICE = "Clausewatch quotes and compares published texts. It is not legal advice."
ENTRY_ID = "L-"
"""What ids of ledger entries begin with."""
_DIRECTIONS = {"worse": "worse for you", "better": "better for you", "neutral": "neutral", "unclear": "unclear"}
_VERDICTS = {
    "compliant": "enough notice was given",
    "borderline": "exactly the days owed, which a strict count may find one too few",
    "short": "short",
    "no_firm_rule": "no firm rule: the words promise no number of days",
    "unknown": "unknown",
}


def day(of: date) -> str:
    """ "Thu 19 Mar 2026"."""
    return f"{of:%a} {of.day} {of:%b %Y}"


def where(place: Place) -> Line:
    """Link to the page, and the snapshots that prove it."""
    proof = []
    if any(place.snapshots):
        proof.append(f"snapshots {place.snapshots[0][:12] or '-'} \u2192 {place.snapshots[1][:12]}")
    if place.found_at:
        proof.append(f"first seen {place.found_at.astimezone(UTC):%Y-%m-%d %H:%M} UTC")
    shown = (Span(place.url, "link"), Span(f" {'; '.join(proof)}", "proof"))
    return tuple(span for span in shown if span.text.strip())


def _clause(number: str) -> str:
    return f", clause {visible(number)}" if number else ""


def news(of: News) -> Item:
    """One finding: what changed, where, for whom it is worse, both quotes, the reason, the proof."""
    changed = visible(words.change(of.attribute, of.old_value, of.new_value))
    head = (
        Span(of.severity.upper(), of.severity),
        Span(f" {of.place.service}, {of.place.terms}{_clause(of.clause)}: "),
        Span(changed, "strong"),
        Span(f" ({_DIRECTIONS[of.direction]})"),
    )
    lines = (plain(visible(of.reason)), *quotes(of.old_quote, of.new_quote), where(of.place))
    return Item(head=head, lines=tuple(line for line in lines if line))


def unread(of: Unread) -> Item:
    """An edited clause that a person should read."""
    head = (Span(f"{of.place.service}, {of.place.terms}{_clause(of.clause)} ({of.category}): "), Span(of.reason))
    lines = (*quotes(of.old_quote, of.new_quote), where(of.place))
    return Item(head=head, lines=tuple(line for line in lines if line))


def deadline(of: Deadline, today: date, *, reasoning: bool = False) -> Item:
    """A day by which to act, and how far off it is; with ``reasoning`` also how it was counted, line by line."""
    left = (of.on - today).days
    when = "today" if left == 0 else f"in {left} day{'' if left == 1 else 's'}" if left > 0 else f"{-left} days ago"
    maybe = " (provisional: the calendar of that year is not published yet)" if of.provisional else ""
    head = (Span(f"{day(of.on)} ({when})", "strong"), Span(f": {of.service}, {of.terms}: {visible(of.what)}{maybe}"))
    shown = of.basis if reasoning else of.basis[:1]
    lines: list[Line] = [(Span(visible(line), "dim"),) for line in shown]
    if of.source.startswith(ENTRY_ID):
        lines.append((Span(f"clausewatch ledger why {of.source}", "dim"),))
    return Item(head=head, lines=tuple(lines))


def entry(of: NoticeEntry) -> Item:
    """What was owed, what was given, the verdict, and until when one may act."""
    verdict = _VERDICTS[of.verdict]
    if of.verdict == "short" and of.short_by_days is not None:
        verdict = f"short by {of.short_by_days} day{'' if of.short_by_days == 1 else 's'}"
    clause = f" (clause {visible(of.rule.clause)})" if of.rule.clause else ""
    owed = f"{of.service}: {words.value(of.rule.minimum)} owed for {of.trigger}{clause}: "
    facts = [
        f"published {day(of.published)}" if of.published else "",
        f"first seen {of.first_seen.astimezone(UTC):%Y-%m-%d %H:%M} UTC" if of.first_seen else "",
        f"effective {day(of.effective)}" if of.effective else "effective date not stated",
        _given(of),
        f"last day to act {day(of.exit_deadline)}" if of.exit_deadline else "",
        "found late" if of.late_discovery else "",
    ]
    lines: list[Line] = [plain("; ".join(fact for fact in facts if fact) + ".")]
    if of.rule.quote:
        lines.append((Span("Rule: ", "dim"), Span(f"\u201c{visible(of.rule.quote)[:400]}\u201d")))
    lines.append((Span(f"clausewatch ledger why {of.id}", "dim"),))
    return Item(head=(Span(owed), Span(verdict, "strong")), lines=tuple(lines))


def _given(of: NoticeEntry) -> str:
    if of.given_days is not None:
        return f"given {of.given_days} days"
    if of.given_days_min is not None and of.given_days_max is not None:
        return f"given between {of.given_days_min} and {of.given_days_max} days"
    return ""
