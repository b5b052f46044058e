"""The life of a clause over versions: a lineage id is given when a clause first appears and handed on by comparison.

An ``eid`` names a clause inside one version as one engine reads it; lineage outlives numbers, moves and edits.
"""

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from monitor.model.clause import Clause, ClauseTree

Lineage = Mapping[str, str]
"""eid -> lineage id, for every clause of a tree."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Strand:
    """A clause as a version's lineage remembers it: ``text_key`` finds it again when another engine numbers eids."""

    lineage_id: str
    eid: str
    text_key: str


def begin(tree: ClauseTree, seed: str) -> Lineage:
    """Lineage of a first version: every clause is new. ``seed`` names the version (terms and number)."""
    return {clause.eid: _new_id(seed, clause.eid) for clause in tree.walk()}


def carry(before: Lineage, old: ClauseTree, new: ClauseTree, pairs: Sequence[tuple[str, str]], seed: str) -> Lineage:
    """Lineage of ``new``: matched clauses inherit from ``before``, others begin.

    Of the pieces of a split the largest inherits; what was merged goes on as the longest of its sources.
    """
    old_size = {clause.eid: len(clause.text) + len(clause.heading) for clause in old.walk()}
    new_size = {clause.eid: len(clause.text) + len(clause.heading) for clause in new.walk()}
    # The largest pairs choose first; each clause inherits once and bequeaths once.
    ranked = sorted(pairs, key=lambda pair: -(old_size.get(pair[0], 0) + new_size.get(pair[1], 0)))
    after: dict[str, str] = {}
    given: set[str] = set()
    for old_eid, new_eid in ranked:
        inherited = before.get(old_eid)
        if inherited is not None and new_eid not in after and inherited not in given:
            after[new_eid] = inherited
            given.add(inherited)
    return {clause.eid: after.get(clause.eid) or _new_id(seed, clause.eid) for clause in new.walk()}


def strands(lineage: Lineage, tree: ClauseTree) -> tuple[Strand, ...]:
    """Lineage in the form that is stored."""
    return tuple(
        Strand(lineage_id=lineage[clause.eid], eid=clause.eid, text_key=_text_key(clause))
        for clause in tree.walk()
        if clause.eid in lineage
    )


def rejoin(stored: Sequence[Strand], tree: ClauseTree, seed: str) -> Lineage:
    """Stored lineage put onto the same text as the running code reads it, whose eids may differ.

    A clause is found by eid and text, else by its text alone (in order, where a text stands more than once); what is
    not found begins anew.
    """
    exact = {(strand.eid, strand.text_key): strand.lineage_id for strand in stored}
    joined = {
        clause.eid: exact[clause.eid, _text_key(clause)]
        for clause in tree.walk()
        if (clause.eid, _text_key(clause)) in exact
    }
    taken = set(joined.values())
    left: defaultdict[str, list[str]] = defaultdict(list)
    for strand in reversed(stored):
        if strand.lineage_id not in taken:
            left[strand.text_key].append(strand.lineage_id)
    for clause in tree.walk():
        if clause.eid not in joined:
            waiting = left[_text_key(clause)]
            joined[clause.eid] = waiting.pop() if waiting else _new_id(seed, clause.eid)
    return joined


def _new_id(seed: str, eid: str) -> str:
    return hashlib.sha256(f"{seed}\n{eid}".encode()).hexdigest()[:12]


def _text_key(clause: Clause) -> str:
    return hashlib.sha256(f"{clause.heading}\n{clause.text}".encode()).hexdigest()[:12]
