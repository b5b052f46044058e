"""A comparison as Markdown for an issue, a wiki or a mail."""

import re
from collections.abc import Iterator, Sequence

from monitor.model.finding import Edit, Finding, Review
from monitor.render import words
from monitor.render.comparison_view import Card, counts, place, safe, shortened, soft_counts, title, view

CONTEXT = 200
"""Characters of unchanged text shown on either side of a change."""

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~&$@]|:(?=//))")
"""What Markdown, or GitHub's reading of it, would act on; the colon for addresses that it would link."""
_MARKS = {"=": "{}", "-": "<del>{}</del>", "+": "<ins>{}</ins>"}


def markdown(review: Review, *, old_name: str, new_name: str) -> str:
    """The whole review: findings first, then the other changes, changes of form as one line.

    Deleted words stand in ``<del>``, inserted ones in ``<ins>``; everything from the texts is escaped.
    """
    return "\n".join(_lines(review, old_name, new_name)) + "\n"


def _lines(review: Review, old_name: str, new_name: str) -> Iterator[str]:
    shown = view(review)
    yield from (f"# {_text(old_name)} \u2192 {_text(new_name)}", "")
    yield from (f"{counts(review)}; {review.comparison.unchanged} unchanged.", "")
    for side, reasons in (("old", review.old_suspect), ("new", review.new_suspect)):
        yield from (f"> **Suspect ({side})**: {_text(reason.text)}\n" for reason in reasons)
    if not review.comparison.verified:
        yield from ("> **Not verified**: the changes below do not rebuild the texts exactly.", "")
    if shown.leading or shown.loose:
        yield from ("## Findings", "")
        yield from (f"- {_finding(finding)}" for finding in shown.loose)
        yield from (line for card in shown.leading for line in _card(card))
    if shown.other:
        yield from ("## Other changes", "")
        yield from (line for card in shown.other for line in _card(card))
    if shown.soft:
        yield f"Form only: {soft_counts(shown.soft)}."


def _card(card: Card) -> Iterator[str]:
    change = card.change
    reasons = f" ({', '.join(change.reasons)})" if change.reasons else ""
    name = _text(title(change.new or change.old)) or "Top of the text"
    yield from (f"### {name}: {change.kind}{reasons}", "")
    if change.kind in ("moved", "split", "merged") and place(change.old) != place(change.new):
        yield from (f"Was: {_text(title(change.old))}", "")
    notes = [_finding(finding) for finding in card.findings]
    notes += [f"Please read: {_text(reason)}" for reason in card.to_read]
    yield from (*(f"- {note}" for note in notes), *([""] if notes else []))
    if card.heading:
        yield from (f"Heading: {_script(card.heading)}", "")
    if any(edit.op != "=" for edit in change.edits):
        yield from (f"> {_script(shortened(change.edits, CONTEXT)).strip()}", "")


def _finding(finding: Finding) -> str:
    changed = words.change(finding.attribute, finding.old_value, finding.new_value)
    return f"**{finding.severity}, {finding.direction}**: {_text(changed)}. {_text(finding.reason)}"


def _script(script: Sequence[Edit]) -> str:
    return "".join(_MARKS[edit.op].format(_text(edit.text)) for edit in script if edit.text)


def _text(text: str) -> str:
    """Text as Markdown that shows it and does nothing else; line breaks become breaks inside the same block."""
    return _SPECIAL.sub(r"\\\1", safe(text)).replace("\n", "<br>")
