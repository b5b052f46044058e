"""Values of facts: durations, caps, tiers. The canonical spelling is that of the fact schema."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

DurationUnit = Literal["D", "BD", "M", "H", "MIN"]
VAGUE_NOTICE = ("none", "unstated", "after", "efforts", "unspecified", "reasonable", "prior")
"""Notice values that are no duration, ranked from worst to best for the customer; any duration is better still."""

_DURATION = re.compile(r"P(\d+)(BD|D|M)|PT(\d+)(H|M)")
_TIME_UNITS: dict[str, DurationUnit] = {"H": "H", "M": "MIN"}
_DATE_UNITS: dict[str, DurationUnit] = {"BD": "BD", "D": "D", "M": "M"}


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time that keeps its unit: days (D), business days (BD), months (M), hours (H), minutes (MIN)."""

    count: int
    unit: DurationUnit

    def __str__(self) -> str:
        if self.unit in ("H", "MIN"):
            return f"PT{self.count}{self.unit[0]}"
        return f"P{self.count}{self.unit}"

    @classmethod
    def parse(cls, text: str) -> "Duration | None":
        """The duration written as ``P30D``, ``P15BD``, ``P6M``, ``PT48H`` or ``PT15M``; None for any other text."""
        match = _DURATION.fullmatch(text)
        if match is None:
            return None
        if match[3]:
            return cls(int(match[3]), _TIME_UNITS[match[4]])
        return cls(int(match[1]), _DATE_UNITS[match[2]])


@dataclass(frozen=True, kw_only=True, slots=True)
class Tier:
    """One row of a credit table: uptime below ``lt`` and at least ``gte`` (percent) pays ``credit`` percent."""

    lt: Decimal | None
    gte: Decimal | None
    credit: Decimal


FactValue = str | Decimal | bool | tuple[str, ...] | tuple[Tier, ...] | None
"""Text (duration, enum, cap, date, free text), number (percent), truth value, sorted set, tiers, or nothing."""
