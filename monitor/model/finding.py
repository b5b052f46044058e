"""What happened between two texts: edits, changes of clauses, facts, findings."""

from dataclasses import dataclass
from typing import Literal

from monitor.model.clause import Clause, ClauseTree
from monitor.model.value import FactValue

Op = Literal["=", "-", "+"]
RealKind = Literal["modified", "added", "removed", "moved", "split", "merged"]
SoftKind = Literal["renumbered", "cosmetic"]
ChangeKind = RealKind | SoftKind
REAL_KINDS: tuple[RealKind, ...] = ("modified", "added", "removed", "moved", "split", "merged")
Reason = Literal["typography", "punctuation", "link", "whitespace", "case", "date_line", "cross_reference"]
Direction = Literal["worse", "better", "neutral", "unclear"]
Severity = Literal["critical", "major", "minor"]
Actor = Literal["vendor", "customer", "both", "unknown"]
CORE_CATEGORIES = ("notice", "sla", "liability", "refund")


@dataclass(frozen=True, slots=True)
class Edit:
    """A run of text: kept ("="), deleted ("-") or inserted ("+")."""

    op: Op
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ClauseRef:
    """A clause as one side of a change shows it; ``path`` are labels from the part's top down to the clause itself."""

    clause: Clause
    part: str
    path: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ClauseChange:
    """What happened to one clause (several for split and merged).

    "=" and "-" edits joined give the old texts joined, "=" and "+" the new ones, exactly. ``reasons`` are given for
    ``cosmetic`` (and name soft side effects of real kinds). ``evidence``: what the verdict rests on, as text.
    ``replaced``: too little is alike to show edits; the whole text is replaced. ``verified``: the edits were
    applied both ways and gave the other side exactly.
    """

    kind: ChangeKind
    reasons: tuple[Reason, ...] = ()
    old: tuple[ClauseRef, ...] = ()
    new: tuple[ClauseRef, ...] = ()
    edits: tuple[Edit, ...] = ()
    evidence: tuple[str, ...] = ()
    replaced: bool = False
    verified: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparison:
    """All changes between two trees in reading order of the new one (removed clauses where they stood).

    ``pairs``: (old eid, new eid) of every matched clause, unchanged ones included; split and merged give several.
    ``renumbered``: old number -> new number, for clauses of one part whose number changed.
    ``verified``: the whole script, applied to the old text, gave the new one exactly, and backwards.
    """

    changes: tuple[ClauseChange, ...]
    pairs: tuple[tuple[str, str], ...]
    renumbered: tuple[tuple[str, str], ...] = ()
    unchanged: int = 0
    verified: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """One thing that a text promises, allows or excludes.

    ``quote`` is ``tree.text[start:end]``, exactly, and stands inside the text (or heading, or row) of clause ``eid``.
    ``clause`` is that clause's number for people ("" if it has none). ``actor``: who owes or may.
    ``items``: for text attributes, the normalised items the comparison works on.
    ``condition``, ``scope``: the words that limit the fact, as they stand. ``flags``: for instance
    "word_figure_mismatch", "efforts" (to reach a figure). ``calendar``: where the text itself defines its business
    days, the calendar they follow (an ISO 3166 country, with a subdivision as in ``GB-ENG``, or "weekdays" for Monday
    to Friday); "" leaves it to the vendor's country.
    """

    category: str
    attribute: str
    value: FactValue
    quote: str
    eid: str
    clause: str
    part: str
    start: int
    end: int
    rule: str
    actor: Actor = "unknown"
    items: tuple[str, ...] = ()
    condition: str = ""
    scope: str = ""
    flags: tuple[str, ...] = ()
    calendar: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class FactChange:
    """The same attribute on both sides with another value; None is a side that says nothing."""

    old: Fact | None
    new: Fact | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """A change of law. ``change``: index into ``Comparison.changes`` of the clause change it shows in (-1: none)."""

    category: str
    attribute: str
    old_value: FactValue
    new_value: FactValue
    direction: Direction
    severity: Severity
    rule: str
    reason: str
    old_quote: str
    new_quote: str
    old_clause: str
    new_clause: str
    old_eid: str = ""
    new_eid: str = ""
    part: str = ""
    change: int = -1
    material: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class NeedsReading:
    """An edited clause of a core category that gave no finding, and why a person should read it."""

    category: str
    old_clause: str
    new_clause: str
    old_quote: str
    new_quote: str
    reason: str
    change: int = -1


@dataclass(frozen=True, kw_only=True, slots=True)
class Contradiction:
    """Two facts of one document that cannot both hold (two different caps)."""

    first: Fact
    second: Fact


@dataclass(frozen=True, kw_only=True, slots=True)
class Suspicion:
    """Why a page is not taken for the terms; ``id`` is stable, ``text`` is for a person."""

    id: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Review:
    """Everything that is known of one pair of texts. With a suspect side there are no findings unless forced."""

    old: ClauseTree
    new: ClauseTree
    comparison: Comparison
    old_facts: tuple[Fact, ...] = ()
    new_facts: tuple[Fact, ...] = ()
    findings: tuple[Finding, ...] = ()
    needs_reading: tuple[NeedsReading, ...] = ()
    old_contradictions: tuple[Contradiction, ...] = ()
    new_contradictions: tuple[Contradiction, ...] = ()
    old_suspect: tuple[Suspicion, ...] = ()
    new_suspect: tuple[Suspicion, ...] = ()

    @property
    def material(self) -> bool:
        """Is there a finding that counts as material?"""
        return any(finding.material for finding in self.findings)
