"""The configuration as the program uses it."""

from dataclasses import dataclass
from pathlib import Path

from monitor.fetch.values import FetchSettings
from monitor.model.notice import KeyDate, NoticeRule, RuleReach
from monitor.model.setting import (
    CheckSettings,
    DaemonSettings,
    FeedSettings,
    MailSettings,
    Recipient,
    StoreSettings,
    WebSettings,
    WorkerSettings,
)
from monitor.model.source import Service, SeverityOverride, Terms


@dataclass(frozen=True, kw_only=True, slots=True)
class Config:
    """All that the file at ``path`` says, with defaults filled in and relative paths counted from its folder.

    ``rules``: duties of notice that the user declared (source "user"). ``dates``: days of the user's own that
    deadlines count from. ``reaches``: how far the user says that rules read from terms reach.
    """

    path: Path
    services: tuple[Service, ...]
    store: StoreSettings
    check: CheckSettings
    fetch: FetchSettings
    daemon: DaemonSettings
    worker: WorkerSettings
    web: WebSettings
    feeds: FeedSettings
    mail: MailSettings | None = None
    recipients: tuple[Recipient, ...] = ()
    overrides: tuple[SeverityOverride, ...] = ()
    rules: tuple[NoticeRule, ...] = ()
    dates: tuple[KeyDate, ...] = ()
    reaches: tuple[RuleReach, ...] = ()

    @property
    def terms(self) -> tuple[Terms, ...]:
        """All watched terms in the order of the file."""
        return tuple(terms for service in self.services for terms in service.terms)
