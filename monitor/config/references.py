"""Checks that look at several places of the file at once: ids given twice, ids that nothing has.

They read the raw TOML values, so that they also report while other keys are still wrong.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from monitor.config.checks import nearest
from monitor.config.lines import Path


@dataclass(frozen=True, kw_only=True, slots=True)
class Mistake:
    """What is wrong, in words that go after the key; ``path`` is where."""

    path: Path
    message: str


def reference_mistakes(data: dict[str, Any]) -> list[Mistake]:
    """All mistakes of this kind in the parsed file ``data``."""
    return [mistake for check in _CHECKS for mistake in check(data)]


def _tables(node: Any, key: str, path: Path = ()) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The tables of the array ``key`` in ``node`` with their paths; what is no table is somebody else's mistake."""
    found = node.get(key) if isinstance(node, dict) else None
    for index, item in enumerate(found if isinstance(found, list) else []):
        if isinstance(item, dict):
            yield (*path, key, index), item


def _services(data: dict[str, Any]) -> Iterator[tuple[Path, dict[str, Any]]]:
    return _tables(data, "service")


def _terms(data: dict[str, Any]) -> Iterator[tuple[Path, dict[str, Any]]]:
    for path, service in _services(data):
        yield from _tables(service, "terms", path)


def _texts(table: dict[str, Any], key: str) -> list[str]:
    value = table.get(key)
    return [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, str)]


def _ids(tables: Iterator[tuple[Path, dict[str, Any]]]) -> list[str]:
    return [word for _, table in tables for word in _texts(table, "id")]


def _repeated(tables: Iterator[tuple[Path, dict[str, Any]]], what: str) -> Iterator[Mistake]:
    first: dict[str, Path] = {}
    for path, table in tables:
        for word in _texts(table, "id"):
            if word in first:
                yield Mistake(path=(*path, "id"), message=f'"{word}" is the id of another {what} already')
            first.setdefault(word, path)


def _repeated_ids(data: dict[str, Any]) -> Iterator[Mistake]:
    yield from _repeated(_services(data), "service")
    yield from _repeated(_terms(data), "terms")
    yield from _repeated(_tables(data, "recipient"), "recipient")
    for path, service in _services(data):
        yield from _repeated(_tables(service, "rule", path), "rule of this service")


def _translations(data: dict[str, Any]) -> Iterator[Mistake]:
    known = _ids(_terms(data))
    for path, terms in _terms(data):
        for word in _texts(terms, "translation_of"):
            if word not in known:
                message = f'no terms has the id "{word}"{nearest(word, known)}'
                yield Mistake(path=(*path, "translation_of"), message=message)
            elif word in _texts(terms, "id"):
                yield Mistake(path=(*path, "translation_of"), message="a terms cannot be a translation of itself")


def _previous(data: dict[str, Any]) -> Iterator[Mistake]:
    known = _ids(_terms(data))
    claimed: set[str] = set()
    for path, terms in _terms(data):
        for word in _texts(terms, "previous_ids"):
            if word in known:
                message = f'"{word}" is still the id of a terms; a previous id is one that is gone'
                yield Mistake(path=(*path, "previous_ids"), message=message)
            if word in claimed:
                yield Mistake(path=(*path, "previous_ids"), message=f'"{word}" is claimed by two terms')
            claimed.add(word)


def _pages(data: dict[str, Any]) -> Iterator[Mistake]:
    """A terms names each of its pages once, and names them in one of the two ways only."""
    for path, terms in _terms(data):
        seen: set[str] = set()
        for place, source in _tables(terms, "source", path):
            for url in _texts(source, "url"):
                if url in seen:
                    yield Mistake(path=(*place, "url"), message="the same page stands twice in this terms")
                seen.add(url)
        if seen and "url" in terms:
            yield Mistake(path=(*path, "url"), message="give either url or [[service.terms.source]], not both")


def _who_and_what(data: dict[str, Any]) -> Iterator[Mistake]:
    services = _ids(_services(data))
    for place in ("recipient", "severity"):
        for path, table in _tables(data, place):
            key = "services" if place == "recipient" else "service"
            for word in _texts(table, key):
                if word not in services:
                    message = f'no service has the id "{word}"{nearest(word, services)}'
                    yield Mistake(path=(*path, key), message=message)


def _rule_scopes(data: dict[str, Any]) -> Iterator[Mistake]:
    for path, service in _services(data):
        known = ["service", *_ids(_tables(service, "terms", path))]
        for place, rule in _tables(service, "rule", path):
            for word in _texts(rule, "applies_to"):
                if word not in known:
                    message = f'this service has no terms "{word}"{nearest(word, known)}'
                    yield Mistake(path=(*place, "applies_to"), message=message)


def _key_dates(data: dict[str, Any]) -> Iterator[Mistake]:
    for path, service in _services(data):
        known = _ids(_tables(service, "terms", path))
        for place, day in _tables(service, "date", path):
            for word in _texts(day, "terms"):
                if word not in known:
                    message = f'this service has no terms "{word}"{nearest(word, known)}'
                    yield Mistake(path=(*place, "terms"), message=message)


def _mail_relay(data: dict[str, Any]) -> Iterator[Mistake]:
    for path, recipient in _tables(data, "recipient"):
        if "mail" in recipient and "mail" not in data:
            yield Mistake(path=(*path, "mail"), message="there is no [mail] section that says how to send mail")


def _workers(data: dict[str, Any]) -> Iterator[Mistake]:
    """Workers share their work through PostgreSQL."""
    daemon, store = data.get("daemon"), data.get("store")
    if isinstance(daemon, dict) and daemon.get("checks") == "workers":
        database = store.get("database") if isinstance(store, dict) else None
        if not (isinstance(database, str) and database.startswith("postgresql")):
            message = '"workers" need PostgreSQL: set [store] database = "postgresql+psycopg://..."'
            yield Mistake(path=("daemon", "checks"), message=message)


_CHECKS = (
    _repeated_ids,
    _translations,
    _previous,
    _pages,
    _who_and_what,
    _rule_scopes,
    _key_dates,
    _mail_relay,
    _workers,
)
