"""Two token strings -> the shortest list of edits, each a run of encoded tokens."""

from diff_match_patch import diff_match_patch
from rapidfuzz.distance import Indel, Opcode

Hunk = tuple[int, str]
"""(-1 deleted, 0 kept, 1 inserted; encoded tokens), as diff-match-patch writes it."""

DELETED, KEPT, INSERTED = -1, 0, 1

MYERS_LIMIT = 32
"""Edit distance up to which diff-match-patch (whose work grows with its square) is asked; past it rapidfuzz finds a
script of the same length. At 32 diff-match-patch takes about a millisecond."""

_OPERATIONS = {"equal": (KEPT,), "delete": (DELETED,), "insert": (INSERTED,), "replace": (DELETED, INSERTED)}


def shortest(old: str, new: str) -> list[Hunk]:
    """A shortest script between two encoded token strings: kept and deleted runs give ``old``, kept and inserted
    ones ``new``."""
    if Indel.distance(old, new, score_cutoff=MYERS_LIMIT) <= MYERS_LIMIT:
        engine = diff_match_patch()
        engine.Diff_Timeout = 0
        return [(op, run) for op, run in engine.diff_main(old, new, False) if run]
    return [hunk for step in Indel.opcodes(old, new) for hunk in _hunks(step, old, new)]


def _hunks(step: Opcode, old: str, new: str) -> list[Hunk]:
    runs = {
        DELETED: old[step.src_start : step.src_end],
        KEPT: old[step.src_start : step.src_end],
        INSERTED: new[step.dest_start : step.dest_end],
    }
    return [(operation, runs[operation]) for operation in _OPERATIONS[step.tag]]
