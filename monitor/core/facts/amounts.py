"""Caps on liability and credit tiers, from the numbers and words of one sentence."""

import re
from decimal import Decimal
from functools import cache

from monitor.core.facts.engine import Reading
from monitor.core.facts.unit import Unit
from monitor.core.lang.languages import LEXICONS
from monitor.core.lang.rule import Rule
from monitor.model.value import Tier

_RANGE = re.compile(
    r"(?:\((?:含|不含|inclusive|exclusive|included|excluded)\) ?)?"
    r"(?:-|~|to|up to|and|to less than|to below|至|到|和|与|to <|- ?<)"
)
_BESIDE = 60
"""Characters before or after a percentage that say what it is."""


class _Cap:
    """The words of a cap with their patterns ready."""

    def __init__(self, language: str) -> None:
        lexicon = LEXICONS[language]
        words = lexicon.cap

        self.bases = tuple((base, lexicon.search(pattern)) for base, pattern in words.bases)
        self.multiples = tuple((factor, lexicon.search(pattern)) for factor, pattern in words.multiples)
        self.greater, self.lesser, self.uncapped, self.zero = map(
            lexicon.search, (words.greater, words.lesser, words.uncapped, words.zero)
        )
        self.lookbacks = tuple((lookback, lexicon.search(pattern)) for lookback, pattern in words.lookbacks)
        self.order = lexicon.search(words.order)


@cache
def _cap(language: str) -> _Cap:
    return _Cap(language)


def read_cap(unit: Unit, _rule: Rule) -> Reading | None:
    """The cap as an expression of fees and sums, for instance ``max(USD 100,fees_paid/P6M)``."""
    words = _cap(unit.lexicon.name)
    if words.uncapped(unit.text):
        return Reading("uncapped")
    terms = [str(money) for money in unit.amounts]
    flags = ("word_figure_mismatch",) if any(money.mismatch for money in unit.amounts) else ()
    fees = _fees(unit, words)
    if fees:
        terms.append(fees)
    if not terms:
        return Reading("zero") if words.zero(unit.text) else None
    if len(terms) == 1:
        return Reading(terms[0], flags=flags)
    if words.lesser(unit.text):
        return Reading(f"min({','.join(terms)})", flags=flags)
    if words.greater(unit.text):
        return Reading(f"max({','.join(terms)})", flags=flags)
    return Reading(fees or terms[0], flags=flags)


def _fees(unit: Unit, words: _Cap) -> str | None:
    for base, search in words.bases:
        if not search(unit.text):
            continue
        lookback = _lookback(unit, words, base)
        factor = _factor(unit, words)
        term = base if base in ("monthly_fee", "order_fees") and lookback in ("all", "order") else f"{base}/{lookback}"
        return f"{factor}*{term}" if factor else term
    return None


def _factor(unit: Unit, words: _Cap) -> str:
    """How many times the fees: a multiple in words, else a percentage; "" for once."""
    for factor, search in words.multiples:
        if search(unit.text):
            return factor
    share = unit.percents[-1].value / 100 if unit.percents else Decimal(1)
    return "" if share == 1 else f"{share.normalize():f}"


def _lookback(unit: Unit, words: _Cap, base: str) -> str:
    months = [length.value for length in unit.lengths if length.value.unit in ("M", "D")]
    if base == "monthly_fee":
        return "all"
    if months:
        return str(months[0])
    for lookback, search in words.lookbacks:
        if search(unit.text):
            return lookback
    return "order" if words.order(unit.text) else "all"


class _Tiers:
    """The words of a credit tier with their patterns ready."""

    def __init__(self, language: str) -> None:
        lexicon = LEXICONS[language]
        self.below = lexicon.search(lexicon.tiers.below)
        self.at_least = lexicon.search(lexicon.tiers.at_least)
        self.below_after = re.compile(lexicon.expand("<below_after>")).match
        self.at_least_after = re.compile(lexicon.expand("<at_least_after>")).match


@cache
def _tiers(language: str) -> _Tiers:
    return _Tiers(language)


def read_tiers(unit: Unit, _rule: Rule) -> Reading | None:
    """The credit tiers of a sentence: pairs of an availability band and the percentage it pays, worst band last."""
    tiers = read_bands(unit)
    return Reading(tiers) if tiers else None


def read_bands(unit: Unit) -> tuple[Tier, ...]:
    """The bands of a sentence or table row with what each pays; () if a band has no upper end."""
    tiers = _two_figures(unit)
    if tiers:
        return tuple(tiers)
    upper: Decimal | None = None
    lower: Decimal | None = None
    for kind, value in _bounds(unit):
        if kind == "below" and upper is None:
            upper = value
        elif kind == "at_least" and lower is None:
            lower = value
        elif kind == "credit" and (upper is not None or lower is not None):
            tiers.append(Tier(lt=upper, gte=lower if lower is not None else Decimal(0), credit=value))
            upper = lower = None
    if not tiers and (upper is not None or lower is not None):
        tiers = _credit_first(unit, upper, lower)
    if any(tier.lt is None for tier in tiers):
        return ()
    return tuple(sorted(tiers, key=lambda tier: -(tier.lt or 0)))


def _two_figures(unit: Unit) -> list[Tier]:
    """A band given by its two ends and nothing else: "99.0% - 99.9% 10%", "between 95% and 99%"."""
    values = [percent.value for percent in unit.percents]
    if len(values) != 3:
        return []
    low, high, credit = sorted(values[:2]) + values[2:]
    between = unit.text[unit.percents[0].end : unit.percents[1].start]
    if not _RANGE.fullmatch(between.strip()):
        low, high, credit = *sorted(values[1:]), values[0]
        between = unit.text[unit.percents[1].end : unit.percents[2].start]
    if not _RANGE.fullmatch(between.strip()) or low < credit:
        return []
    return [Tier(lt=high, gte=low, credit=credit)]


def _credit_first(unit: Unit, upper: Decimal | None, lower: Decimal | None) -> list[Tier]:
    """A sentence that names the credit before the band: "a credit of 10% if uptime is below 99.9%"."""
    credits = [value for kind, value in _bounds(unit) if kind == "credit"]
    if len(credits) != 1 or upper is None:
        return []
    return [Tier(lt=upper, gte=lower if lower is not None else Decimal(0), credit=credits[0])]


def _bounds(unit: Unit) -> list[tuple[str, Decimal]]:
    words = _tiers(unit.lexicon.name)
    found = []
    for percent in unit.percents:
        before = unit.text[max(0, percent.start - _BESIDE) : percent.start].rstrip()
        after = unit.text[percent.end : percent.end + 16]
        if words.at_least(before) or words.at_least_after(after):
            found.append(("at_least", percent.value))
        elif words.below(before) or words.below_after(after):
            found.append(("below", percent.value))
        else:
            found.append(("credit", percent.value))
    return found
