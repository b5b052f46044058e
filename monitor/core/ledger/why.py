"""The reasoning behind an entry, line by line, for somebody who has not seen the code."""

from collections.abc import Iterator
from datetime import date, datetime

from monitor.core.ledger.days import conventions_for, last_day, roll_over
from monitor.core.ledger.matter import Effective, Matter, Start
from monitor.core.ledger.verdict import Judgement
from monitor.model.notice import NoticeEntry, NoticeRule
from monitor.model.value import Duration, DurationUnit

UNIT_NAMES: dict[DurationUnit, str] = {"D": "day", "BD": "business day", "M": "month", "H": "hour", "MIN": "minute"}
VAGUE_WORDS = {
    "none": "expressly no notice",
    "unstated": "a right to change at any time, no notice promised",
    "after": "notice only after the event",
    "efforts": "notice on reasonable or best efforts only",
    "unspecified": "notice without a length or a time",
    "reasonable": "reasonable notice, without a length",
    "prior": "notice before the event, without a length",
}
SOURCE_WORDS = {
    "contract": "the vendor's own terms",
    "user": "declared by you in the configuration",
    "statute": "statute overlay, switched on for this service",
}
BASIS_WORDS = {
    "stated": "as the page states it, and did not before",
    "notice": "as the notice states it",
    "on posting": "derived: the rule lets a change take effect when it is posted",
    "after the notice period": "derived: the rule lets a change take effect when its period is over, counted from the "
    "earliest day notice can have been given",
}
RIGHT_WORDS = {
    "none": "the terms give no way out",
    "stop_using": "the only stated way out is to stop using the service",
    "terminate": "you may terminate",
    "terminate_with_refund": "you may terminate with a refund",
    "keep_old_terms": "you may leave, or stay, under the old terms",
}
CHANNEL_WORDS = {
    "site_post": "a post on the site",
    "in_app": "a message in the product",
    "console": "a message in the console",
    "unspecified": "no stated channel",
}
DISCLAIMER = "Counted by the conventions named; not legal advice."


def reasoning(
    matter: Matter,
    rule: NoticeRule,
    start: Start | None,
    effective: Effective,
    judgement: Judgement,
    exit_day: date | None,
    calendar: str | None,
) -> tuple[str, ...]:
    """The lines that stay true whenever they are read: rule, dates and their origin, conventions, arithmetic."""
    lines = [
        *_rule_lines(rule),
        *_start_lines(matter, rule, start),
        *_effective_lines(effective),
        *_arithmetic(rule, start, effective, judgement, calendar),
        *_exit_lines(rule, start, effective, exit_day, calendar),
    ]
    return tuple(lines)


def explain(entry: NoticeEntry) -> tuple[str, ...]:
    """The whole answer of ``ledger why``: head, reasoning, and what to do now. ``entry`` is as of today."""
    what = ", ".join(entry.changes) or "a logged notice"
    return (
        f"{entry.id}: {entry.service} / {entry.terms}, {entry.trigger}, event {entry.event}",
        f"What happened: {what}",
        *entry.reasoning,
        f"Verdict: {verdict_words(entry)}",
        *_now_lines(entry),
        DISCLAIMER,
    )


def verdict_words(entry: NoticeEntry) -> str:
    """The verdict as a short phrase."""
    late = "; discovered late: it applied before we first saw it" if entry.late_discovery else ""
    if entry.verdict == "short":
        bound = "" if entry.given_days is not None else "at least "
        return f"short by {bound}{_count(entry.short_by_days or 0, 'day')}{late}"
    phrases = {
        "compliant": "compliant",
        "borderline": "borderline: enough if dates are subtracted, not if full days are counted",
        "no_firm_rule": "no firm rule: the words promise no length of time",
        "unknown": "unknown: it cannot be told from what is known",
    }
    return phrases[entry.verdict] + late


def minimum_words(minimum: str) -> str:
    """A minimum in words: "30 days", "15 business days", "reasonable notice, without a length"."""
    duration = Duration.parse(minimum)
    return _count(duration.count, UNIT_NAMES[duration.unit]) if duration else VAGUE_WORDS.get(minimum, minimum)


