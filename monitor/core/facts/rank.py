"""A number for each value of an attribute, by which terms of different services are sorted."""

from decimal import Decimal

from monitor.core.facts.schema import ATTRIBUTES, ordinal
from monitor.model.value import Duration, DurationUnit, FactValue

_DAYS: dict[DurationUnit, float] = {"D": 1.0, "BD": 1.4, "M": 30.0, "H": 1 / 24, "MIN": 1 / 1440}
"""Length of a unit for sorting only: five business days count as a week, a month as 30 days."""


def rank(attribute: str, value: FactValue) -> float | None:
    """Days of a duration, the number of a percentage, the place in an order counted from -1 down; None for the rest.

    Notice without a length sorts before any length, the weakest first.

    >>> rank("amendment_notice_period", "P30D"), rank("uptime_commitment", Decimal("99.9"))
    (30.0, 99.9)
    >>> rank("amendment_notice_period", "none") < rank("amendment_notice_period", "prior") < 0
    True
    """
    if isinstance(value, bool | Decimal):
        return float(value)
    if not isinstance(value, str):
        return None
    span = Duration.parse(value)
    if span is not None:
        return span.count * _DAYS[span.unit]
    order = ordinal(ATTRIBUTES[attribute]) if attribute in ATTRIBUTES else ()
    return float(order.index(value) - len(order)) if value in order else None
