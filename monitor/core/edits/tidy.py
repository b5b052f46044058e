"""A shortest script is not a readable one: coalesce, merge across punctuation, slide to good edges."""

from collections.abc import Callable, Iterator

from diff_match_patch import diff_match_patch

from monitor.core.edits.script import DELETED, INSERTED, KEPT, Hunk
from monitor.core.edits.tokens import is_word

Decode = Callable[[str], list[str]]

BRIDGE = 4
"""Most tokens of white space and punctuation over which two edits are joined into one."""

_OPENING, _CLOSING = frozenset("([（【"), frozenset(")]）】")
_SENTENCE_END = frozenset(".!?。！？；;")


def readable(hunks: list[Hunk], decode: Decode) -> list[Hunk]:
    """The same change in fewer, better placed pieces; still exact."""
    pieces = list(hunks)
    _ENGINE.diff_cleanupMerge(pieces)
    _ENGINE.diff_cleanupSemantic(pieces)
    return _slide(_close(_bridge(_gather(pieces), decode), decode), decode)


_ENGINE = diff_match_patch()
# Placing is left to ``_slide``, which knows the tokens; the engine would judge the characters that stand for them.
_ENGINE.diff_cleanupSemanticLossless = lambda _hunks: None


def _gather(hunks: list[Hunk]) -> list[Hunk]:
    """Between two kept runs at most one deletion, then at most one insertion."""
    gathered: list[Hunk] = []
    deleted = inserted = ""
    for operation, run in [*hunks, (KEPT, "")]:
        if operation == DELETED:
            deleted += run
        elif operation == INSERTED:
            inserted += run
        else:
            gathered += [hunk for hunk in ((DELETED, deleted), (INSERTED, inserted), (KEPT, run)) if hunk[1]]
            deleted = inserted = ""
    return _join_kept(gathered)


def _join_kept(hunks: list[Hunk]) -> list[Hunk]:
    joined: list[Hunk] = []
    for operation, run in hunks:
        if joined and operation == joined[-1][0]:
            joined[-1] = (operation, joined[-1][1] + run)
        else:
            joined.append((operation, run))
    return joined


def _bridge(hunks: list[Hunk], decode: Decode) -> list[Hunk]:
    """Take short kept runs without a word, between two edits, into the edits: "thirty (30)" changes as one."""
    bridged: list[Hunk] = []
    for position, (operation, run) in enumerate(hunks):
        inside = operation == KEPT and len(run) <= BRIDGE and 0 < position < len(hunks) - 1
        if inside and _is_filler(decode(run)):
            bridged += [(DELETED, run), (INSERTED, run)]
        else:
            bridged.append((operation, run))
    return _gather(bridged) if len(bridged) > len(hunks) else hunks


def _close(hunks: list[Hunk], decode: Decode) -> list[Hunk]:
    """Where a replacement opened a bracket on both sides and the next kept token closes it, take that in too."""
    closed = list(hunks)
    for position in range(len(closed) - 2):
        (first, deleted), (second, inserted), (third, kept) = closed[position : position + 3]
        replaced = first == DELETED and second == INSERTED and third == KEPT
        if not replaced or decode(kept[0])[0] not in _CLOSING:
            continue
        if _is_open(decode(deleted)) and _is_open(decode(inserted)):
            closed[position : position + 3] = [
                (first, deleted + kept[0]),
                (second, inserted + kept[0]),
                (third, kept[1:]),
            ]
    return _gather(closed) if closed != hunks else hunks


def _is_open(tokens: list[str]) -> bool:
    return sum(token in _OPENING for token in tokens) > sum(token in _CLOSING for token in tokens)


def _is_filler(tokens: list[str]) -> bool:
    """Neither a word nor the end of a sentence or line."""
    return not any(is_word(token) or token in _SENTENCE_END or "\n" in token for token in tokens)


def _slide(hunks: list[Hunk], decode: Decode) -> list[Hunk]:
    """Move each lone insertion or deletion sideways to where it begins and ends best.

    "the [cat and the] dog" and "[the cat and] the dog" delete the same; the better one begins at a word or sentence.
    """
    result = [(KEPT, ""), *hunks, (KEPT, "")] if hunks else []
    for position in range(1, len(result) - 1):
        before, edit, after = result[position - 1 : position + 2]
        if edit[0] != KEPT and before[0] == KEPT and after[0] == KEPT:
            result[position - 1 : position + 2] = _best_place(before[1], edit, after[1], decode)
    return _join_kept([hunk for hunk in result if hunk[1]])


def _best_place(before: str, edit: Hunk, after: str, decode: Decode) -> list[Hunk]:
    places = list(_places(before, edit[1], after))
    if len(places) == 1:
        return [(KEPT, before), edit, (KEPT, after)]
    left, run, right = max(places, key=lambda place: _edge(place, decode))
    return [(KEPT, left), (edit[0], run), (KEPT, right)]


def _places(before: str, run: str, after: str) -> Iterator[tuple[str, str, str]]:
    """All positions of the edit that give the same two texts, the present one first."""
    yield before, run, after
    left, middle, right = before, run, after
    while left and left[-1] == middle[-1]:
        left, middle, right = left[:-1], left[-1] + middle[:-1], middle[-1] + right
        yield left, middle, right
    left, middle, right = before, run, after
    while right and right[0] == middle[0]:
        left, middle, right = left + middle[0], middle[1:] + right[0], right[1:]
        yield left, middle, right


def _edge(place: tuple[str, str, str], decode: Decode) -> int:
    """How well the edit is cut out: whole sentences before whole phrases, white space inside at the end."""
    left, run, right = (decode(part[-2:] if index == 0 else part) for index, part in enumerate(place))
    score = 0
    for ahead in (left, run):
        tail = [token for token in ahead if not token.isspace()][-1:]
        score += 4 if not ahead or (tail and tail[0] in _SENTENCE_END) else 1 if tail and not is_word(tail[0]) else 0
    starts_clean = not run[0].isspace()
    follows_clean = not right or not right[0].isspace() or run[0].isspace()
    return 2 * score + 2 * starts_clean + follows_clean
