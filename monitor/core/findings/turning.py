"""Small words that turn a rule round: a negation, "may" for "must", "we" for "you", another channel."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from monitor.core.findings.hunks import Hunk, contrary
from monitor.core.findings.items import Reader
from monitor.core.lang.items import ItemKind
from monitor.model.finding import Direction

_SMALL = 6
"""An edit of more words on a side is another rule, not the same one turned round."""
_OPPOSITE: dict[Direction, Direction] = {
    "worse": "better",
    "better": "worse",
    "neutral": "neutral",
    "unclear": "unclear",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Turn:
    """What turned, as the cause of a draft, and which way that goes for the customer."""

    cause: str
    direction: Direction


def turned(item: ItemKind, hunks: Sequence[Hunk], reader: Reader) -> Turn | None:
    """How the edit of a sentence turns an item that both sides hold, if it does. The gravest turn counts."""
    turns = [turn for hunk in hunks for turn in _turns(item, hunk, reader)]
    if sum(_negations(hunk, reader) for hunk in hunks) == 0:
        turns = [turn for turn in turns if turn.cause != "not"]
    return min(turns, key=lambda turn: _GRAVEST.index(turn.cause), default=None)


_GRAVEST = ("not", "actor", "modal", "channel")


def other_party(hunk: Hunk, reader: Reader) -> bool:
    """Did "you" become "we", or the reverse?"""
    old, new = " ".join(hunk.old), " ".join(hunk.new)
    return _swap(reader, "customer", "vendor", old, new) or _swap(reader, "vendor", "customer", old, new)


def _turns(item: ItemKind, hunk: Hunk, reader: Reader) -> Iterator[Turn]:
    if len(hunk.old) > _SMALL or len(hunk.new) > _SMALL:
        return
    old, new = " ".join(hunk.old), " ".join(hunk.new)
    gained = _negations(hunk, reader)
    if gained < 0 or (gained and not item.negative):
        yield Turn(cause="not", direction=_denied(item, gained > 0))
    if other_party(hunk, reader):
        yield Turn(cause="actor", direction="unclear")
    if _swap(reader, "must", "may", old, new):
        yield Turn(cause="modal", direction=_OPPOSITE[item.effect])
    elif _swap(reader, "may", "must", old, new):
        yield Turn(cause="modal", direction=item.effect)
    before, after = _channel(reader, hunk.old_phrase), _channel(reader, hunk.new_phrase)
    if item.category == "notice" and len(before) == len(after) and before != after:
        yield Turn(cause="channel", direction="unclear")


def _negations(hunk: Hunk, reader: Reader) -> int:
    if contrary(hunk, reader):
        return 0
    return len(reader.find("not", " ".join(hunk.new))) - len(reader.find("not", " ".join(hunk.old)))


def _denied(item: ItemKind, negated: bool) -> Direction:
    """A duty that is denied is lost; what is an item by its own "not" (an exclusion) is lost when that goes."""
    return _OPPOSITE[item.effect] if negated != item.negative else item.effect


def _swap(reader: Reader, one: str, other: str, old: str, new: str) -> bool:
    """Did an edit put a word of one concept in the place of a word of another?"""
    return (
        _whole(reader, one, old) and _whole(reader, other, new) and not _whole(reader, one, new)
        and not _whole(reader, other, old)
    )  # fmt: skip


def _whole(reader: Reader, concept: str, text: str) -> bool:
    return any(end - start == len(text) for start, end in reader.find(concept, text))


def _channel(reader: Reader, phrase: Sequence[str]) -> frozenset[str]:
    text = " ".join(phrase)
    return frozenset(text[start:end] for start, end in reader.find("channel", text))
