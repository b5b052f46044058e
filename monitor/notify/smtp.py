"""Mail through a relay, with STARTTLS or TLS and a password where one is set."""

import smtplib
import ssl
from datetime import datetime

from monitor.errors import NotifyError
from monitor.model.digest import Letter
from monitor.model.setting import MailSettings
from monitor.notify.message import compose

_PERMANENT = range(500, 600)


class Smtp:
    """The mail channel. ``timeout``: seconds that each answer of the server may take."""

    def __init__(
        self,
        settings: MailSettings,
        *,
        credentials: tuple[str, str] | None = None,
        context: ssl.SSLContext | None = None,
        timeout: float = 30.0,
    ) -> None:
        self._settings = settings
        self._credentials = credentials
        self._context = context or ssl.create_default_context()
        self._timeout = timeout

    def send(self, letter: Letter, *, to: str, message_id: str, date: datetime) -> None:
        """Hand the letter over to the relay.

        Raises NotifyError: permanent where the server refuses the message or the recipient for good (5xx), otherwise
        worth another try. After a connection lost in mid-message nobody knows whether the server took it; sending it
        again with the same Message-ID lets the receiving side drop the twin.
        """
        data = compose(letter, sender=self._settings.sender, to=to, message_id=message_id, date=date)
        try:
            with self._connect() as server:
                server.sendmail(_bare(self._settings.sender), [_bare(to)], data)
        except smtplib.SMTPRecipientsRefused as error:
            code, words = next(iter(error.recipients.values()))
            raise self._failure(f"the server refuses the recipient: {code} {_text(words)}", code) from error
        except smtplib.SMTPAuthenticationError as error:
            message = f"the server refuses user name or password ({error.smtp_code}); check [mail] in the configuration"
            raise NotifyError(message, channel="mail") from error
        except smtplib.SMTPResponseException as error:
            code = error.smtp_code
            raise self._failure(f"the server answered {code} {_text(error.smtp_error)}", code) from error
        except (smtplib.SMTPException, OSError) as error:
            raise NotifyError(
                f"no mail could be sent through {self._settings.host}:{self._settings.port}: {error}", channel="mail"
            ) from error

    def _connect(self) -> smtplib.SMTP:
        host, port = self._settings.host, self._settings.port
        server: smtplib.SMTP
        if self._settings.security == "tls":
            server = smtplib.SMTP_SSL(host, port, timeout=self._timeout, context=self._context)
        else:
            server = smtplib.SMTP(host, port, timeout=self._timeout)
        try:
            if self._settings.security == "starttls":
                server.starttls(context=self._context)
            if self._credentials:
                server.login(*self._credentials)
        except BaseException:
            server.close()
            raise
        return server

    def _failure(self, message: str, code: int) -> NotifyError:
        return NotifyError(message, channel="mail", permanent=code in _PERMANENT)


def _bare(address: str) -> str:
    return smtplib.quoteaddr(address).strip("<>")


def _text(words: bytes | str) -> str:
    shown = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return " ".join(shown.split())[:200]
