"""kill -9 at every step of a daemon's round (check, digest, send, ack): nothing lost, nothing recorded twice."""

import os
import shutil
import signal
import socket
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from monitor.app import find_config, opened, take_over
from monitor.daemon import tasks
from monitor.store.database import open_database
from tests.helpers.bench import TEXT, edited
from tests.helpers.content import content
from tests.helpers.site import Pages, lines_of, semantic

pytestmark = pytest.mark.long

LEAST_POINTS = 25
BASELINE, ROUND, NEXT_ROUND = "2026-03-02T09:00:00Z", "2026-03-16T09:00:00Z", "2026-03-16T09:15:00Z"
"""The round comes after two Mondays, so that digests are due; the next one after a try that was cut off is over."""

CONFIG = """
[fetch]
host_delay = 0
[mail]
host = "127.0.0.1"
port = {port}
security = "none"
sender = "watch@acme.example"
[[recipient]]
id = "counsel"
mail = "counsel@acme.example"
[[service]]
id = "acme"
[[service.terms]]
id = "one"
url = "{address}/one"
allow_private = true
render = "plain"
[[service.terms]]
id = "two"
url = "{address}/two"
allow_private = true
render = "plain"
"""


@dataclass
class Postbox:
    """Keeps every mail."""

    mails: list[Envelope] = field(default_factory=list)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.mails.append(envelope)
        return "250 OK"

    def emptied(self) -> Counter[str]:
        """Message-ID -> how often it came since the last time."""
        taken, self.mails = self.mails, []
        return Counter(str(message_from_bytes(mail.content, policy=policy.SMTP)["Message-ID"]) for mail in taken)


def do_round(folder: Path, now: str, fault: int = 0) -> None:
    """Do each of the daemon's duties once at the instant ``now``; killed at step ``fault``."""
    environment = {"CLAUSEWATCH_NOW": now, "CLAUSEWATCH_FAULT": str(fault)}
    with opened(find_config(folder / "config.toml"), environment) as app:
        take_over(app)
        for duty in tasks.duties(app, stopping=lambda: False, heartbeat=lambda: None):
            duty.act()


def is_killed(folder: Path, at: int) -> bool:
    """Do a round in a child process that kills itself at step ``at``, if it has so many."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            do_round(folder, ROUND, at)
            code = 0
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return True
    assert os.WEXITSTATUS(status) == 0
    return False


def recorded(folder: Path) -> dict[str, int]:
    """Table -> number of rows; and that no message is still owed."""
    database = open_database(f"sqlite:///{folder / 'snapshots' / 'clausewatch.db'}")
    try:
        with database.engine.connect() as connection:
            states = connection.exec_driver_sql("SELECT DISTINCT status FROM outbox").scalars().all()
        assert states == ["sent"]
        return {name: len(rows) for name, rows in content(database).items()}
    finally:
        database.close()


def served(text: tuple[str, ...]) -> dict[str, str]:
    lines = lines_of("\n".join(text))
    pages = {"/one": semantic(lines, "en"), "/two": semantic(lines[::-1], "en")}
    return {path: page.replace("{nonce}", "") for path, page in pages.items()}


@pytest.fixture
def postbox() -> Iterator[tuple[Postbox, int]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    made = Postbox()
    controller = Controller(made, hostname="127.0.0.1", port=port)
    controller.start()
    yield made, port
    controller.stop()


def test_a_round_killed_anywhere_and_done_again_loses_nothing_and_doubles_at_most_the_mail_in_flight(
    tmp_path: Path, postbox: tuple[Postbox, int]
) -> None:
    box, port = postbox
    with Pages(served(TEXT)) as site:
        before = tmp_path / "before"
        before.mkdir()
        (before / "config.toml").write_text(CONFIG.format(address=site.address, port=port), encoding="utf-8")
        do_round(before, BASELINE)
        box.emptied()
        site.served.update(served(edited("at least 30 days before", "at least 15 days before")))

        undisturbed = Path(shutil.copytree(before, tmp_path / "undisturbed"))
        do_round(undisturbed, ROUND)
        do_round(undisturbed, NEXT_ROUND)
        wanted, mails = recorded(undisturbed), box.emptied()
        assert set(mails.values()) == {1}
        assert len(mails) >= 3, "an alert and two digests"

        at, repeats = 1, []
        while is_killed(folder := Path(shutil.copytree(before, tmp_path / f"killed-{at}")), at):
            do_round(folder, NEXT_ROUND)
            assert recorded(folder) == wanted, f"killed at step {at}"
            came = box.emptied()
            assert came.keys() == mails.keys(), f"killed at step {at}"
            repeats.append(came.total() - len(came))
            at += 1
    assert at > LEAST_POINTS
    assert set(repeats) == {0, 1}, "a mail in flight comes twice, and no other"
