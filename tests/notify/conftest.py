"""A real SMTP server on loopback, with TLS and authentication, that can be told to misbehave."""

import socket
import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from monitor.model.digest import Letter
from monitor.model.setting import MailSettings
from monitor.notify.smtp import Smtp

USER, PASSWORD = "watch", "s3cret-passw0rd"


@dataclass
class Mailbox:
    """Takes mail as it is told to: ``answers`` are used up one a message, then all is well."""

    mails: list[Envelope] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    drop_after_data: bool = False

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list) -> str:
        if address in self.refused:
            return "550 5.1.1 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.answers:
            return self.answers.pop(0)
        self.mails.append(envelope)
        if self.drop_after_data:
            self.drop_after_data = False
            server.transport.abort()
        return "250 OK"


def _login(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: LoginPassword) -> AuthResult:
    return AuthResult(success=(data.login, data.password) == (USER.encode(), PASSWORD.encode()))


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox()


@pytest.fixture
def relay(authority: trustme.CA, mailbox: Mailbox) -> Iterator[Callable[..., Smtp]]:
    """Makes the channel to a running server; keyword arguments override what the channel is built with."""
    server_side = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("localhost").configure_cert(server_side)
    client_side = ssl.create_default_context()
    authority.configure_trust(client_side)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(
        mailbox,
        hostname="localhost",
        port=port,
        tls_context=server_side,
        require_starttls=True,
        auth_required=True,
        authenticator=_login,
    )
    controller.start()

    def make(**changes: object) -> Smtp:
        settings = MailSettings(host="localhost", port=port, sender="Terms watch <watch@example.org>")
        given = {"credentials": (USER, PASSWORD), "context": client_side, "timeout": 5.0} | changes
        return Smtp(settings, **given)

    yield make
    controller.stop()


@pytest.fixture
def letter() -> Letter:
    return Letter(
        subject="[CRITICAL] 快手: notice 30 → 15 days",
        text="Old: at least [-30-] days\n条款第 4.2 条\n",
        html="<!DOCTYPE html><p>at least <del>30</del> days</p><p>条款第 4.2 条</p>\n",
    )
