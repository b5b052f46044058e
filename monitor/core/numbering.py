"""Marker text -> convention and ordinals.

A *marker* is what stands before a provision to number it: ``4.1``, ``(iv)``, ``第五条``, ``Article 5``. Several
readings may be possible ("(i)" is a roman one or the letter after h); which one holds is decided by its neighbours
(``core.clauses``), here all of them are given.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from monitor.core.lang.structures import STRUCTURES

#: Shape of dotted numbers that begin with a letter.
LETTERED = "A.1"
#: Shape of numbers that end with a letter.
NUMBER_LETTERED = "1A"
#: No marker is longer than this; the head of a block is enough to read it.
HEAD = 48

#: Full-width forms of ASCII, the dot leaders and brackets of Chinese typesetting; one code point each, so offsets hold.
_NARROW = {0xFF01 + i: 0x21 + i for i in range(94)} | {
    ord("　"): " ",
    ord("\u00a0"): " ",
    ord("．"): ".",
    ord("〔"): "(",
    ord("〕"): ")",
    ord("﹒"): ".",
}
_HANZI_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "壹": 1, "贰": 2, "叁": 3}
_HANZI_UNITS = {"十": 10, "拾": 10, "百": 100, "千": 1000}
_HANZI = "零〇一二三四五六七八九十百两"
_ROMAN = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_ENUMERATED = {
    chr(start + i): i + 1
    for start, count in ((0x2460, 20), (0x2474, 20), (0x2488, 20), (0x2776, 10))
    for i in range(count)
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Marker:
    """One reading of the number at the head of a block.

    ``shape`` names the convention: markers of one shape can be siblings. ``path`` holds the ordinals, one for a
    plain number, several for a dotted one. ``num`` is the number as people cite it; ``raw`` is what stood there.
    The marker begins at ``start`` and the body after it at ``end`` (offsets into the block's text).
    ``repaired``: read only by mending a slip of the author, so it holds only where it fits its neighbours exactly.
    ``weak``: so slight a mark that it holds only where a second one follows or went before.
    """

    shape: str
    path: tuple[int, ...]
    num: str
    raw: str
    start: int
    end: int
    repaired: bool = False
    weak: bool = False

    @property
    def ordinal(self) -> int:
        """The last ordinal: the place among siblings."""
        return self.path[-1]


def narrow(text: str) -> str:
    """Full-width forms to ASCII, code point by code point, so that offsets are kept."""
    return text if text.isascii() else text.translate(_NARROW)


def hanzi_number(text: str) -> int | None:
    """Chinese numeral up to 9999 -> int, also digit by digit ("二〇二五"); None if it is none.

    >>> hanzi_number("二十三"), hanzi_number("一百零五"), hanzi_number("二〇二五")
    (23, 105, 2025)
    """
    if not text or any(c not in _HANZI_DIGITS and c not in _HANZI_UNITS for c in text):
        return None
    if not any(c in _HANZI_UNITS for c in text):
        return int("".join(str(_HANZI_DIGITS[c]) for c in text))
    total = digit = 0
    for c in text:
        if c in _HANZI_DIGITS:
            digit = _HANZI_DIGITS[c]
        else:
            total += (digit or 1) * _HANZI_UNITS[c]
            digit = 0
    return total + digit


def roman_number(text: str) -> int | None:
    """Roman numeral in either case -> int; None if it is not a well-formed one.

    >>> roman_number("xiv"), roman_number("iiii")
    (14, None)
    """
    lower = text.lower()
    if not lower or not _ROMAN.fullmatch(lower):
        return None
    values = [_ROMAN_VALUES[c] for c in lower]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))


def letter_number(text: str) -> int | None:
    """Letter -> its place in the alphabet; doubled letters go on after z ("aa" is 27); else None.

    >>> letter_number("c"), letter_number("bb"), letter_number("ab")
    (3, 28, None)
    """
    if not text.isascii() or not text.isalpha() or len(set(text)) > 1 or len(text) > 2:
        return None
    return ord(text[0].lower()) - 96 + 26 * (len(text) - 1)


def _case(text: str, sample: str) -> str:
    return sample.upper() if text.isupper() else sample


Reader = Callable[[re.Match[str]], list[tuple[str, tuple[int, ...]]]]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Rule:
    """One convention: its pattern (group ``num`` is what people cite) and its readings as (shape, path)."""

    pattern: re.Pattern[str]
    read: Reader
    repaired: bool = False
    weak: bool = False


def _dotted(match: re.Match[str]) -> list[tuple[str, tuple[int, ...]]]:
    path = tuple(int(n) for n in re.findall(r"\d+", match["num"]))
    return [("decimal", path)]


def _integer(match: re.Match[str]) -> list[tuple[str, tuple[int, ...]]]:
    return [(f"1{match['end'].strip()}", (int(match["n"]),))]


def _bracketed_integer(match: re.Match[str]) -> list[tuple[str, tuple[int, ...]]]:
    return [("(1)", (int(match["n"]),))]


def _alphabetic(match: re.Match[str]) -> list[tuple[str, tuple[int, ...]]]:
    """Letter and roman reading of a letter marker; the letter first."""
    n, frame = match["n"], f"{match['open']}%s{match['end'].strip()}"
    readings = ((letter_number(n), "a"), (roman_number(n), "i"))
    return [(frame % _case(n, sample), (value,)) for value, sample in readings if value]


def _lettered(match: re.Match[str]) -> list[tuple[str, tuple[int, ...]]]:
    """A letter and ordinals: "A.1" in Appendix A."""
    return [(LETTERED, (letter_number(match["n"]) or 0, *(int(n) for n in re.findall(r"\d+", match["num"]))))]


def _number_lettered(match: re.Match[str]) -> list[tuple[str, tuple[int, ...]]]:
    """A number and a letter: "4A." below 4."""
    return [(NUMBER_LETTERED, (int(match["n"]), letter_number(match["letter"]) or 0))]


def _hanzi(match: re.Match[str]) -> list[tuple[str, tuple[int, ...]]]:
    value = hanzi_number(match["n"])
    shape = "（一）" if match["num"].startswith("(") else "一、"
    return [(shape, (value,))] if value else []


def _ordinal_hanzi(match: re.Match[str]) -> list[tuple[str, tuple[int, ...]]]:
    n = match["n"].replace(" ", "")
    path = tuple(int(p) for p in n.split(".")) if n[0].isdigit() else (hanzi_number(n) or 0,)
    if len(path) > 1:
        return [("decimal", path)]
    return [(f"第{match['unit']}", path)] if path[0] else []


def _enumerated(match: re.Match[str]) -> list[tuple[str, tuple[int, ...]]]:
    return [("①", (_ENUMERATED[match["num"]],))]


def _counted(match: re.Match[str]) -> list[tuple[str, tuple[int, ...]]]:
    word, n = match["word"].lower(), match["n"]
    if n[0].isdigit():
        path = tuple(int(p) for p in re.findall(r"\d+", n))
        return [("decimal" if len(path) > 1 else word, path)]
    values = (roman_number(n), letter_number(n), _NUMBER_WORDS.get(n.lower()), hanzi_number(n))
    return [(word, (value,)) for value in dict.fromkeys(values) if value]


def _paragraph_sign(match: re.Match[str]) -> list[tuple[str, tuple[int, ...]]]:
    path = tuple(int(p) for p in re.findall(r"\d+", match["n"]))
    return [("decimal" if len(path) > 1 else "§", path)]


_NUMBER_WORDS = {
    word: i + 1
    for i, word in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"))
}


def _counting_words() -> str:
    words = {word for structure in STRUCTURES for rank in structure.counters for word in rank}
    words |= {word for structure in STRUCTURES for word in structure.annexes}
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_AFTER = r"(?P<end>[.:、)]?)(?=\s|$|[^\x00-\x7f])"
#: Between a counting word and its number: a space, or nothing after a Chinese word.
_APART = r"(?:\s{1,2}|(?<=[\u3400-\u9fff]))"
_REFERENCE = re.compile(rf"\s*(?i:{_counting_words()}){_APART}(?:\d|[IVX]+\b|[A-H]\b)|\s*第\s?[\d{_HANZI}]")
_DIGITS = (
    _Rule(pattern=re.compile(r"(?P<num>\d{1,3}(?:\.\d{1,3}){1,6})(?:[.、):](?!\d))?(?![\d%.,°/-])"), read=_dotted),
    _Rule(
        pattern=re.compile(r"(?P<num>\d{1,3}(?:\s{0,2}[.,。]\s{0,2}\d{1,3}){1,6})(?:[.、):](?!\d))?(?![\d%.,°/-])"),
        read=_dotted,
        repaired=True,
    ),
    _Rule(pattern=re.compile(r"(?P<num>(?P<n>\d{1,3})\s?(?P<end>\)))"), read=_integer),
    _Rule(pattern=re.compile(r"(?P<num>(?P<n>\d{1,3}))(?P<end>[.、:]|\s?[-–—](?=\s))(?!\d)"), read=_integer),
    _Rule(pattern=re.compile(r"(?P<num>(?P<n>\d{1,3}))(?P<end>)(?=\s|$)"), read=_integer, weak=True),
    _Rule(pattern=re.compile(r"(?P<num>(?P<n>\d{1,3}))(?P<end>[-–—])(?=[A-Z])"), read=_integer, weak=True),
    _Rule(pattern=re.compile(r"(?P<num>(?P<n>\d{1,3})(?P<letter>[A-Z]))[.:)](?=\s|$)"), read=_number_lettered),
)
_BRACKETS = (
    _Rule(pattern=re.compile(r"(?P<num>\(\s?(?P<n>\d{1,3})\s?\))"), read=_bracketed_integer),
    _Rule(pattern=re.compile(r"(?P<num>(?P<open>\()\s?(?P<n>[a-z]{1,5}|[A-Z]{1,5})\s?(?P<end>\)))"), read=_alphabetic),
    _Rule(pattern=re.compile(rf"(?P<num>\(\s?(?P<n>[{_HANZI}]{{1,4}})\s?\))"), read=_hanzi),
)
_LETTERS = (
    _Rule(
        pattern=re.compile(
            rf"(?P<num>(?P<word>(?i:{_counting_words()})){_APART}(?P<n>\d{{1,3}}(?:\.\d{{1,3}}){{0,4}}|(?i:[ivxlc]{{1,6}})|[a-hA-H]"
            rf"|(?i:{'|'.join(_NUMBER_WORDS)})|[{_HANZI}]{{1,3}}))(?!\d|\.\d)(?P<end>[.:)]?)"
            r"(?=\s*(?:$|[-–—:.]|[^\x00-\x7f])|\s+(?![a-zà-ÿ])\S)"  # "Article 5 of these terms" only refers to one
        ),
        read=_counted,
    ),
    _Rule(
        pattern=re.compile(r"(?P<num>(?P<n>[A-Z])\.?\d{1,2}(?:\.\d{1,2}){0,4})[.:)]?(?=\s|$|(?<=[.:)])[A-Z])"),
        read=_lettered,
    ),
    _Rule(pattern=re.compile(r"(?P<num>(?P<open>)(?P<n>[a-z]{1,5}|[A-Z]{1,5})(?P<end>\)))"), read=_alphabetic),
    _Rule(
        pattern=re.compile(
            r"(?P<num>(?P<open>)(?P<n>[a-z]{1,4}|[A-Z]{1,5}))(?P<end>[.、])(?![a-zA-Z]\.)(?=\s|$|[^\x00-\x7f])"
        ),
        read=_alphabetic,
        weak=True,
    ),
)
_HANZI_NUMBERS = (_Rule(pattern=re.compile(rf"(?P<num>(?P<n>[{_HANZI}]{{1,4}}))[、.:](?!\d)"), read=_hanzi),)
_ORDINALS = (
    _Rule(
        pattern=re.compile(
            rf"(?P<num>第\s?(?P<n>[{_HANZI}]{{1,5}}|\d{{1,3}}(?:\.\d{{1,3}}){{0,4}})\s?(?P<unit>[编編篇章节節条條款部项項]))"
            r"(?P<end>[、.:]?)(?=\s|$|[【\[(《“])"
        ),
        read=_ordinal_hanzi,
    ),
)
_SIGNS = (_Rule(pattern=re.compile(f"(?P<num>[{''.join(_ENUMERATED)}])"), read=_enumerated),)
_SECTION_SIGNS = (
    _Rule(
        pattern=re.compile(r"(?P<num>§{1,2}\s?(?P<n>\d{1,3}(?:\.\d{1,3}){0,4}))(?P<end>[.:)]?)(?=\s|$)"),
        read=_paragraph_sign,
    ),
)
#: The rules that may apply, by a marker's first character; all other characters go to the counting words and letters.
_BY_FIRST: dict[str, tuple[_Rule, ...]] = {
    **dict.fromkeys("0123456789", _DIGITS),
    **dict.fromkeys(_HANZI, _HANZI_NUMBERS),
    **dict.fromkeys(_ENUMERATED, _SIGNS),
    "(": _BRACKETS,
    "第": _ORDINALS,
    "§": _SECTION_SIGNS,
}
#: What any marker of ``_LETTERS`` begins with: most paragraphs begin with a word and need no closer look.
_MAY_BE_LETTERS = re.compile(rf"[a-zA-Z]{{1,5}}[.)、\d]|(?:{_counting_words()}){_APART}\S", re.IGNORECASE)
#: What may stand between a number and its words: "Article 1 - Scope".
_GAP = re.compile(r"\s*(?:[-–—:：]+\s+)?")


def readings(text: str) -> tuple[Marker, ...]:
    """All readings of the marker at the head of ``text``, the most literal first; empty if none is there.

    >>> [(m.shape, m.path, m.num) for m in readings("(i) on request")]
    [('(a)', (9,), '(i)'), ('(i)', (1,), '(i)')]
    """
    head = narrow(text[:HEAD])
    start = len(head) - len(head.lstrip())
    rules = _BY_FIRST.get(head[start : start + 1])
    if rules is None:
        rules = _LETTERS if _MAY_BE_LETTERS.match(head, start) else ()
    found: list[Marker] = []
    for rule in rules:
        match = rule.pattern.match(head, start)
        if match is None:
            continue
        raw = text[match.start("num") : match.end("num")]
        num = _cited(match["num"], repaired=rule.repaired)
        if num == raw:
            if rule.repaired:
                continue
            num = raw  # one text, not two alike
        gap = _GAP.match(text, match.end())
        end = gap.end() if gap else match.end()
        found.extend(
            Marker(
                shape=shape, path=path, num=num, raw=raw, start=start, end=end, repaired=rule.repaired, weak=rule.weak
            )
            for shape, path in rule.read(match)
        )
    return tuple(found)


def refers(text: str) -> bool:
    """Whether a text begins with a counting word and a number, as a provision or as a mere reference to one."""
    return _REFERENCE.match(text) is not None


def _cited(num: str, *, repaired: bool) -> str:
    if repaired:
        return ".".join(re.findall(r"\d+", num))
    if num.startswith("("):
        return "".join(num.split())
    return num
