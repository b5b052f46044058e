"""Bytes to text, without mojibake.

Order: byte order mark; UTF-8 if every byte fits it (no other text does by chance); the label of the HTTP header, then
of ``<meta>``; UTF-8 with a few broken bytes; then, unlabelled, GB 18030, Big5 or Western by which gives common
characters. A text in which more than one character in a thousand had to be replaced is refused.
"""

import codecs
import re

from monitor.errors import ExtractError

MAX_REPLACED = 0.001
"""Share of U+FFFD above which a text is refused."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"(?i)<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([a-z0-9_:.-]{2,30})")
_WHATWG = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "x-gbk": "gb18030",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "shift_jis": "cp932",
    "euc-kr": "cp949",
    "utf8": "utf-8",
}
"""Labels that browsers read as a larger charset (WHATWG Encoding Standard, section 4.2)."""

_CHINESE = frozenset(("gb18030", "big5hkscs"))
"""Nearly all bytes of a text in one of them can be read in the other, as characters that nobody uses."""

_RARE = 0.06
"""Share of common characters that any Chinese text has; it is 0.2 and more in terms."""

_COMMON = frozenset(
    "的一是不在有我您你他这這个個上们們为為和或及与與及其用使服务務条款條款时時国國法任何以所由于於中对對"
    "人权權信息资資料费費提供内內容应應当當可会會方之本将將并並按该該第日年月。，、；："
)
"""Characters that make up a large share of any Chinese text, simplified and traditional."""


def decode(data: bytes, *, declared: str | None = None) -> tuple[str, str]:
    """The text of ``data`` and the charset it was read with.

    ``declared``: the charset of the HTTP header, if it named one. Line ends become ``\\n``.

    Raises ExtractError if the bytes are no text, or if no charset gives a text with at most 0.1 % replaced characters.
    """
    text, charset = _decode(data, declared)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, charset


def replaced_share(text: str) -> float:
    """Share of replacement characters in ``text``, 0..1."""
    return text.count("\ufffd") / len(text) if text else 0.0


def refuse_mojibake(text: str) -> None:
    """Raises ExtractError if more than 0.1 % of ``text`` are replacement characters."""
    share = replaced_share(text)
    if share > MAX_REPLACED:
        raise ExtractError(
            f"{share:.1%} of the characters cannot be read in the page's charset; "
            "it was damaged before it came here, or its charset is stated wrongly"
        )


def _decode(data: bytes, declared: str | None) -> tuple[str, str]:
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _replacing(data[len(bom) :], name)
    wide = _wide_charset(data)
    if wide:
        return _replacing(data, wide)
    if b"\0" in data[:4096]:
        raise ExtractError("these bytes are not text (they hold NUL bytes and no known file type)")
    strict = _strict(data, "utf-8")
    if strict is not None:
        return strict, "utf-8"
    meta = _META.search(data[:4096])
    labels = [label for label in (declared, meta[1].decode("ascii") if meta else None) if label]
    for label in labels:
        codec = _codec(label)
        text = _strict(data, codec) if codec and codec != "utf-8" else None
        if codec and text is not None and (codec != "cp1252" or not _looks_double_byte(data)):
            return _surest(data, text, codec) if codec in _CHINESE else (text, codec)
    loose = data.decode("utf-8", "replace")
    if replaced_share(loose) <= MAX_REPLACED:
        return loose, "utf-8"
    return _guess(data, labels)


def _surest(data: bytes, text: str, codec: str) -> tuple[str, str]:
    """What a Chinese label says, unless the text has next to no common character and another charset gives many."""
    if _commonness(text) >= _RARE or not any("\u3400" <= char <= "\u9fff" for char in text):
        return text, codec
    others = _CHINESE - {codec} if _looks_double_byte(data) else {"cp1252"}
    for other in others:
        reading = _strict(data, other)
        if reading is not None and (other == "cp1252" or _commonness(reading) >= 2 * _RARE):
            return reading, other
    return text, codec


def _replacing(data: bytes, charset: str) -> tuple[str, str]:
    text = data.decode(charset, "replace")
    refuse_mojibake(text)
    return text, charset


def _strict(data: bytes, charset: str) -> str | None:
    try:
        return data.decode(charset)
    except UnicodeDecodeError:
        return None


def _codec(label: str) -> str | None:
    name = label.strip().strip("\"'").lower()
    try:
        codec = _WHATWG.get(name) or codecs.lookup(name).name
        "".encode(codec)  # a codec that is none for text, such as "hex", is refused here
    except (LookupError, ValueError):  # ValueError: a label with a NUL in it
        return None
    return codec


def _wide_charset(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: every other byte of mostly ASCII markup is zero."""
    sample = data[:2048]
    half = max(1, len(sample) // 2)
    if sample[1::2].count(0) > 0.7 * half and not sample[::2].count(0):
        return "utf-16-le"
    if sample[::2].count(0) > 0.7 * half and not sample[1::2].count(0):
        return "utf-16-be"
    return None


def _looks_double_byte(data: bytes) -> bool:
    """Do bytes above 127 come in runs (Chinese), rather than alone between letters (accents)?"""
    runs = re.findall(rb"[\x80-\xff]+", data[:200_000])
    return bool(runs) and sum(map(len, runs)) / len(runs) >= 3


def _guess(data: bytes, labels: list[str]) -> tuple[str, str]:
    names = ["gb18030", "big5hkscs"] if _looks_double_byte(data) else ["cp1252"]
    names += [name for label in labels if (name := _codec(label)) and name not in names]
    readings = [(data.decode(name, "replace"), name) for name in names]
    readable = [(text, name) for text, name in readings if replaced_share(text) <= MAX_REPLACED]
    if not readable:
        refuse_mojibake(min(readings, key=lambda reading: replaced_share(reading[0]))[0])
    return max(readable, key=lambda reading: _commonness(reading[0]))


def _commonness(text: str) -> float:
    foreign = [char for char in text[:100_000] if char > "\x7f"]
    return sum(char in _COMMON for char in foreign) / max(1, len(foreign))
