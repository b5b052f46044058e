"""A notice that came by mail: what its message file proposes about dates and subject."""

import email
import email.policy
import re
from dataclasses import dataclass
from datetime import date, tzinfo
from email.message import EmailMessage

from monitor.core.clauses.dates import dates
from monitor.core.extract import read
from monitor.core.facts.dates import dates as all_dates
from monitor.core.ledger.days import legal_day
from monitor.core.text import fold
from monitor.errors import ExtractError

LONGEST_SUBJECT = 200
_BROKEN = re.compile(r"(?<=[^\n])\n(?=[^\n])")
"""A line break that a mail program put into a paragraph."""


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
    body = _body(parsed)
    stated = dates(body.splitlines())
    sent = _sent(parsed, zone)
    return Proposal(
        received=sent,
        published=stated.updated or stated.published or sent,
        effective=stated.effective or _only_day_ahead(body, sent),
        subject=" ".join(str(parsed.get("Subject", "")).split())[:LONGEST_SUBJECT],
    )


def _sent(message: EmailMessage, zone: tzinfo) -> date | None:
    header = message.get("Date")
    instant = getattr(header, "datetime", None)
    if instant is None:
        return None
    return legal_day(instant, zone) if instant.tzinfo else instant.date()


def _only_day_ahead(body: str, sent: date | None) -> date | None:
    """The one day after the mail's own that it names; of several without a label, none is proposed."""
    ahead = {day for day in all_dates(fold(body).casefold()) if sent is not None and day > sent}
    return ahead.pop() if len(ahead) == 1 else None


def _body(message: EmailMessage) -> str:
    """The body, a paragraph a line, from plain text if it has that, else as its HTML reads."""
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        return ""
    content = str(body.get_content()).replace("\r\n", "\n")
    if body.get_content_type() == "text/html":
        return read(content.encode(), media_type="text/html", charset="utf-8").text
    return _BROKEN.sub(" ", content)
