"""Which channel each recipient is reached on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from monitor.errors import ConfigError
from monitor.model.digest import Letter
from monitor.model.setting import MailSettings, Recipient
from monitor.notify.apprise import Apprise
from monitor.notify.smtp import Smtp
from monitor.notify.webhook import Webhook


class Channel(Protocol):
    """A way for a letter to leave."""

    def send(self, letter: Letter, *, to: str, message_id: str, date: datetime) -> None:
        """Send ``letter`` to ``to``. Raises NotifyError."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Route:
    """A recipient's channel and the address to use on it (for apprise: the URL with its secrets)."""

    recipient: Recipient
    channel: Channel
    to: str


def routes(
    recipients: Sequence[Recipient], mail: MailSettings | None, environment: Mapping[str, str]
) -> dict[str, Route]:
    """Recipient id -> route. Raises ConfigError that names the variable or table that is missing."""
    return {recipient.id: _route(recipient, mail, environment) for recipient in recipients}


def _route(recipient: Recipient, mail: MailSettings | None, environment: Mapping[str, str]) -> Route:
    if recipient.channel == "mail":
        return Route(recipient=recipient, channel=_smtp(recipient, mail, environment), to=recipient.address)
    if recipient.channel == "webhook":
        key = _secret(recipient.secret_env, recipient, environment).encode() if recipient.secret_env else None
        return Route(recipient=recipient, channel=Webhook(key=key), to=recipient.address)
    return Route(recipient=recipient, channel=Apprise(), to=_secret(recipient.address, recipient, environment))


def _smtp(recipient: Recipient, mail: MailSettings | None, environment: Mapping[str, str]) -> Smtp:
    if mail is None:
        raise ConfigError(f'recipient "{recipient.id}" is reached by mail, but there is no [mail] table; add one')
    if mail.user_env is None or mail.password_env is None:
        return Smtp(mail)
    credentials = tuple(_secret(name, recipient, environment) for name in (mail.user_env, mail.password_env))
    return Smtp(mail, credentials=(credentials[0], credentials[1]))


def _secret(name: str, recipient: Recipient, environment: Mapping[str, str]) -> str:
    value = environment.get(name)
    if not value:
        raise ConfigError(f'the environment variable {name} is not set; recipient "{recipient.id}" cannot be reached')
    return value
