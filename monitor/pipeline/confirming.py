"""A rewrite that looks like another vendor's text is taken for the terms once it has stood for a day."""

from datetime import datetime, timedelta

from monitor.pipeline.deciding import Suspect
from monitor.pipeline.looking import Known, Look
from monitor.pipeline.means import Means
from monitor.pipeline.reading import read_stored, text_hash
from monitor.store import versions

CONFIRMABLE = frozenset({"other_vendor"})
"""Reasons that a genuine rewrite may give: a vendor that was bought or renamed says everything in other words. Every
other reason (a wall, a text cut short, another type of document) stays true however long the page shows it."""

STOOD = timedelta(days=1)
"""Two fetches that agree count only so far apart: a host that mixes up its sites is mended within hours."""


def has_stood(means: Means, known: Known, seen: Look, suspect: Suspect, now: datetime) -> bool:
    """Whether the page that is suspect was suspect before, a day ago or more, with the very same text.

    Both texts are read by the running code. The page has the look of terms: no reason speaks against it but its names.
    """
    if suspect.new is None or known.version is None or known.row.last_outcome != "suspect":
        return False
    if any(reason.id not in CONFIRMABLE for reason in suspect.reasons):
        return False
    with means.database.read() as session:
        earlier = [
            versions.capture_between(
                session, known.row.key, page.source.url, after=known.version.last_seen_at, by=now - STOOD
            )
            if page.data is not None
            else page.capture
            for page in seen.pages
        ]
    captures = [capture for capture in earlier if capture is not None]
    if len(captures) != len(seen.pages):
        return False
    text = read_stored(captures, [page.source for page in seen.pages], means.blobs.get)
    return text is not None and text_hash(text.tree.text) == suspect.new.sha256
