"""Mail over a real server: what arrives, and what each failure means."""

from datetime import UTC, datetime
from email import message_from_bytes, policy

import pytest

from monitor.errors import NotifyError
from monitor.model.digest import Letter
from monitor.model.setting import MailSettings
from monitor.notify.message import compose
from monitor.notify.smtp import Smtp

NOW = datetime(2026, 3, 9, 8, 0, tzinfo=UTC)
HEADERS = ["Auto-Submitted", "Content-Type", "Date", "From", "MIME-Version", "Message-ID", "Subject", "To"]


def _send(channel: Smtp, letter: Letter, to: str = "counsel@example.org") -> None:
    channel.send(letter, to=to, message_id="1.digest@clausewatch", date=NOW)


def test_a_mail_arrives_whole(relay, mailbox, letter):
    _send(relay(), letter)

    [envelope] = mailbox.mails
    mail = message_from_bytes(envelope.content, policy=policy.SMTP)
    assert envelope.rcpt_tos == ["counsel@example.org"]
    assert sorted(mail.keys()) == HEADERS
    assert mail["Subject"] == letter.subject
    assert mail["Message-ID"] == "<1.digest@clausewatch>"
    assert mail["Date"].datetime == NOW
    assert mail.get_body(("plain",)).get_content().replace("\r\n", "\n") == letter.text
    assert mail.get_body(("html",)).get_content().replace("\r\n", "\n") == letter.html


@pytest.mark.parametrize(("answer", "permanent"), [("451 4.3.0 later", False), ("554 5.7.1 refused", True)])
def test_what_the_server_refuses_is_told_apart(relay, mailbox, letter, answer, permanent):
    mailbox.answers = [answer]

    with pytest.raises(NotifyError) as failure:
        _send(relay(), letter)

    assert failure.value.permanent is permanent
    assert not mailbox.mails


def test_a_refused_recipient_is_permanent(relay, mailbox, letter):
    mailbox.refused = {"gone@example.org"}

    with pytest.raises(NotifyError, match="550") as failure:
        _send(relay(), letter, to="gone@example.org")

    assert failure.value.permanent


def test_a_server_that_dies_after_data_has_the_mail_and_the_try_counts_as_failed(relay, mailbox, letter):
    mailbox.drop_after_data = True

    with pytest.raises(NotifyError) as failure:
        _send(relay(), letter)
    _send(relay(), letter)

    assert not failure.value.permanent
    ids = [message_from_bytes(envelope.content)["Message-ID"] for envelope in mailbox.mails]
    assert ids == ["<1.digest@clausewatch>"] * 2


def test_a_wrong_password_may_be_mended_and_is_never_told(relay, letter):
    with pytest.raises(NotifyError) as failure:
        _send(relay(credentials=("watch", "wr0ng-secret")), letter)

    assert not failure.value.permanent
    assert "wr0ng-secret" not in str(failure.value)


def test_a_certificate_nobody_vouches_for_is_refused(relay, mailbox, letter):
    with pytest.raises(NotifyError, match="certificate"):
        _send(relay(context=None), letter)
    assert not mailbox.mails


def test_no_server_there_is_worth_another_try(letter):
    channel = Smtp(MailSettings(host="127.0.0.1", port=9, sender="a@example.org", security="none"), timeout=2)
    with pytest.raises(NotifyError) as failure:
        _send(channel, letter)
    assert not failure.value.permanent


_INJECTIONS = [
    f"{head}{line}{tail}"
    for head in ("", "Terms ", "=?UTF-8?Q?=0A?=", "=?utf-8?b?Cg==?=", "=?UTF-8?Q?=0D=0A?= ")
    for line in ("\nBcc: evil@example.org", "\r\nBcc: evil@example.org", "\x0bBcc: x", "\u2028Bcc: x", "Bcc: x@y.z")
    for tail in ("", "\r\n\r\n<script>alert(1)</script>")
]


@pytest.mark.parametrize("payload", _INJECTIONS)
def test_no_text_becomes_a_header(payload):
    assert len(_INJECTIONS) == 50
    letter = Letter(subject=payload, text=payload, html=payload)

    data = compose(letter, sender="Terms watch <w@example.org>", to="a@example.org", message_id="1@x", date=NOW)

    head = data.split(b"\r\n\r\n", 1)[0]
    names = sorted(line.split(b":")[0].decode() for line in head.split(b"\r\n") if line[:1] not in b" \t")
    assert names == HEADERS
