"""Markdown to drafts, by the conventions that archives of terms use.

Setext and ATX headings, bold run-ins, nested bullets and numbers, escaped markers (``1\\.``), pipe tables, quotes,
code fences; links and emphasis fall away, their text stays.
"""

import html
import re
from collections.abc import Iterable, Iterator

from monitor.core.extract.draft import Draft, lines_of, row
from monitor.core.extract.inline import Content, Line, LinkKind
from monitor.core.extract.lists import own_marker
from monitor.core.text import kept
from monitor.errors import ExtractError

_LINE_SIGNS = "`~#=-*_|"
"""With one of these begins a line that is more than text or a point of a list."""
_ATX = re.compile(r"\s*(#{1,6})(?:\s+|$)(.*)")
_SETEXT = re.compile(r"(\s*)(=+|-{2,})\s*$")
_RULE = re.compile(r" {0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$")
_BULLET = re.compile(r"(\s*)([*+-])(\s+)(?=\S)")
_NUMBER = re.compile(r"(\s*)(\d{1,4})([.)])(\s+)(?=\S)")
_TO_TOP = re.compile(r"\[[^\]]*\]\(#[^)]*\)")
_QUOTE = re.compile(r"^(?:\s{0,3}>\s?)+")
_FENCE = re.compile(r"\s*(```|~~~)")
_DIVIDER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_PLAIN_TARGET = re.compile(r"\]\((?<!\\\]\()([^()\s\\]*)\)")
"""What must not stand before it is looked at behind its first signs: those are found four times as fast."""
_BREAK = re.compile(r"(?:(?<! ) {2,}|\\)\n|<br\s*/?>")
_INLINE = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|!\[[^\]]*\]\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)"  # a picture has no text
    r"|(?P<bold>\*\*\*|\*\*|__)"
    r"|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)"
    r"|(?P<open>\[)"
    r"|(?P<target>\]\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\s*\)|\]\[[^\]]*\]"
    r"|\]\((?:[#/<]|https?:|mailto:)(?:[^()\n]|\([^()\n]*\)){0,800}\))"  # archives leave spaces in targets
    r"|<(?P<address>(?:https?://|mailto:)[^>\s]+)>"
    r"|</?[a-zA-Z][^<>]*>"
)


_SIGNS = "*_[]\\<|`&"
_MOST_SIGNS = 500_000
"""Signs that may be markup: each may cost as much as a tag does. The longest real text has 12,000."""


def bare(text: str) -> str:
    """The text with what its links lead to reduced to the kind of place: all that is read of them, and all in which
    three of four recorded versions of an archive differ.

    >>> bare("See [our policy](https://acme.example/privacy?v=2) and [above](#top).")
    'See [our policy](/) and [above](#).'
    """
    return _PLAIN_TARGET.sub(_kind_of_place, text)


def _kind_of_place(link: re.Match[str]) -> str:
    target = link[1]
    return "](#)" if target.startswith("#") else "](mailto:)" if "mailto:" in target else "](/)"


def drafts(text: str) -> Iterator[Draft]:
    """The blocks of a ``bare`` text in order. Raises ExtractError if it has too many lines or signs of markup."""
    signs = sum(map(text.count, _SIGNS)) if len(text) > _MOST_SIGNS else 0
    if signs > _MOST_SIGNS:
        raise ExtractError(f"the text has {signs} signs of markup; at most {_MOST_SIGNS} are read: give it in parts")
    yield from _Reader(lines_of(text)).read()


