"""kill -9 at every step of a daemon's round (check, digest, send, ack): nothing lost, nothing recorded twice."""

import os
import random
import shutil
import signal
import socket
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from monitor.app import find_config, opened, take_over
from monitor.daemon import tasks
from monitor.store.database import open_database
from tests.helpers import postgres
from tests.helpers.bench import TEXT, edited
from tests.helpers.content import content
from tests.helpers.site import Pages, lines_of, semantic

pytestmark = pytest.mark.long

LEAST_POINTS = 25
RANDOM_KILLS = 60
BASELINE, ROUND, NEXT_ROUND = "2026-03-02T09:00:00Z", "2026-03-16T09:00:00Z", "2026-03-16T09:15:00Z"
"""The round comes after two Mondays, so that digests are due; the next one after a try that was cut off is over."""

CONFIG = """
[store]
database = "{database}"
[fetch]
host_delay = 0
deadline = 3
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
    database = open_database(find_config(folder / "config.toml").store.database)
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


@dataclass
class Ground:
    """A store before a round, and what an undisturbed round makes of it. ``mails``: Message-ID -> 1."""

    before: Path
    config: Callable[[str], str]
    wanted: dict[str, int]
    mails: Counter[str]
    box: Postbox
    databases: ExitStack | None

    def begin(self) -> None:
        """A folder with a configuration whose store is still empty."""
        self.before.mkdir()
        url = f"sqlite:///{self.before / 'store.db'}"
        if self.databases:
            url = self.databases.enter_context(postgres.database())
        (self.before / "config.toml").write_text(self.config(url), encoding="utf-8")

    def copy(self, name: str) -> Path:
        """The store before the round, once more."""
        folder = Path(shutil.copytree(self.before, self.before.with_name(name)))
        url = f"sqlite:///{folder / 'store.db'}"
        if self.databases:
            original = find_config(self.before / "config.toml").store.database
            url = self.databases.enter_context(postgres.database(copy_of=original))
        (folder / "config.toml").write_text(self.config(url), encoding="utf-8")
        return folder

    def repeats(self, folder: Path) -> int:
        """Do the next round after a kill; all must be as undisturbed. How many mails came twice."""
        do_round(folder, NEXT_ROUND)
        assert recorded(folder) == self.wanted, folder.name
        came = self.box.emptied()
        assert came.keys() == self.mails.keys(), folder.name
        return came.total() - len(came)


@pytest.fixture(params=["sqlite", "postgresql"])
def ground(tmp_path: Path, postbox: tuple[Postbox, int], request: pytest.FixtureRequest) -> Iterator[Ground]:
    box, port = postbox
    with Pages(served(TEXT)) as site, ExitStack() as databases:
        made = Ground(
            before=tmp_path / "before",
            config=lambda url: CONFIG.format(address=site.address, port=port, database=url),
            wanted={},
            mails=Counter(),
            box=box,
            databases=databases if request.param == "postgresql" else None,
        )
        made.begin()
        do_round(made.before, BASELINE)
        box.emptied()
        site.served.update(served(edited("at least 30 days before", "at least 15 days before")))
        undisturbed = made.copy("undisturbed")
        do_round(undisturbed, ROUND)
        do_round(undisturbed, NEXT_ROUND)
        made.wanted, made.mails = recorded(undisturbed), box.emptied()
        assert set(made.mails.values()) == {1}
        assert len(made.mails) >= 3, "an alert and two digests"
        yield made


def test_a_round_killed_at_any_step_loses_nothing_and_doubles_at_most_the_mail_in_flight(ground: Ground) -> None:
    # A round on PostgreSQL has more steps, each of which costs a database of its own: there every sixth is tried.
    stride = 6 if ground.databases else 1
    at, repeats = 1, []
    while is_killed(folder := ground.copy(f"killed-{at}"), at):
        repeats.append(ground.repeats(folder))
        at += stride
    assert at > LEAST_POINTS
    assert set(repeats) <= {0, 1}, "a mail in flight comes twice, and no other"
    assert stride > 1 or set(repeats) == {0, 1}


@pytest.mark.parametrize("ground", ["sqlite"], indirect=True)
def test_a_round_killed_at_sixty_random_moments_loses_nothing(ground: Ground) -> None:
    moments, killed = random.Random(7), 0
    begun = time.monotonic()
    assert not is_killed(ground.copy("timed"), 0)
    longest = time.monotonic() - begun
    ground.box.emptied()
    for number in range(RANDOM_KILLS):
        folder = ground.copy(f"random-{number}")
        child = os.fork()
        if child == 0:
            try:
                do_round(folder, ROUND)
            finally:
                os._exit(0)
        moment = moments.uniform(0, longest)
        time.sleep(moment)
        os.kill(child, signal.SIGKILL)
        if os.WIFSIGNALED(os.waitpid(child, 0)[1]):
            killed += 1
        else:
            # The machine is faster now than when the first round was timed: later moments would kill nobody.
            longest = moment
        assert ground.repeats(folder) <= 1
    assert killed >= RANDOM_KILLS // 2
