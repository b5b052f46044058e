"""The first half of a check: what the store knows, and what the sources show now."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from monitor.core.extract import fingerprint
from monitor.errors import StoreError
from monitor.fetch.values import Fetched, NotModified, Validators
from monitor.model.source import Source, Terms
from monitor.pipeline.means import Means
from monitor.pipeline.reading import reading_key
from monitor.store import versions
from monitor.store.tables import TermsRow, VersionRow
from monitor.store.versions import Capture, SourceState, spec_key


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """What the store knows of a terms before a check.

    ``captures``: what the current version was read from; loaded (``in_full``) only where it is to be read.
    """

    row: TermsRow
    version: VersionRow | None
    states: Mapping[str, SourceState]
    captures: tuple[Capture, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """What one source shows. ``data`` is None where the stored bytes still hold (304, or nothing visible changed)."""

    source: Source
    capture: Capture
    state: SourceState
    data: bytes | None
    screenshot: bytes | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """All sources of a terms, fetched. ``settled``: nothing visible changed, reading it would tell nothing new."""

    pages: tuple[Page, ...]
    reading_key: str
    settled: bool
    moved: tuple[str, ...] = ()

    @property
    def captures(self) -> tuple[Capture, ...]:
        """Of every page, in order."""
        return tuple(page.capture for page in self.pages)


def recall(means: Means, terms: Terms) -> Known:
    """Load what is known; raises StoreError if the terms were never taken over from the configuration."""
    with means.database.read() as session:
        found = versions.standing(session, terms.id)
        if found is None:
            raise StoreError(f'the store does not know the terms "{terms.id}" yet')
        row, version = found
        return Known(row=row, version=version, states=versions.source_states(session, row.key))


def in_full(means: Means, known: Known) -> Known:
    """``known`` with the captures of its version."""
    if known.version is None:
        return known
    with means.database.read() as session:
        return replace(known, captures=versions.captures(session, known.version.id))


def look(means: Means, terms: Terms, known: Known, now: datetime) -> Look:
    """Fetch every source in turn; raises FetchError at the first that cannot be had.

    Only the first is ever refused for want of patience: what was fetched would have to be fetched again.
    """
    key = reading_key([(source.url, source.spec) for source in terms.sources], means.engine)
    since = known.row.last_read_at
    reading_due = since is None or now - since >= timedelta(days=means.check.full_reading_days)
    pages: list[Page] = []
    moved: list[str] = []
    for source in terms.sources:
        state = known.states.get(source.url, SourceState())
        validators = None if reading_due else _validators(source, state)
        answer = means.fetcher.fetch(source, validators, wait=means.patient or bool(pages))
        if isinstance(answer, Fetched) and answer.moved_to:
            moved.append(f"{source.url} has moved for good to {answer.moved_to}")
        pages.append(_page(source, state, answer, means.engine))
    settled = known.row.text_key == key and not reading_due and all(page.data is None for page in pages)
    return Look(pages=tuple(pages), reading_key=key, settled=settled, moved=tuple(moved))


def _validators(source: Source, state: SourceState) -> Validators | None:
    """What to ask "changed since?" with, if the bytes at hand are of the kind that is wanted now."""
    latest = state.latest
    if latest is None or (source.render != "auto" and latest.rendered != (source.render == "browser")):
        return None
    return Validators(
        etag=state.etag, last_modified=state.last_modified, url=state.validators_url, rendered=latest.rendered
    )


def _page(source: Source, state: SourceState, answer: Fetched | NotModified, engine: str) -> Page:
    if isinstance(answer, NotModified):
        if state.latest is None:
            raise StoreError(f"{source.url}: the server answered 304 to a request that asked for no such thing")
        kept = _again(state.latest, source, answer.fetched_at)
        return Page(source=source, capture=kept, state=_with_validators(state, answer.validators), data=None)
    prints = fingerprint(answer.body, spec_key=spec_key(source.spec), engine=engine)
    after = replace(_with_validators(state, answer.validators), fingerprint=prints)
    latest = state.latest
    if prints == state.fingerprint and latest is not None and latest.rendered == answer.rendered:
        kept = _again(latest, source, answer.fetched_at)
        return Page(source=source, capture=kept, state=after, data=None)
    capture = Capture(
        url=source.url,
        final_url=answer.final_url,
        sha256=hashlib.sha256(answer.body).hexdigest(),
        size=len(answer.body),
        media_type=answer.media_type,
        charset=answer.charset,
        rendered=answer.rendered,
        spec=source.spec,
        fetched_at=answer.fetched_at,
        evidence=_evidence(answer),
    )
    return Page(source=source, capture=capture, state=after, data=answer.body, screenshot=answer.screenshot)


def _evidence(answer: Fetched) -> dict[str, Any]:
    """What shows that the bytes came from where they are said to come from; secrets were struck out by the fetcher."""
    picture = answer.screenshot
    return {
        "fetched_at": answer.fetched_at.isoformat(),
        "status": answer.status,
        "headers": [list(header) for header in answer.headers],
        "redirects": [asdict(hop) for hop in answer.redirects],
        "tls_peer": answer.tls_peer,
        "screenshot": hashlib.sha256(picture).hexdigest() if picture else None,
    }


def _again(latest: Capture, source: Source, now: datetime) -> Capture:
    """Stored bytes seen again; with another spec they are another snapshot."""
    known = latest.id if latest.spec == source.spec else None
    return replace(latest, spec=source.spec, fetched_at=now, id=known)


def _with_validators(state: SourceState, validators: Validators) -> SourceState:
    return replace(state, etag=validators.etag, last_modified=validators.last_modified, validators_url=validators.url)
