"""Chinese numbers: 三十日, 第五(5)个工作日, 两个月, 半年, 百分之九十九点九, 人民币伍仟元(¥5,000)."""

import re
from decimal import Decimal

from monitor.core.lang.quantity import Length, Money, Percent, duration, lower_of

_DIGITS = (
    {c: n for n, c in enumerate("零一二三四五六七八九")}
    | {c: n for n, c in enumerate("〇壹贰叁肆伍陆柒捌玖")}
    | {"两": 2}
)
_SCALES = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_BIG = {"万": 10_000, "萬": 10_000, "亿": 100_000_000}
_CJK = "[" + "".join([*_DIGITS, *_SCALES, *_BIG]) + "]"
_FIGURE = r"\d{1,9}(?:,\d{3}){0,4}(?:\.\d{1,4})?"
_NUMBER = (
    rf"(?P<w>{_CJK}{{1,12}}(?:点{_CJK}{{1,4}})?)(?:\((?P<wf>{_FIGURE})\))?"
    rf"|(?P<f>{_FIGURE})(?:\((?P<fw>{_CJK}{{1,12}})\))?"
)
_UNITS: dict[str, tuple[Decimal, str]] = {
    "分钟": (Decimal(1), "MIN"), "小时": (Decimal(1), "H"), "个钟头": (Decimal(1), "H"),
    "工作日": (Decimal(1), "BD"), "工作天": (Decimal(1), "BD"), "营业日": (Decimal(1), "BD"), "交易日": (Decimal(1), "BD"),
    "自然日": (Decimal(1), "D"), "日历日": (Decimal(1), "D"), "日历天": (Decimal(1), "D"), "日": (Decimal(1), "D"),
    "天": (Decimal(1), "D"), "周": (Decimal(7), "D"), "星期": (Decimal(7), "D"), "礼拜": (Decimal(7), "D"),
    "自然月": (Decimal(1), "M"), "月": (Decimal(1), "M"), "季度": (Decimal(3), "M"), "周年": (Decimal(12), "M"),
    "自然年": (Decimal(12), "M"), "年": (Decimal(12), "M"),
}  # fmt: skip
_UNIT = "(?P<u>" + "|".join(sorted(_UNITS, key=len, reverse=True)) + ")"
_LENGTH = re.compile(
    rf"(?<!最后)(?<!首)(?<!末)(?P<o>第)?(?:{_NUMBER})(?P<m>个|整)?(?P<h>半)?(?:完整的?|连续)?{_UNIT}(?P<y>半)?(?![期历均度])"
)
_HALF = re.compile(r"半(?P<m>个)?(?P<u>月|年|小时|天|日)")
_PERCENT = re.compile(
    rf"百分之(?P<p>百|{_CJK}{{1,6}}(?:点{_CJK}{{1,5}})?|{_FIGURE})|(?P<f>{_FIGURE})%|(?P<half>(?<=[费款额用])(?:的)?(?:一半|半数)|(?:一半|半数)的?(?=月费|当月|服务费|费用))"
)
_SYMBOLS = {
    "人民币": "CNY", "rmb": "CNY", "cny": "CNY", "¥": "CNY", "美元": "USD", "us$": "USD", "usd": "USD", "$": "USD",
    "港币": "HKD", "港元": "HKD", "hkd": "HKD", "欧元": "EUR", "eur": "EUR", "€": "EUR", "新加坡元": "SGD", "英镑": "GBP", "瑞士法郎": "CHF", "chf": "CHF", "新台币": "TWD", "韩元": "KRW", "gbp": "GBP", "£": "GBP", "日元": "JPY", "加元": "CAD", "澳元": "AUD",
}  # fmt: skip
_SYMBOL = "(?:" + "|".join(re.escape(s) for s in sorted(_SYMBOLS, key=len, reverse=True)) + ")"
_MONEY = re.compile(
    rf"(?P<c>{_SYMBOL})?(?:\(?[a-z¥]{{0,3}}\)?)?(?:{_NUMBER})(?P<s>万|亿)?(?P<c2>元人民币|美元|港元|港币|欧元|英镑|日元|加元|澳元|新加坡元|瑞士法郎|新台币|韩元|元整|元|圆)(?:整)?"
    rf"(?:\({_SYMBOL}?(?P<n2>{_FIGURE})元?\))?"
    rf"|(?P<c3>{_SYMBOL})(?P<n>{_FIGURE})(?P<s3>万)?"
)
_NOT_A_LENGTH = re.compile(
    r"\d{4}年|[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}日?|[\d〇零一二三四五六七八九]{4}年"
)


