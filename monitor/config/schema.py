"""The configuration file as pydantic models: which keys there are, of what type, with which bounds.

The field names are what the user writes. ``build.py`` turns a valid file into the program's own frozen values.
"""

from datetime import date, time
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, model_validator

from monitor.config.checks import (
    BlobPlace,
    Calendar,
    EnvironmentName,
    Identifier,
    Listen,
    Mailbox,
    Minimum,
    Pattern,
    Selector,
    Span,
    StatuteId,
    TimeOfDay,
    Url,
    Zone,
)

Text = Annotated[str, Field(min_length=1)]
TermsType = Literal[
    "terms", "privacy", "sla", "refund", "cookies", "acceptable_use", "dpa", "pricing", "notices", "other"
]
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
SeverityName = Literal["critical", "major", "minor"]


class Section(BaseModel):
    """A table of the file: unknown keys and wrong types are mistakes."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class RangeSection(Section):
    """``{ start_after = "h1", end_before = "footer" }``."""

    start_before: Selector | None = None
    start_after: Selector | None = None
    end_before: Selector | None = None
    end_after: Selector | None = None

    @model_validator(mode="after")
    def _one_of_each(self) -> "RangeSection":
        if (self.start_before is None) == (self.start_after is None):
            raise ValueError("a range needs either start_before or start_after")
        if (self.end_before is None) == (self.end_after is None):
            raise ValueError("a range needs either end_before or end_after")
        return self


def _kind_of_place(value: object) -> str:
    return "range" if isinstance(value, dict | RangeSection) else "selector"


Place = Annotated[
    Annotated[Selector, Tag("selector")] | Annotated[RangeSection, Tag("range")], Discriminator(_kind_of_place)
]


class BasicAuthSection(Section):
    """Environment variables that hold user name and password."""

    user_env: EnvironmentName
    password_env: EnvironmentName


class ReadingSection(Section):
    """How a page is fetched and read; in ``[[service.terms]]`` itself, or in each of its sources."""

    url: Url | None = None
    render: Literal["auto", "plain", "browser"] = "auto"
    select: list[Place] = []
    remove: list[Place] = []
    headers: dict[str, EnvironmentName] = {}
    cookies: dict[str, EnvironmentName] = {}
    basic_auth: BasicAuthSection | None = None
    client_certificate_env: EnvironmentName | None = None
    proxy_env: EnvironmentName | None = None
    allow_private: bool = False
    ignore_robots: Text | None = None


class SourceSection(ReadingSection):
    """``[[service.terms.source]]``: one of several pages that make up a terms."""

    url: Url


class TermsSection(ReadingSection):
    """``[[service.terms]]``: one watched item."""

    id: Identifier
    name: Text | None = None
    type: TermsType = "terms"
    kind: Literal["terms", "commentary"] = "terms"
    language: Literal["en", "zh"] | None = None
    translation_of: Identifier | None = None
    previous_ids: list[Identifier] = []
    every: Span | None = None
    source: list[SourceSection] = []

    @model_validator(mode="after")
    def _has_a_page(self) -> "TermsSection":
        if (self.url is None) == (not self.source):
            raise ValueError("give either url, or one [[service.terms.source]] for each page")
        return self


class RuleSection(Section):
    """``[[service.rule]]``: a duty to give notice that the user knows of, from a signed contract, say."""

    id: Identifier
    trigger: Literal["amendment", "price", "discontinuation", "feature", "sla", "termination", "suspension", "renewal"]
    minimum: Minimum
    channel: list[Text] = []
    applies_to: list[Identifier] = []
    acceptance_by_use: bool | None = None
    objection_right: Text | None = None
    objection_window: Minimum | None = None
    quote: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    note: str = ""


class DateSection(Section):
    """``[[service.date]]``: a day of the user's own that a deadline counts from."""

    kind: Literal["renewal", "purchase", "incident", "request"]
    on: date
    terms: Identifier | None = None
    name: str = ""


class ReachSection(Section):
    """``[[service.reach]]``: how far a rule read from the terms reaches, where its words are not enough.

    ``rule``: its id, as the ledger shows it, or a trigger.
    """

    rule: Text
    applies_to: Annotated[list[Text], Field(min_length=1)]


class ServiceSection(Section):
    """``[[service]]``: who publishes."""

    id: Identifier
    name: Text | None = None
    time_zone: Zone = "UTC"
    calendar: Calendar | None = None
    prevailing_language: Literal["en", "zh"] | None = None
    statutes: list[StatuteId] = []
    terms: list[TermsSection] = []
    rule: list[RuleSection] = []
    date: list[DateSection] = []
    reach: list[ReachSection] = []


