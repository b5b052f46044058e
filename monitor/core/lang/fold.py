"""Folding of text for rules: small letters, half-width forms, plain quotes and blanks, with a way back to the text."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from monitor.core.lang.zh.traditional import simplified

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_QUOTES = dict.fromkeys(map(ord, "“”„‟«»「」『』"), '"') | dict.fromkeys(map(ord, "‘’‚‛′´`"), "'")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_BLANKS = dict.fromkeys(
    map(
        ord,
        "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\r\n\f\v",
    ),
    " ",
)
_OTHER = {
    ord("。"): "。",
    ord("￥"): "¥",
    ord("﹪"): "%",
    ord("〔"): "(",
    ord("〕"): ")",
    ord("【"): "(",
    ord("】"): ")",
    ord("İ"): "i",
}
_TABLE = _WIDE | _QUOTES | _DASHES | _BLANKS | _OTHER
_ASCII = {code: to for code, to in _TABLE.items() if code < 128}
_FOLDED = {chr(code): chr(to) if isinstance(to, int) else to for code, to in _TABLE.items()}
_TO_FOLD = re.compile(f"[{re.escape(''.join(_FOLDED))}]")
_INVISIBLE_SIGN = "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff*]"
# These patterns begin with a sign or a set of signs, which a search looks for far faster than for anything else.
_INVISIBLE = re.compile(f"{_INVISIBLE_SIGN}{_INVISIBLE_SIGN}*")
_PARAGRAPH = re.compile(r"\n(?=[ \t\r]*\n)")
_DOUBLE_BLANK = re.compile(r"(?<= ) +")
_BESIDE = "[\u3000-\u303f\u3400-\u9fff\uf900-\ufaff0-9,;:.()%\"']"
_CJK_BLANK = re.compile(rf" (?:(?<={_BESIDE} ) *| *(?={_BESIDE}))")


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text; ``cuts`` are folded positions before which a character of the source was left out, in order."""

    text: str
    cuts: tuple[int, ...] = ()

    def source(self, position: int) -> int:
        """Where the character at ``position`` stands in the source."""
        return position + bisect_right(self.cuts, position) if self.cuts else position


def fold(text: str, *, drop_spaces: bool = False, names: "re.Pattern[str] | None" = None, name: str = "") -> Folded:
    """The text as rules see it. ``drop_spaces``: leave out blanks next to Chinese characters and figures,
    and put traditional characters as simplified ones.

    Every match of ``names`` (at least as long as ``name``) is replaced by ``name``.
    """
    plain = _one_form(_PARAGRAPH.sub("\x1e", text) if "\n" in text else text)
    lowered = plain.lower()
    if len(lowered) != len(plain):
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)
    dropped: list[tuple[int, int]] = []
    if "*" in lowered or not lowered.isascii():
        dropped += [match.span() for match in _INVISIBLE.finditer(lowered)]
    if drop_spaces:
        dropped += [match.span() for match in _CJK_BLANK.finditer(lowered)]
    elif "  " in lowered:
        dropped += [match.span() for match in _DOUBLE_BLANK.finditer(lowered)]
    if names is not None:
        lowered, shortened = _rename(lowered, names, name)
        dropped += shortened
    if drop_spaces:
        lowered = simplified(lowered)
    return _without(lowered, dropped) if dropped else Folded(lowered)


def _one_form(text: str) -> str:
    """The text with one sign for all that mean the same; the few such signs of a long text are replaced one by one."""
    if text.isascii():
        return text.translate(_ASCII)
    return _TO_FOLD.sub(lambda match: _FOLDED[match[0]], text)


def _rename(text: str, names: "re.Pattern[str]", name: str) -> tuple[str, list[tuple[int, int]]]:
    pieces, shortened, last = [], [], 0
    for match in names.finditer(text):
        start, end = match.span()
        if end - start < len(name):
            continue
        pieces += [text[last:start], name, text[start + len(name) : end]]
        shortened.append((start + len(name), end))
        last = end
    return "".join([*pieces, text[last:]]), shortened


def _without(text: str, spans: list[tuple[int, int]]) -> Folded:
    spans.sort()
    pieces: list[str] = []
    cuts: list[int] = []
    at = kept = 0
    for start, end in spans:
        start = max(start, at)
        if end <= start:
            continue
        pieces.append(text[at:start])
        kept += start - at
        cuts += [kept] * (end - start)
        at = end
    return Folded("".join([*pieces, text[at:]]), tuple(cuts))
