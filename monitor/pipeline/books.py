"""Use case: look into the ledgers of all services, a bounded stretch at a time, as of today."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from sqlalchemy.orm import Session

from monitor.core import ledger as core
from monitor.core.ledger import Setting
from monitor.model.notice import Deadline, KeyDate, NoticeEntry
from monitor.model.source import Service
from monitor.pipeline.ledger import Keeper, keeper_of
from monitor.pipeline.means import Means
from monitor.store import entries
from monitor.store import ledger as store
from monitor.store.entries import Standing, Wanted

HORIZON = 366
"""Days ahead that deadlines from standing facts are counted for at once."""
_FROM_MONTHS = ("claim_window", "claim_opens")
"""Facts that give deadlines without a day of the user's own."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Stretch:
    """A page of the ledger. ``total``: how many entries fit in all, give or take those that expire today."""

    entries: tuple[NoticeEntry, ...]
    total: int


@dataclass(frozen=True, kw_only=True, slots=True)
class _Due:
    """A deadline that terms in force give, with the legal day on which it was counted."""

    deadline: Deadline
    service: str
    today: date


_Stamp = tuple[entries.Stamp, datetime]
"""What the deadlines were counted from, and the quarter of an hour: at the beginning of one the legal day changes, in
every zone."""


class Books:
    """The ledgers of all services; a keeper is made when it is asked for."""

    def __init__(self, means: Means, services: Iterable[Service]) -> None:
        self._means = means
        self._services = {service.id: service for service in services}
        self._counted: tuple[_Stamp, tuple[_Due, ...]] | None = None

    def keeper(self, service: str) -> Keeper:
        """The keeper of a service's ledger now, also of one that left the configuration."""
        return keeper_of(self._means, self._services.get(service) or Service(id=service, name=service))

    def today(self, entry: NoticeEntry) -> NoticeEntry:
        """The entry with days left and status as of now."""
        return core.as_of(entry, self.keeper(entry.service).setting)

    def page(
        self,
        session: Session,
        *,
        service: str = "",
        terms_key: int | None = None,
        only_open: bool = False,
        limit: int,
        offset: int = 0,
    ) -> Stretch:
        """Entries as of now, the nearest deadline first if they are the open ones, else the newest first."""
        today = self._means.clock().date()
        wanted = Wanted(service=service, terms_key=terms_key, only_open=today if only_open else None)
        found = (self.today(one) for one in entries.page(session, wanted, limit=limit, offset=offset))
        shown = tuple(one for one in found if one.status == "open" or not only_open)
        return Stretch(entries=shown, total=entries.count(session, wanted))

    def between(self, session: Session, first: date, last: date, *, limit: int) -> tuple[NoticeEntry, ...]:
        """Entries as of now, of whatever status, whose last day to act lies between two days; the earliest first."""
        found = entries.page(session, Wanted(between=(first, last)), limit=limit)
        return tuple(self.today(one) for one in found)

    def standing(self, session: Session, last: date) -> tuple[Deadline, ...]:
        """The deadlines that the terms in force give from today to ``last``, within ``HORIZON``."""
        days = (last - self._means.clock().date()).days + 1
        return (
            tuple(one for one in self._of_facts(session, min(days, HORIZON), "") if one.on <= last) if days > 0 else ()
        )

    def entry(self, session: Session, entry_id: str) -> NoticeEntry | None:
        """One entry as of now, with its reasoning."""
        found = entries.one(session, entry_id)
        return self.today(found) if found else None

    def deadlines(self, session: Session, *, days: int, limit: int, service: str = "") -> tuple[Deadline, ...]:
        """At most ``limit`` deadlines within ``days`` from today (at most ``HORIZON``), the nearest first."""
        found = [*self._of_entries(session, days, limit, service), *self._of_facts(session, days, service)]
        return tuple(sorted(found, key=lambda one: (one.on, one.uid))[:limit])

    def _of_entries(self, session: Session, days: int, limit: int, service: str) -> list[Deadline]:
        today, day = self._means.clock().date(), timedelta(days=1)
        between = (today - day, today + timedelta(days=days) + day)
        wanted = Wanted(service=service, only_open=today, between=between)
        # Several rules on one event may lead to one deadline, so more are read than are shown.
        read = [self.today(one) for one in entries.page(session, wanted, limit=2 * limit)]
        due = store.with_reasoning(session, [one for one in read if one.status == "open"])
        by_service: dict[str, list[NoticeEntry]] = {}
        for one in due:
            by_service.setdefault(one.service, []).append(one)
        return [
            deadline
            for name, of_service in by_service.items()
            for deadline in core.entry_deadlines(of_service, self.keeper(name).setting.today, days)
        ]

    def _of_facts(self, session: Session, days: int, service: str) -> list[Deadline]:
        """Within ``days`` of today, where today is the legal day of each service."""
        now = self._means.clock()
        stamp = (entries.stamp(session), now.replace(minute=now.minute // 15 * 15, second=0, microsecond=0))
        known = self._counted
        if known is None or known[0] != stamp:
            known = self._counted = (stamp, tuple(self._all_of_facts(session)))
        return [
            due.deadline
            for due in known[1]
            if (due.deadline.on - due.today).days <= days and service in ("", due.service)
        ]

    def _all_of_facts(self, session: Session) -> Iterator["_Due"]:
        dates = self._means.dates
        everywhere = any(date.service == "" for date in dates)
        named = self._services if everywhere else {date.service for date in dates}
        for one in entries.standing(session, _FROM_MONTHS, sorted(named)):
            setting = self.keeper(one.service).setting
            own = tuple(date for date in dates if date.service in ("", one.service))
            for deadline in core.within(_counted(one, setting, own), setting.today, HORIZON):
                yield _Due(deadline=deadline, service=one.service, today=setting.today)


@lru_cache(maxsize=20_000)
def _counted(of: Standing, setting: Setting, dates: tuple[KeyDate, ...]) -> tuple[Deadline, ...]:
    """The deadlines of one terms; counted anew only on another day or for other facts."""
    facts = [store.read_fact(payload) for payload in of.facts]
    return core.terms_deadlines(facts, dates, setting, terms=of.terms, days=HORIZON)
