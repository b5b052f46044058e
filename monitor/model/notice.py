"""The notice ledger: rules about notice, and what was owed and given under them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from monitor.model.finding import Severity

Trigger = Literal["amendment", "price", "discontinuation", "feature", "sla", "termination", "suspension", "renewal"]
Verdict = Literal["compliant", "borderline", "short", "no_firm_rule", "unknown"]
EntryStatus = Literal["open", "acknowledged", "objected", "expired", "withdrawn"]
RuleSource = Literal["contract", "user", "statute"]
DayKind = Literal["calendar", "business", "month", "hour"]
KeyDateKind = Literal["renewal", "purchase", "incident", "request"]
TRIGGERS: tuple[Trigger, ...] = (
    "amendment",
    "price",
    "discontinuation",
    "feature",
    "sla",
    "termination",
    "suspension",
    "renewal",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class NoticeRule:
    """Somebody's duty to give notice before something happens.

    ``minimum``: a notice value of the fact schema (``P30D``, ``reasonable``, ...). ``applies_to``: ids of parts or
    terms, or ("service",) for all of the service. ``calendar``: country code for business days.
    ``valid_from`` / ``valid_to``: first and last day on which the version that carries it was in force, open where
    None. ``scope``: "all", or "material" where the rule speaks of material changes only. ``eid``: the clause it was
    read from. ``on_posting``, ``after_notice_period``: what its own clause says of when a change takes effect.
    ``deemed_receipt``: how long after sending a notice counts as received.
    """

    id: str
    trigger: Trigger
    minimum: str
    day_kind: DayKind
    source: RuleSource
    service: str = ""
    terms: str = ""
    part: str = ""
    clause: str = ""
    quote: str = ""
    channel: tuple[str, ...] = ()
    applies_to: tuple[str, ...] = ()
    acceptance_by_use: bool | None = None
    objection_right: str | None = None
    objection_window: str | None = None
    scope: str = "all"
    calendar: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    version: str = ""
    note: str = ""
    language: str = ""
    eid: str = ""
    deemed_receipt: str | None = None
    on_posting: bool = False
    after_notice_period: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class KeyDate:
    """A day of the user's own that a deadline counts from (``[[service.date]]``): a renewal, a purchase, an outage,
    a request sent to the vendor. ``terms`` empty: all terms of the service."""

    kind: KeyDateKind
    on: date
    service: str = ""
    terms: str = ""
    name: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleReach:
    """How far the user says that a contract rule of a service reaches (``[[service.reach]]``).

    ``rule``: id of a rule, or a trigger. ``applies_to``: as for ``NoticeRule``.
    """

    service: str
    rule: str
    applies_to: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class LoggedNotice:
    """A notice that reached the user outside the watched pages (by e-mail, say) and was entered by hand."""

    id: str
    terms: str
    trigger: Trigger
    received: date
    published: date | None = None
    effective: date | None = None
    channel: str = "unspecified"
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sighting:
    """When the two sides of a change were seen: capture instants (aware UTC) of the old text's last and the new
    text's first sighting, and how often the page is checked, in hours."""

    last_seen_old: datetime | None
    first_seen: datetime
    every_hours: float | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class NoticeEntry:
    """What one version or logged notice owed under one rule, what was given, and until when one may act.

    ``given_days``: exact where known, else None with ``given_days_min`` and ``given_days_max`` as bounds.
    ``required_days`` is what the rule's minimum comes to in calendar days, counted from the day of notice.
    ``severity``: the trigger's own where the notice was short, one step less where it is borderline, minor
    otherwise; one step more on late discovery. ``reasoning``: the arithmetic line by line, for ``ledger why``.
    ``event``: the version or the logged notice that the entry stands for; ``channel``: by which the notice came.
    """

    id: str
    service: str
    terms: str
    part: str
    trigger: Trigger
    rule: NoticeRule
    changes: tuple[str, ...] = ()
    published: date | None = None
    noticed: date | None = None
    first_seen: datetime | None = None
    last_seen_old: datetime | None = None
    effective: date | None = None
    effective_basis: str = ""
    required_days: int | None = None
    given_days: int | None = None
    given_days_min: int | None = None
    given_days_max: int | None = None
    verdict: Verdict = "unknown"
    late_discovery: bool = False
    short_by_days: int | None = None
    exit_deadline: date | None = None
    days_left: int | None = None
    status: EntryStatus = "open"
    provisional: bool = False
    reasoning: tuple[str, ...] = ()
    event: str = ""
    channel: str = ""
    every_hours: float | None = None
    severity: Severity = "minor"
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Deadline:
    """A day by which the user must act. ``basis``: the words and arithmetic it rests on."""

    on: date
    what: str
    service: str
    terms: str
    source: str
    basis: tuple[str, ...] = ()
    provisional: bool = False
    uid: str = ""
