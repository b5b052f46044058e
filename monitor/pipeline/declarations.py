"""Declarations of Open Terms Archive (one JSON file a service) <-> our watched services.

After the archive's published declaration schema: a service has ``terms`` (formerly ``documents``); each terms type has
``fetch`` with ``select``, ``remove``, ``filter``, ``executeClientScripts``, or ``combine``: a list of such sources
whose missing keys fall back to those beside ``combine``. What cannot be mapped is listed, never dropped in silence.
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from monitor.errors import ConfigError
from monitor.model.source import ExtractionSpec, Range, Service, Source, Terms

Json = dict[str, Any]
_RANGE_KEYS = {
    "startBefore": "start_before",
    "startAfter": "start_after",
    "endBefore": "end_before",
    "endAfter": "end_after",
}
_SOURCE_KEYS = ("fetch", "select", "remove", "filter", "executeClientScripts")
_HARMLESS_FILTERS = ("removeQueryParams",)
"""Filters that change only link targets, which are no part of the text we compare."""

_PRIVATE = ("headers", "cookies", "basic_auth", "client_certificate", "proxy", "allow_private", "ignore_robots")
"""What a source may have here and a declaration has no key for."""

_TYPES = {
    "Terms of Service": "terms",
    "Developer Terms": "terms",
    "Commercial Terms": "terms",
    "Business Terms of Service": "terms",
    "Privacy Policy": "privacy",
    "Service Level Agreement": "sla",
    "Refund Policy": "refund",
    "Data Processor Agreement": "dpa",
    "Trackers Policy": "cookies",
    "Acceptable Use Policy": "acceptable_use",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Imported:
    """A service as read from a declaration; ``unmapped`` says in sentences what has no counterpart here."""

    service: Service
    unmapped: tuple[str, ...] = ()


@dataclass
class _Reader:
    """Collects what could not be mapped while one declaration is read."""

    file: str
    unmapped: list[str] = field(default_factory=list)

    def selectors(self, given: Any, where: str) -> tuple[str | Range, ...]:
        """``select`` or ``remove``: a selector, a range, or a list of both, order kept."""
        items = given if isinstance(given, list) else [] if given is None else [given]
        return tuple(self._selector(item, where) for item in items)

    def _selector(self, item: Any, where: str) -> str | Range:
        if isinstance(item, str):
            return item
        if isinstance(item, Mapping) and set(item) <= set(_RANGE_KEYS):
            starts = [key for key in item if key.startswith("start")]
            ends = [key for key in item if key.startswith("end")]
            if len(starts) == len(ends) == 1:
                return Range(**{_RANGE_KEYS[key]: str(selector) for key, selector in item.items()})
        raise ConfigError(
            f"{self.file}: {where}: {json.dumps(item)} is neither a CSS selector nor a range; "
            "a range has one of startBefore, startAfter and one of endBefore, endAfter"
        )

    def source(self, given: Mapping[str, Any], where: str) -> Source:
        """One source; ``given`` already holds the defaults of its terms."""
        if not isinstance(given.get("fetch"), str):
            raise ConfigError(f'{self.file}: {where}: "fetch" is missing; give the URL of the page')
        for key in given.keys() - set(_SOURCE_KEYS):
            self.unmapped.append(f"{self.file}: {where}: {key!r} is not known and was left out")
        for one in _as_list(given.get("filter")):
            name = one if isinstance(one, str) else next(iter(one), "?")
            if name not in _HARMLESS_FILTERS:
                self.unmapped.append(f"{self.file}: {where}: filter {name!r} is JavaScript and was left out")
        return Source(
            url=given["fetch"],
            spec=ExtractionSpec(
                select=self.selectors(given.get("select"), where), remove=self.selectors(given.get("remove"), where)
            ),
            render="browser" if given.get("executeClientScripts") else "auto",
        )

    def sources(self, given: Mapping[str, Any], where: str) -> tuple[Source, ...]:
        """All sources of a terms, defaults filled in."""
        if "combine" not in given:
            return (self.source(given, where),)
        shared = {key: value for key, value in given.items() if key != "combine"}
        return tuple(
            self.source({**shared, **one}, f"{where}, source {index}")
            for index, one in enumerate(given["combine"], start=1)
        )


def _as_list(given: Any) -> list[Any]:
    return given if isinstance(given, list) else [] if given is None else [given]


def slug(name: str) -> str:
    """An id made of a name: lower-case letters and digits of any script, joined by hyphens."""
    plain = unicodedata.normalize("NFKD", name).lower()
    return re.sub(r"[^\w]+", "-", re.sub(r"[\u0300-\u036f]", "", plain)).strip("-_") or "unnamed"


def terms_type(name: str) -> str:
    """Our type of terms for a terms type of the archive; "other" where we have none for it."""
    return _TYPES.get(name, "other")


def read_declaration(text: str, *, file: str, service_id: str | None = None) -> Imported:
    """Read one declaration. Raises ConfigError that names ``file`` and what is wrong."""
    try:
        given = json.loads(text)
        name, declared = given["name"], given.get("terms", given.get("documents"))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ConfigError(f'{file}: not a service declaration ({error}); it needs "name" and "terms"') from error
    if not isinstance(declared, dict) or not all(isinstance(one, dict) for one in declared.values()):
        raise ConfigError(f'{file}: "terms" must map each terms type to its declaration')
    reader = _Reader(file)
    id_ = service_id or slug(name)
    terms = tuple(
        Terms(
            id=f"{id_}-{slug(kind)}",
            name=kind,
            type=terms_type(kind),
            service=id_,
            sources=reader.sources(one, kind),
        )
        for kind, one in declared.items()
    )
    return Imported(service=Service(id=id_, name=name, terms=terms), unmapped=tuple(reader.unmapped))


def read_declarations(folder: Path) -> tuple[Imported, ...]:
    """All ``*.json`` of a folder but history files, in order of name. Raises ConfigError."""
    files = [file for file in sorted(folder.glob("*.json")) if not file.name.endswith(".history.json")]
    if not files:
        raise ConfigError(f"{folder}: no declarations there; give the folder that holds the services' *.json files")
    return tuple(read_declaration(file.read_text(encoding="utf-8"), file=file.name) for file in files)


def beside(folder: Path) -> tuple[str, ...]:
    """Files beside declarations that have no counterpart here, in sentences: earlier declarations, JavaScript."""
    said = {
        "*.history.json": "earlier declarations are not needed: each snapshot keeps how it was read",
        "*.filters.js": "filters are JavaScript",
        "*.filters.history.js": "filters are JavaScript",
    }
    found = {file.name: why for pattern, why in said.items() for file in folder.glob(pattern)}
    return tuple(f"{name}: left out: {why}" for name, why in sorted(found.items()))


def as_keys(service: Service) -> tuple[Json, list[Json]]:
    """A service and its terms as keys of the configuration file (``monitor.config.edit``)."""
    return {"id": service.id, "name": service.name}, [_terms_keys(terms) for terms in service.terms]


def _terms_keys(terms: Terms) -> Json:
    shown: Json = {"id": terms.id, "name": terms.name, "type": terms.type}
    pages = [_source_keys(source) for source in terms.sources]
    return shown | (pages[0] if len(pages) == 1 else {"source": pages})


def _source_keys(source: Source) -> Json:
    shown: Json = {"url": source.url}
    for key, selectors in (("select", source.spec.select), ("remove", source.spec.remove)):
        if selectors:
            shown[key] = [one if isinstance(one, str) else _range_keys(one) for one in selectors]
    return shown | ({"render": source.render} if source.render != "auto" else {})


def _range_keys(one: Range) -> Json:
    return {name: getattr(one, name) for name in _RANGE_KEYS.values() if getattr(one, name) is not None}


def inexpressible(service: Service) -> tuple[str, ...]:
    """What of a service its declaration cannot say, in sentences."""
    names = Counter(terms.name for terms in service.terms)
    lost = [
        f"{service.id}: {count} terms are called {name!r}; only the last is written"
        for name, count in names.items()
        if count > 1
    ]
    again = read_declaration(json.dumps(declaration(service)), file=service.id).service
    lost += _unsaid(service.id, service, again, ("terms", "name"))
    read = {terms.name: terms for terms in again.terms}
    for terms in service.terms:
        lost += _unsaid(terms.id, terms, read[terms.name], ("service", "sources", "name"))
        for source in terms.sources:
            held = [key for key in _PRIVATE if getattr(source, key)] + (["render"] if source.render == "plain" else [])
            if held:
                lost.append(f"{terms.id}: {', '.join(held)} of {source.url} left out")
    return tuple(lost)


def _unsaid(name: str, ours: Service | Terms, again: Service | Terms, aside: Sequence[str]) -> list[str]:
    """What would differ if the declaration were read again."""
    keys = [one.name for one in fields(ours) if one.name not in aside]
    differing = [key for key in keys if getattr(ours, key) != getattr(again, key)]
    return [f"{name}: {', '.join(differing)} left out"] if differing else []


def declaration(service: Service) -> Json:
    """The declaration of a service; reading it again gives the same names, sources and extraction."""
    return {"name": service.name, "terms": {terms.name: _terms(terms) for terms in service.terms}}


def _terms(terms: Terms) -> Json:
    if len(terms.sources) == 1:
        return _source(terms.sources[0])
    return {"combine": [_source(source) for source in terms.sources]}


def _source(source: Source) -> Json:
    shown: Json = {"fetch": source.url}
    for key, selectors in (("select", source.spec.select), ("remove", source.spec.remove)):
        if selectors:
            shown[key] = [_selector(one) for one in selectors]
    if source.render == "browser":
        shown["executeClientScripts"] = True
    return shown


def _selector(one: str | Range) -> str | Json:
    if isinstance(one, str):
        return one
    return {key: getattr(one, name) for key, name in _RANGE_KEYS.items() if getattr(one, name) is not None}
