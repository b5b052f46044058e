"""Days as a text's own definitions have them: which days are business days, and whether "days" are such days."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from monitor.core.lang.daywords import DayWords
from monitor.core.lang.en.daywords import DAYS as ENGLISH
from monitor.core.lang.zh.daywords import DAYS as CHINESE
from monitor.model.clause import ClauseTree
from monitor.model.finding import Fact
from monitor.model.value import Duration

_LANGUAGES = (ENGLISH, CHINESE)
_WEEKDAYS = "weekdays"


@dataclass(frozen=True, slots=True)
class DayTerms:
    """What a text defines: ``calendar`` as for ``Fact.calendar``; ``days``: the unit that "day" alone stands for."""

    calendar: str = ""
    days: str = ""


def day_terms(text: str) -> DayTerms:
    """The definitions of days in a text, "" where it gives none.

    A definition that names a place gives that place's calendar, the first one if it names several; one that says
    Monday to Friday and takes no holidays out gives "weekdays"; one that takes out the holidays of no place it names
    leaves the calendar to the vendor's country.

    >>> day_terms('"Business Day" means a day on which banks in Singapore are open for business.')
    DayTerms(calendar='SG', days='')
    """
    small = text.lower()
    is_ascii = text.isascii()
    calendar = days = ""
    for words in _LANGUAGES:
        of_business, of_days = (
            any(mention in small for mention in mentions if not is_ascii or mention.isascii())
            for mentions in (words.of_business, words.of_days)
        )
        if not (of_business or of_days) or not words.mention.search(small):
            continue
        if of_business:
            for definition in words.business_day.finditer(text):
                calendar = calendar or _calendar(definition["what"], words)
        bare = words.bare_day.search(text) if of_days else None
        if bare and not days:
            days = "BD" if bare["business"] else "D"
    return DayTerms(calendar, days)


def _calendar(what: str, words: DayWords) -> str:
    named = [(match.start(), code) for code, pattern in words.places if (match := pattern.search(what))]
    if named:
        return min(named)[1]
    return _WEEKDAYS if words.weekdays.search(what) and not words.holidays.search(what) else ""


def in_days_of_the_text(tree: ClauseTree, facts: Sequence[Fact]) -> Iterator[Fact]:
    """The facts with their days as the text defines them: the calendar of business days, days that are business days.

    A definition holds for the whole text, since parts of one page share their definitions.
    """
    terms = day_terms(tree.text) if any(_length(fact) for fact in facts) else DayTerms()
    for fact in facts:
        length = _length(fact)
        if length is None or terms == DayTerms():
            yield fact
        elif length.unit == "BD" or terms.days == "BD":
            yield replace(fact, value=str(Duration(length.count, "BD")), calendar=terms.calendar)
        else:
            yield fact


def _length(fact: Fact) -> Duration | None:
    length = Duration.parse(fact.value) if isinstance(fact.value, str) else None
    return length if length is not None and length.unit in ("D", "BD") else None
