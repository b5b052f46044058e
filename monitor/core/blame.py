"""Who said what when: each word of a clause with the version that brought it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from monitor.model.finding import Edit


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of words that came with one version."""

    text: str
    version: int


def blame(text: str, version: int, steps: Iterable[tuple[int, Sequence[Edit]]]) -> tuple[Passage, ...]:
    """The words of a clause after ``steps``, each with the version that brought it.

    ``text``: as it stood in ``version``, the first one. ``steps``: (version, edits) in the order of versions. Where
    edits do not go on from the text before (the clause was split, merged, or read differently then), all words count
    from that version.
    """
    passages = [Passage(text, version)] if text else []
    for number, edits in steps:
        before = "".join(edit.text for edit in edits if edit.op != "+")
        if before == "".join(passage.text for passage in passages):
            passages = _edited(passages, number, edits)
        else:
            after = "".join(edit.text for edit in edits if edit.op != "-")
            passages = [Passage(after, number)] if after else []
    return _joined(passages)


def _edited(passages: Sequence[Passage], version: int, edits: Sequence[Edit]) -> list[Passage]:
    left = list(reversed(passages))
    done: list[Passage] = []
    for edit in edits:
        if edit.op == "+":
            done.append(Passage(edit.text, version))
            continue
        wanted = len(edit.text)
        while wanted:
            passage = left.pop()
            taken = passage.text[:wanted]
            wanted -= len(taken)
            if len(taken) < len(passage.text):
                left.append(Passage(passage.text[len(taken) :], passage.version))
            if edit.op == "=":
                done.append(Passage(taken, passage.version))
    return done


def _joined(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    joined: list[Passage] = []
    for passage in passages:
        if joined and joined[-1].version == passage.version:
            joined[-1] = Passage(joined[-1].text + passage.text, passage.version)
        else:
            joined.append(passage)
    return tuple(joined)
