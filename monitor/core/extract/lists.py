"""The markers of ordered lists, which a page shows though its text does not hold them."""

import re
from collections.abc import Callable

from monitor.core.extract.tree import Element

_OWN_MARKER = re.compile(
    r"(?:[(（\[]\s*(?:\d{1,3}|[a-zA-Z]{1,2}|[ivxIVX]{1,5}|[一二三四五六七八九十]{1,3})\s*[)）\]]"
    r"|\d{1,3}(?:\.\d{1,3})+\.?(?=\s|[^\d.,%]|$)|\d{1,3}\s?[.)）、．](?!\d)"
    r"|[a-zA-Z][.)](?=\s)|[ivxIVX]{2,5}[.)](?=\s)|[一二三四五六七八九十]{1,3}[、.．]"
    r"|第[一二三四五六七八九十百\d]{1,5}[条章节款]|[①-⑳]|§|(?:Article|Section)\s+\d)"
)
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def own_marker(text: str) -> bool:
    """Does the text begin with a number or letter marker of its own?"""
    return _OWN_MARKER.match(text) is not None


def _letters(number: int) -> str:
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _roman(number: int) -> str:
    numeral = "l" * (number // 50) if number < 100 else ""
    number %= 50
    for value, sign in _ROMAN:
        numeral += sign * (number // value)
        number %= value
    return numeral


_STYLES: dict[str, Callable[[int], str]] = {
    "a": _letters,
    "A": lambda number: _letters(number).upper(),
    "i": _roman,
    "I": lambda number: _roman(number).upper(),
    "lower-alpha": _letters,
    "lower-latin": _letters,
    "upper-alpha": lambda number: _letters(number).upper(),
    "upper-latin": lambda number: _letters(number).upper(),
    "lower-roman": _roman,
    "upper-roman": lambda number: _roman(number).upper(),
}
_LIST_STYLE = re.compile(r"(?i)list-style(?:-type)?\s*:\s*([a-z-]+)")


class _List:
    """One open list. ``number``: of its latest item; ``write``: number -> marker, None for bullets."""

    def __init__(self, element: Element) -> None:
        self.number = _integer(element.get("start"), 1) - 1
        self.write: Callable[[int], str] | None = None
        if element.tag == "ol":
            stated = _LIST_STYLE.search(element.get("style") or "")
            style = stated[1].lower() if stated else element.get("type") or "1"
            self.write = None if style in ("none", "disc", "circle", "square") else _STYLES.get(style, str)


class Lists:
    """The lists that enclose the place where a walk stands."""

    def __init__(self) -> None:
        self._open: list[_List] = []
        self._pending: list[str | None] = []
        """For each open item: the marker that its first line still has to show; None once it has a line."""

    @property
    def depth(self) -> int:
        """How many list items enclose this place."""
        return len(self._pending)

    def open(self, element: Element) -> None:
        """A list begins."""
        self._open.append(_List(element))

    def close(self) -> None:
        """The innermost list ends."""
        self._open.pop()

    def item(self, element: Element) -> None:
        """An item of the innermost list begins."""
        if not self._open:
            self._pending.append("")
            return
        current = self._open[-1]
        current.number = _integer(element.get("value"), current.number + 1)
        self._pending.append(f"{current.write(current.number)}. " if current.write and current.number > 0 else "")

    def leave_item(self) -> None:
        """The innermost item ends."""
        self._pending.pop()

    def marker(self, text: str) -> str:
        """The marker to write before ``text``, the next line; empty if there is none, or the text has its own."""
        pending = self._pending[-1] if self._pending else None
        return pending if pending and not own_marker(text) else ""

    def take_first(self) -> bool:
        """Is the next line the first of its item? Asked once a line."""
        if not self._pending or self._pending[-1] is None:
            return False
        self._pending[-1] = None
        return True


def _integer(stated: str | None, otherwise: int) -> int:
    return int(stated) if stated and stated.strip().lstrip("-").isdecimal() and len(stated) < 8 else otherwise
