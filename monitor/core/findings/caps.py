"""Caps on liability: which of two lets the customer recover more.

A cap is one term ("fees of six months", "USD 100") or the greater or the lesser of several.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from monitor.model.finding import Direction
from monitor.model.value import FactValue

_TERM = re.compile(
    r"(?:(?P<times>[\d.]+)\*)?(?P<base>[a-z_]+)(?:/(?P<back>P\d+M|[a-z]+))?|(?P<money>[A-Z]{3}) (?P<sum>[\d.]+)"
)
_SEVERAL = re.compile(r"(?P<pick>max|min)\((?P<terms>[^()]*)\)")
_UNLIMITED = "uncapped"
_NOTHING = "zero"
_CLOSE = frozenset({"fees_paid", "fees_consumed"})
"""Bases of which the first is never less than the second."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Cap:
    """``pick``: whether the greater or the lesser of the terms counts; "" for one term."""

    pick: Literal["", "max", "min"]
    terms: tuple[str, ...]


def cap_direction(old: FactValue, new: FactValue) -> Direction:
    """Is the new cap worse or better for the customer? None is a text without a cap; what cannot be compared, such as
    a sum and fees, is unclear."""
    if old is None or old == _UNLIMITED or new == _NOTHING:
        return "worse"
    if new is None or new == _UNLIMITED or old == _NOTHING:
        return "better"
    before, after = _read(old), _read(new)
    if before is None or after is None:
        return "unclear"
    return _compared(before, after)


def _read(value: FactValue) -> Cap | None:
    if not isinstance(value, str):
        return None
    several = _SEVERAL.fullmatch(value)
    if several is None:
        return Cap(pick="", terms=(value,)) if _TERM.fullmatch(value) else None
    pick: Literal["max", "min"] = "max" if several["pick"] == "max" else "min"
    return Cap(pick=pick, terms=tuple(term.strip() for term in several["terms"].split(",")))


def _compared(old: Cap, new: Cap) -> Direction:
    if set(old.terms) == set(new.terms):
        return "better" if (old.pick, new.pick) == ("min", "max") else "worse"
    if len(old.terms) == 1 and old.terms[0] in new.terms:
        return "better" if new.pick == "max" else "worse"
    if len(new.terms) == 1 and new.terms[0] in old.terms:
        return "worse" if old.pick == "max" else "better"
    left = sorted(set(old.terms) - set(new.terms), key=_kind)
    right = sorted(set(new.terms) - set(old.terms), key=_kind)
    if old.pick != new.pick or list(map(_kind, left)) != list(map(_kind, right)):
        return "unclear"
    ways = {_moved(before, after) for before, after in zip(left, right, strict=True)}
    return ways.pop() if len(ways) == 1 else "unclear"


def _kind(term: str) -> str:
    """What a term is counted in: terms of one kind can be compared."""
    found = _TERM.fullmatch(term)
    return (found["money"] or "fees") if found else term


def _moved(old: str, new: str) -> Direction:
    """Direction of one term that took another's place, both of the same kind."""
    before, after = _TERM.fullmatch(old), _TERM.fullmatch(new)
    if before is None or after is None:
        return "unclear"
    if before["money"]:
        return _grown(Decimal(before["sum"]), Decimal(after["sum"]))
    times = Decimal(before["times"] or 1), Decimal(after["times"] or 1)
    base, back = (before["base"], after["base"]), (before["back"] or "", after["back"] or "")
    if base[0] == base[1] and back[0] == back[1]:
        return _grown(*times)
    if base[0] == base[1] and times[0] == times[1] and all(each.startswith("P") for each in back):
        return _grown(Decimal(back[0][1:-1]), Decimal(back[1][1:-1]))
    if back[0] == back[1] and times[0] == times[1] and set(base) == _CLOSE:
        return "worse" if base[1] == "fees_consumed" else "better"
    return "unclear"


def _grown(before: Decimal, after: Decimal) -> Direction:
    return "worse" if after < before else "better"
