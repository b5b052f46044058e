"""Markdown to drafts, by the conventions that archives of terms use.

Setext and ATX headings, bold run-ins, nested bullets and numbers, escaped markers (``1\\.``), pipe tables, quotes,
code fences; links and emphasis fall away, their text stays.
"""

import re
from collections.abc import Iterator

from monitor.core.extract.draft import Draft, row
from monitor.core.extract.inline import Line

_ATX = re.compile(r" {0,3}(#{1,6})(?:\s+|$)(.*?)\s*#*\s*$")
_SETEXT = re.compile(r" {0,3}(=+|-{2,})\s*$")
_RULE = re.compile(r" {0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$")
_BULLET = re.compile(r"(\s*)([*+-])(\s+)(?=\S)")
_NUMBER = re.compile(r"(\s*)(\d{1,4})([.)])(\s+)(?=\S)")
_QUOTE = re.compile(r"\s{0,3}>\s?")
_FENCE = re.compile(r"\s*(```|~~~)")
_DIVIDER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_INLINE = re.compile(
    r"\\([!-/:-@\[-`{-~])"  # an escaped sign stands for itself
    r"|!\[[^\]]*\]\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)"  # images have no text
    r"|(\*\*\*|\*\*|__)"
    r"|(?<!\w)([*_])(?=\S)|(?<=\S)([*_])(?!\w)"
    r"|(\[)|(\]\(\s*(#?)[^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\s*\)|\]\[[^\]]*\])"
    r"|<((?:https?://|mailto:)[^>\s]+)>"
    r"|</?[a-zA-Z][^<>]*>"
)


def drafts(text: str) -> Iterator[Draft]:
    """The blocks of a Markdown text in order."""
    yield from _Reader(text.split("\n")).read()


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
        line = _QUOTE.sub("", line)
        if not line.strip():
            yield from self._close()
            self._headers = ()
        elif _FENCE.match(line):
            yield from self._close()
        elif match := _ATX.match(line):
            yield from self._close()
            yield from self._heading(match[2], len(match[1]))
        elif self._open and self._kind[0] == "paragraph" and (match := _SETEXT.match(line)):
            title = " ".join(self._open)
            self._open = []
            yield from self._heading(title, 1 if match[1].startswith("=") else 2)
        elif _RULE.match(line):
            yield from self._close()
        elif line.lstrip().startswith("|"):
            yield from self._close()
            yield from self._row(line)
        else:
            yield from self._body(line)

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
            self._open.append(line[bullet.end() :])
            return
        if not self._open:
            indent = len(line) - len(line.lstrip())
            if not indent:
                self._indents = []
            self._kind = ("paragraph", len(self._indents), "")
        self._open.append(line)

    def _heading(self, text: str, level: int) -> Iterator[Draft]:
        self._indents = []
        for content, _, _ in _inline(text).take(keep_breaks=True):
            yield Draft(kind="heading", text=content, level=level)

    def _row(self, line: str) -> Iterator[Draft]:
        if _DIVIDER.match(line):
            return
        cells = [
            next((text for text, _, _ in _inline(cell).take(keep_breaks=True)), "")
            for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))
        ]
        is_header = self._at < len(self._lines) and _DIVIDER.match(self._lines[self._at]) is not None
        context = () if is_header or len(self._headers) != len(cells) else self._headers
        if is_header:
            self._headers = tuple(cells)
        yield row(cells, context if any(context) else ())

    def _close(self) -> Iterator[Draft]:
        lines, self._open = self._open, []
        if not lines:
            return
        kind, level, marker = self._kind
        line = _inline("\n".join(lines))
        for number, (text, lead, anchor) in enumerate(line.take()):
            shown = marker if not number else ""
            yield Draft(
                kind="item" if kind == "item" and not number else "paragraph",
                text=shown + text,
                level=level,
                marker=len(shown),
                lead=lead + len(shown) if lead else 0,
                anchor=anchor,
            )


def _inline(text: str) -> Line:
    """The text of a paragraph as runs: emphasis and links fall away, two spaces at a line's end break it."""
    line = Line()
    for number, part in enumerate(re.split(r"(?: {2,}|\\)\n|<br\s*/?>", text)):
        if number:
            line.end()
        _runs(part, line)
    return line


def _runs(text: str, line: Line) -> None:
    bold = False
    position = 0
    links = list(_INLINE.finditer(text))
    in_page = _in_page_spans(links)
    for match in links:
        anchor = any(start <= position < end for start, end in in_page)
        if match.start() > position:
            line.add(text[position : match.start()], bold=bold, anchor=anchor)
        if match[1]:
            line.add(match[1], bold=bold, anchor=anchor)
        elif match[2]:
            bold = not bold
        elif match[8]:
            line.add(match[8], bold=bold, anchor=anchor)
        position = match.end()
    if position < len(text):
        line.add(text[position:], bold=bold, anchor=False)


def _in_page_spans(tokens: list[re.Match[str]]) -> list[tuple[int, int]]:
    """The texts of links into the same page."""
    spans: list[tuple[int, int]] = []
    opened = -1
    for token in tokens:
        if token[5]:
            opened = token.start()
        elif token[6] and opened >= 0:
            if token[7]:
                spans.append((opened, token.end()))
            opened = -1
    return spans
