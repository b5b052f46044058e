"""Durations, percentages and sums of money of a sentence in the spelling of the fact schema."""

from collections import Counter
from decimal import Decimal
from functools import lru_cache

from monitor.core.facts.unit import units
from monitor.core.findings.directions import days
from monitor.core.lang.languages import LEXICONS
from monitor.model.value import Duration

_KEPT = 512


@lru_cache(maxsize=_KEPT)
def quantities(text: str, language: str) -> Counter[str]:
    """How often each quantity stands in a sentence, in reading order: ``P30D``, ``99.9%``, ``USD 100``.

    Asked for several times for one sentence, hence kept: the answer must not be changed.

    >>> list(quantities("Within thirty (30) days you get 50% back, at most $100.", "en"))
    ['P30D', '50%', 'USD 100']
    """
    lexicon = LEXICONS.get(language)
    if lexicon is None:
        return Counter()
    found: Counter[str] = Counter()
    for unit in units(text, lexicon):
        found.update(str(length.value) for length in unit.lengths)
        found.update(f"{percent.value.normalize():f}%" for percent in unit.percents)
        found.update(str(amount) for amount in unit.amounts)
    return found


def size(quantity: str) -> tuple[str, Decimal]:
    """What kind of quantity it is, and how large, so that two of a kind compare: days, percent, or a currency."""
    span = Duration.parse(quantity)
    if span is not None:
        return "days", days(span)
    if quantity.endswith("%"):
        return "percent", Decimal(quantity[:-1])
    currency, _, amount = quantity.partition(" ")
    return currency, Decimal(amount)
