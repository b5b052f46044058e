"""Proof at run time: the script of a comparison, applied to one whole text, gives the other one exactly.

A step says which clauses of the old text (by position) become which of the new one, with the edits between their
texts; what frames a text (number, heading, white space) is carried beside it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from monitor.core.align import Side
from monitor.model.finding import Edit


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """``old`` and ``new`` are positions; either may be empty. ``taken``: the slices that must stand at ``old``, as the
    edits have them; ``given``: those that the edits put at ``new``."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    taken: tuple[str, ...]
    given: tuple[str, ...]

    def inverted(self) -> "Step":
        """The step that leads back."""
        return Step(old=self.new, new=self.old, taken=self.given, given=self.taken)


def step(old: Side, new: Side, old_at: Sequence[int], new_at: Sequence[int], edits: Sequence[Edit]) -> Step:
    """The step between some clauses of either side; ``edits`` run over their joined texts."""
    return Step(
        old=tuple(old_at),
        new=tuple(new_at),
        taken=tuple(_framed(old, old_at, side_text(edits, "-"))),
        given=tuple(_framed(new, new_at, side_text(edits, "+"))),
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
        if tuple([slices[position] for position in each.old]) != each.taken:
            return None
        result.update(zip(each.new, each.given, strict=True))
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


def _framed(side: Side, positions: Sequence[int], joined: str) -> Iterator[str]:
    """The slices of some clauses with ``joined`` in the place of their texts; what frames each is the side's own."""
    whole, start = side.tree.text, 0
    for position in positions:
        clause = side.clauses[position]
        length = len(clause.text)
        if not length:
            yield side.raw(position)
            continue
        text_end = clause.text_start + length
        yield whole[clause.start : clause.text_start] + joined[start : start + length] + whole[text_end : clause.end]
        start += length


def side_text(edits: Iterable[Edit], op: str) -> str:
    """The text on one side of the edits: \"-\" the old one, \"+\" the new one."""
    return "".join([edit.text for edit in edits if edit.op == "=" or edit.op == op])