def _rule_lines(rule: NoticeRule) -> Iterator[str]:
    where = f" at {rule.clause}" if rule.clause else ""
    by = f", by {_channels(rule)}" if rule.channel else ""
    yield f"Owed: {minimum_words(rule.minimum)} ({rule.minimum}) before {_event_words(rule)}{by}"
    yield f"Rule: {rule.id}, {SOURCE_WORDS[rule.source]}{where}"
    if rule.quote:
        yield f'Its words: "{rule.quote}"'
    if rule.applies_to:
        scope = "material changes of " if rule.scope == "material" else ""
        yield f"It governs: {scope}{', '.join(rule.applies_to)}"
    if rule.valid_from or rule.valid_to:
        yield f"In force: from {rule.valid_from or 'the first text we have'} to {rule.valid_to or 'now'}"
    if rule.note:
        yield f"Note: {rule.note}"


def _channels(rule: NoticeRule) -> str:
    return " or ".join(CHANNEL_WORDS.get(channel, channel) for channel in rule.channel)


def _event_words(rule: NoticeRule) -> str:
    return {"sla": "a change of the SLA", "amendment": "a change of the text", "price": "a change of price"}.get(
        rule.trigger, rule.trigger
    )


def _start_lines(matter: Matter, rule: NoticeRule, start: Start | None) -> Iterator[str]:
    if matter.last_seen_old_at and matter.first_seen_at:
        every = f"; the page is checked every {matter.every_hours:g} h" if matter.every_hours else ""
        yield (
            f"Our record: old text last seen {_instant(matter.last_seen_old_at)}, "
            f"new text first seen {_instant(matter.first_seen_at)}{every}"
        )
    if start is None:
        yield "Notice given: not known"
        return
    yield f"Notice given: {_start_words(matter, start)}"
    if start.disproved:
        yield (
            f"But on {_day(start.disproved)} the page, by our record, still bore the old text: "
            "the notice cannot have been public before that day was over"
        )
    if start.basis == "sightings" and start.gap_days > 1:
        yield f"Gap: nothing was captured in the {start.gap_days} days between"
    if rule.channel and matter.noticed is None:
        yield f"Owed by {_channels(rule)}: no notice logged; what the page shows is taken, which favours the vendor"
    elif rule.channel and matter.channel not in ("", "unspecified", *rule.channel):
        yield f"Owed by {_channels(rule)}, given by {matter.channel}: whether that counts is for counsel"
    if rule.deemed_receipt:
        yield f"The terms deem a notice received after {minimum_words(rule.deemed_receipt)}; not counted on top"


def _start_words(matter: Matter, start: Start) -> str:
    if start.basis == "noticed":
        channel = f" by {matter.channel}" if matter.channel not in ("", "unspecified") else ""
        return f"{_day(start.first)}, received{channel} and logged by you"
    if start.basis == "published" and matter.published == start.first:
        return f"{_day(start.first)}, as the page states it"
    if start.basis == "published":
        stated = f"; the page bears the later day {_day(matter.published)}" if matter.published else ""
        return f"{_day(start.first)}, when we first saw it{stated}"
    return f"not before {_day(start.first)} and not after {_day(start.last)}, by our own record"


def _effective_lines(effective: Effective) -> Iterator[str]:
    if effective.day is None:
        yield "Takes effect: not stated, and not derivable from the rule; no day is made up"
    else:
        yield f"Takes effect: {_day(effective.day)}, {BASIS_WORDS[effective.basis]}"


