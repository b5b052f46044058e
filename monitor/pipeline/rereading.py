"""After an upgrade of the engine: the stored bytes of a version and the latest ones are compared once.

The engine before took both for the same text. What the new one sees between them happened some time between the two
captures: it is recorded as *found on re-reading*, and neither alerted nor judged late.
"""

from monitor.model.finding import Review
from monitor.pipeline.deciding import NewText
from monitor.pipeline.looking import Known, in_full
from monitor.pipeline.reading import Text, read_stored, reading_key
from monitor.pipeline.record import Round, add_version, row_of
from monitor.store.versions import Capture


def reread(round_: Round, known: Known) -> Review | None:
    """Re-read the stored bytes of a terms if this engine has not done so; returns the review of what was found.

    Raises Superseded if another process has written a version meanwhile.
    """
    engine = round_.means.engine
    version = known.version
    if version is None or engine in (version.engine, known.row.reread_engine):
        return None
    from monitor.core.review import review  # only after an upgrade

    known = in_full(round_.means, known)
    texts = _texts(round_, known)
    found = None
    with round_.means.database.write() as session:
        row = row_of(session, known)
        row.reread_engine = engine
        if texts is not None:
            old, new = texts
            found = review(old.tree, new.tree, kind=round_.terms.kind, overrides=round_.means.overrides)
            text = NewText(new=new, old=old, review=found)
            ids = [capture.id for capture in new.captures if capture.id is not None]
            add_version(round_, session, known, row, text, ids, reread=True)
            sources = [(capture.url, capture.spec) for capture in new.captures]
            row.text_key, row.text_sha256 = reading_key(sources, engine), new.sha256
    return found


def _texts(round_: Round, known: Known) -> tuple[Text, Text] | None:
    """The version's text and the latest one as this engine reads them; None where they are the same or unreadable."""
    latest = _latest(known)
    if latest is None:
        return None
    sources, get = round_.terms.sources, round_.means.blobs.get
    old, new = read_stored(known.captures, sources, get), read_stored(latest, sources, get)
    if old is None or new is None or old.tree.text == new.tree.text:
        return None
    return old, new


def _latest(known: Known) -> tuple[Capture, ...] | None:
    """The newest good captures of the version's sources, if any of them is not the version's own."""
    states = [known.states.get(capture.url) for capture in known.captures]
    latest = tuple(state.latest for state in states if state is not None and state.latest is not None)
    if len(latest) != len(known.captures):
        return None
    is_same = all(own.sha256 == new.sha256 for own, new in zip(known.captures, latest, strict=True))
    return None if is_same else latest
