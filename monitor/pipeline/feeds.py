"""Use case: write the Atom feeds and the calendar file, to be served by anything."""

import os
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from monitor.errors import StoreError
from monitor.model.digest import News
from monitor.model.setting import Recipient
from monitor.model.source import Service
from monitor.pipeline import digest as digests
from monitor.pipeline import ledger
from monitor.pipeline.means import Means
from monitor.render.calendar import calendar
from monitor.render.feed import atom
from monitor.store import news

KEPT = timedelta(days=180)
MOST = 100
"""A feed holds the newest findings of the last half year, at most so many."""
DAYS_AHEAD = 365
_EVERYTHING = Recipient(id="feeds", channel="webhook", address="")


def write(services: Sequence[Service], means: Means, *, folder: Path, base_url: str | None) -> int:
    """Write ``all.atom``, one feed a service and a terms, and ``deadlines.ics``; files that would not differ are left
    alone. Returns how many were written. Raises StoreError if the folder cannot be used.
    """
    written = 0
    for name, data in _files(services, means, base_url):
        written += _replace(folder / name, data)
    return written


def of(means: Means, *, service: str = "", terms_id: str = "", title: str = "Terms watch", self_url: str) -> bytes:
    """The feed of all services, of one, or of one terms, as :func:`write` writes it."""
    with means.database.read() as session:
        found = news.latest(session, means.clock() - KEPT, limit=MOST, service=service, terms_id=terms_id)
        urls = news.addresses(session, {one.version.id for one in found})
    # A feed names no hashes of pages, so they are not looked up.
    places = ((one, digests.placed(one.terms, one.version, url=urls.get(one.version.id, ""))) for one in found)
    told = [digests.told(one, place) for one, place in places]
    name = f"terms-{terms_id}" if terms_id else f"service-{service}" if service else "all"
    return _atom(title, told, name, self_url)


def _files(services: Sequence[Service], means: Means, base_url: str | None) -> Iterator[tuple[str, bytes]]:
    now = means.clock()
    told = digests.Window(week="", since=now - KEPT, until=now)
    keepers = digests.keepers(services, means)
    with means.database.read() as session:
        composed = digests.compose(session, _EVERYTHING, told, keepers=keepers, now=now)
        due = [deadline for keeper in keepers for deadline in ledger.deadlines(session, keeper, DAYS_AHEAD)]
    newest = sorted(composed.news, key=_found_at, reverse=True)
    yield "all.atom", _feed("Terms watch", newest, "all", base_url)
    for service in services:
        ids = {terms.id for terms in service.terms}
        own = [one for one in newest if one.place.terms_id in ids]
        yield f"service-{service.id}.atom", _feed(service.name, own, f"service-{service.id}", base_url)
        for terms in service.terms:
            only = [one for one in own if one.place.terms_id == terms.id]
            title = f"{service.name}: {terms.name}"
            yield f"terms-{terms.id}.atom", _feed(title, only, f"terms-{terms.id}", base_url)
    yield "deadlines.ics", calendar(due, now=stamp(now))


def stamp(now: datetime) -> datetime:
    """The instant that a calendar file bears: the day's beginning: it changes once a day, or with news."""
    return datetime.combine(now.date(), time(), UTC)


def _found_at(news: News) -> datetime:
    return news.place.found_at or datetime(1970, 1, 1, tzinfo=UTC)


def _feed(title: str, news: Sequence[News], name: str, base_url: str | None) -> bytes:
    return _atom(title, news[:MOST], name, f"{base_url.rstrip('/')}/{name}.atom" if base_url else None)


def _atom(title: str, shown: Sequence[News], name: str, self_url: str | None) -> bytes:
    updated = _found_at(shown[0]) if shown else datetime(1970, 1, 1, tzinfo=UTC)
    return atom(title, shown, feed_id=name, updated=updated, self_url=self_url).encode()


def _replace(path: Path, data: bytes) -> bool:
    """Write a file whole or not at all; False if it holds these bytes already."""
    try:
        if path.exists() and path.read_bytes() == data:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except OSError as error:
        raise StoreError(f"cannot write {path}: {error.strerror}; set another [feeds] folder") from error
    return True
