"""What a number grammar of a language reads from a sentence: durations, percentages, sums of money, with places."""

from dataclasses import dataclass
from decimal import Decimal

from monitor.model.value import Duration


@dataclass(frozen=True, kw_only=True, slots=True)
class Length:
    """A duration at ``[start, end)``. ``mismatch``: word and figure disagree; the value is the lower of the two.

    ``ordinal``: written as a numbered day ("on the fifteenth day", 第十五日).
    """

    start: int
    end: int
    value: Duration
    mismatch: bool = False
    ordinal: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Percent:
    """A percentage at ``[start, end)``."""

    start: int
    end: int
    value: Decimal
    mismatch: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Money:
    """A sum of money at ``[start, end)``; ``currency`` is an ISO 4217 code."""

    start: int
    end: int
    currency: str
    value: Decimal
    mismatch: bool = False

    def __str__(self) -> str:
        amount = self.value.normalize()
        return f"{self.currency} {amount:f}"


def lower_of(word: Decimal | None, figure: Decimal | None) -> tuple[Decimal | None, bool]:
    """One number from its word and its figure, and whether they disagree (then the lower counts)."""
    if word is None or figure is None:
        return (figure if word is None else word), False
    return min(word, figure), word != figure


def duration(count: Decimal, per: Decimal, unit: str) -> Duration | None:
    """``count`` units of ``per`` base units each; None unless that is a whole number above zero.

    Half months count 15 days, as Chinese usage has it.
    """
    total = count * per
    if unit == "M" and total * 2 == int(total * 2) and total != int(total):
        return Duration(int(total * 30), "D") if total < 1 else None
    if total != int(total) or total <= 0:
        return None
    return Duration(int(total), unit)  # type: ignore[arg-type]