def in_words(text: str) -> Decimal | None:
    """The number written in Chinese numerals, None if it is none.

    >>> in_words("一百二十"), in_words("九十九点九五"), in_words("二〇二五")
    (Decimal('120'), Decimal('99.95'), Decimal('2025'))
    """
    whole, point, part = text.partition("点")
    if point and not all(c in _DIGITS for c in part):
        return None
    value = _whole(whole)
    if value is None:
        return None
    return Decimal(f"{value}.{''.join(str(_DIGITS[c]) for c in part)}") if point else Decimal(value)


def _whole(text: str) -> int | None:
    if text and all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total = section = digit = 0
    for c in text:
        if c in _DIGITS:
            digit = _DIGITS[c]
        elif c in _SCALES:
            section += max(digit, 1) * _SCALES[c]
            digit = 0
        elif c in _BIG:
            total = (total + section + digit) * _BIG[c]
            section = digit = 0
        else:
            return None
    return total + section + digit or None


def _figure(text: str | None) -> Decimal | None:
    return Decimal(text.replace(",", "")) if text else None


def _number(match: "re.Match[str]") -> tuple[Decimal | None, bool]:
    word, figure = match["w"] or match["fw"], match["f"] or match["wf"]
    return lower_of(in_words(word) if word else None, _figure(figure))


def lengths(text: str) -> tuple[Length, ...]:
    """All durations of a folded sentence, in order. Dates (2025年3月1日) are none.

    >>> [str(found.value) for found in lengths("提前三十日或两个月,半年内")]
    ['P30D', 'P2M', 'P6M']
    """
    dates = [match.span() for match in _NOT_A_LENGTH.finditer(text)]
    found = [*_counted(text), *_halves(text)]
    found.sort(key=lambda length: (length.start, -length.end))
    kept: list[Length] = []
    for length in found:
        in_date = any(start < length.end and length.start < end for start, end in dates)
        if not in_date and (not kept or length.start >= kept[-1].end):
            kept.append(length)
    return tuple(kept)


def _counted(text: str) -> list[Length]:
    found = []
    for match in _LENGTH.finditer(text):
        unit = match["u"]
        if unit == "月" and not match["m"] and match["w"] not in ("两", "半"):
            continue  # 六月 is June; six months are 六个月
        count, mismatch = _number(match)
        if count is None:
            continue
        per, base = _UNITS[unit]
        if match["h"] or (match["y"] and unit == "年"):
            count += Decimal("0.5")
        value = duration(count, per, base)
        if value is not None:
            found.append(
                Length(start=match.start(), end=match.end(), value=value, mismatch=mismatch, ordinal=bool(match["o"]))
            )
    return found


def _halves(text: str) -> list[Length]:
    found = []
    for match in _HALF.finditer(text):
        per, base = _UNITS[match["u"]]
        value = duration(Decimal("0.5"), per, base)
        if value is None and match["u"] == "小时":
            value = duration(Decimal(30), Decimal(1), "MIN")
        if value is None and match["u"] in ("天", "日"):
            value = duration(Decimal(12), Decimal(1), "H")
        if value is not None:
            found.append(Length(start=match.start(), end=match.end(), value=value))
    return found


def percents(text: str) -> tuple[Percent, ...]:
    """All percentages of a folded sentence, in order; 百分之五(5%) is one, 费用的一半 is 50."""
    found: list[Percent] = []
    for match in _PERCENT.finditer(text):
        words = match["p"]
        value = Decimal(50) if match["half"] else _figure(match["f"]) if words is None else _percent_words(words)
        if value is None:
            continue
        if found and text[found[-1].end : match.start()] == "(" and words is None:
            value, mismatch = lower_of(found[-1].value, value)
            last = found.pop()
            found.append(Percent(start=last.start, end=match.end() + 1, value=value or last.value, mismatch=mismatch))
            continue
        found.append(Percent(start=match.start(), end=match.end(), value=value))
    return tuple(found)


def _percent_words(words: str) -> Decimal | None:
    if words == "百":
        return Decimal(100)
    return Decimal(words.replace(",", "")) if words[0].isdigit() and words.isascii() else in_words(words)


def amounts(text: str) -> tuple[Money, ...]:
    """All sums of money of a folded sentence, in order."""
    found = []
    for match in _MONEY.finditer(text):
        if match["c3"]:
            value, mismatch, currency = _figure(match["n"]), False, _SYMBOLS[match["c3"]]
            scale = match["s3"]
        else:
            value, mismatch = _number(match)
            beside = _figure(match["n2"])
            scale = match["s"]
            named = _SYMBOLS.get(match["c2"])
            currency = named or (_SYMBOLS[match["c"]] if match["c"] else "CNY")
            if beside is not None and value is not None and not scale:
                value, mismatch = lower_of(value, beside)
        if value is None:
            continue
        if scale:
            value *= _BIG[scale]
        found.append(Money(start=match.start(), end=match.end(), currency=currency, value=value, mismatch=mismatch))
    return tuple(found)
