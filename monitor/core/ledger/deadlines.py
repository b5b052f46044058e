"""Deadlines: days by which the user must act, from entries, from the terms in force, and from days the user names."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from monitor.core.ledger.days import add_months, earliest_before, last_day, month_end
from monitor.core.ledger.entries import Setting
from monitor.core.ledger.governs import said
from monitor.core.ledger.why import minimum_words, verdict_words
from monitor.model.finding import Fact
from monitor.model.notice import Deadline, KeyDate, KeyDateKind, NoticeEntry
from monitor.model.value import Duration

LOOK_BACK_MONTHS = 24
"""SLA months further back than this are not looked at: no claim window seen is longer."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """A duration that a fact states, with the fact."""

    fact: Fact
    duration: Duration


def standing(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Those of ``facts`` that deadlines are counted from."""
    counted = {"claim_window", "claim_opens"} | {attribute for rules in RULES.values() for attribute, _ in rules}
    return tuple(fact for fact in facts if fact.attribute in counted)


def entry_deadlines(entries: Iterable[NoticeEntry], today: date, days: int) -> tuple[Deadline, ...]:
    """The last days to act on open entries that fall on ``today`` or within ``days`` after it, earliest first.

    Several rules on one event that lead to the same day are one deadline.
    """
    found: dict[str, Deadline] = {}
    for entry in entries:
        if entry.status == "open" and entry.exit_deadline is not None:
            deadline = Deadline(
                on=entry.exit_deadline,
                what=f"last day to act on a change ({entry.trigger}); {verdict_words(entry)}",
                service=entry.service,
                terms=entry.terms,
                source=entry.id,
                basis=entry.reasoning,
                provisional=entry.provisional,
                uid=_uid(entry.service, entry.terms, entry.event, "exit"),
            )
            earlier = found.get(deadline.uid)
            if earlier is None or deadline.on < earlier.on:
                found[deadline.uid] = deadline
    return within(found.values(), today, days)


def terms_deadlines(
    facts: Sequence[Fact], dates: Sequence[KeyDate], setting: Setting, *, terms: str, days: int
) -> tuple[Deadline, ...]:
    """The deadlines that the terms in force give, within ``days`` from today, earliest first.

    ``facts``: of the version in force. ``dates``: the user's own days; those of other terms are left out.
    """
    own = [found for found in dates if found.terms in ("", terms)]
    made: list[Deadline] = list(_monthly_claims(facts, setting, terms))
    for found in own:
        for attribute, rule in RULES[found.kind]:
            made.extend(rule(span, found, setting, terms) for span in _spans(facts, attribute))
    return within(made, setting.today, days)


def within(deadlines: Iterable[Deadline], today: date, days: int) -> tuple[Deadline, ...]:
    """Those on ``today`` or up to ``days`` after it, earliest first."""
    last = today + timedelta(days=days)
    return tuple(
        sorted((found for found in deadlines if today <= found.on <= last), key=lambda found: (found.on, found.uid))
    )


def claim_period(
    month: date, window: Duration, opens: str | None, calendar: str | None
) -> tuple[date | None, date, date]:
    """When an SLA claim for the month of ``month`` may be made: (opens after, closes strictly, closes at the latest).

    ``opens``: an offset of the fact schema such as ``M+5BD``, after the fifth business day of the following month.
    Strict: the corresponding day counted from the month's last day; the other reading runs to the end of a month.

    >>> claim_period(date(2025, 6, 1), Duration(2, "M"), "M+5BD", "CN")
    (datetime.date(2025, 7, 7), datetime.date(2025, 8, 30), datetime.date(2025, 8, 31))
    """
    end = month_end(month)
    strict = last_day(end, window, calendar).day
    wide = month_end(add_months(end, window.count)) if window.unit == "M" else strict
    offset = Duration.parse("P" + opens.removeprefix("M+")) if opens and opens.startswith("M+") else None
    return (last_day(end, offset, calendar).day if offset else None, strict, wide)


def _monthly_claims(facts: Sequence[Fact], setting: Setting, terms: str) -> Iterator[Deadline]:
    """One deadline for each past month whose claim window is still open, where the window runs from a month's end."""
    for span in _spans(facts, "claim_window"):
        if not said(span.fact.quote, "month_end"):
            continue
        opens = next((str(fact.value) for fact in facts if fact.attribute == "claim_opens"), None)
        for back in range(1, LOOK_BACK_MONTHS + 1):
            month = add_months(setting.today.replace(day=1), -back)
            after, strict, wide = claim_period(month, span.duration, opens, setting.calendar)
            if strict >= setting.today:
                yield _deadline(
                    span,
                    setting,
                    terms,
                    on=strict,
                    what=f"last day to claim SLA credit for {month:%Y-%m}",
                    anchor=f"claim {month:%Y-%m}",
                    lines=_claim_lines(month, span.duration, after, strict, wide),
                )


