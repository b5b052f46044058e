"""What an inspection says."""

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["terms", "suspect"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Suspicion:
    """One reason not to take a page as the terms: ``id`` for programs, ``text`` for people."""

    id: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Inspection:
    """``verdict`` is "suspect" exactly if there are reasons. ``coverage``: share of the page's letters read, 0..1."""

    verdict: Verdict
    reasons: tuple[Suspicion, ...] = ()
    coverage: float = 0.0
