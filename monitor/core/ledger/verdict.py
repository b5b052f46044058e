"""The verdict: what was owed, what was given, and how certain that is."""

from dataclasses import dataclass
from datetime import date

from monitor.core.ledger.days import Counted, last_day
from monitor.core.ledger.matter import Effective, Start
from monitor.model.notice import Verdict
from monitor.model.value import Duration

RANK: dict[Verdict, int] = {"short": 0, "unknown": 1, "borderline": 2, "compliant": 3}
"""From worst to best for the vendor. "no_firm_rule" has no rank: nothing was owed that could be measured."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Given:
    """Days of notice given: ``least`` to ``most``, None where nothing is known; ``exact`` where both are the same."""

    least: int | None = None
    most: int | None = None

    @property
    def exact(self) -> int | None:
        """The number of days, if it is known."""
        return self.least if self.least == self.most else None


UNKNOWN_GIVEN = Given()


@dataclass(frozen=True, kw_only=True, slots=True)
class Judgement:
    """What one rule says of one event.

    ``required``: what the minimum comes to in calendar days.
    ``period_ends``: last day of the period owed, counted from the latest possible day of notice (the earliest, where
    the verdict is short); ``why``: the reason for an unknown verdict, in a few words.
    """

    verdict: Verdict
    required: int | None = None
    given: Given = Given()
    short_by: int | None = None
    period_ends: date | None = None
    provisional: bool = False
    why: str = ""


def judge(minimum: str, start: Start | None, effective: Effective, calendar: str | None) -> Judgement:
    """Hold what was given against ``minimum``.

    Compliant: the whole period was over before the day of effect began. Borderline: the day of effect is the
    period's last day, enough if dates are subtracted, a day short if full days are counted. Where only our captures
    bound the start: short if even the earliest possible notice was, compliant if even the latest possible was, else
    unknown; unknown in any case when the captures lie further apart than the period owed.
    """
    duration = Duration.parse(minimum)
    given = _given(start, effective.day)
    if duration is None:
        return Judgement(verdict="no_firm_rule", given=given)
    if start is None:
        return Judgement(verdict="unknown", why="no day of notice is known")
    earliest, latest = (last_day(day, duration, calendar) for day in (start.first, start.last))
    if effective.day is None:
        return _owed(latest, start.last, why="nothing says when the change takes effect")
    if effective.basis == "after the notice period":
        return _owed(
            latest, start.last, why="no day of effect is stated; by its own words the rule lets none be earlier"
        )
    if effective.basis == "on posting":
        earliest = latest = last_day(effective.day, duration, calendar)
        start = Start(first=effective.day, last=effective.day, basis=start.basis)
        given = Given(least=0, most=0)
    return _judged(start, earliest, latest, effective.day, given, _proven(start, duration, calendar))


def _judged(
    start: Start, earliest: Counted, latest: Counted, effective: date, given: Given, proven: Counted
) -> Judgement:
    best, worst = _compare(effective, max(earliest.day, proven.day)), _compare(effective, latest.day)
    required = (latest.day - start.last).days
    if start.basis == "sightings" and start.gap_days > required:
        return _owed(
            latest,
            start.last,
            given,
            why=f"our captures lie {start.gap_days} days apart, more than is owed",
        )
    if best == "short":
        late = max(earliest, proven, key=lambda counted: counted.day)
        counted_from = start.disproved if late is proven and start.disproved else start.first
        return Judgement(
            verdict="short",
            required=(late.day - counted_from).days,
            short_by=(late.day - effective).days,
            period_ends=late.day,
            provisional=late.provisional,
            given=given,
        )
    if worst == "short":
        return _owed(latest, start.last, given, why="the day of notice is not known closely enough")
    return Judgement(
        verdict=worst, required=required, given=given, period_ends=latest.day, provisional=latest.provisional
    )


def _proven(start: Start, duration: Duration, calendar: str | None) -> Counted:
    """End of the period counted from the last day on which the page, by our record, still bore the old text."""
    return last_day(start.disproved or start.first, duration, calendar)


def _compare(effective: date, period_ends: date) -> Verdict:
    if effective < period_ends:
        return "short"
    return "borderline" if effective == period_ends else "compliant"


def _given(start: Start | None, effective: date | None) -> Given:
    if start is None or effective is None:
        return Given()
    return Given(least=(effective - start.last).days, most=(effective - start.first).days)


def _owed(latest: Counted, counted_from: date, given: Given = UNKNOWN_GIVEN, *, why: str) -> Judgement:
    """An unknown verdict that still says what was owed."""
    return Judgement(
        verdict="unknown",
        required=(latest.day - counted_from).days,
        period_ends=latest.day,
        provisional=latest.provisional,
        why=why,
        given=given,
    )
