"""The real daemon as a process, watching a page on loopback and writing to a real SMTP server."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.helpers.bench import TEXT, page
from tests.helpers.site import Pages

ROOT = Path(__file__).parents[2]
PATIENCE = 40.0
"""Seconds after which something that should happen counts as not happening."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def until(happened: Callable[[], object], what: str) -> None:
    """Wait until ``happened()`` is true."""
    end = time.monotonic() + PATIENCE
    while not happened():
        if time.monotonic() > end:
            raise AssertionError(f"did not happen within {PATIENCE:.0f} s: {what}")
        time.sleep(0.1)


@dataclass
class Postbox:
    """Keeps every mail."""

    mails: list[Envelope] = field(default_factory=list)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.mails.append(envelope)
        return "250 OK"


@dataclass
class World:
    """A folder with a configuration, a site, a mail server, and the daemons started on them."""

    folder: Path
    site: Pages
    postbox: Postbox
    listen: int
    smtp: int
    started: list[subprocess.Popen[str]] = field(default_factory=list)

    @property
    def config(self) -> Path:
        return self.folder / "config.toml"

    def configure(self, extra: str = "") -> None:
        self.config.write_text(
            f"""
[fetch]
host_delay = 0

[daemon]
listen = "127.0.0.1:{self.listen}"
log_format = "json"

[mail]
host = "127.0.0.1"
port = {self.smtp}
security = "none"
sender = "watch@acme.example"

[[recipient]]
id = "counsel"
mail = "counsel@acme.example"

[[service]]
id = "acme"
name = "Acme"

[[service.terms]]
id = "acme-terms"
url = "{self.site.address}/terms"
every = "1m"
allow_private = true
{extra}
""",
            encoding="utf-8",
        )

    def run(self, *arguments: str, **changes: str) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        return subprocess.run(
            self._command(*arguments),
            check=False,
            capture_output=True,
            text=True,
            env=self._env(changes),
            timeout=60,
        )

    def begin(self, *arguments: str) -> subprocess.Popen[str]:
        """Start a command that the test waits for itself."""
        process = subprocess.Popen(
            self._command(*arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=self._env({})
        )
        self.started.append(process)
        return process

    def start(self, **changes: str) -> subprocess.Popen[str]:
        """Start the daemon."""
        log = (self.folder / f"daemon-{len(self.started)}.log").open("w")
        process = subprocess.Popen(self._command("daemon"), stderr=log, stdout=log, text=True, env=self._env(changes))
        log.close()
        self.started.append(process)
        return process

    def log(self, index: int = 0) -> str:
        return (self.folder / f"daemon-{index}.log").read_text(encoding="utf-8")

    def get(self, path: str) -> str | None:
        """What the daemon answers on its local address; None while it does not."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.listen}{path}", timeout=5) as answer:
                return str(answer.read().decode())
        except urllib.error.HTTPError as error:
            return f"{error.code}"
        except OSError:
            return None

    def _command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "monitor", "--config", str(self.config), *arguments]

    def _env(self, changes: dict[str, str]) -> dict[str, str]:
        return os.environ | {"PYTHONPATH": str(ROOT)} | changes


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    postbox, smtp = Postbox(), free_port()
    controller = Controller(postbox, hostname="127.0.0.1", port=smtp)
    controller.start()
    with Pages({"/terms": page(*TEXT).decode()}) as site:
        made = World(folder=tmp_path, site=site, postbox=postbox, listen=free_port(), smtp=smtp)
        made.configure()
        yield made
        for process in made.started:
            if process.poll() is None:
                process.send_signal(signal.SIGKILL)
            process.wait()
    controller.stop()
