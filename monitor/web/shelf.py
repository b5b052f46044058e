"""Versions that were read lately: a page that is looked at again need not be parsed again."""

import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from monitor.core.facts import read_facts
from monitor.core.lineage import Lineage
from monitor.model.clause import ClauseTree
from monitor.model.finding import Fact
from monitor.model.source import Source
from monitor.pipeline import stored
from monitor.pipeline.means import Means
from monitor.store.tables import TermsRow, VersionRow

KEPT = 64


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """A version as the running code reads it. ``facts``: none of a commentary."""

    tree: ClauseTree
    facts: tuple[Fact, ...]
    lineage: Lineage


class Shelf:
    """The last readings, by version. Bytes of a version never change, and neither do code and configuration here."""

    def __init__(self, means: Means, sources: Mapping[str, Sequence[Source]]) -> None:
        self._means = means
        self._sources = sources
        self._kept: OrderedDict[int, Reading] = OrderedDict()
        self._lock = threading.Lock()

    def read(self, row: TermsRow, version: VersionRow) -> Reading:
        """The reading of a version of a terms; raises StoreError if its bytes give no text any more."""
        with self._lock:
            known = self._kept.get(version.id)
            if known is not None:
                self._kept.move_to_end(version.id)
                return known
        tree = stored.text_of(self._means, version, self._sources.get(row.id, ())).tree
        read = Reading(
            tree=tree,
            facts=read_facts(tree) if row.kind == "terms" else (),
            lineage=stored.lineage_of(version, tree),
        )
        with self._lock:
            self._kept[version.id] = read
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return read
