"""What the use cases work with; put together by ``monitor.app`` alone."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from monitor.fetch.values import Fetched, NotModified, Validators
from monitor.model.notice import KeyDate, NoticeRule, RuleReach
from monitor.model.setting import CheckSettings, KeepRaw, Recipient
from monitor.model.source import SeverityOverride, Source
from monitor.pipeline.reading import Readings
from monitor.store.blobs import Blobs
from monitor.store.database import Database


class Fetcher(Protocol):
    """Where pages come from; ``monitor.fetch.fetcher.Fetcher`` in life, a fake in tests. Safe in threads."""

    def fetch(
        self, source: Source, validators: Validators | None = None, *, wait: bool = True
    ) -> Fetched | NotModified:
        """Fetch ``source``; raises FetchError and ConfigError, and without ``wait`` HostBusyError."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Means:
    """Store, network, clock and the user's rules.

    ``clock``: the instant that is written down (a rehearsal may set it); ``real_clock``: for leases, never set.
    ``engine``: hash of the core that is running. ``rules_key``: hash of the user's overrides and rules.
    ``patient``: a check waits for its host's turn; else it ends with HostBusyError before anything was fetched.
    ``readings``: texts this process read lately.
    """

    database: Database
    blobs: Blobs
    fetcher: Fetcher
    clock: Callable[[], datetime]
    real_clock: Callable[[], datetime]
    engine: str
    check: CheckSettings = field(default_factory=CheckSettings)
    keep_raw: KeepRaw = "versions"
    recipients: tuple[Recipient, ...] = ()
    overrides: tuple[SeverityOverride, ...] = ()
    rules: tuple[NoticeRule, ...] = ()
    reaches: tuple[RuleReach, ...] = ()
    dates: tuple[KeyDate, ...] = ()
    rules_key: str = ""
    readings: Readings = field(default_factory=Readings)
    holder: str = ""
    patient: bool = True
