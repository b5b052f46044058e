"""Runs of text gathered to lines: white space, bold run-ins, breaks."""

import html
import re
from collections.abc import Iterator

_NO_ROOM = re.compile("[\u00ad\u200b\u2060\ufeff]")
"""Hints where a line may break; they are no text. Bidirectional controls are kept: they change what is read."""

_ESCAPED = re.compile(r"(?:&#(?:[xX][0-9a-fA-F]{1,6}|[0-9]{1,7});){3,}")
"""Addresses hidden from robots as character references, another mixture on every fetch, and then escaped once more."""

_TRACKING = re.compile(r"[?&](?:utm_[a-z]+|gclid|fbclid|mc_[a-z]+|_ga|_gl)=[^\s&#?)\]]*(?=[\s&#)\]]|$)")


def clean(text: str) -> str:
    """One line: white space collapsed and trimmed, break hints and tracking parameters of written-out URLs gone."""
    line = " ".join(text.split())
    if not line.isascii():
        line = " ".join(_NO_ROOM.sub("", line).split())
    if "&#" in line:
        line = _ESCAPED.sub(lambda match: html.unescape(match[0]), line)
    return _TRACKING.sub("", line) if "utm_" in line or "clid=" in line else line


class Line:
    """Text runs between two block boundaries. Breaks (``<br>``) part it into several lines."""

    def __init__(self) -> None:
        self._lines: list[list[tuple[str, bool, bool]]] = [[]]

    def add(self, text: str, *, bold: bool, anchor: bool) -> None:
        """Append a run. ``anchor``: it stands in a link into the same page."""
        self._lines[-1].append((text, bold, anchor))

    def end(self) -> None:
        """A line break."""
        self._lines.append([])

    def take(self, *, keep_breaks: bool = False) -> Iterator[tuple[str, int, bool]]:
        """Each line's text, the length of its bold run-in, and whether it is all link into this page; then empty.

        A break inside a sentence (nothing ends the line before it, and a small letter follows) is a space.
        ``keep_breaks``: every break is a space (in a heading).
        """
        lines, self._lines = self._lines, [[]]
        if len(lines) == 1 and not lines[0]:
            return
        joined: list[list[tuple[str, bool, bool]]] = []
        for runs in lines:
            if joined and joined[-1] and runs and (keep_breaks or _continues(joined[-1], runs)):
                joined[-1] = [*joined[-1], (" ", False, False), *runs]
            else:
                joined.append(runs)
        for runs in joined:
            text = clean("".join(run[0] for run in runs))
            if text:
                yield text, _lead(runs, text), all(run[2] for run in runs if not run[0].isspace())


def _continues(before: list[tuple[str, bool, bool]], after: list[tuple[str, bool, bool]]) -> bool:
    """Does a sentence run on over a break? Only where a letter or a comma stands before and a small letter after."""
    end = "".join(run[0] for run in before).rstrip()[-1:]
    start = "".join(run[0] for run in after).lstrip()[:2]
    return bool(end) and (end.isalpha() or end in ",-") and len(start) == 2 and start.islower() and start.isalpha()


def _lead(runs: list[tuple[str, bool, bool]], text: str) -> int:
    """Length of the bold beginning of ``text``, which ``runs`` make up."""
    bold: list[str] = []
    for run, is_bold, _ in runs:
        if is_bold:
            bold.append(run)
        elif not run.strip():
            bold.append(run if bold else "")
        else:
            break
    else:
        return len(text) if any(is_bold and run.strip() for run, is_bold, _ in runs) else 0
    return min(len(clean("".join(bold))), len(text))
