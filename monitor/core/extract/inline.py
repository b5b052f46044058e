"""Runs of text gathered to lines: white space, bold run-ins, links, breaks."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from monitor.core.text import collapsed

LinkKind = Literal["", "in_page", "away"]

_NO_ROOM = re.compile("[\u00ad\u200b\u2060\ufeff]|(?<!\\S)[\u200c\u200d]+|[\u200c\u200d]+(?!\\S)")
"""Hints where a line may break, and joiners with nothing to join (page builders fill empty paragraphs with them); they
are no text. Bidirectional controls are kept: they change what is read."""

_ESCAPED = re.compile(r"(?:&#(?:[xX][0-9a-fA-F]{1,6}|[0-9]{1,7});){3,}")
"""Addresses hidden from robots as character references, another mixture on every fetch, and then escaped once more."""

_TRACKING = re.compile(r"[?&](?:utm_[a-z]+|gclid|fbclid|mc_[a-z]+|_ga|_gl)=[^\s&#?)\]]*(?=[\s&#)\]]|$)")


def clean(text: str) -> str:
    """One line: white space collapsed and trimmed, break hints and tracking parameters of written-out URLs gone."""
    line = collapsed(text)
    if not line.isascii() and _NO_ROOM.search(line):
        line = collapsed(_NO_ROOM.sub("", line))
    if "&#" in line:
        line = _ESCAPED.sub(lambda match: html.unescape(match[0]), line)
    return _TRACKING.sub("", line) if "utm_" in line or "clid=" in line else line


@dataclass(frozen=True, slots=True)
class Content:
    """A finished line: its text, the length of its bold run-in, and what kind of link it is nothing but."""

    text: str
    lead: int
    link: LinkKind


_Run = tuple[str, bool, LinkKind]


class Line:
    """Text runs between two block boundaries. Breaks (``<br>``) part it into several lines."""

    def __init__(self) -> None:
        self._lines: list[list[_Run]] = [[]]

    def add(self, text: str, *, bold: bool, link: LinkKind) -> None:
        """Append a run. ``link``: where the link leads that the run stands in."""
        self._lines[-1].append((text, bold, link))

    def end(self) -> None:
        """A line break."""
        self._lines.append([])

    def take(self, *, keep_together: bool = False) -> list[Content]:
        """The lines that hold text; afterwards this is empty.

        A break inside a sentence (nothing ends the line before it, and a small letter follows) is a space;
        with ``keep_together`` (in a heading, a table cell) every break is.
        """
        lines = self._lines
        if len(lines) > 1:
            self._lines = [[]]
            lines = _joined(lines, keep_together)
        elif not lines[0]:
            return []
        else:
            self._lines = [[]]
        return [content for runs in lines if (content := _content(runs)) is not None]


def _joined(lines: Sequence[list[_Run]], keep_together: bool) -> list[list[_Run]]:
    joined: list[list[_Run]] = []
    for runs in lines:
        if joined and joined[-1] and runs and (keep_together or _continues(joined[-1], runs)):
            joined[-1] = [*joined[-1], (" ", runs[0][1], runs[0][2]), *runs]
        else:
            joined.append(runs)
    return joined


def _content(runs: Sequence[_Run]) -> Content | None:
    text = clean("".join([run[0] for run in runs]))
    if not text:
        return None
    first = next(run for run in runs if not run[0].isspace())
    return Content(text, _lead(runs, text) if first[1] else 0, _link(runs))


def _link(runs: Sequence[_Run]) -> LinkKind:
    """The kind of link that all words of a line stand in, whatever signs part them ("Home | Prices")."""
    kinds: set[LinkKind] = {run[2] for run in runs if run[2] or any(map(str.isalnum, run[0]))}
    return kinds.pop() if len(kinds) == 1 else ""


def _continues(before: Sequence[_Run], after: Sequence[_Run]) -> bool:
    """Does a sentence run on over a break? Only where a letter or a comma stands before and a small letter after."""
    end = "".join(run[0] for run in before).rstrip()[-1:]
    start = "".join(run[0] for run in after).lstrip()[:2]
    return bool(end) and (end.isalpha() or end in ",-") and len(start) == 2 and start.islower() and start.isalpha()


def _lead(runs: Sequence[_Run], text: str) -> int:
    """Length of the bold beginning of ``text``, which ``runs`` make up."""
    bold: list[str] = []
    for run, is_bold, _ in runs:
        if not is_bold and not run.isspace():
            return min(len(clean("".join(bold))), len(text))
        bold.append(run)
    return len(text)
