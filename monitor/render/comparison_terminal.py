"""A comparison as lines for a terminal; readable without colour, safe whatever the texts hold."""

from collections.abc import Iterator, Sequence
from textwrap import indent

from monitor.model.finding import Edit, Finding, Review
from monitor.render import words
from monitor.render.comparison_view import Card, counts, place, safe, shortened, soft_counts, title, view

CONTEXT = 90
"""Characters of unchanged text shown on either side of a change."""

_PLAIN = {"=": "{}", "-": "[-{}-]", "+": "{{+{}+}}"}
_COLOURED = {"=": "{}", "-": "\x1b[31m[-{}-]\x1b[0m", "+": "\x1b[32m{{+{}+}}\x1b[0m"}
_BOLD, _DIM, _ALARM = "\x1b[1m{}\x1b[0m", "\x1b[2m{}\x1b[0m", "\x1b[1;31m{}\x1b[0m"


def terminal(review: Review, *, old_name: str, new_name: str, colour: bool, show_all: bool) -> str:
    """The whole review: findings first, then the other changes in reading order, changes of form on one line.

    ``show_all`` shows the changes of form too. Deleted words stand in ``[-...-]``, inserted ones in ``{+...+}``.
    """
    return "\n".join(_Sheet(colour=colour).lines(review, old_name, new_name, show_all=show_all))


class _Sheet:
    """Draws with or without colour."""

    def __init__(self, *, colour: bool) -> None:
        self._marks = _COLOURED if colour else _PLAIN
        self._colour = colour

    def lines(self, review: Review, old_name: str, new_name: str, *, show_all: bool) -> Iterator[str]:
        shown = view(review)
        yield self._styled(_BOLD, f"{safe(old_name)} -> {safe(new_name)}")
        yield f"{counts(review)}; {review.comparison.unchanged} unchanged"
        yield from self._warnings(review)
        for heading, cards in (("Findings", shown.leading), ("Other changes", shown.other)):
            loose = shown.loose if heading == "Findings" else ()
            if cards or loose:
                yield from ("", self._styled(_BOLD, heading.upper()))
                yield from (line for finding in loose for line in ("", self._finding(finding)))
                yield from (line for card in cards for line in ("", *self._card(card)))
        if shown.soft:
            yield from ("", f"form only: {soft_counts(shown.soft)}" + ("" if show_all else "; --all shows them"))
        if show_all:
            yield from (line for card in shown.soft for line in ("", *self._card(card)))

    def _warnings(self, review: Review) -> Iterator[str]:
        for side, reasons in (("old", review.old_suspect), ("new", review.new_suspect)):
            for reason in reasons:
                yield self._styled(_ALARM, f"suspect ({side}): {safe(reason.text)}")
        if not review.comparison.verified:
            yield self._styled(_ALARM, "not verified: the changes below do not rebuild the texts exactly")

    def _card(self, card: Card) -> Iterator[str]:
        change = card.change
        reasons = f" ({', '.join(change.reasons)})" if change.reasons else ""
        yield (
            self._styled(_BOLD, safe(title(change.new or change.old)) or "top of the text")
            + f"  {change.kind}{reasons}"
        )
        if change.old and change.new and place(change.old) != place(change.new):
            yield self._styled(_DIM, f"  was: {safe(title(change.old))}")
        yield from (f"  {self._finding(finding)}" for finding in card.findings)
        yield from (f"  please read: {safe(reason)}" for reason in card.to_read)
        if card.heading:
            yield f"  heading: {self._script(card.heading)}"
        body = self._body(card)
        if body:
            yield indent(body, "    ")

    def _body(self, card: Card) -> str:
        script = card.change.edits
        if all(edit.op == "=" for edit in script):
            return "" if card.soft or card.heading else self._script([Edit("=", _opening(script))])
        return self._script(shortened(script, CONTEXT))

    def _script(self, script: Sequence[Edit]) -> str:
        return "".join(self._marks[edit.op].format(safe(edit.text)) for edit in script if edit.text).strip()

    def _finding(self, finding: Finding) -> str:
        head = f"{finding.severity.upper()}, {finding.direction}: "
        changed = words.change(finding.attribute, finding.old_value, finding.new_value)
        style = _ALARM if finding.severity == "critical" and finding.direction in ("worse", "unclear") else _BOLD
        return self._styled(style, head + safe(changed)) + f"\n    {safe(finding.reason)} [{finding.category}]"

    def _styled(self, style: str, text: str) -> str:
        return style.format(text) if self._colour else text


def _opening(script: Sequence[Edit]) -> str:
    """The first words of a text that did not change."""
    text = "".join(edit.text for edit in script)
    return text if len(text) <= 2 * CONTEXT else text[: 2 * CONTEXT].rstrip() + "\u2026"
