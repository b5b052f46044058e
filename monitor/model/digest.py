"""What a message to a recipient tells: the news of a week, or of one change."""

from dataclasses import dataclass
from datetime import date, datetime

from monitor.model.finding import Direction, Severity
from monitor.model.notice import Deadline, NoticeEntry
from monitor.model.value import FactValue


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where a piece of news stands: ``service`` and ``terms`` are names from the configuration, never page text.

    ``url``: the page; ``snapshots``: short SHA-256 of the old and the new bytes; ``version``: the new one's number.
    """

    service: str
    terms: str
    terms_id: str
    url: str = ""
    version: int = 0
    snapshots: tuple[str, str] = ("", "")
    found_at: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class News:
    """One finding as it is told. ``clause``: number on the new side, or on the old one where it was removed."""

    place: Place
    clause: str
    category: str
    attribute: str
    old_value: FactValue
    new_value: FactValue
    direction: Direction
    severity: Severity
    reason: str
    old_quote: str
    new_quote: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Unread:
    """An edited clause that gave no finding and that a person should read."""

    place: Place
    clause: str
    category: str
    old_quote: str
    new_quote: str
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Trouble:
    """A terms that could not be checked, or whose page looked wrong, and since when."""

    place: Place
    what: str
    since: datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Health:
    """How the watching itself went. ``rebaselines``: terms whose reading was set up anew, with the reason."""

    watched: int
    checked: int
    unchanged: int
    trouble: tuple[Trouble, ...] = ()
    rebaselines: tuple[Trouble, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Digest:
    """The news of one ISO week for one recipient.

    ``week``: for instance "2026-W10". ``today``: the legal day in the recipient's zone on which it is written.
    ``news`` is ordered by severity, worst first. ``reread``: found when stored pages were read again by a newer
    engine; never alerted. ``commentary``: terms of kind commentary that changed.
    """

    week: str
    today: date
    deadlines: tuple[Deadline, ...]
    news: tuple[News, ...]
    ledger: tuple[NoticeEntry, ...]
    unread: tuple[Unread, ...]
    reread: tuple[News, ...]
    commentary: tuple[Place, ...]
    health: Health
    rehearsed: bool = False

    @property
    def quiet(self) -> bool:
        """Did nothing happen that a person must look at?"""
        return not (self.deadlines or self.news or self.ledger or self.unread or self.reread or self.commentary)


@dataclass(frozen=True, kw_only=True, slots=True)
class Letter:
    """A message as it goes out. ``subject`` holds no text from pages."""

    subject: str
    text: str
    html: str
