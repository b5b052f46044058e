"""Use case: owe an alert for each deadline that is near."""

from collections.abc import Sequence
from dataclasses import replace

from monitor.model.notice import Deadline
from monitor.model.setting import Recipient
from monitor.model.source import Service
from monitor.pipeline import alerts, ledger
from monitor.pipeline.digest import keepers
from monitor.pipeline.ledger import Keeper
from monitor.pipeline.means import Means
from monitor.render.letter.alert import deadline as deadline_letter
from monitor.store import outbox

NEAR_DAYS = 7


def queue_near(services: Sequence[Service], means: Means) -> int:
    """Owe each recipient one alert for each deadline within the next week. Returns how many were queued."""
    queued = 0
    for keeper in keepers(services, means):
        with means.database.read() as session:
            near = ledger.deadlines(session, keeper, NEAR_DAYS)
        for deadline in near:
            for recipient in means.recipients:
                if recipient.alerts and (not recipient.services or keeper.service.id in recipient.services):
                    queued += _queue(means, keeper, deadline, recipient)
    return queued


def _queue(means: Means, keeper: Keeper, deadline: Deadline, recipient: Recipient) -> bool:
    # The day is part of the key: a deadline that moved is news.
    dedupe = f"deadline:{deadline.uid}:{deadline.on.isoformat()}:{recipient.id}"
    letter = deadline_letter(replace(deadline, service=keeper.service.name), today=keeper.setting.today)
    with means.database.read() as session:
        if outbox.is_queued(session, dedupe):
            return False
    with means.database.write() as session:
        return outbox.queue(
            session,
            dedupe=dedupe,
            message_id=alerts.message_id(dedupe),
            kind="deadline",
            recipient=recipient.id,
            payload={"subject": letter.subject, "text": letter.text, "html": letter.html},
            now=keeper.now,
        )
