"""Which way a value moved, seen from the customer.

Values that cannot be compared give ``unclear``, never ``better``: a cap of USD 500 turned into six months' fees is no
comfort.
"""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation

from monitor.core.facts import Attribute, ordinal
from monitor.core.findings.caps import cap_direction
from monitor.model.finding import Direction
from monitor.model.value import VAGUE_NOTICE, Duration, FactValue, Tier

_DAYS = {"MIN": Decimal(1) / 1440, "H": Decimal(1) / 24, "D": Decimal(1), "BD": Decimal(7) / 5, "M": Decimal(30)}


def direction(attribute: Attribute, old: FactValue, new: FactValue) -> Direction:
    """Is the new value worse, better or neither for the customer? None is a text that says nothing of it.

    Sources: the direction of each attribute is a column of the fact schema; house rules: business days beat calendar
    days of the same number, a month is as good as thirty days.
    """
    if old == new or attribute.worse == "neutral":
        return "neutral"
    compare = _BY_TYPE.get(attribute.type, _presence)
    return compare(attribute, old, new)


def _grown(attribute: Attribute, before: Decimal | int, after: Decimal | int) -> Direction:
    """Direction of a number that moved."""
    if before == after:
        return "neutral"
    return "worse" if (after < before) == (attribute.worse in ("lower", "false", "ordinal")) else "better"


def _presence(attribute: Attribute, old: FactValue, new: FactValue) -> Direction:
    """A text that came or went; one that was put otherwise cannot be ranked."""
    if (old is None) == (new is None):
        return "unclear"
    burden = attribute.worse in ("more", "true", "higher", "weaker")
    return "worse" if burden == (old is None) else "better"


def _notice(attribute: Attribute, old: FactValue, new: FactValue) -> Direction:
    before, after = _notice_rank(old), _notice_rank(new)
    return _grown(attribute, before, after) if attribute.worse == "lower" else _duration(attribute, old, new)


def _notice_rank(value: FactValue) -> Decimal:
    """Vague values rank below any duration; a duration counts in days. A text without the promise is ``unstated``."""
    text = value if isinstance(value, str) else "unstated"
    span = Duration.parse(text)
    if span is not None:
        return len(VAGUE_NOTICE) + days(span)
    return Decimal(VAGUE_NOTICE.index(text)) if text in VAGUE_NOTICE else Decimal(1)


def days(span: Duration) -> Decimal:
    """A duration in calendar days, five business days to the week and thirty days to the month."""
    return span.count * _DAYS[span.unit]


def _duration(attribute: Attribute, old: FactValue, new: FactValue) -> Direction:
    before, after = _span(old), _span(new)
    if before is None or after is None:
        if (old is None) == (new is None):
            return "unclear"
        return "worse" if (attribute.worse == "higher") == (old is None) else "better"
    return _grown(attribute, days(before), days(after))


def _span(value: FactValue) -> Duration | None:
    return Duration.parse(value) if isinstance(value, str) else None


def _percent(attribute: Attribute, old: FactValue, new: FactValue) -> Direction:
    before, after = _number(old), _number(new)
    if before is None or after is None:
        return "unclear" if (old is None) == (new is None) else _limit_presence(attribute, old)
    return _grown(attribute, before, after)


def _limit_presence(attribute: Attribute, old: FactValue) -> Direction:
    """A promise or a fee that came or went."""
    return "worse" if (attribute.worse == "higher") == (old is None) else "better"


def _number(value: FactValue) -> Decimal | None:
    if isinstance(value, Decimal):
        return value
    if not isinstance(value, str):
        return None
    match = re.search(r"\d+(?:\.\d+)?", value)
    try:
        return Decimal(match[0]) if match else None
    except InvalidOperation:
        return None


def _bool(attribute: Attribute, old: FactValue, new: FactValue) -> Direction:
    bad = attribute.worse == "true"
    if new is not None:
        return "worse" if new is bad else "better"
    return "better" if old is bad else "worse"


def _enum(attribute: Attribute, old: FactValue, new: FactValue) -> Direction:
    ranks = ordinal(attribute)
    before, after = (ranks.index(side) if isinstance(side, str) and side in ranks else None for side in (old, new))
    if before is not None and after is not None:
        return _grown(attribute, before, after)
    middle = (len(ranks) - 1) / 2
    if after is not None and old is None:
        return "worse" if after < middle else "better"
    if before is not None and new is None:
        return "better" if before < middle else "worse"
    return "unclear"


def _set(attribute: Attribute, old: FactValue, new: FactValue) -> Direction:
    before, after = _members(old), _members(new)
    if attribute.worse == "weaker":
        return _strength(ordinal(attribute), before, after)
    if before < after:
        return "worse" if attribute.worse == "more" else "better"
    if after < before:
        return "better" if attribute.worse == "more" else "worse"
    return "unclear"


def _members(value: FactValue) -> frozenset[str]:
    return frozenset(one for one in value if isinstance(one, str)) if isinstance(value, tuple) else frozenset()


def _strength(ranks: Sequence[str], before: frozenset[str], after: frozenset[str]) -> Direction:
    """Sets whose members rank: the weakest counts, as the other side may choose it; then the strongest."""
    if not before or not after:
        return "unclear" if before == after else "better" if after else "worse"
    for pick in (min, max):
        old, new = (pick(map(_rank(ranks), side)) for side in (before, after))
        if old != new:
            return "worse" if new < old else "better"
    return "unclear"


def _rank(ranks: Sequence[str]) -> Callable[[str], int]:
    return lambda one: ranks.index(one) if one in ranks else 0


def _cap(_attribute: Attribute, old: FactValue, new: FactValue) -> Direction:
    return cap_direction(old, new)


def _tiers(attribute: Attribute, old: FactValue, new: FactValue) -> Direction:
    """Credits at every availability at which either table changes."""
    before, after = _rows(old), _rows(new)
    if not before or not after:
        return _limit_presence(attribute, old)
    marks = sorted({mark for row in (*before, *after) for mark in (row.lt, row.gte) if mark is not None})
    points = [mark - Decimal("0.001") for mark in marks] + [mark + Decimal("0.001") for mark in marks]
    moves = {_paid(after, point) - _paid(before, point) for point in points}
    if min(moves) < 0 < max(moves):
        return "unclear"
    return "worse" if min(moves) < 0 else "better" if max(moves) > 0 else "neutral"


def _rows(value: FactValue) -> tuple[Tier, ...]:
    return tuple(row for row in value if isinstance(row, Tier)) if isinstance(value, tuple) else ()


def _paid(rows: Sequence[Tier], uptime: Decimal) -> Decimal:
    hits = [
        row.credit for row in rows if (row.lt is None or uptime < row.lt) and (row.gte is None or uptime >= row.gte)
    ]
    return max(hits, default=Decimal(0))


_BY_TYPE: dict[str, Callable[[Attribute, FactValue, FactValue], Direction]] = {
    "notice": _notice,
    "duration": _duration,
    "percent": _percent,
    "money": _percent,
    "bool": _bool,
    "enum": _enum,
    "set": _set,
    "cap": _cap,
    "tiers": _tiers,
    "text": _presence,
}
