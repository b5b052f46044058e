"""The composition root: the only place where configuration, store, network and clock are put together."""

import hashlib
import importlib.metadata
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import monitor.core
import monitor.model
from monitor import config as configuration
from monitor.config import Config
from monitor.errors import ConfigError
from monitor.fault import Fault
from monitor.fetch.late import LateFetcher
from monitor.pipeline.means import Means
from monitor.pipeline.turns import SharedTurns
from monitor.store import leases, watch
from monitor.store.blobs import open_blobs
from monitor.store.database import Database, open_database
from monitor.store.unfinished import refuse_unfinished

if TYPE_CHECKING:
    from monitor.fetch.fetcher import Fetcher

NOW_VARIABLE = "CLAUSEWATCH_NOW"
FAULT_VARIABLE = "CLAUSEWATCH_FAULT"
READERS = ("beautifulsoup4", "lxml", "pypdfium2")
"""Libraries whose version decides how bytes become text; a new one is a new engine."""


@dataclass(frozen=True, kw_only=True, slots=True)
class App:
    """One command's world. ``rehearsed_at``: the instant that CLAUSEWATCH_NOW set, which outputs must mention."""

    config: Config
    database: Database
    means: Means
    fault: Fault
    rehearsed_at: datetime | None = None


def find_config(explicit: Path | None, environment: Mapping[str, str] = os.environ) -> Config:
    """Find and read the configuration; raises ConfigError."""
    return configuration.load(configuration.find(explicit, environment, Path.cwd(), Path.home()))


@contextmanager
def opened(config: Config, environment: Mapping[str, str] = os.environ) -> Iterator[App]:
    """The store opened, with everything that works on it; closed at the end of the block.

    Raises ConfigError and StoreError.
    """
    rehearsed_at = rehearsal(environment)
    fault = fault_of(environment)
    clock = _clock(rehearsed_at)
    database = open_database(config.store.database, fault=fault)
    try:
        refuse_unfinished(database)
        with closing(LateFetcher(lambda: _fetcher(config, database, clock, environment))) as fetcher:
            means = Means(
                database=database,
                blobs=open_blobs(config.store, environment, fault=fault),
                fetcher=fetcher,
                clock=clock,
                real_clock=_utc_now,
                engine=engine(),
                check=config.check,
                keep_raw=config.store.keep_raw,
                recipients=config.recipients,
                overrides=config.overrides,
                rules=config.rules,
                reaches=config.reaches,
                dates=config.dates,
                rules_key=_short_hash(repr((config.overrides, config.rules, config.reaches))),
                holder=leases.this_holder(),
            )
            yield App(config=config, database=database, means=means, fault=fault, rehearsed_at=rehearsed_at)
    finally:
        database.close()


def _fetcher(
    config: Config, database: Database, clock: Callable[[], datetime], environment: Mapping[str, str]
) -> "Fetcher":
    # Imported here because its HTTP client takes longer to load than most commands to run.
    from monitor.fetch.fetcher import Fetcher

    # On PostgreSQL other processes may fetch too, perhaps on other machines: manners are shared through it.
    turns = None if database.has_one_writer else SharedTurns(database, max_wait=config.fetch.max_wait)
    return Fetcher(config.fetch, clock=clock, environment=environment, turns=turns)


def take_over(app: App) -> watch.Synced:
    """Make the store know the terms of the configuration; writes only where something differs."""
    with app.database.write() as session:
        return watch.sync(session, app.config.services, app.means.clock())


def fault_of(environment: Mapping[str, str]) -> Fault:
    """The rehearsed crash that CLAUSEWATCH_FAULT sets, if any; raises ConfigError if it is no number."""
    return Fault(_whole_number(environment, FAULT_VARIABLE))


def open_queue(app: App, *, replace: bool) -> None:
    """Make the queue of the fleet, if it is not there; ``replace``: also where another Procrastinate made it.

    Raises ConfigError without PostgreSQL or the extra, StoreError where the queue is another version's.
    """
    if app.database.has_one_writer:
        raise ConfigError(
            f'{app.config.path}: workers need PostgreSQL; set [store] database = "postgresql+psycopg://..."'
        )
    try:
        # Imported here because only a fleet needs the extra.
        from monitor.store import queue
    except ImportError as error:
        raise ConfigError(f"workers need {error.name}: pip install 'clausewatch[postgres]'") from error
    with app.database.write() as session:
        queue.prepare(session, replace=replace)


def rehearsal(environment: Mapping[str, str] = os.environ) -> datetime | None:
    """The instant that CLAUSEWATCH_NOW sets for one command; raises ConfigError if it is none."""
    told = environment.get(NOW_VARIABLE)
    if not told:
        return None
    try:
        instant = datetime.fromisoformat(told)
    except ValueError as error:
        raise ConfigError(f"{NOW_VARIABLE}={told}: must be an instant such as 2026-03-02T09:00:00Z") from error
    return instant.replace(tzinfo=UTC) if instant.tzinfo is None else instant.astimezone(UTC)


@cache
def engine() -> str:
    """A hash of the core, its data types and the libraries that read pages: what derived rows depend on."""
    digest = hashlib.sha256()
    for package in (monitor.core, monitor.model):
        folder = Path(package.__path__[0])
        for path in sorted(folder.rglob("*.py")):
            digest.update(str(path.relative_to(folder)).encode())
            digest.update(path.read_bytes())
    for library in READERS:
        digest.update(f"{library} {_version_of(library)}".encode())
    return digest.hexdigest()[:16]


def _version_of(library: str) -> str:
    try:
        return importlib.metadata.version(library)
    except importlib.metadata.PackageNotFoundError:
        return "absent"


def _clock(rehearsed_at: datetime | None) -> Callable[[], datetime]:
    return _utc_now if rehearsed_at is None else lambda: rehearsed_at


def _utc_now() -> datetime:
    return datetime.now(UTC)


def _whole_number(environment: Mapping[str, str], name: str) -> int:
    told = environment.get(name, "0")
    if not told.isdigit():
        raise ConfigError(f"{name}={told}: must be a whole number")
    return int(told)


def _short_hash(told: str) -> str:
    return hashlib.sha256(told.encode()).hexdigest()[:16]
