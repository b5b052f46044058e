"""English numbers: "thirty (30) days", "two months", "99.9 per cent", "US$100", "one hundred US dollars"."""

import re
from collections.abc import Callable
from decimal import Decimal

from monitor.core.lang.quantity import Length, Money, Percent, duration, lower_of

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_WORDS: dict[str, int] = {word: n for n, word in enumerate(_ONES)} | {word: 20 + 10 * n for n, word in enumerate(_TENS)}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12,
    "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "ninetieth": 90,
} | {word + "th": n for n, word in enumerate(_ONES) if n in (4, 6, 7, 10, 11, 13, 14, 15, 16, 17, 18, 19)}  # fmt: skip

_WORD = "(?:" + "|".join(sorted([*_WORDS, *_SCALES], key=len, reverse=True)) + ")"
_IN_WORDS = rf"(?:(?:a|one) )?{_WORD}\b(?:[ -]{{1,2}}(?:and )?{_WORD}\b){{0,6}}"
_FIGURE = r"\d{1,9}(?:,\d{3}){0,4}(?:\.\d{1,4})?"
_NUMBER = (
    rf"(?P<w>{_IN_WORDS})(?: ?\( ?(?P<wf>{_FIGURE}) ?(?:%|x)? ?\))?|(?P<f>{_FIGURE})(?: ?\( ?(?P<fw>{_IN_WORDS}) ?\))?"
)

# unit word -> how many of which base unit
_UNITS: dict[str, tuple[Decimal, str]] = {
    "minute": (Decimal(1), "MIN"), "min": (Decimal(1), "MIN"),
    "hour": (Decimal(1), "H"), "hr": (Decimal(1), "H"),
    "day": (Decimal(1), "D"), "week": (Decimal(7), "D"), "fortnight": (Decimal(14), "D"),
    "month": (Decimal(1), "M"), "quarter": (Decimal(3), "M"), "year": (Decimal(12), "M"), "yr": (Decimal(12), "M"),
}  # fmt: skip
_UNIT = r"(?P<u>minute|min|hour|hr|day|week|fortnight|month|quarter|year|yr)s?\b(?! old)"
_KIND = r"(?:(?P<bd>business|working|work|trading|banking)|calendar|consecutive|successive|full|whole|clear|natural|billing|contract|additional|further|more|prior|preceding|written|of)"
_GAP = r"[ -]{1,2}"
_LENGTH = re.compile(rf"\b(?:{_NUMBER})(?: or more)?(?:{_GAP}{_KIND}){{0,2}}{_GAP}{_UNIT}")
_SINGLE = re.compile(
    rf"\b(?P<n>half an?|half|an?|one)(?: \(1\))?(?:{_GAP}(?:full|whole|calendar|(?P<bd>business|working)))?{_GAP}{_UNIT}"
)
_ORDINAL = re.compile(
    rf"\b(?:the )?(?P<o>\d{{1,3}}(?:st|nd|rd|th)|(?:(?:{'|'.join(_TENS)})-)?(?:{'|'.join(_ORDINALS)}))"
    rf"(?: \(\d{{1,3}}(?:st|nd|rd|th)?\))? (?:(?P<bd>business|working) |calendar )?(?P<u>day|month)\b"
)
_PERCENT = re.compile(
    rf"\b(?:{_NUMBER}|(?P<d>{_IN_WORDS} point {_WORD}(?:[ -]{_WORD}){{0,3}}))(?: ?%|[ -]?per ?cent(?:age)?\b)"
    rf"|\b(?P<half>(?:one[ -])?half)(?= (?:of )?(?:the|your|that|its|one)\b)"
)
_FIGURE_PERCENT = re.compile(r"\( ?(?P<f>\d{1,3}(?:\.\d{1,5})?) ?%? ?\)")

