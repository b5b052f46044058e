"""All tables of the store, one file a family; import them from here."""

from monitor.store.tables.base import Base, Instant, table_of
from monitor.store.tables.delivery import HostRow, LeaseRow, OutboxRow
from monitor.store.tables.history import (
    ChangeRow,
    DerivationRow,
    FindingRow,
    NeedsReadingRow,
    SnapshotRow,
    VersionRow,
    VersionSnapshotRow,
)
from monitor.store.tables.notice import LoggedNoticeRow, NoticeEntryRow, NoticeRuleRow, StandingFactRow
from monitor.store.tables.search import ClauseTextRow, StatedFactRow
from monitor.store.tables.watch import CheckDayRow, CheckRunRow, SourceStateRow, TermsRow

__all__ = [
    "Base",
    "ChangeRow",
    "CheckDayRow",
    "CheckRunRow",
    "ClauseTextRow",
    "DerivationRow",
    "FindingRow",
    "HostRow",
    "Instant",
    "LeaseRow",
    "LoggedNoticeRow",
    "NeedsReadingRow",
    "NoticeEntryRow",
    "NoticeRuleRow",
    "OutboxRow",
    "SnapshotRow",
    "SourceStateRow",
    "StandingFactRow",
    "StatedFactRow",
    "TermsRow",
    "VersionRow",
    "VersionSnapshotRow",
    "table_of",
]
