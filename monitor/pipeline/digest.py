"""Use case: compose the digests that are due and owe them to their recipients."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from monitor.core.weeks import Rhythm, Week
from monitor.model.digest import Digest, Health, News, Place, Trouble, Unread
from monitor.model.finding import CORE_CATEGORIES
from monitor.model.notice import Deadline, NoticeEntry
from monitor.model.setting import Recipient
from monitor.model.source import Service
from monitor.pipeline import alerts, ledger
from monitor.pipeline.ledger import Keeper
from monitor.pipeline.means import Means
from monitor.render import letter
from monitor.render.contract import value_from
from monitor.store import news, outbox, watch
from monitor.store.database import Database
from monitor.store.news import Found
from monitor.store.tables import TermsRow, VersionRow

DAYS_AHEAD = 60
"""Deadlines further off than this are not in a digest."""
MOST_WEEKS = 8
"""After a longer downtime only the last weeks are told one by one; the first of them begins where the telling ended."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Window:
    """What a digest tells of: after ``since``, up to ``until``; ``week`` names it."""

    week: str
    since: datetime
    until: datetime


def rhythm(recipient: Recipient) -> Rhythm:
    """When this recipient's digests are due."""
    return Rhythm(zone=recipient.time_zone, day=recipient.digest_day, at=recipient.digest_at)


def window(recipient: Recipient, week: Week) -> Window:
    """What this recipient's digest of ``week`` tells of."""
    since, until = rhythm(recipient).window(week)
    return Window(week=str(week), since=since, until=until)


def queue_due(
    database: Database,
    recipients: Sequence[Recipient],
    *,
    keepers: Sequence[Keeper],
    now: datetime,
) -> int:
    """Owe each recipient the digest of each week whose moment has come. Returns how many were queued.

    Exactly one for each recipient and ISO week: the week is part of a unique key, and each digest begins where the
    one before it ended. ``keepers``: the ledger's settings, one for each service.
    """
    queued = 0
    for recipient in recipients:
        if not recipient.digest:
            continue
        with database.read() as session:
            begun = news.first_added(session)
        if begun is None:
            return 0
        for week in list(rhythm(recipient).due(begun, now))[-MOST_WEEKS:]:
            queued += _queue(database, recipient, window(recipient, week), keepers, now)
    return queued


def _queue(
    database: Database,
    recipient: Recipient,
    told: Window,
    keepers: Sequence[Keeper],
    now: datetime,
) -> bool:
    dedupe = f"digest:{recipient.id}:{told.week}"
    with database.read() as session:
        if outbox.is_queued(session, dedupe):
            return False
        composed = compose(session, recipient, told, keepers=keepers, now=now)
    if composed.quiet and not recipient.quiet_weeks:
        return False
    written = letter.digest(composed)
    payload = {"subject": written.subject, "text": written.text, "html": written.html}
    with database.write() as session:
        return outbox.queue(
            session,
            dedupe=dedupe,
            message_id=alerts.message_id(dedupe),
            kind="digest",
            recipient=recipient.id,
            payload=payload,
            now=now,
        )


def compose(
    session: Session,
    recipient: Recipient,
    told: Window,
    *,
    keepers: Sequence[Keeper],
    now: datetime,
    rehearsed: bool = False,
) -> Digest:
    """The digest of one stretch of time for one recipient."""
    found = [one for one in news.findings(session, told.since, told.until) if _wanted(recipient, one)]
    unread = [one for one in news.needs_reading(session, told.since, told.until) if _wanted(recipient, one)]
    served = [keeper for keeper in keepers if _serves(recipient, keeper.service.id)]
    return Digest(
        week=told.week,
        today=now.astimezone(ZoneInfo(recipient.time_zone)).date(),
        deadlines=_deadlines(session, served),
        news=tuple(sorted((news_of(session, one) for one in found if one.origin == "check"), key=_order)),
        ledger=_entries(session, served, news.entry_ids(session, told.since, told.until)),
        unread=tuple(_unread(session, one) for one in unread),
        reread=tuple(news_of(session, one) for one in found if one.origin == "reread"),
        commentary=_commentary(session, recipient, told),
        health=_health(session, recipient, told),
        rehearsed=rehearsed,
    )


def _deadlines(session: Session, keepers: Sequence[Keeper]) -> tuple[Deadline, ...]:
    """What must be done by when, nearest first, under the services' names."""
    found = [
        replace(deadline, service=keeper.service.name)
        for keeper in keepers
        for deadline in ledger.deadlines(session, keeper, DAYS_AHEAD)
    ]
    return tuple(sorted(found, key=lambda deadline: (deadline.on, deadline.uid)))