_SYMBOLS = {
    "us$": "USD", "usd": "USD", "$": "USD", "eur": "EUR", "€": "EUR", "gbp": "GBP", "£": "GBP", "cny": "CNY",
    "rmb": "CNY", "¥": "CNY", "hk$": "HKD", "hkd": "HKD", "sgd": "SGD", "s$": "SGD", "a$": "AUD", "aud": "AUD",
    "cad": "CAD", "c$": "CAD", "jpy": "JPY", "inr": "INR", "chf": "CHF",
}  # fmt: skip
_NAMES = {
    "us dollar": "USD", "u.s. dollar": "USD", "united states dollar": "USD", "dollar": "USD", "usd": "USD",
    "euro": "EUR", "eur": "EUR", "pound sterling": "GBP", "pounds sterling": "GBP", "pound": "GBP", "gbp": "GBP",
    "yuan": "CNY", "rmb": "CNY", "renminbi": "CNY", "cny": "CNY", "singapore dollar": "SGD",
    "hong kong dollar": "HKD", "swiss franc": "CHF", "yen": "JPY", "rupee": "INR",
}  # fmt: skip
_SYMBOL = "(?:" + "|".join(re.escape(s) for s in sorted(_SYMBOLS, key=len, reverse=True)) + ")"
_NAME = "(?:" + "|".join(re.escape(s) for s in sorted(_NAMES, key=len, reverse=True)) + ")"
_SCALE = r"(?: ?(?P<s>thousand|million|k|m)\b)?"
_GROUPED = r"\d{1,3}(?:[,.' ]\d{3}){1,4}(?:[.,]\d{2})?(?!\d)"
"""A sum with its thousands set apart; a sum has two decimals at the most, so that three digits are always thousands."""
_SUM = rf"(?:{_GROUPED}|{_FIGURE})"
_MONEY = re.compile(
    rf"(?<![a-z])(?P<c>{_SYMBOL}) ?(?P<n>{_SUM}){_SCALE}"
    rf"|\b(?:{_NUMBER.replace(_FIGURE, _SUM)}){_SCALE.replace('<s>', '<s2>')} (?P<c2>{_NAME})s?\b"
    rf"(?: ?\((?:{_SYMBOL} ?)?(?P<n2>{_SUM})\))?"
)
_DECIMALS = re.compile(r"[.,](\d{2})$")


def in_words(text: str) -> Decimal | None:
    """The number written in words, None if the words are no number.

    >>> in_words("one hundred and twenty")
    Decimal('120')
    """
    total = part = 0
    seen = False
    for word in re.split(r"[ -]+", text):
        if word in ("and", "a", ""):
            continue
        if word in _SCALES:
            scale = _SCALES[word]
            part = max(part, 1) * scale
            if scale >= 1000:
                total, part = total + part, 0
        elif word in _WORDS:
            part += _WORDS[word]
        else:
            return None
        seen = True
    return Decimal(total + part) if seen else None


def _figure(text: str | None) -> Decimal | None:
    return Decimal(text.replace(",", "")) if text else None


def _sum(text: str | None) -> Decimal | None:
    """The figure of a sum of money, thousands set apart in any way: 10,000 or 10.000 or 10 000,50.

    >>> _sum("10.000"), _sum("1,250.50"), _sum("99.9")
    (Decimal('10000'), Decimal('1250.50'), Decimal('99.9'))
    """
    if not text or not re.fullmatch(_GROUPED, text):
        return _figure(text)
    decimals = _DECIMALS.search(text)
    whole = re.sub(r"\D", "", text[: decimals.start()] if decimals else text)
    return Decimal(f"{whole}.{decimals[1]}" if decimals else whole)


def _number(
    match: "re.Match[str]", figure_of: Callable[[str | None], Decimal | None] = _figure
) -> tuple[Decimal | None, bool]:
    groups = match.groupdict()
    word, figure = groups["w"] or groups["fw"], groups["f"] or groups["wf"]
    return lower_of(in_words(word) if word else None, figure_of(figure))


