"""A message as sections of items of marked lines: what both the text and the HTML part are drawn from."""

from dataclasses import dataclass
from typing import Literal

from monitor.core.edits import edits
from monitor.core.text import visible

Mark = Literal["plain", "strong", "dim", "old", "new", "link", "proof", "critical", "major", "minor"]
LONGEST_QUOTE = 600
"""Characters of a quote that are shown; the middle of a longer one is left out around its changes."""
_CONTEXT = 90


@dataclass(frozen=True, slots=True)
class Span:
    """A run of characters and how it is marked."""

    text: str
    mark: Mark = "plain"


Line = tuple[Span, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """A headline and what belongs to it."""

    head: Line
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """A titled list of items; ``left_out`` of them are only counted."""

    title: str
    items: tuple[Item, ...]
    left_out: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Outline:
    """A whole message."""

    title: str
    sections: tuple[Section, ...]
    footer: tuple[Line, ...]


def plain(text: str) -> Line:
    """A line without marks."""
    return (Span(text),)


def quotes(old: str, new: str) -> tuple[Line, ...]:
    """Old and new words, what was struck and what was put in marked; one line a side that has words."""
    if not (old and new):
        side: Mark = "new" if new else "old"
        label = "Added: " if new else "Removed: "
        text = _clip(visible(new or old))
        return ((Span(label, "dim"), Span(text, side)),) if text else ()
    steps = edits(visible(old), visible(new))
    struck = tuple(Span(step.text, "old" if step.op == "-" else "plain") for step in steps if step.op != "+")
    put_in = tuple(Span(step.text, "new" if step.op == "+" else "plain") for step in steps if step.op != "-")
    return ((Span("Old: ", "dim"), *_shorten(struck)), (Span("New: ", "dim"), *_shorten(put_in)))


def _shorten(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """A side whose kept stretches are cut down to what stands next to a change, if it is too long."""
    if sum(len(span.text) for span in spans) <= LONGEST_QUOTE:
        return spans
    shown: list[Span] = []
    for place, span in enumerate(spans):
        if span.mark != "plain":
            shown.append(Span(_clip(span.text), span.mark))
        elif len(span.text) <= 2 * _CONTEXT:
            shown.append(span)
        else:
            before = span.text[:_CONTEXT] if place else ""
            after = span.text[-_CONTEXT:] if place < len(spans) - 1 else ""
            shown.append(Span(f"{before} [\u2026] {after}"))
    return tuple(shown)


def _clip(text: str) -> str:
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]} [\u2026]"