def _claim_lines(month: date, window: Duration, after: date | None, strict: date, wide: date) -> tuple[str, ...]:
    opening = (f"claims open after {after}",) if after else ()
    other = (f"the other reading, to the end of the month, gives {wide}",) if wide != strict else ()
    return (*opening, f"{month_end(month)} + {minimum_words(str(window))} = {strict} (corresponding day)", *other)


def _incident(span: Span, found: KeyDate, setting: Setting, terms: str) -> Deadline:
    if said(span.fact.quote, "month_end"):
        on = claim_period(found.on, span.duration, None, setting.calendar)[1]
        line = f"end of {found.on:%Y-%m} + {minimum_words(str(span.duration))} = {on}"
    else:
        on = last_day(found.on, span.duration, setting.calendar).day
        line = f"{found.on} + {minimum_words(str(span.duration))} = {on}"
    return _from_key_date(span, found, setting, terms, on=on, what="last day to claim SLA credit for", lines=(line,))


def _renewal(span: Span, found: KeyDate, setting: Setting, terms: str) -> Deadline:
    counted = earliest_before(found.on, span.duration, setting.calendar)
    line = f"the whole of {minimum_words(str(span.duration))} must be over before {found.on}: {counted.day}"
    return _from_key_date(
        span,
        found,
        setting,
        terms,
        on=counted.day,
        what="last day to refuse renewal of",
        lines=(line,),
        provisional=counted.provisional,
    )


def _forward(what: str) -> Callable[[Span, KeyDate, Setting, str], Deadline]:
    """A deadline that runs on from the user's day by the fact's duration."""

    def rule(span: Span, found: KeyDate, setting: Setting, terms: str) -> Deadline:
        counted = last_day(found.on, span.duration, setting.calendar)
        line = f"{found.on} + {minimum_words(str(span.duration))} = {counted.day}, the first day not counted"
        return _from_key_date(
            span, found, setting, terms, on=counted.day, what=what, lines=(line,), provisional=counted.provisional
        )

    return rule


RULES: dict[KeyDateKind, tuple[tuple[str, Callable[[Span, KeyDate, Setting, str], Deadline]], ...]] = {
    "renewal": (("non_renewal_notice_period", _renewal),),
    "purchase": (
        ("refund_window", _forward("last day to ask for a refund of")),
        ("balance_validity", _forward("last day to use up")),
    ),
    "incident": (("claim_window", _incident),),
    "request": (
        ("response_deadline", _forward("the vendor must have answered")),
        ("deletion_deadline", _forward("the vendor must have deleted the data of")),
        ("refund_processing_time", _forward("the vendor must have paid the refund of")),
    ),
}
"""Kind of a day that the user names -> (attribute of the fact schema, how the deadline is made from both)."""


def _spans(facts: Sequence[Fact], attribute: str) -> Iterator[Span]:
    """The distinct durations that ``facts`` state for ``attribute``."""
    seen: set[Duration] = set()
    for fact in facts:
        duration = Duration.parse(fact.value) if isinstance(fact.value, str) else None
        if fact.attribute == attribute and duration is not None and duration not in seen:
            seen.add(duration)
            yield Span(fact=fact, duration=duration)


def _from_key_date(
    span: Span,
    found: KeyDate,
    setting: Setting,
    terms: str,
    *,
    on: date,
    what: str,
    lines: tuple[str, ...],
    provisional: bool = False,
) -> Deadline:
    name = found.name or f"{found.kind} of {found.on}"
    return _deadline(
        span,
        setting,
        terms,
        on=on,
        what=f"{what} {name}",
        anchor=f"{found.kind} {found.on} {found.name}",
        lines=lines,
        provisional=provisional,
    )


def _deadline(
    span: Span,
    setting: Setting,
    terms: str,
    *,
    on: date,
    what: str,
    anchor: str,
    lines: tuple[str, ...],
    provisional: bool = False,
) -> Deadline:
    where = f"{span.fact.clause}: " if span.fact.clause else ""
    return Deadline(
        on=on,
        what=what,
        service=setting.service,
        terms=terms,
        source=span.fact.attribute,
        basis=(f'{where}"{span.fact.quote}"', *lines),
        provisional=provisional,
        uid=_uid(setting.service, terms, span.fact.attribute, anchor),
    )


def _uid(*parts: str) -> str:
    """Stable over runs and over a changed date, so that an import into a calendar updates instead of duplicating."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:24] + "@clausewatch"