def lengths(text: str) -> tuple[Length, ...]:
    """All durations of a folded sentence, in order.

    >>> [str(found.value) for found in lengths("thirty (30) days, two weeks and a year")]
    ['P30D', 'P14D', 'P12M']
    """
    if not any(unit in text for unit in _UNITS):
        return ()
    found = [*_counted(text), *_single(text), *_numbered(text)]
    found.sort(key=lambda length: (length.start, -length.end))
    kept: list[Length] = []
    for length in found:
        if not kept or length.start >= kept[-1].end:
            kept.append(length)
    return tuple(kept)


def _base(match: "re.Match[str]") -> tuple[Decimal, str]:
    per, unit = _UNITS[match["u"]]
    return (per, "BD") if match["bd"] and unit == "D" and per == 1 else (per, unit)


def _counted(text: str) -> list[Length]:
    found = []
    for match in _LENGTH.finditer(text):
        count, mismatch = _number(match)
        per, unit = _base(match)
        value = duration(count, per, unit) if count is not None else None
        if value is not None:
            found.append(Length(start=match.start(), end=match.end(), value=value, mismatch=mismatch))
    return found


def _single(text: str) -> list[Length]:
    found = []
    for match in _SINGLE.finditer(text):
        per, unit = _base(match)
        value = duration(Decimal("0.5") if match["n"].startswith("half") else Decimal(1), per, unit)
        if value is not None:
            found.append(Length(start=match.start(), end=match.end(), value=value))
    return found


def _numbered(text: str) -> list[Length]:
    found = []
    for match in _ORDINAL.finditer(text):
        tens, _, ones = match["o"].rpartition("-")
        digits = re.match(r"\d+", match["o"])
        count = Decimal(int(digits[0])) if digits else Decimal(_WORDS.get(tens, 0) + _ORDINALS[ones])
        per, unit = _base(match)
        value = duration(count, per, unit)
        if value is not None:
            found.append(Length(start=match.start(), end=match.end(), value=value, ordinal=True))
    return found


def percents(text: str) -> tuple[Percent, ...]:
    """All percentages of a folded sentence, in order."""
    found: list[Percent] = []
    for match in _PERCENT.finditer(text):
        if found and match.start() < found[-1].end:
            continue
        mismatch = False
        value: Decimal | None
        if match["half"]:
            value = Decimal(50)
        elif match["d"]:
            whole, _, part = match["d"].partition(" point ")
            base = in_words(whole)
            digits = "".join(str(_WORDS.get(word, "")) for word in re.split(r"[ -]", part))
            value = Decimal(f"{base}.{digits}") if base is not None else None
        else:
            value, mismatch = _number(match)
        end = match.end()
        if value is not None:
            beside = _FIGURE_PERCENT.match(text, end + 1) if text[end : end + 1] == " " else None
            if beside:
                end = beside.end()
                lower, mismatch = lower_of(value, Decimal(beside["f"]))
                value = lower or value
            found.append(Percent(start=match.start(), end=end, value=value, mismatch=mismatch))
    return tuple(found)


def amounts(text: str) -> tuple[Money, ...]:
    """All sums of money of a folded sentence, in order."""
    found = []
    for match in _MONEY.finditer(text):
        if match["c"]:
            value, mismatch, currency, scale = _sum(match["n"]), False, _SYMBOLS[match["c"]], match["s"]
        else:
            value, mismatch = _number(match, _sum)
            beside = _sum(match["n2"])
            if beside is not None and value is not None:
                value, mismatch = lower_of(value, beside)
            currency, scale = _NAMES[match["c2"]], match["s2"]
        if value is None:
            continue
        if scale:
            value *= 1000 if scale in ("thousand", "k") else 1_000_000
        found.append(Money(start=match.start(), end=match.end(), currency=currency, value=value, mismatch=mismatch))
    return tuple(found)
