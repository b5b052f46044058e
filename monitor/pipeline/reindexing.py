"""Use case: derive what versions are looked up by anew, from their stored bytes, as the running code reads them."""

from collections.abc import Iterator, Sequence

from monitor.core.facts import read_facts
from monitor.errors import StoreError
from monitor.model.clause import ClauseTree
from monitor.model.finding import Fact
from monitor.model.source import Source
from monitor.pipeline import indexing, stored
from monitor.pipeline.means import Means
from monitor.store import clauses, versions, watch
from monitor.store.tables import TermsRow, VersionRow

_AT_ONCE = 25
"""Versions of one transaction; they are read before it begins."""


def rebuild(means: Means, sources: dict[str, tuple[Source, ...]]) -> Iterator[tuple[str, int]]:
    """Derive all of it anew from the stored bytes, terms by terms; yields (id, versions read).

    ``sources``: id of a terms -> its sources as configured now. Versions whose bytes are lost or give no text any
    more are passed over; so are the older ones of a terms of which a check stores a new version meanwhile.
    """
    with means.database.write() as session:
        clauses.forget(session)
        rows = watch.listed(session)
    for row in rows:
        with means.database.read() as session:
            history = versions.history(session, row.key)[::-1]
        yield row.id, _again(means, row, history, sources.get(row.id, ()))


def _again(means: Means, row: TermsRow, history: Sequence[VersionRow], sources: Sequence[Source]) -> int:
    done = 0
    for start in range(0, len(history), _AT_ONCE):
        read = [one for version in history[start : start + _AT_ONCE] if (one := _read(means, row, version, sources))]
        with means.database.write() as session:
            taken = clauses.newest(session, row.key)
            for version, tree, found in read:
                if version.number <= taken:
                    continue
                newest = version.id == row.version_id
                indexing.take(session, version, tree, stored.lineage_of(version, tree), found, newest=newest)
                done += 1
    return done


def _read(
    means: Means, row: TermsRow, version: VersionRow, sources: Sequence[Source]
) -> tuple[VersionRow, ClauseTree, Sequence[Fact]] | None:
    """A version as the running code reads it, with its facts if it is in force; None if nothing can be read."""
    if not version.text_sha256:
        return None
    try:
        tree = stored.text_of(means, version, sources).tree
    except StoreError:
        return None
    return version, tree, read_facts(tree) if version.id == row.version_id and row.kind == "terms" else ()
