"""The middle of a check: stored bytes and new bytes -> what is to be recorded. Decides, writes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from monitor.errors import ExtractError
from monitor.model.clause import Document
from monitor.model.finding import Comparison, Review, Suspicion
from monitor.model.source import SeverityOverride, Terms
from monitor.pipeline.looking import Known, Look, Page
from monitor.pipeline.reading import GetBytes, Readings, Text, assemble, read_capture


@dataclass(frozen=True, kw_only=True, slots=True)
class Unchanged:
    """The text stands as it was. ``text_sha256``: of the text as it was read just now; ``notes``: on the reading."""

    text_sha256: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Suspect:
    """A page does not look like the terms, so nothing is concluded from it. ``new``: its text, if it has one."""

    reasons: tuple[Suspicion, ...]
    new: Text | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class NewText:
    """A version is to be recorded. ``old`` and ``review`` are None where there is nothing to compare with.

    ``rebaseline``: why this is no vendor's change but a new way of looking; "" where it is a plain change.
    """

    new: Text
    old: Text | None = None
    review: Review | None = None
    rebaseline: str = ""


Decision = Unchanged | Suspect | NewText


def decide(
    terms: Terms,
    known: Known,
    look: Look,
    get: GetBytes,
    *,
    readings: Readings,
    overrides: tuple[SeverityOverride, ...] = (),
    force: bool = False,
) -> Decision:
    """What the pages of ``look`` mean for ``terms``. ``force``: take a suspect page for the terms all the same.

    Both sides are read by the running code: the old one with the spec configured now where that yields text, else
    with its own. Where the old side cannot be read any more, or the set of sources or the way of rendering differs,
    the new text is a re-baseline, and only what both sides show is compared.
    """
    documents = [_document(page, get) for page in look.pages]
    readable = [document for document in documents if document is not None]
    new = assemble(look.captures, readable) if len(readable) == len(documents) else None
    if new is not None and known.row.text_key == look.reading_key and known.row.text_sha256 == new.sha256:
        readings.keep(new, terms.sources)
        return Unchanged(text_sha256=new.sha256, notes=new.tree.notes)
    old = readings.read(known.captures, terms.sources, get) if known.version else None
    reasons = () if force and new is not None else _suspicions(terms, look, documents, old, new, get)
    if new is None or reasons:
        return Suspect(reasons=reasons, new=new)
    readings.keep(new, terms.sources)
    if known.version is None:
        return NewText(new=new)
    return _compared(terms, known, old, new, overrides)


def _document(page: Page, get: GetBytes) -> Document | None:
    try:
        return read_capture(page.capture, _bytes(page, get), page.source.spec)
    except ExtractError:
        return None


def _bytes(page: Page, get: GetBytes) -> bytes:
    return get(page.capture.sha256) if page.data is None else page.data


def _suspicions(
    terms: Terms,
    look: Look,
    documents: Sequence[Document | None],
    old: Text | None,
    new: Text | None,
    get: GetBytes,
) -> tuple[Suspicion, ...]:
    """Why the pages should not be taken for the terms, each page judged against its own earlier text."""
    # Imported here because most checks find nothing new to read.
    from monitor.core.inspection import inspect

    found: list[Suspicion] = []
    for page, document in zip(look.pages, documents, strict=True):
        before = old.only([page.source.url]) if old else None
        alone = new.only([page.source.url]) if new else None
        if alone is None and document is not None:
            alone = assemble([page.capture], [document])
        tree = alone.tree if alone else None
        verdict = inspect(
            document, tree, raw=_bytes(page, get), before=before.tree if before else None, kind=terms.kind
        )
        found += [Suspicion(id=reason.id, text=reason.text) for reason in verdict.reasons]
    return tuple(found)


def _compared(
    terms: Terms, known: Known, old: Text | None, new: Text, overrides: tuple[SeverityOverride, ...]
) -> Decision:
    # Imported here because most checks find nothing new to read.
    from monitor.core.review import review

    if old is None:
        return NewText(new=new, rebaseline="the stored bytes of the version before cannot be read any more")
    mine = tuple(one for one in overrides if one.service in (None, terms.service))
    reason = _changed_sources(known, new)
    if reason:
        urls = [capture.url for capture in new.captures]
        common_old, common_new = old.only(urls), new.only([capture.url for capture in old.captures])
        if common_old is None or common_new is None:
            return NewText(new=new, rebaseline=reason)
        shared = review(common_old.tree, common_new.tree, kind=terms.kind, overrides=mine)
        return NewText(new=new, old=common_old, review=shared, rebaseline=reason)
    if old.tree.text == new.tree.text:
        return Unchanged(text_sha256=new.sha256, notes=new.tree.notes)
    found = review(old.tree, new.tree, kind=terms.kind, overrides=mine)
    if _changed_rendering(old, new):
        return NewText(
            new=new,
            old=old,
            review=on_both_sides(found),
            rebaseline="the page is now read through a browser, or no longer",
        )
    return NewText(new=new, old=old, review=found)


def _changed_sources(known: Known, new: Text) -> str:
    """How the set of sources differs from that of the version before, in words; "" if it does not."""
    before = [capture.url for capture in known.captures]
    after = [capture.url for capture in new.captures]
    told = [f"source added: {url}" for url in after if url not in before]
    told += [f"source removed: {url}" for url in before if url not in after]
    return "; ".join(told)


def _changed_rendering(old: Text, new: Text) -> bool:
    before = {capture.url: capture.rendered for capture in old.captures}
    return any(before[capture.url] != capture.rendered for capture in new.captures)


def on_both_sides(found: Review) -> Review:
    """``found`` without what stands on one side only: newly covered text is no news, text no longer covered no loss."""
    kept = [index for index, change in enumerate(found.comparison.changes) if change.old and change.new]
    place = {old: new for new, old in enumerate(kept)}
    comparison = Comparison(
        changes=tuple(found.comparison.changes[index] for index in kept),
        pairs=found.comparison.pairs,
        renumbered=found.comparison.renumbered,
        unchanged=found.comparison.unchanged,
        verified=found.comparison.verified,
    )
    return replace(
        found,
        comparison=comparison,
        findings=tuple(
            replace(finding, change=place[finding.change]) for finding in found.findings if finding.change in place
        ),
        needs_reading=tuple(
            replace(unread, change=place[unread.change]) for unread in found.needs_reading if unread.change in place
        ),
    )
