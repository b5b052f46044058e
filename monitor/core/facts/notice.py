"""Notice: how long before (or after) an event one side tells the other, and by which channel."""

from functools import cache

from monitor.core.facts.engine import Found, Reading, named, says
from monitor.core.facts.unit import Unit
from monitor.core.facts.vocabulary import vocabulary
from monitor.core.lang.languages import LEXICONS
from monitor.core.lang.lexicon import Lexicon, NoticeValue
from monitor.core.lang.quantity import Length
from monitor.core.lang.rule import Rule

_BEFORE, _AFTER = 48, 90
"""Characters before and after a duration that say what it is for."""


class _Row:
    """A row of the table of notice values with its patterns ready."""

    def __init__(self, row: NoticeValue, lexicon: Lexicon) -> None:
        self.value, self.topics = row.value, row.topics
        ready = vocabulary(lexicon.name).patterns.__getitem__
        self.when, self.unless = tuple(map(ready, row.when)), tuple(map(ready, row.unless))

    def applies(self, unit: Unit) -> bool:
        return all(map(unit.says, self.when)) and not any(map(unit.says, self.unless))


class _Context:
    """What stands around a notice period, patterns ready."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.length_context
        self.strong = lexicon.search(words.strong)
        self.strong_before = lexicon.search(words.strong_before)
        self.before = lexicon.search(words.before)
        self.after = lexicon.search(words.after)
        self.unless_before = lexicon.search(words.unless_before)
        self.unless_after = lexicon.search(words.unless_after)
        self.late = lexicon.search(words.late)


@cache
def _rows(language: str) -> tuple[_Row, ...]:
    lexicon = LEXICONS[language]
    return tuple(_Row(row, lexicon) for row in lexicon.notice_values)


@cache
def _context(language: str) -> _Context:
    return _Context(LEXICONS[language])


def notice_lengths(unit: Unit) -> tuple[Length, ...]:
    """The durations of a sentence that are notice periods, going by the words around them."""
    if not unit.lengths or not says(unit, "told_or_effective"):
        return ()
    around = _context(unit.lexicon.name)
    kept = []
    for length in unit.lengths:
        before, after = (
            unit.text[max(0, length.start - _BEFORE) : length.start],
            unit.text[length.end : length.end + _AFTER],
        )
        if around.strong_before(before):
            kept.append(length)
        elif around.unless_before(before) or around.unless_after(after):
            continue
        elif around.strong(after) or (around.before(before) and around.after(after)):
            kept.append(length)
    return tuple(kept)


def read_notice(unit: Unit, rule: Rule) -> Reading | None:
    """The notice value a sentence gives for the topic of ``rule``; None if it gives none."""
    lengths = notice_lengths(unit)
    if lengths:
        first = lengths[0]
        flags = ("word_figure_mismatch",) if first.mismatch else ()
        if says(unit, "only_efforts"):
            return Reading("efforts", flags=flags)
        around = _context(unit.lexicon.name)
        counted_before = around.strong_before(unit.text[max(0, first.start - _BEFORE) : first.start])
        late = not counted_before and around.late(unit.text[first.end : first.end + _AFTER])
        return Reading("after" if late else str(first.value), flags=flags)
    for row in _rows(unit.lexicon.name):
        if (not row.topics or rule.attribute in row.topics) and row.applies(unit):
            return Reading(row.value)
    return None


def read_notice_length(unit: Unit, _rule: Rule) -> Reading | None:
    """The notice period, if the sentence gives one in days, months or hours."""
    lengths = notice_lengths(unit)
    if not lengths:
        return None
    return Reading(str(lengths[0].value), flags=("word_figure_mismatch",) if lengths[0].mismatch else ())


NO_NOTICE = ("none", "unstated")


def with_channel(unit: Unit, found: list[Found]) -> list[Found]:
    """The facts with the channel of the notice added, where notice is promised and a channel is named."""
    promised = [f for f in found if f.attribute in CHANNELLED and f.value not in NO_NOTICE]
    if not promised or any(f.attribute == "notice_channel" for f in found):
        return found
    channels = named(unit, "channel")
    if len(channels) > 1:
        channels = tuple(channel for channel in channels if channel != "site_post" or says(unit, "on_site"))
    if not channels:
        return found
    return [
        *found,
        Found(
            attribute="notice_channel",
            value=channels,
            rule=f"{unit.lexicon.name}:notice_channel.named",
            actor=promised[0].actor,
        ),
    ]


CHANNELLED = frozenset(
    {
        "amendment_notice_period", "price_change_notice_period", "discontinuation_notice_period",
        "feature_change_notice_period", "sla_change_notice_period", "termination_notice_period",
        "termination_for_cause_notice_period", "suspension_notice_period", "maintenance_notice_period",
        "disruption_notice",
    }
)  # fmt: skip


def is_promise(unit: Unit) -> bool:
    """Does the sentence have the vendor tell the customer something?"""
    return says(unit, "promise")