def _entries(session: Session, keepers: Sequence[Keeper], recorded: set[str]) -> tuple[NoticeEntry, ...]:
    """Ledger entries of this stretch of time, under the services' names."""
    return tuple(
        replace(entry, service=keeper.service.name)
        for keeper in keepers
        for entry in ledger.entries_today(session, keeper)
        if entry.id in recorded
    )


def _serves(recipient: Recipient, service: str) -> bool:
    return not recipient.services or service in recipient.services


def _wanted(recipient: Recipient, found: Found) -> bool:
    """Does the recipient want to hear of this one? Without a choice of categories: of the material ones."""
    payload = found.payload
    material = payload.get("material", True)
    named = payload["category"] in recipient.categories if recipient.categories else material
    severe = not recipient.severities or payload.get("severity", "major") in recipient.severities
    return _serves(recipient, found.terms.service) and found.terms.kind == "terms" and named and severe


def _order(one: News) -> tuple[int, bool, int]:
    core = CORE_CATEGORIES.index(one.category) if one.category in CORE_CATEGORIES else len(CORE_CATEGORIES)
    return alerts.RANK[one.severity], one.direction == "better", core


def place(session: Session, terms: TermsRow, version: VersionRow | None = None) -> Place:
    """Where news of a terms (and one of its versions) belongs."""
    url, snapshots = news.proof(session, version) if version else ("", ("", ""))
    return placed(terms, version, url=url, snapshots=snapshots)


def placed(terms: TermsRow, version: VersionRow | None, *, url: str, snapshots: tuple[str, str] = ("", "")) -> Place:
    """The place of a terms and one of its versions, whose page is at ``url`` and whose bytes have these hashes."""
    return Place(
        service=terms.service_name,
        terms=terms.name,
        terms_id=terms.id,
        url=url,
        version=version.number if version else 0,
        snapshots=snapshots,
        found_at=version.first_seen_at if version else None,
    )


def news_of(session: Session, found: Found) -> News:
    """A finding with what people need to know of it."""
    return told(found, place(session, found.terms, found.version))


def told(found: Found, place: Place) -> News:
    """A finding at its place."""
    payload = found.payload
    return News(
        place=place,
        clause=payload["new_clause"] or payload["old_clause"],
        category=payload["category"],
        attribute=payload["attribute"],
        old_value=value_from(payload["old_value"]),
        new_value=value_from(payload["new_value"]),
        direction=payload["direction"],
        severity=payload["severity"],
        reason=payload["reason"],
        old_quote=payload["old_quote"],
        new_quote=payload["new_quote"],
    )


def _unread(session: Session, found: Found) -> Unread:
    payload = found.payload
    return Unread(
        place=place(session, found.terms, found.version),
        clause=payload["new_clause"] or payload["old_clause"],
        category=payload["category"],
        old_quote=payload["old_quote"],
        new_quote=payload["new_quote"],
        reason=payload["reason"],
    )


def _commentary(session: Session, recipient: Recipient, told: Window) -> tuple[Place, ...]:
    return tuple(
        place(session, terms, version)
        for version, terms in news.versions(session, told.since, told.until)
        if terms.kind == "commentary" and version.kind != "baseline" and _serves(recipient, terms.service)
    )


def _health(session: Session, recipient: Recipient, told: Window) -> Health:
    """How the watching went: what was checked, what stayed the same, what is in trouble since when."""
    rows = [row for row in watch.listed(session, retired=False) if _serves(recipient, row.service)]
    checked = news.checked(session, told.since, told.until)
    fresh = news.versions(session, told.since, told.until)
    changed = {terms.key for version, terms in fresh if version.kind in ("change", "return", "rebaseline")}
    failing = [row for row in rows if row.failing_since is not None]
    reached = {row.key for row in rows} & checked
    return Health(
        watched=len(rows),
        checked=len(reached - {row.key for row in failing}),
        unchanged=len(reached - changed - {row.key for row in failing}),
        trouble=tuple(
            Trouble(place=place(session, row), what=row.last_detail, since=row.failing_since) for row in failing
        ),
        rebaselines=tuple(
            Trouble(place=place(session, terms, version), what=version.reason, since=version.first_seen_at)
            for version, terms in fresh
            if version.kind == "rebaseline" and _serves(recipient, terms.service)
        ),
    )


def keepers(services: Sequence[Service], means: Means) -> tuple[Keeper, ...]:
    """Who keeps the ledger of each service now."""
    now = means.clock()
    return tuple(
        Keeper(service=service, now=now, declared=means.rules, reaches=means.reaches, dates=means.dates)
        for service in services
    )


def last_days(now: datetime, days: int) -> Window:
    """The stretch of the last ``days`` days, for a digest on demand."""
    return Window(week=str(Week.of(now.date())), since=now - timedelta(days=days), until=now)
