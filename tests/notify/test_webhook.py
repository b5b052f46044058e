"""The signed webhook against a real HTTP server."""

import hashlib
import hmac
import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from monitor.errors import NotifyError
from monitor.model.digest import Letter
from monitor.notify.webhook import Webhook

NOW = datetime(2026, 3, 9, 8, 0, tzinfo=UTC)
LETTER = Letter(subject="通知 30 → 15", text="text", html="<p>")


class _Receiver(HTTPServer):
    status = 204
    received: tuple[dict[str, str], bytes] | None = None


class _Handler(BaseHTTPRequestHandler):
    server: _Receiver

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.received = (dict(self.headers), body)
        self.send_response(self.server.status)
        self.send_header("Location", "http://127.0.0.1:1/")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def receiver() -> Iterator[_Receiver]:
    server = _Receiver(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def _url(server: _Receiver) -> str:
    return f"http://127.0.0.1:{server.server_port}/hook"


def test_the_body_is_signed(receiver):
    Webhook(key=b"secret").send(LETTER, to=_url(receiver), message_id="7.alert@clausewatch", date=NOW)

    headers, body = receiver.received
    assert json.loads(body)["subject"] == LETTER.subject
    assert json.loads(body)["id"] == headers["Idempotency-Key"] == "7.alert@clausewatch"
    assert headers["Clausewatch-Signature"] == "sha256=" + hmac.new(b"secret", body, hashlib.sha256).hexdigest()


@pytest.mark.parametrize(("status", "permanent"), [(500, False), (429, False), (404, True), (302, False)])
def test_answers_are_told_apart(receiver, status, permanent):
    receiver.status = status
    with pytest.raises(NotifyError, match=str(status)) as failure:
        Webhook().send(LETTER, to=_url(receiver), message_id="1@x", date=NOW)
    assert failure.value.permanent is permanent


def test_nobody_there_tells_no_secret_of_the_url():
    with pytest.raises(NotifyError) as failure:
        Webhook(timeout=2).send(LETTER, to="http://127.0.0.1:9/t0ken", message_id="1@x", date=NOW)
    assert "t0ken" not in str(failure.value)
