"""A notice that came by mail: what its message file proposes about dates and subject."""

import email
import email.policy
from dataclasses import dataclass
from datetime import date, tzinfo
from email.message import EmailMessage

from monitor.core.clauses.dates import dates
from monitor.core.extract import read
from monitor.core.ledger.days import legal_day
from monitor.errors import ExtractError

LONGEST_SUBJECT = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class Proposal:
    """What a message says of itself; None where it does not. ``received``: its Date header where the service is."""

    received: date | None
    published: date | None
    effective: date | None
    subject: str


def propose(message: bytes, zone: tzinfo) -> Proposal:
    """What the message file (RFC 5322, ``.eml``) proposes; to be confirmed by whoever logs it.

    Raises ExtractError if the bytes are no message.
    """
    parsed = email.message_from_bytes(message, policy=email.policy.default)
    if not isinstance(parsed, EmailMessage) or not parsed.keys():
        raise ExtractError("this is no mail message: save the mail as .eml and attach that")
    stated = dates(_lines(parsed))
    sent = _sent(parsed, zone)
    return Proposal(
        received=sent,
        published=stated.updated or stated.published or sent,
        effective=stated.effective,
        subject=" ".join(str(parsed.get("Subject", "")).split())[:LONGEST_SUBJECT],
    )


def _sent(message: EmailMessage, zone: tzinfo) -> date | None:
    header = message.get("Date")
    instant = getattr(header, "datetime", None)
    if instant is None:
        return None
    return legal_day(instant, zone) if instant.tzinfo else instant.date()


def _lines(message: EmailMessage) -> list[str]:
    """The lines of the body, from plain text if it has that, else as its HTML reads."""
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        return []
    content = body.get_content()
    if body.get_content_type() == "text/html":
        return read(content.encode(), media_type="text/html", charset="utf-8").text.splitlines()
    return str(content).splitlines()