class _Reader:
    """Reads line by line; ``_open`` holds the lines of the paragraph or item that is being gathered."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._at = 0
        self._open: list[str] = []
        self._kind: tuple[str, int, str] = ("paragraph", 0, "")
        self._indents: list[int] = []
        self._headers: tuple[str, ...] = ()

    def read(self) -> Iterator[Draft]:
        while self._at < len(self._lines):
            line = self._lines[self._at]
            self._at += 1
            yield from self._line(line)
        yield from self._close()

    def _line(self, line: str) -> Iterator[Draft]:
        if ">" in line:
            line = _QUOTE.sub("", line)
        first = line.lstrip()[:1]
        if not first:
            yield from self._close()
            self._headers = ()
        elif first not in _LINE_SIGNS:
            yield from self._body(line)
        elif _FENCE.match(line):
            yield from self._close()
        elif match := _ATX.match(line):
            yield from self._close()
            yield from self._heading(match[2].rstrip(" #"), len(match[1]))
        elif self._open and (match := _SETEXT.match(line)) and self._may_head(match):
            title = " ".join(self._open)
            self._open = []
            yield from self._heading(title, 1 if match[2].startswith("=") else 2)
        elif _RULE.match(line):
            yield from self._close()
        elif first == "|":
            yield from self._close()
            yield from self._row(line)
        else:
            yield from self._body(line)

    def _may_head(self, underline: re.Match[str]) -> bool:
        """Whether a line of dashes makes a heading of what is open: of a point only if it is indented with it.

        Some archives leave the number of a heading unescaped, so that it reads as a list's.
        """
        kind, _, marker = self._kind
        return kind == "paragraph" or bool(underline[1]) or (bool(marker) and len(self._open) == 1)

    def _body(self, line: str) -> Iterator[Draft]:
        bullet = _BULLET.match(line) or _NUMBER.match(line)
        if bullet:
            yield from self._close()
            indent = len(bullet[1].expandtabs(4))
            while self._indents and self._indents[-1] > indent:
                self._indents.pop()
            if not self._indents or self._indents[-1] < indent:
                self._indents.append(indent)
            marker = f"{bullet[2]}{bullet[3]} " if bullet.re is _NUMBER else ""
            self._kind = ("item", len(self._indents), marker)
            rest = line[bullet.end() :]
            title = _ATX.match(rest)
            if title:
                yield from self._heading(title[2].rstrip(" #"), len(title[1]))
            else:
                self._open.append(rest)
            return
        if not self._open:
            indent = len(line) - len(line.lstrip())
            if not indent:
                self._indents = []
            self._kind = ("paragraph", len(self._indents), "")
        self._open.append(line)

    def _heading(self, text: str, level: int) -> Iterator[Draft]:
        """A heading; as the first line of a numbered item it has the item's number."""
        marker = self._kind[2]
        self._kind = ("paragraph", 0, "")
        for content in _inline(text).take(keep_together=True):
            shown = "" if own_marker(content.text) else marker
            yield Draft(kind="heading", text=shown + content.text, level=level, marker=len(shown))

    def _row(self, line: str) -> Iterator[Draft]:
        if _DIVIDER.match(line):
            return
        cells = re.split(r"(?<!\\)\|", line.strip().strip("|"))
        heading = _ATX.match(cells[0])
        if heading and len(heading[1]) > 1:
            yield from self._heading(heading[2].rstrip(" #"), len(heading[1]))
            cells = [cell for cell in cells[1:] if cell.strip() and not _TO_TOP.fullmatch(cell.strip())]
            if not cells:
                return
        yield self._cells([_cell(cell) for cell in cells])

    def _cells(self, cells: list[str]) -> Draft:
        is_header = self._at < len(self._lines) and _DIVIDER.match(self._lines[self._at]) is not None
        context = () if is_header or len(self._headers) != len(cells) else self._headers
        if is_header:
            self._headers = tuple(cells)
        return row(cells, context if any(context) else ())

    def _close(self) -> Iterator[Draft]:
        lines, self._open = self._open, []
        if not lines:
            return
        kind, level, marker = self._kind
        self._kind = (kind, level, "")
        for number, content in enumerate(_contents("\n".join(lines))):
            shown = "" if number or own_marker(content.text) else marker
            yield Draft(
                kind="item" if kind == "item" and not number else "paragraph",
                text=shown + content.text,
                level=level,
                marker=len(shown),
                lead=content.lead + len(shown) if content.lead else 0,
                link=content.link,
            )


@kept
def _contents(text: str) -> tuple[Content, ...]:
    return tuple(_inline(text).take())


@kept
def _cell(source: str) -> str:
    """The text of a table's cell on one line, whatever breaks stand in it."""
    return " ".join(content.text for content in _inline(source).take(keep_together=True))


def _inline(text: str) -> Line:
    """The text of a paragraph as runs: emphasis and links fall away, two spaces at a line's end break it."""
    line = Line()
    for number, part in enumerate(_BREAK.split(text)):
        if number:
            line.end()
        _runs(part, line)
    return line


def _runs(text: str, line: Line) -> None:
    bold = False
    link: LinkKind = ""
    position = 0
    targets = _link_kinds(_INLINE.finditer(text)) if "[" in text else {}
    for token in _INLINE.finditer(text):
        if token.start() > position:
            line.add(html.unescape(text[position : token.start()]), bold=bold, link=link)
        position = token.end()
        if token["escaped"]:
            line.add(token["escaped"], bold=bold, link=link)
        elif token["bold"]:
            bold = not bold
        elif token["address"]:
            line.add(token["address"], bold=bold, link=link)
        elif token["open"]:
            link = targets.get(token.start(), "")
            if token.start() not in targets:
                line.add("[", bold=bold, link=link)
        elif token["target"]:
            link = ""
    if position < len(text):
        line.add(html.unescape(text[position:]), bold=bold, link=link)


def _link_kinds(tokens: Iterable[re.Match[str]]) -> dict[int, LinkKind]:
    """Where a link's text begins, and where the link leads. A bracket that no target follows begins none."""
    kinds: dict[int, LinkKind] = {}
    opened: list[int] = []
    for token in tokens:
        if token["open"]:
            opened.append(token.start())
        elif token["target"] and opened:
            target = token["target"]
            kinds[opened.pop()] = "in_page" if target.startswith("](#") else "" if "mailto:" in target else "away"
    return kinds
