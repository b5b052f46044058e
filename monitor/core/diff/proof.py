"""Proof at run time: the script of a comparison, applied to one whole text, gives the other one exactly.

A step says which clauses of the old text (by position) become which of the new one, with the edits between their
texts; what frames a text (number, heading, white space) is carried beside it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from monitor.core.align import Side
from monitor.model.finding import Edit


@dataclass(frozen=True, kw_only=True, slots=True)
class Frame:
    """What stands around the text of one clause, and the length of that text in code points."""

    before: str
    length: int
    after: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """``old`` and ``new`` are positions; either may be empty. ``edits`` run over the joined texts."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    old_frames: tuple[Frame, ...]
    new_frames: tuple[Frame, ...]
    edits: tuple[Edit, ...]

    def inverted(self) -> "Step":
        """The step that leads back."""
        flipped = {"-": "+", "+": "-", "=": "="}
        return Step(
            old=self.new,
            new=self.old,
            old_frames=self.new_frames,
            new_frames=self.old_frames,
            edits=tuple(Edit(flipped[edit.op], edit.text) for edit in self.edits),  # type: ignore[arg-type]
        )


def step(old: Side, new: Side, old_at: Sequence[int], new_at: Sequence[int], edits: Sequence[Edit]) -> Step:
    """The step between some clauses of either side."""
    return Step(
        old=tuple(old_at),
        new=tuple(new_at),
        old_frames=tuple(_frame(old, position) for position in old_at),
        new_frames=tuple(_frame(new, position) for position in new_at),
        edits=tuple(edits),
    )


def reaches(edits: Iterable[Edit], old: str, new: str) -> bool:
    """Do the edits lead from ``old`` to ``new``, and back?"""
    kept = tuple(edits)
    return side_text(kept, "-") == old and side_text(kept, "+") == new


def apply(kept: Iterable[tuple[int, int]], steps: Iterable[Step], slices: Sequence[str]) -> list[str] | None:
    """The slices of the other side in reading order; None where a step does not fit what stands there.

    ``kept``: (position here, position there) of clauses that stay as they are. ``slices``: the text cut into the
    spans of its clauses, in reading order.
    """
    result = {there: slices[here] for here, there in kept}
    for each in steps:
        expected = _framed(each.old_frames, side_text(each.edits, "-"))
        if [slices[position] for position in each.old] != expected:
            return None
        result.update(zip(each.new, _framed(each.new_frames, side_text(each.edits, "+")), strict=True))
    return [result[position] for position in sorted(result)]


def proves(
    kept: Sequence[tuple[int, int]], steps: Sequence[Step], old_slices: Sequence[str], new_slices: Sequence[str]
) -> bool:
    """Does the script lead from the old slices to the new ones, and back?"""
    backwards = [(there, here) for here, there in kept]
    return (
        apply(kept, steps, old_slices) == new_slices
        and apply(backwards, [each.inverted() for each in steps], new_slices) == old_slices
    )


def _frame(side: Side, position: int) -> Frame:
    clause = side.clauses[position]
    text_end = clause.text_start + len(clause.text)
    if not clause.text:
        return Frame(before=side.raw(position), length=0, after="")
    text = side.tree.text
    return Frame(
        before=text[clause.start : clause.text_start], length=len(clause.text), after=text[text_end : clause.end]
    )


def _framed(frames: Sequence[Frame], joined: str) -> list[str]:
    framed, start = [], 0
    for frame in frames:
        framed.append(frame.before + joined[start : start + frame.length] + frame.after)
        start += frame.length
    return framed


def side_text(edits: Iterable[Edit], op: str) -> str:
    """The text on one side of the edits: \"-\" the old one, \"+\" the new one."""
    return "".join([edit.text for edit in edits if edit.op == "=" or edit.op == op])