def _arithmetic(
    rule: NoticeRule, start: Start | None, effective: Effective, judgement: Judgement, calendar: str | None
) -> Iterator[str]:
    duration = Duration.parse(rule.minimum)
    if duration is None or start is None:
        return
    for convention in conventions_for(duration):
        yield f"Convention: {convention.text} [{convention.source}; {convention.status}]"
    if duration.unit == "BD":
        yield f"Calendar: {calendar or 'none set, Monday to Friday taken'}"
    counted_from = {start.first, start.last} if start.disproved is None else {start.first, start.disproved}
    for day in sorted(counted_from):
        end = last_day(day, duration, calendar)
        provisional = " (provisional: that year's calendar is not published)" if end.provisional else ""
        span = f" = {_count((end.day - day).days, 'calendar day')}" if duration.unit != "D" else ""
        yield f"  {day} + {minimum_words(rule.minimum)} = {_day(end.day)}{span}{provisional}"
    yield from _given_lines(start, effective, judgement)
    if judgement.verdict == "short" and judgement.period_ends:
        yield (
            f"  earliest compliant day of effect: {judgement.period_ends} by subtraction of dates, "
            f"the day after by full days; stated {effective.day}: short by {judgement.short_by}"
        )
    if judgement.why:
        yield f"  not decided: {judgement.why}"
    if judgement.period_ends and (rolled := roll_over(judgement.period_ends, calendar).day) != judgement.period_ends:
        yield f"  its last day is no working day; were it to roll over, it would end on {_day(rolled)} (not applied)"


def _given_lines(start: Start, effective: Effective, judgement: Judgement) -> Iterator[str]:
    given = judgement.given
    if effective.day is None or given.least is None:
        return
    required = f", owed {judgement.required}" if judgement.required is not None else ""
    if given.exact is not None and effective.basis == "on posting":
        yield f"  given: 0 days, it applied as it was posted{required}"
    elif given.exact is not None:
        yield f"  given: {effective.day} - {start.first} = {_count(given.exact, 'day')}{required}"
    else:
        yield f"  given at most: {effective.day} - {start.first} = {_count(given.most or 0, 'day')}{required}"
        yield f"  given at least: {effective.day} - {start.last} = {_count(given.least, 'day')}"


def _exit_lines(
    rule: NoticeRule, start: Start | None, effective: Effective, exit_day: date | None, calendar: str | None
) -> Iterator[str]:
    if exit_day is None:
        yield "Last day to act: not known"
        return
    window = Duration.parse(rule.objection_window or "")
    if effective.day is not None:
        yield f"  last day before it applies: {_day(effective.day)} - 1 day"
    if window is not None and start is not None:
        end = last_day(start.first, window, calendar).day
        yield f"  objection window: {start.first} + {minimum_words(str(window))} = {_day(end)}"
    yield f"Last day to act: {_day(exit_day)}, the earliest defensible day"
    if rule.objection_right:
        yield f"What the terms allow: {RIGHT_WORDS.get(rule.objection_right, rule.objection_right)}"
    if rule.acceptance_by_use:
        yield "Staying is acceptance: going on using the service counts as consent"


def _now_lines(entry: NoticeEntry) -> Iterator[str]:
    done = {
        "acknowledged": "Now: acknowledged by you; nothing is due",
        "objected": "Now: you have objected; keep the proof",
        "withdrawn": "Now: nothing; the vendor took the change back before it applied",
    }
    if entry.status in done:
        yield done[entry.status] + (f" ({entry.note})" if entry.note else "")
    elif entry.exit_deadline is None:
        yield "Now: find out when it applies; log the vendor's notice with `notice add`, or acknowledge"
    elif entry.days_left is not None and entry.days_left >= 0:
        left = _count(entry.days_left, "day")
        yield f"Now: decide by {_day(entry.exit_deadline)} ({left} left): object, move, or accept"
    else:
        yield f"Now: the last day to act, {_day(entry.exit_deadline)}, has passed{_remedy(entry)}"


def _remedy(entry: NoticeEntry) -> str:
    short = entry.verdict == "short" and entry.rule.source != "statute"
    return "; the vendor owed more notice than it gave, which you may hold against it" if short else ""


def _day(day: date) -> str:
    return f"{day} ({day:%a})"


def _instant(instant: datetime) -> str:
    return f"{instant:%Y-%m-%d %H:%M} {instant:%Z}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
