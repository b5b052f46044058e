"""Use case: keep what versions are looked up by - clauses to search, facts to compare - beside the versions.

It is derived: written with each version in the same transaction, and made anew from the stored bytes at any time.
"""

from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session

from monitor.core.lineage import Lineage
from monitor.model.clause import ClauseTree
from monitor.model.finding import Fact
from monitor.render import contract
from monitor.store import clauses, facts
from monitor.store.clauses import Wording
from monitor.store.facts import Stated
from monitor.store.tables import VersionRow

_COMPARED = 400
"""Letters of a quote that are kept for comparing; the clause itself is linked."""


def take(
    session: Session,
    version: VersionRow,
    tree: ClauseTree,
    lineage: Lineage,
    read: Sequence[Fact],
    *,
    newest: bool = True,
) -> None:
    """Write what a version that was just stored is looked up by; ``newest``: it is the one in force."""
    clauses.take(session, version.terms_key, version.number, wordings(tree, lineage))
    if newest:
        take_facts(session, version, lineage, read)


def take_facts(session: Session, version: VersionRow, lineage: Lineage, read: Sequence[Fact]) -> None:
    """Write the facts of the version in force, by which terms are compared with each other."""
    facts.save(session, version.terms_key, [_stated(fact, lineage) for fact in read])


def wordings(tree: ClauseTree, lineage: Lineage) -> Iterator[Wording]:
    """The clauses of a text as they are searched; those without words are left out."""
    for clause in tree.walk():
        told = "\n".join(filter(None, (clause.heading, clause.text)))
        if clause.kind != "inline" and told.strip():
            yield Wording(lineage_id=lineage.get(clause.eid, ""), num=clause.num, text=told)


def _stated(fact: Fact, lineage: Lineage) -> Stated:
    from monitor.core.facts.rank import rank  # with it comes all reading of facts; most checks read none

    return Stated(
        attribute=fact.attribute,
        value=contract.value(fact.value),
        rank=rank(fact.attribute, fact.value),
        clause=fact.clause,
        lineage_id=lineage.get(fact.eid, ""),
        quote=fact.quote[:_COMPARED],
    )
