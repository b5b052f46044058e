"""Dates a sentence states of its own text: 2025-03-01, March 1, 2025, 二〇二五年六月一日."""

import re
from datetime import date

from monitor.core.facts.engine import Reading
from monitor.core.facts.unit import Unit
from monitor.core.lang.rule import Rule
from monitor.core.lang.zh.numbers import in_words

_MONTHS = {name: n for n, name in enumerate(
    ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
)}  # fmt: skip
_MONTH = r"(?P<{0}>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{{0,6}}\.?"
_YMD = re.compile(r"(?P<y>(?:19|20)\d\d)(?:[-/.]|年)(?P<m>\d{1,2})(?:[-/.]|月)(?P<d>\d{1,2})日?")
_MDY = re.compile(rf"\b{_MONTH.format('mn')} (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>(?:19|20)\d\d)")
_DMY = re.compile(rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH.format('mn')},? (?P<y>(?:19|20)\d\d)")
_WORDS = re.compile(
    r"(?P<y>[〇零一二三四五六七八九]{4})年(?P<m>[一二三四五六七八九十]{1,3})月(?P<d>[一二三四五六七八九十]{1,3})日"
)


def dates(text: str) -> tuple[date, ...]:
    """All full dates of a folded text in order; spellings that leave day and month open are none."""
    found: list[tuple[int, date]] = []
    for pattern in (_YMD, _MDY, _DMY):
        for match in pattern.finditer(text):
            groups = match.groupdict()
            month = _MONTHS[groups["mn"]] if groups.get("mn") else int(groups["m"])
            _add(found, match.start(), int(match["y"]), month, int(match["d"]))
    for match in _WORDS.finditer(text):
        year, month_words, day = in_words(match["y"]), in_words(match["m"]), in_words(match["d"])
        if year and month_words and day:
            _add(found, match.start(), int(year), int(month_words), int(day))
    return tuple(day for _, day in sorted(found))


def _add(found: list[tuple[int, date]], at: int, year: int, month: int, day: int) -> None:
    if 1 <= month <= 12 and 1 <= day <= 31:
        try:
            found.append((at, date(year, month, day)))
        except ValueError:
            return  # 31 April: no date


def read_date(unit: Unit, _rule: Rule) -> Reading | None:
    """The first date of the sentence, in ISO form."""
    found = dates(unit.text)
    return Reading(found[0].isoformat()) if found else None
