"""What an inspection says."""

from dataclasses import dataclass
from typing import Literal

from monitor.model.finding import Suspicion

Verdict = Literal["terms", "suspect"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Inspection:
    """``verdict`` is "suspect" exactly if there are reasons. ``coverage``: share of the page's letters read, 0..1."""

    verdict: Verdict
    reasons: tuple[Suspicion, ...] = ()
    coverage: float = 0.0
