"""Use case: look at stored versions, always as the running code reads them."""

from collections.abc import Sequence

from monitor.core import lineage
from monitor.core.lineage import Lineage
from monitor.core.review import review
from monitor.errors import StoreError
from monitor.model.clause import ClauseTree
from monitor.model.finding import Review
from monitor.model.source import Source, TermsKind
from monitor.pipeline import record
from monitor.pipeline.means import Means
from monitor.pipeline.reading import Text, read_stored
from monitor.store import versions
from monitor.store.tables import VersionRow


def text_of(means: Means, version: VersionRow, sources: Sequence[Source] = ()) -> Text:
    """The text of a stored version; raises StoreError if its bytes are lost, damaged or not readable any more."""
    with means.database.read() as session:
        captures = versions.captures(session, version.id)
    for capture in captures:
        means.blobs.get(capture.sha256)
    text = read_stored(captures, sources, means.blobs.get)
    if text is None:
        raise StoreError(f"version {version.number}: its stored bytes give no text any more")
    return text


def lineage_of(version: VersionRow, tree: ClauseTree) -> Lineage:
    """eid -> lineage id for the clauses of a stored version, as the running code reads it in ``tree``."""
    return lineage.rejoin(record.unpack(version.lineage), tree, f"version {version.id}")


def compare(
    means: Means, old: VersionRow, new: VersionRow, *, kind: TermsKind = "terms", sources: Sequence[Source] = ()
) -> tuple[Review, Text, Text]:
    """Two stored versions compared by the running code; raises StoreError."""
    before, after = text_of(means, old, sources), text_of(means, new, sources)
    return review(before.tree, after.tree, kind=kind, overrides=means.overrides), before, after
