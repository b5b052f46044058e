"""What every showing of a comparison needs: cards in the order a lawyer reads them, titles, counts, safe text."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from monitor.core.edits import edits
from monitor.core.text import CJK, visible
from monitor.model.finding import REAL_KINDS, ClauseChange, ClauseRef, Edit, Finding, Review, SoftKind

SOFT_KINDS: tuple[SoftKind, ...] = ("renumbered", "cosmetic")
_SEVERITIES = ("critical", "major", "minor")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_HANZI = re.compile(f"[{CJK}]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """One change as it is shown. ``number``: its index in ``Comparison.changes``. ``heading``: the edits between the
    headings, empty where they are the same (edits of a change run over texts alone). ``findings``: the gravest first.
    ``to_read``: why a person should read it."""

    number: int
    change: ClauseChange
    findings: tuple[Finding, ...]
    to_read: tuple[str, ...]
    heading: tuple[Edit, ...]

    @property
    def material(self) -> bool:
        """Does a material finding show in it?"""
        return any(finding.material for finding in self.findings)

    @property
    def soft(self) -> bool:
        """Did only the form change?"""
        return self.change.kind in SOFT_KINDS

    @property
    def rank(self) -> tuple[int, int]:
        """Order of reading: gravest finding first, then what a person should read, then the order of the text."""
        grave = [_SEVERITIES.index(finding.severity) for finding in self.findings if finding.material]
        place = min(grave) if grave else 3 if self.findings else 4 if self.to_read else 5
        return place, self.number


@dataclass(frozen=True, kw_only=True, slots=True)
class View:
    """A review as cards: ``leading`` have a finding or need a person's eye, gravest first; ``other`` are the other
    real changes and ``soft`` the changes of form, both in reading order. ``loose``: findings that show in no change."""

    leading: tuple[Card, ...]
    other: tuple[Card, ...]
    soft: tuple[Card, ...]
    loose: tuple[Finding, ...]


def view(review: Review) -> View:
    """The review's changes as cards."""
    cards = [_card(review, number, change) for number, change in enumerate(review.comparison.changes)]
    leading = [card for card in cards if card.findings or card.to_read]
    rest = [card for card in cards if not (card.findings or card.to_read)]
    return View(
        leading=tuple(sorted(leading, key=lambda card: card.rank)),
        other=tuple(card for card in rest if not card.soft),
        soft=tuple(card for card in rest if card.soft),
        loose=tuple(finding for finding in review.findings if finding.change < 0),
    )


def _gravity(finding: Finding) -> tuple[bool, int]:
    return not finding.material, _SEVERITIES.index(finding.severity)


def _card(review: Review, number: int, change: ClauseChange) -> Card:
    before, after = (" / ".join(ref.clause.heading for ref in side if ref.clause.heading) for side in _sides(change))
    both = bool(change.old) and bool(change.new)
    return Card(
        number=number,
        change=change,
        findings=tuple(sorted((one for one in review.findings if one.change == number), key=_gravity)),
        to_read=tuple(dict.fromkeys(one.reason for one in review.needs_reading if one.change == number)),
        heading=edits(before, after) if both and before != after else (),
    )


def _sides(change: ClauseChange) -> tuple[tuple[ClauseRef, ...], tuple[ClauseRef, ...]]:
    return change.old, change.new


def title(refs: Sequence[ClauseRef]) -> str:
    """Where a side stands: the path of its first clause, with how many more there are."""
    if not refs:
        return ""
    more = f" (+{len(refs) - 1})" if len(refs) > 1 else ""
    return " \u203a ".join(refs[0].path) + more


def place(refs: Sequence[ClauseRef]) -> str:
    """The title without the first words of a clause that has neither number nor heading."""
    named = [path for ref in refs[:1] for path in (ref.path if ref.clause.num or ref.clause.heading else ref.path[:-1])]
    return " \u203a ".join(named)


def counts(review: Review) -> str:
    """ "2 modified, 1 added"; "no change in words" where there is none."""
    found = Counter(change.kind for change in review.comparison.changes)
    return ", ".join(f"{found[kind]} {kind}" for kind in REAL_KINDS if found[kind]) or "no change in words"


def soft_counts(cards: Sequence[Card]) -> str:
    """ "4 renumbered, 3 cosmetic (typography 2, link 1)"; empty where there are none."""
    kinds = Counter(card.change.kind for card in cards)
    reasons = Counter(reason for card in cards if card.change.kind == "cosmetic" for reason in card.change.reasons)
    named = f" ({', '.join(f'{reason} {count}' for reason, count in reasons.most_common())})" if reasons else ""
    shown = [f"{kinds[kind]} {kind}" for kind in SOFT_KINDS if kinds[kind]]
    return ", ".join(shown) + named if shown else ""


def safe(text: str) -> str:
    """The text with what could act on a terminal or hide in it written out (``<U+202E>``); line breaks stay."""
    return _CONTROL.sub(lambda match: f"<U+{ord(match[0]):04X}>", visible(text.replace("\r\n", "\n")))


def shortened(script: Sequence[Edit], context: int) -> list[Edit]:
    """The edits with kept runs cut to ``context`` characters (half as many in Chinese) on the sides of a change."""
    last = len(script) - 1
    return [
        Edit("=", _cut(edit.text, context, head=index > 0, tail=index < last)) if edit.op == "=" else edit
        for index, edit in enumerate(script)
    ]


def _cut(text: str, context: int, *, head: bool, tail: bool) -> str:
    """The first and the last words of a kept run, as far as a change stands there."""
    room = context // 2 if len(_HANZI.findall(text[:200])) > 40 else context
    if len(text) <= (head + tail) * room + 20:
        return text
    left = text[: _edge(text, room)] if head else ""
    right = text[len(text) - _edge(text[::-1], room) :] if tail else ""
    return f"{left}\u2026{right}"


def _edge(text: str, room: int) -> int:
    """Where to cut so that no word is cut, near ``room``."""
    blank = text.find(" ", room, room + 20)
    return blank if blank >= 0 else room
