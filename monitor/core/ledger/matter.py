"""What is known of one event, as days: when notice was given, between which bounds, and when it takes effect."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from monitor.core.ledger.days import last_day
from monitor.model.notice import NoticeRule
from monitor.model.value import Duration

StartBasis = Literal["noticed", "published", "sightings"]
EffectiveBasis = Literal["stated", "notice", "on posting", "after the notice period", "unknown"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Matter:
    """The dates of one version or one logged notice; days are legal days where the service is.

    ``published``, ``effective``: as the text or the notice states them of this very change; a date that the old text
    bore already says nothing about it and is not put here. ``noticed``: the user received a notice.
    ``first_seen``, ``last_seen_old``: our own captures, with their instants; ``every_hours``: how often we look.
    """

    event: str
    service: str
    terms: str
    part: str = ""
    changes: tuple[str, ...] = ()
    published: date | None = None
    noticed: date | None = None
    channel: str = ""
    effective: date | None = None
    effective_basis: EffectiveBasis = "unknown"
    first_seen: date | None = None
    last_seen_old: date | None = None
    first_seen_at: datetime | None = None
    last_seen_old_at: datetime | None = None
    every_hours: float | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Start:
    """When notice was given: not before ``first`` and not after ``last``; equal where the day is known.

    ``gap_days``: for a start known from our captures alone, the days between them. ``disproved``: the page states a
    day of publication on which, or after which, it still showed the old text; this is the last day it did.
    """

    first: date
    last: date
    basis: StartBasis
    gap_days: int = 0
    disproved: date | None = None

    @property
    def exact(self) -> bool:
        """Is the day known?"""
        return self.first == self.last


@dataclass(frozen=True, kw_only=True, slots=True)
class Effective:
    """When the change takes effect; None: nothing says so. ``provisional`` as for ``Counted``."""

    day: date | None
    basis: EffectiveBasis
    provisional: bool = False


def start_of(matter: Matter) -> Start | None:
    """When notice was given: as received, else as published, else between our two captures; None if none is known."""
    if matter.noticed is not None:
        return Start(first=matter.noticed, last=matter.noticed, basis="noticed")
    if matter.published is not None:
        return _published(matter, matter.published)
    if matter.first_seen is None or matter.last_seen_old is None:
        return None
    gap = (matter.first_seen - matter.last_seen_old).days
    return Start(first=matter.last_seen_old, last=matter.first_seen, basis="sightings", gap_days=gap)


def _published(matter: Matter, published: date) -> Start:
    """A stated day of publication, held against our own captures."""
    if matter.first_seen is not None and published > matter.first_seen:
        # The text was out before the day it bears: what we saw is the earlier proof.
        return Start(first=matter.first_seen, last=matter.first_seen, basis="published")
    late = matter.last_seen_old
    disproved = late if late is not None and published < late else None
    return Start(first=published, last=published, basis="published", disproved=disproved)


def effective_of(matter: Matter, rule: NoticeRule, start: Start | None, calendar: str | None) -> Effective:
    """When the change takes effect: as stated, else as the rule's own words have it, else unknown; never invented."""
    if matter.effective is not None:
        return Effective(day=matter.effective, basis=matter.effective_basis)
    if rule.on_posting and (posted := matter.published or matter.first_seen):
        return Effective(day=posted, basis="on posting")
    duration = Duration.parse(rule.minimum)
    if rule.after_notice_period and duration is not None and start is not None:
        counted = last_day(start.first, duration, calendar)
        return Effective(day=counted.day, basis="after the notice period", provisional=counted.provisional)
    return Effective(day=None, basis="unknown")
