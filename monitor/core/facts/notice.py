"""Notice: how long before (or after) an event one side tells the other, and by which channel."""

import re
from collections.abc import Callable
from functools import cache, lru_cache

from monitor.core.facts.engine import Found, Reading
from monitor.core.facts.unit import Unit
from monitor.core.lang.languages import LEXICONS
from monitor.core.lang.lexicon import LengthContext, NoticeValue
from monitor.core.lang.quantity import Length
from monitor.core.lang.rule import Rule

Search = Callable[[str], object]
_BEFORE, _AFTER = 48, 90
"""Characters before and after a duration that say what it is for."""


class _Row:
    """A row of the table of notice values with its patterns ready."""

    def __init__(self, row: NoticeValue, expand: Callable[[str], str]) -> None:
        self.value, self.topics = row.value, row.topics
        self.when = [re.compile(expand(pattern)).search for pattern in row.when]
        self.unless = [re.compile(expand(pattern)).search for pattern in row.unless]

    def applies(self, text: str) -> bool:
        return all(search(text) for search in self.when) and not any(search(text) for search in self.unless)


class _Context:
    """What stands around a notice period, patterns ready."""

    def __init__(self, words: LengthContext, expand: Callable[[str], str]) -> None:
        self.strong = re.compile(expand(words.strong)).search
        self.strong_before = re.compile(expand(words.strong_before)).search
        self.before = re.compile(expand(words.before)).search
        self.after = re.compile(expand(words.after)).search
        self.unless_before = re.compile(expand(words.unless_before)).search
        self.unless_after = re.compile(expand(words.unless_after)).search
        self.late = re.compile(expand(words.late)).search


@cache
def _rows(language: str) -> tuple[_Row, ...]:
    lexicon = LEXICONS[language]
    return tuple(_Row(row, lexicon.expand) for row in lexicon.notice_values)


@cache
def _context(language: str) -> _Context:
    lexicon = LEXICONS[language]
    return _Context(lexicon.length_context, lexicon.expand)


@cache
def _told(language: str) -> Search:
    lexicon = LEXICONS[language]
    return re.compile(lexicon.expand("<told_or_effective>")).search


@lru_cache(maxsize=16)
def _matching_rows(text: str, language: str) -> tuple[_Row, ...]:
    """The rows a sentence satisfies, up to the first that holds for every topic; kept for its other topics."""
    found = []
    for row in _rows(language):
        if row.applies(text):
            found.append(row)
            if not row.topics:
                break
    return tuple(found)


def notice_lengths(unit: Unit) -> tuple[Length, ...]:
    """The durations of a sentence that are notice periods, going by the words around them."""
    if not unit.lengths or not _told(unit.lexicon.name)(unit.text):
        return ()
    around = _context(unit.lexicon.name)
    kept = []
    for length in unit.lengths:
        before, after = (
            unit.text[max(0, length.start - _BEFORE) : length.start],
            unit.text[length.end : length.end + _AFTER],
        )
        if around.unless_before(before) or around.unless_after(after):
            continue
        if around.strong(after) or around.strong_before(before) or (around.before(before) and around.after(after)):
            kept.append(length)
    return tuple(kept)


def read_notice(unit: Unit, rule: Rule) -> Reading | None:
    """The notice value a sentence gives for the topic of ``rule``; None if it gives none."""
    lengths = notice_lengths(unit)
    if lengths:
        first = lengths[0]
        late = _context(unit.lexicon.name).late(unit.text[first.end : first.end + _AFTER])
        flags = ("word_figure_mismatch",) if first.mismatch else ()
        return Reading("after" if late else str(first.value), flags=flags)
    for row in _matching_rows(unit.text, unit.lexicon.name):
        if not row.topics or rule.attribute in row.topics:
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
    if not promised:
        return found
    members = tuple(member for member, search in _channels(unit.lexicon.name) if search(unit.text))
    if len(members) > 1:
        members = tuple(member for member in members if member != "site_post" or _on_site(unit.lexicon.name)(unit.text))
    if not members:
        return found
    return [
        *found,
        Found(
            attribute="notice_channel",
            value=members,
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


@cache
def _channels(language: str) -> tuple[tuple[str, Search], ...]:
    lexicon = LEXICONS[language]
    return tuple((member, re.compile(lexicon.expand(pattern)).search) for member, pattern in lexicon.sets["channel"])


@cache
def _on_site(language: str) -> Search:
    return re.compile(LEXICONS[language].expand("<on_site>")).search


def is_promise(unit: Unit) -> bool:
    """Does the sentence have the vendor tell the customer something?"""
    return bool(_promise(unit.lexicon.name)(unit.text))


@cache
def _promise(language: str) -> Search:
    return re.compile(LEXICONS[language].expand("<promise>")).search
