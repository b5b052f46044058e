"""Digests from a store: exactly one for each recipient and ISO week, telling each thing once."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from monitor.errors import NotifyError, TransientFetchError
from monitor.model.digest import Letter
from monitor.model.setting import Recipient
from monitor.notify.routes import Route
from monitor.pipeline import deadlines, feeds
from monitor.pipeline import digest as digests
from monitor.pipeline.deliver import deliver
from monitor.store.tables import OutboxRow
from tests.helpers.bench import START, TEXT, URL, Bench, edited


def _queue(bench: Bench, *recipients: Recipient) -> int:
    keepers = digests.keepers([bench.service], bench.means)
    told = recipients or bench.means.recipients
    return digests.queue_due(bench.database, told, keepers=keepers, now=bench.clock())


def _outbox(bench: Bench, kind: str = "digest") -> list[OutboxRow]:
    with bench.database.read() as session:
        return list(session.scalars(select(OutboxRow).where(OutboxRow.kind == kind).order_by(OutboxRow.id)))


def _shorten_notice(bench: Bench) -> None:
    bench.serve(edited("at least 30 days before we discontinue", "at least 15 days before we discontinue"))


def test_a_week_is_told_once_and_each_finding_in_one_week_only(bench):
    bench.check()
    _shorten_notice(bench)
    bench.check()
    for _ in range(40):
        bench.clock.pass_(hours=9)
        _queue(bench)
        _queue(bench)

    mails = _outbox(bench)
    weeks = [mail.dedupe.rsplit(":", 1)[1] for mail in mails]
    assert weeks == ["2026-W11", "2026-W12"]
    assert "[-30-]" in mails[0].payload["text"]
    assert "{+15+}" in mails[0].payload["text"]
    assert mails[0].payload["subject"].startswith("Terms watch 2026-W11: 1 critical; Acme")
    assert "nothing changed" in mails[1].payload["subject"] or "next deadline" in mails[1].payload["subject"]
    assert "[-30-]" not in mails[1].payload["text"]


@pytest.mark.parametrize("gap", [timedelta(days=3), timedelta(weeks=3)])
def test_downtime_leaves_one_digest_for_each_week(bench, gap):
    bench.check()
    bench.clock.pass_(days=1)
    bench.clock.now += gap
    _queue(bench)
    bench.clock.now -= timedelta(days=1)
    _queue(bench)
    bench.clock.pass_(days=8)
    _queue(bench)

    weeks = [mail.dedupe for mail in _outbox(bench)]
    assert len(weeks) == len(set(weeks))
    moments = [START + timedelta(days=1) * i for i in range(60)]
    reached = {moment.date().isocalendar()[1] for moment in moments if START < moment <= bench.clock()}
    assert [int(week[-2:]) for week in weeks] == sorted(week for week in reached if week > 10)


def test_a_quiet_week_is_told_unless_switched_off(bench):
    bench.check()
    bench.clock.pass_(days=7)
    quiet = Recipient(id="quiet", channel="mail", address="q@acme.example", quiet_weeks=False)
    assert _queue(bench, *bench.means.recipients, quiet) == 1
    [mail] = _outbox(bench)
    assert mail.recipient == "counsel"


def test_a_recipient_hears_of_chosen_services_and_categories_only(bench):
    bench.check()
    _shorten_notice(bench)
    bench.check()
    bench.clock.pass_(days=7)
    elsewhere = Recipient(id="elsewhere", channel="mail", address="e@acme.example", services=("other",))
    money = Recipient(id="money", channel="mail", address="m@acme.example", categories=("refund",))
    _queue(bench, elsewhere, money)
    assert all("[CRITICAL]" not in mail.payload["text"] for mail in _outbox(bench))


def test_health_says_what_fails_and_since_when(bench):
    bench.check()
    bench.fetcher.pages[URL] = TransientFetchError("the server does not answer", url=URL)
    bench.check()
    bench.clock.pass_(days=6)
    _queue(bench)
    [mail] = _outbox(bench)
    assert "needs attention since 2026-03-03: the server does not answer" in " ".join(mail.payload["text"].split())


class _Channel:
    """Takes letters, after as many failures as it was given."""

    def __init__(self, *failures: Exception) -> None:
        self.failures = list(failures)
        self.sent: list[tuple[str, str]] = []

    def send(self, letter: Letter, *, to: str, message_id: str, date: datetime) -> None:
        if self.failures:
            raise self.failures.pop(0)
        self.sent.append((to, message_id))


def _route(recipient: Recipient, channel: _Channel) -> dict[str, Route]:
    return {recipient.id: Route(recipient=recipient, channel=channel, to=recipient.address)}


def test_one_recipients_failure_holds_nobody_up_and_the_same_message_comes_again(bench):
    bench.check()
    bench.clock.pass_(days=7)
    [first] = bench.means.recipients
    second, gone = (replace(first, id=name, address=f"{name}@acme.example") for name in ("second", "gone"))
    _queue(bench, first, second, gone)
    busy = _Channel(NotifyError("451 later", channel="mail"))
    fine = _Channel()
    refused = _Channel(NotifyError("550 no such user", channel="mail", permanent=True))
    ways = _route(first, busy) | _route(second, fine) | _route(gone, refused)

    done = deliver(bench.database, ways, clock=bench.clock)
    assert (done.sent, done.postponed, done.dead) == (1, 1, 1)
    assert deliver(bench.database, ways, clock=bench.clock).sent == 0
    bench.clock.pass_(minutes=2)
    deliver(bench.database, ways, clock=bench.clock)

    rows = {row.recipient: row for row in _outbox(bench)}
    assert busy.sent == [(first.address, rows["counsel"].message_id)]
    assert len(fine.sent) == 1
    assert (rows["gone"].status, rows["gone"].error) == ("dead", "550 no such user")


def test_a_try_that_never_ended_is_made_again_under_the_same_message_id(bench):
    bench.check()
    bench.clock.pass_(days=7)
    _queue(bench)
    channel = _Channel(KeyboardInterrupt())
    ways = _route(bench.means.recipients[0], channel)
    with pytest.raises(KeyboardInterrupt):
        deliver(bench.database, ways, clock=bench.clock)
    assert _outbox(bench)[0].status == "unknown"
    assert deliver(bench.database, ways, clock=bench.clock).sent == 0

    bench.clock.pass_(minutes=11)
    assert deliver(bench.database, ways, clock=bench.clock).sent == 1
    assert channel.sent[0][1] == _outbox(bench)[0].message_id


def test_a_near_deadline_is_alerted_once(bench):
    dated = (*TEXT, "Published: 2 March 2026. Effective date: 9 March 2026.")
    bench.serve(dated)
    bench.check()
    changed = edited("fees paid by you in the preceding 12 months", "fees paid by you in the preceding 3 months", dated)
    bench.serve(edited("Effective date: 9 March 2026", "Effective date: 10 March 2026", changed))
    bench.check()
    assert deadlines.queue_near([bench.service], bench.means) == 1
    assert deadlines.queue_near([bench.service], bench.means) == 0
    [mail] = _outbox(bench, "deadline")
    assert mail.payload["subject"].startswith("[DEADLINE] Acme: ")


def test_feeds_are_written_and_left_alone_while_nothing_changes(bench, tmp_path):
    bench.check()
    _shorten_notice(bench)
    bench.check()
    folder = tmp_path / "feeds"
    assert feeds.write([bench.service], bench.means, folder=folder, base_url="https://feeds.example") == 4
    assert feeds.write([bench.service], bench.means, folder=folder, base_url="https://feeds.example") == 0
    told = (folder / "terms-acme-terms.atom").read_text(encoding="utf-8")
    assert "discontinuation notice 30 → 15 days" in told
    assert (folder / "deadlines.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
