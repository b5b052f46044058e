"""Readers of values that stand in the sentence itself: lengths, percentages, sets, texts."""

import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache

from monitor.core.facts.amounts import read_cap, read_tiers
from monitor.core.facts.dates import read_date
from monitor.core.facts.engine import Reader, Reading, named
from monitor.core.facts.notice import read_notice, read_notice_length
from monitor.core.facts.unit import Unit
from monitor.core.lang.grammar import Search
from monitor.core.lang.languages import LEXICONS
from monitor.core.lang.rule import Rule
from monitor.model.value import FactValue


def _flags(mismatch: bool) -> tuple[str, ...]:
    return ("word_figure_mismatch",) if mismatch else ()


def read_length(unit: Unit, _rule: Rule) -> Reading | None:
    """The first duration of the sentence."""
    for length in unit.lengths:
        return Reading(str(length.value), flags=_flags(length.mismatch))
    return None


def read_last_length(unit: Unit, _rule: Rule) -> Reading | None:
    """The last duration of the sentence, where the first ones tell when the right arises."""
    return Reading(str(unit.lengths[-1].value), flags=_flags(unit.lengths[-1].mismatch)) if unit.lengths else None


def read_length_before(unit: Unit, _rule: Rule) -> Reading | None:
    """The duration that counts back from an event ("60 days before the term ends")."""
    after, before = (_search(unit.lexicon.name, f"counts_back_{side}") for side in ("after", "before"))
    counted = [length for length in unit.lengths if after(unit.text[length.end : length.end + 60])]
    counted += [length for length in unit.lengths if before(unit.text[max(0, length.start - 24) : length.start])]
    return Reading(str(counted[0].value), flags=_flags(counted[0].mismatch)) if counted else None


def read_within(unit: Unit, _rule: Rule) -> Reading | None:
    """The duration that a deadline sets ("within 30 days", 30日内), else the only one there is."""
    language = unit.lexicon.name
    for length in unit.lengths:
        before, after = unit.text[max(0, length.start - 30) : length.start], unit.text[length.end : length.end + 12]
        if _search(language, "within_before")(before) or _search(language, "within_after")(after):
            return Reading(str(length.value), flags=_flags(length.mismatch))
    return None


@cache
def _search(language: str, phrase: str) -> Search:
    return LEXICONS[language].search(f"<{phrase}>")


def read_uptime(unit: Unit, _rule: Rule) -> Reading | None:
    """The availability promised: the first percentage of at least 50; a promise of mere efforts is flagged."""
    for percent in unit.percents:
        if percent.value >= 50:
            efforts = ("efforts",) if _search(unit.lexicon.name, "efforts")(unit.text) else ()
            return Reading(percent.value, flags=_flags(percent.mismatch) + efforts)
    return None


def read_percent(unit: Unit, _rule: Rule) -> Reading | None:
    """The last percentage of the sentence (the first ones tell when it applies)."""
    return Reading(unit.percents[-1].value, flags=_flags(unit.percents[-1].mismatch)) if unit.percents else None


def read_fee(unit: Unit, _rule: Rule) -> Reading | None:
    """A percentage, else a sum of money."""
    if unit.percents:
        return Reading(unit.percents[0].value, flags=_flags(unit.percents[0].mismatch))
    return Reading(str(unit.amounts[0]), flags=_flags(unit.amounts[0].mismatch)) if unit.amounts else None


def read_set(name: str) -> Reader:
    """A reader of the members of a set that the sentence names."""

    def read(unit: Unit, _rule: Rule) -> Reading | None:
        found = named(unit, name)
        return Reading(found) if found else None

    return read


def read_text(unit: Unit, _rule: Rule) -> Reading | None:
    """A text value: the items it names, joined, or the start of the sentence where it names none."""
    items = named(unit, "topics")
    return Reading(", ".join(items) or unit.text[:60], items=items)


def read_named(phrase: str) -> Reader:
    """A reader of the words that say which law, court, place or address it is; of the sentence where none do."""

    def read(unit: Unit, rule: Rule) -> Reading | None:
        match = _find(unit.lexicon.name, phrase)(unit.text)
        return Reading(match[0].strip(" '\"")) if match else read_text(unit, rule)

    return read


_NAMED = {"governing_law": "law_named", "dispute_forum": "forum_named", "contact_email": "address_named"}
"""Attributes whose value is words of the text -> the phrase that finds them."""


def as_written(attribute: str, value: FactValue, language: str, quote: str) -> FactValue:
    """The value as ``quote`` spells it, capitals and all, if it is words of the text; any other value as it is."""
    phrase = _NAMED.get(attribute)
    small = quote.lower()
    if phrase is None or len(small) != len(quote):
        return value
    match = _find(language, phrase)(small)
    return " ".join(quote[match.start() : match.end()].split()).strip(" '\"“”’") if match else value


@cache
def _find(language: str, phrase: str) -> Callable[[str], "re.Match[str] | None"]:
    return re.compile(LEXICONS[language].expand(f"<{phrase}>")).search


def read_window(unit: Unit, rule: Rule) -> Reading | None:
    """ "Within a window", if the sentence gives the window's length."""
    return Reading("within_window") if read_within(unit, rule) is not None else None


def read_deadline(unit: Unit, _rule: Rule) -> Reading | None:
    """The length of a deadline, else how vaguely it is put."""
    if unit.lengths:
        return Reading(str(unit.lengths[-1].value), flags=_flags(unit.lengths[-1].mismatch))
    return Reading("reasonable") if _search(unit.lexicon.name, "vague_deadline")(unit.text) else None


def read_hundred(_unit: Unit, _rule: Rule) -> Reading | None:
    """All of it: 100 percent."""
    return Reading(Decimal(100))


def read_offset(unit: Unit, _rule: Rule) -> Reading | None:
    """The day of the month after the one in question ("M+5BD": after its fifth business day)."""
    numbered = [length for length in unit.lengths if length.ordinal] or list(unit.lengths[:1])
    return Reading(f"M+{str(numbered[0].value).removeprefix('P')}") if numbered else None


READERS: dict[str, Reader] = {
    "notice": read_notice,
    "notice_length": read_notice_length,
    "length": read_length,
    "last_length": read_last_length,
    "length_before": read_length_before,
    "within": read_within,
    "uptime": read_uptime,
    "percent": read_percent,
    "fee": read_fee,
    "damages": read_set("damage"),
    "carve_outs": read_set("carve_out"),
    "credit_forms": read_set("credit_form"),
    "channels": read_set("channel"),
    "cap": read_cap,
    "tiers": read_tiers,
    "text": read_text,
    "law": read_named("law_named"),
    "forum": read_named("forum_named"),
    "address": read_named("address_named"),
    "window": read_window,
    "deadline": read_deadline,
    "offset": read_offset,
    "hundred": read_hundred,
    "date": read_date,
}
