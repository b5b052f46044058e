"""How a check can end, and what each end means for the watching."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from monitor.errors import (
    BlockedError,
    BrowserMissingError,
    ConfigError,
    GoneError,
    MonitorError,
    StoreError,
    TooLargeError,
    UnsupportedMediaError,
)

if TYPE_CHECKING:
    from monitor.core import schedule
    from monitor.model.finding import Finding, NeedsReading, Suspicion
    from monitor.model.notice import NoticeEntry

Outcome = Literal[
    "baseline",
    "changed",
    "rebaselined",
    "unchanged",
    "suspect",
    "failed",
    "blocked",
    "gone",
    "unreadable",
    "too_large",
    "misconfigured",
    "damaged",
    "needs_browser",
    "busy",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class Meaning:
    """What an outcome means. ``good``: the terms text was seen; ``faulty``: counts as a failure towards the alarm.

    ``schedule``: as what it counts when the next check is set. ``words``: for people.
    """

    words: str
    schedule: "schedule.Outcome"
    good: bool = False
    faulty: bool = False


OUTCOMES: dict[Outcome, Meaning] = {
    "baseline": Meaning(words="first version", schedule="changed", good=True),
    "changed": Meaning(words="changed", schedule="changed", good=True),
    "rebaselined": Meaning(words="re-baseline", schedule="changed", good=True),
    "unchanged": Meaning(words="unchanged", schedule="unchanged", good=True),
    "suspect": Meaning(words="suspect", schedule="suspect", faulty=True),
    "failed": Meaning(words="failed", schedule="transient", faulty=True),
    "blocked": Meaning(words="blocked", schedule="blocked", faulty=True),
    "gone": Meaning(words="gone", schedule="gone", faulty=True),
    "unreadable": Meaning(words="not readable", schedule="unreadable", faulty=True),
    "too_large": Meaning(words="too large", schedule="too_large", faulty=True),
    "misconfigured": Meaning(words="misconfigured", schedule="blocked", faulty=True),
    "damaged": Meaning(words="store fault", schedule="transient", faulty=True),
    "needs_browser": Meaning(words="skipped: needs browser", schedule="unchanged"),
    "busy": Meaning(words="checked by another process", schedule="unchanged"),
}


def outcome_words(outcome: str | None) -> str:
    """An outcome as stored, for people."""
    return next((meaning.words for name, meaning in OUTCOMES.items() if name == outcome), outcome or "never checked")


_BY_ERROR: tuple[tuple[type[MonitorError], Outcome], ...] = (
    (BrowserMissingError, "needs_browser"),
    (BlockedError, "blocked"),
    (GoneError, "gone"),
    (UnsupportedMediaError, "unreadable"),
    (TooLargeError, "too_large"),
    (ConfigError, "misconfigured"),
    (StoreError, "damaged"),
    (MonitorError, "failed"),
)


def outcome_of(error: MonitorError) -> Outcome:
    """The outcome of a check that ``error`` ended; decided by the type alone."""
    return next(outcome for kind, outcome in _BY_ERROR if isinstance(error, kind))


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckResult:
    """What a check came to. ``version``: number of the version that stands after it, 0 if there is none.

    ``reread``: found when the stored bytes were read again by a newer engine; old news, neither alerted nor judged.
    """

    terms: str
    outcome: Outcome
    detail: str = ""
    version: int = 0
    findings: "tuple[Finding, ...]" = ()
    needs_reading: "tuple[NeedsReading, ...]" = ()
    entries: "tuple[NoticeEntry, ...]" = ()
    reasons: "tuple[Suspicion, ...]" = ()
    reread: "tuple[Finding, ...]" = ()

    @property
    def material(self) -> bool:
        """Did the check find a material change?"""
        return any(finding.material for finding in self.findings)

    @property
    def faulty(self) -> bool:
        """Did something that was to be checked fail?"""
        return OUTCOMES[self.outcome].faulty
