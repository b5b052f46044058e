"""What is owed at once: alerts about findings, and alarms about pages that cannot be watched any more.

Letters are written into the outbox in the transaction that records what they tell.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sqlalchemy.orm import Session

from monitor.model.digest import Letter, News, Place, Trouble
from monitor.model.finding import Finding, Severity
from monitor.model.notice import NoticeEntry
from monitor.model.setting import Recipient
from monitor.model.source import Service, Terms
from monitor.pipeline.outcome import OUTCOMES, Outcome
from monitor.store import outbox
from monitor.store.tables import TermsRow, VersionRow
from monitor.store.versions import Capture

MESSAGE_ID_DOMAIN = "clausewatch.invalid"
"""Right side of our Message-IDs: reserved (RFC 2606), so that it can never be somebody's."""

GONE_AFTER = 2
"""A page that answers "gone" so many times in a row is reported without waiting for the stale alarm."""

RANK: dict[Severity, int] = {"critical": 0, "major": 1, "minor": 2}


@dataclass(frozen=True, kw_only=True, slots=True)
class Occasion:
    """The version that findings are about, and who might want to know."""

    service: Service
    terms: Terms
    version: VersionRow
    old: Sequence[Capture]
    new: Sequence[Capture]
    recipients: Sequence[Recipient]
    now: datetime
    today: date


def queue_alerts(
    session: Session, occasion: Occasion, findings: Sequence[Finding], entries: Sequence[NoticeEntry]
) -> None:
    """Owe each recipient who wants it one alert about the critical findings that are worse or unclear, if any."""
    urgent = [one for one in findings if one.severity == "critical" and one.direction in ("worse", "unclear")]
    for recipient in occasion.recipients:
        wanted = [one for one in urgent if _wants(recipient, occasion.service.id, one)]
        if wanted:
            from monitor.render.letter.alert import alert  # most checks have nothing to tell

            letter = alert(tuple(_news(occasion, one) for one in wanted), tuple(entries), today=occasion.today)
            about = f"{occasion.terms.id}@{occasion.version.number}"
            _queue(session, "alert", about, recipient, letter, occasion.now)


def queue_alarm(
    session: Session,
    row: TermsRow,
    url: str,
    outcome: Outcome,
    recipients: Sequence[Recipient],
    *,
    stale_after: timedelta,
    now: datetime,
) -> None:
    """Owe an alarm for a terms that has failed for long, or that is gone; once, until it has recovered.

    To be called after the check was recorded in ``row``.
    """
    place = Place(service=row.service_name, terms=row.name, terms_id=row.id, url=url)
    if OUTCOMES[outcome].good and row.alarmed_at is not None:
        letter = _trouble(Trouble(place=place, what="the page is read again", since=None), recovered=True)
        _queue_for_all(session, "recovered", f"{row.id}:{_stamp(row.alarmed_at)}", row, recipients, letter, now)
        row.alarmed_at = None
        return
    since = row.failing_since
    if not OUTCOMES[outcome].faulty or row.alarmed_at is not None or since is None:
        return
    if now - since >= stale_after or (outcome == "gone" and row.failures >= GONE_AFTER):
        letter = _trouble(Trouble(place=place, what=row.last_detail or OUTCOMES[outcome].words, since=since))
        _queue_for_all(session, "alarm", f"{row.id}:{_stamp(since)}", row, recipients, letter, now)
        row.alarmed_at = now


def _trouble(told: Trouble, *, recovered: bool = False) -> Letter:
    from monitor.render.letter.alert import trouble  # most checks have nothing to tell

    return trouble(told, recovered=recovered)


def _queue_for_all(
    session: Session,
    kind: str,
    about: str,
    row: TermsRow,
    recipients: Sequence[Recipient],
    letter: Letter,
    now: datetime,
) -> None:
    for recipient in recipients:
        if recipient.alerts and (not recipient.services or row.service in recipient.services):
            _queue(session, kind, about, recipient, letter, now)


def _queue(session: Session, kind: str, about: str, recipient: Recipient, letter: Letter, now: datetime) -> None:
    dedupe = f"{kind}:{about}:{recipient.id}"
    outbox.queue(
        session,
        dedupe=dedupe,
        message_id=message_id(dedupe),
        kind=kind,
        recipient=recipient.id,
        payload={"subject": letter.subject, "text": letter.text, "html": letter.html},
        now=now,
    )


def message_id(dedupe: str) -> str:
    """The Message-ID for a dedupe key: derived, not drawn, so that a check repeated after a crash owes the same."""
    return f"{hashlib.sha256(dedupe.encode()).hexdigest()[:32]}@{MESSAGE_ID_DOMAIN}"


def _wants(recipient: Recipient, service: str, finding: Finding) -> bool:
    return (
        recipient.alerts
        and (not recipient.services or service in recipient.services)
        and (not recipient.categories or finding.category in recipient.categories)
        and (not recipient.severities or finding.severity in recipient.severities)
    )


def _news(occasion: Occasion, finding: Finding) -> News:
    place = Place(
        service=occasion.service.name,
        terms=occasion.terms.name,
        terms_id=occasion.terms.id,
        url=occasion.terms.sources[0].url,
        version=occasion.version.number,
        snapshots=(_short(occasion.old), _short(occasion.new)),
        found_at=occasion.now,
    )
    return News(
        place=place,
        clause=finding.new_clause or finding.old_clause,
        category=finding.category,
        attribute=finding.attribute,
        old_value=finding.old_value,
        new_value=finding.new_value,
        direction=finding.direction,
        severity=finding.severity,
        reason=finding.reason,
        old_quote=finding.old_quote,
        new_quote=finding.new_quote,
    )


def _short(captures: Sequence[Capture]) -> str:
    return captures[0].sha256[:12] if captures else ""


def _stamp(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%S")