class S3Section(Section):
    """``[store.s3]``: how the S3-compatible store that ``blobs`` names is reached."""

    endpoint: Url | None = None
    region: Text | None = None
    key_env: EnvironmentName | None = None
    secret_env: EnvironmentName | None = None

    @model_validator(mode="after")
    def _both_or_neither(self) -> "S3Section":
        if (self.key_env is None) != (self.secret_env is None):
            raise ValueError("give both key_env and secret_env, or neither")
        return self


class StoreSection(Section):
    """``[store]``."""

    folder: Text = "snapshots"
    database: Text | None = None
    blobs: BlobPlace | None = None
    keep_raw: Literal["versions", "all"] = "versions"
    s3: S3Section | None = None

    @model_validator(mode="after")
    def _s3_is_used(self) -> "StoreSection":
        if self.s3 is not None and not (self.blobs or "").startswith("s3://"):
            raise ValueError('[store.s3] is of use only with blobs = "s3://bucket/prefix"')
        return self


class CheckSection(Section):
    """``[check]``."""

    every: Span = 24.0
    threads: Annotated[int, Field(ge=1, le=256)] = 16
    full_reading: Span = 7 * 24.0
    stale_after: Span = 3 * 24.0


class WindowSection(Section):
    """A daily stretch of time."""

    start: TimeOfDay
    end: TimeOfDay


class FetchSection(Section):
    """``[fetch]``; times in seconds."""

    deadline: Annotated[float, Field(gt=0, le=600)] = 30.0
    browser_deadline: Annotated[float, Field(gt=0, le=600)] = 60.0
    host_delay: Annotated[float, Field(ge=0, le=3600)] = 10.0
    max_wait: Annotated[float, Field(ge=0, le=3600)] = 60.0
    contact: Text | None = None
    accept_language: Text | None = None
    browser_path: Text | None = None
    window: WindowSection | None = None


class DaemonSection(Section):
    """``[daemon]``."""

    listen: Listen = "127.0.0.1:9464"
    checks: Literal["here", "workers"] = "here"
    time_zone: Zone = "UTC"
    quiet: WindowSection | None = None
    log_format: Literal["text", "json"] = "text"


class WorkerSection(Section):
    """``[worker]``; times in seconds."""

    poll: Annotated[float, Field(gt=0, le=60)] = 1.0
    heartbeat: Annotated[float, Field(ge=0.5, le=300)] = 10.0


class MailSection(Section):
    """``[mail]``: the SMTP relay."""

    host: Text
    sender: Mailbox
    port: Annotated[int, Field(ge=1, le=65535)] = 587
    security: Literal["starttls", "tls", "none"] = "starttls"
    user_env: EnvironmentName | None = None
    password_env: EnvironmentName | None = None


class RecipientSection(Section):
    """``[[recipient]]``: who is told, over exactly one channel."""

    id: Identifier
    mail: Mailbox | None = None
    apprise_env: EnvironmentName | None = None
    webhook: Url | None = None
    secret_env: EnvironmentName | None = None
    time_zone: Zone = "UTC"
    digest: bool = True
    digest_day: Weekday = "monday"
    digest_at: TimeOfDay = time(8)
    quiet_weeks: bool = True
    alerts: bool = True
    services: list[Identifier] = []
    categories: list[Text] = []
    severities: list[SeverityName] = []

    @model_validator(mode="after")
    def _one_channel(self) -> "RecipientSection":
        if sum(channel is not None for channel in (self.mail, self.apprise_env, self.webhook)) != 1:
            raise ValueError("give exactly one of mail, apprise_env and webhook")
        return self


class WebSection(Section):
    """``[web]``."""

    listen: Listen = "127.0.0.1:8765"
    token_env: EnvironmentName | None = None


class FeedsSection(Section):
    """``[feeds]``."""

    folder: Text | None = None
    base_url: Url | None = None


class SeveritySection(Section):
    """``[[severity]]``: the user's own word on findings (monitor.model.source.SeverityOverride)."""

    service: Identifier | None = None
    category: Text | None = None
    attribute: Text | None = None
    severity: SeverityName | None = None
    silence: bool = False
    material: bool | None = None
    pattern: Pattern | None = None


class File(Section):
    """The whole file."""

    store: StoreSection = StoreSection()
    check: CheckSection = CheckSection()
    fetch: FetchSection = FetchSection()
    daemon: DaemonSection = DaemonSection()
    worker: WorkerSection = WorkerSection()
    mail: MailSection | None = None
    recipient: list[RecipientSection] = []
    web: WebSection = WebSection()
    feeds: FeedsSection = FeedsSection()
    severity: list[SeveritySection] = []
    service: list[ServiceSection] = []
