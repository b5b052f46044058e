"""Dates that a legal text states of itself: published, last updated, effective; in English, Chinese and a few more."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from monitor.core.lang.structures import STRUCTURES
from monitor.core.numbering import hanzi_number, narrow
from monitor.core.text import has_digit
from monitor.model.clause import Dates

#: A date line is short; in longer paragraphs a date counts only where a label stands right at it.
_LINE = 120
_LONGEST = 600
#: How far before or after a date its label may stand.
_REACH = 48
_MONTHS = {name: number for structure in STRUCTURES for name, number in structure.months}
_MONTH = "|".join(sorted(map(re.escape, _MONTHS), key=len, reverse=True))
_HANZI = "[零〇一二三四五六七八九十]"
_LABELS = tuple((re.compile(rf"(?:{pattern})"), kind) for structure in STRUCTURES for pattern, kind in structure.labels)
#: In running text nothing but these words may stand between a label and its date.
_ADJACENT = re.compile(r"(?:[\s:：,(（—–-]|\b(?:on|as|of|from|is|since|the|and|was)\b|[于为是自起（）正式])*")
_SIGNS = re.compile(r"^[\W_]+")
#: "(view the former version)" beside a date.
_ASIDE = re.compile(r"\([^()\d]*\)")
_YEAR = re.compile(r"\d{4}|年|\d[./-]\d{2}(?!\d)")
#: A spelling that may be something else (a version, a number) where no label says that it is a date.
_LOOSE = re.compile(r"\d{8}|\d{1,2}([./-])\d{1,2}\1\d{2}")
#: Year 1 of the calendar that Taiwan counts by.
_ROC_EPOCH = 1911
_DATE = re.compile(
    r"(?P<y>\d{4})\s?(?P<sep>[-/.年])\s?(?P<m>\d{1,2})\s?(?:(?P=sep)|月)\s?(?P<d>\d{1,2})(?!\d)\s?日?"
    rf"|(?P<hy>[零〇一二三四五六七八九]{{4}})年(?P<hm>{_HANZI}{{1,3}})月(?P<hd>{_HANZI}{{1,3}})日"
    rf"|(?P<month>\b(?:{_MONTH}))\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s?[,.]?\s+(?P<year>\d{{4}})\b"
    rf"|(?<!\d)(?P<day2>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?[\s-](?:(?:day\s)?of\s|de\s|d['’])?"
    rf"(?P<month2>(?:{_MONTH})\b)\.?,?[\s-](?:de\s|del\s|of\s)?(?P<year2>\d{{4}})\b"
    r"|(?<![\d./-])(?P<a>\d{1,2})(?P<s>[./-])(?P<b>\d{1,2})(?P=s)(?P<ny>\d{4}|\d{2})(?!\d|[./-]\d)"
    r"|民[國国]\s?(?P<roc>\d{2,3})\s?年\s?(?P<rm>\d{1,2})\s?月\s?(?P<rd>\d{1,2})\s?日"
    r"|(?<!\d)(?P<cy>20\d\d)(?P<cm>0[1-9]|1[0-2])(?P<cd>0[1-9]|[12]\d|3[01])(?!\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Found:
    """A date spelled in a text: the day-first and the month-first reading."""

    start: int
    end: int
    spelling: str
    day_first: date | None
    month_first: date | None

    @property
    def certain(self) -> date | None:
        """The date, if its spelling allows one reading only."""
        readings = {value for value in (self.day_first, self.month_first) if value is not None}
        return readings.pop() if len(readings) == 1 else None


def is_date_line(text: str) -> bool:
    """Whether a line does little more than state a date ("Last updated: 1 May 2024", "生效日期：2023年08月01日")."""
    if text.isascii() and not has_digit(text):
        return False
    line = text.strip()
    line = narrow(line).strip() if len(line) <= 2 * _LINE else line
    match = _DATE.search(line) if len(line) <= _LINE else None
    return match is not None and len(line) - len(match[0]) <= _REACH


def states_date(text: str) -> bool:
    """Whether a line begins by saying what date it states; a bare date may head what happened on it.

    >>> states_date("Last updated: 1 May 2024"), states_date("1 May 2024"), states_date("Terms valid from 1 May 2024")
    (True, False, False)
    """
    if not is_date_line(text):
        return False
    line = _SIGNS.sub("", narrow(text)).casefold()
    return any(label.match(line) for label, _ in _LABELS)


def dates(lines: Iterable[str], *, day_first: bool | None = None) -> Dates:
    """The dates stated by the head and foot lines of a text.

    ``day_first``: how 03/04/2024 is read where nothing else in the lines decides; None leaves it open, and the
    spelling is given as ambiguous.
    """
    texts = [narrow(line).casefold() for line in lines]
    spelled = [(index, found) for index, text in enumerate(texts) for found in _spelled(text)]
    order = _order(found for _, found in spelled)
    order = day_first if order is None else order
    named: dict[str, date] = {}
    ambiguous: list[str] = []
    for index, found in spelled:
        kind = _kind(texts[index], found, texts[index - 1] if index else "")
        if kind is None or kind in named:
            continue
        value = found.certain
        if value is None and order is not None:
            value = found.day_first if order else found.month_first
        if value is None:
            ambiguous.append(found.spelling)
        else:
            named[kind] = value
    return Dates(
        published=named.get("published"),
        updated=named.get("updated"),
        effective=named.get("effective"),
        ambiguous=tuple(dict.fromkeys(ambiguous)),
    )


def _spelled(text: str) -> list[_Found]:
    if len(text) > _LONGEST or not _YEAR.search(text):
        return []
    found = []
    for match in _DATE.finditer(text):
        day_first, month_first = _readings(match)
        if day_first or month_first:
            found.append(
                _Found(
                    start=match.start(),
                    end=match.end(),
                    spelling=match[0].strip(),
                    day_first=day_first,
                    month_first=month_first,
                )
            )
    return found


def _readings(match: re.Match[str]) -> tuple[date | None, date | None]:
    """Day-first and month-first reading; both the same where the spelling leaves no choice."""
    groups = match.groupdict()
    if groups["y"]:
        value = _date(groups["y"], groups["m"], groups["d"])
    elif groups["roc"]:
        value = _date(str(int(groups["roc"]) + _ROC_EPOCH), groups["rm"], groups["rd"])
    elif groups["cy"]:
        value = _date(groups["cy"], groups["cm"], groups["cd"])
    elif groups["hy"]:
        value = _date(*(str(hanzi_number(groups[name]) or 0) for name in ("hy", "hm", "hd")))
    elif groups["year"]:
        value = _date(groups["year"], str(_MONTHS[groups["month"]]), groups["day"])
    elif groups["year2"]:
        value = _date(groups["year2"], str(_MONTHS[groups["month2"]]), groups["day2"])
    else:
        day_first = _date(groups["ny"], groups["b"], groups["a"])
        return day_first, day_first if groups["s"] == "." else _date(groups["ny"], groups["a"], groups["b"])
    return value, value


def _date(year: str, month: str, day: str) -> date | None:
    try:
        value = date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))
    except ValueError:
        return None
    return value if 1990 <= value.year <= 2100 else None


def _order(found: Iterable[_Found]) -> bool | None:
    """Day first or month first, as the unambiguous ones among spellings such as 29/09/2024 show; None if none does."""
    shown = {item.day_first is not None for item in found if (item.day_first is None) != (item.month_first is None)}
    return shown.pop() if len(shown) == 1 else None


def _kind(text: str, found: _Found, before: str) -> str | None:
    """What a date is the date of, by the label nearest before it, else right after it, else on the line above."""
    ahead = text[max(0, found.start - _REACH) : found.start]
    running = len(text) > _LINE
    labels = [
        (match.end(), -rank, kind)
        for rank, (pattern, kind) in enumerate(_LABELS)
        for match in pattern.finditer(ahead)
        if not running or _ADJACENT.fullmatch(ahead, match.end())
    ]
    if labels:
        return max(labels)[2]
    behind = text[found.end : found.end + _REACH // 2]
    for pattern, kind in _LABELS:
        match = pattern.search(behind)
        if match and (not running or _ADJACENT.fullmatch(behind, 0, match.start())):
            return kind
    if _LOOSE.fullmatch(found.spelling):
        return None
    alone = len(_ASIDE.sub("", text).strip()) - (found.end - found.start) <= 4
    if alone and len(before) <= _LINE:
        for pattern, kind in _LABELS:
            if pattern.search(before):
                return kind
    return "updated" if alone else None
