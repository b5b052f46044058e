"""A letter as an e-mail, and the check that no text of it became a header."""

import re
from datetime import datetime
from email import message_from_bytes, policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr

from monitor.errors import NotifyError
from monitor.model.digest import Letter

_CONTROLS = re.compile(r"[\x00-\x1f\x7f\u0085\u2028\u2029]+")
_LONGEST_SUBJECT = 200
_HEADERS = ("From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type")


def compose(letter: Letter, *, sender: str, to: str, message_id: str, date: datetime) -> bytes:
    """The message as bytes with CRLF line ends.

    Raises NotifyError (permanent) if, parsed again, it has other headers than the ones meant: the standard library
    turns an encoded word in a subject into header lines of its own (seen in Python 3.11).
    """
    message = EmailMessage(policy=policy.SMTP)
    message["From"] = _address(sender)
    message["To"] = _address(to)
    message["Subject"] = subject(letter.subject)
    message["Date"] = format_datetime(date)
    message["Message-ID"] = f"<{message_id}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.text, cte="base64")
    message.add_alternative(letter.html, subtype="html", cte="base64")
    data = message.as_bytes()
    found = sorted(message_from_bytes(data, policy=policy.SMTP).keys())
    if found != sorted(_HEADERS):
        raise NotifyError(
            f"the message would carry the headers {', '.join(found)}; it was not sent", channel="mail", permanent=True
        )
    return data


def subject(text: str) -> str:
    """``text`` on one line, without control characters and without the start of an encoded word."""
    flat = _CONTROLS.sub(" ", text).replace("=?", "= ?")
    return flat if len(flat) <= _LONGEST_SUBJECT else f"{flat[: _LONGEST_SUBJECT - 1]}\u2026"


def _address(text: str) -> Address:
    name, address = parseaddr(_CONTROLS.sub("", text))
    user, _, domain = address.rpartition("@")
    if not user or not domain:
        raise NotifyError(f'"{text}" is no mail address; write name@host', channel="mail", permanent=True)
    return Address(display_name=name.replace("=?", "= ?"), username=user, domain=domain)
