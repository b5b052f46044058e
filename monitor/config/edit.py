"""Adding to a configuration file by program: comments, order and spelling of what stands there stay as they are."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.items import AoT, Table

from monitor.config.load import parse
from monitor.errors import ConfigError

Keys = Mapping[str, Any]
"""Keys of a table of the file with their values; a list of mappings is written as an array of tables."""


def add_terms(path: Path, service: Keys, terms: Sequence[Keys]) -> None:
    """Append terms to the service of that ``id``, which is added with its keys if it is not there yet.

    Raises ConfigError if the file would not be valid then, or cannot be written; it is whole either way.
    """
    add_services(path, [(service, terms)])


def add_services(path: Path, additions: Sequence[tuple[Keys, Sequence[Keys]]]) -> None:
    """The same for several services at once."""
    text = added(path.read_text(encoding="utf-8"), path, additions)
    parse(text, path)
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise ConfigError(f"cannot write {path}: {error.strerror}; let this user write to it") from error


def added(text: str, path: Path, additions: Sequence[tuple[Keys, Sequence[Keys]]]) -> str:
    """``text`` of a configuration with the services and terms appended, not checked. ``path`` is named in errors."""
    document = tomlkit.parse(text)
    services = _tables(document, "service", path)
    for service, terms in additions:
        found = next((one for one in services if one.get("id") == service["id"]), None)
        if found is None:
            found = _table(service)
            services.append(found)
        watched = _tables(found, "terms", path)
        for one in terms:
            watched.append(_table(one))
    return tomlkit.dumps(document)


def _tables(holder: Any, key: str, path: Path) -> AoT:
    tables = holder.setdefault(key, tomlkit.aot())
    if not isinstance(tables, AoT):
        raise ConfigError(f'{path}: "{key}" must be written as an array of tables ([[...]]) to be added to')
    return tables


def _table(keys: Keys) -> Table:
    table = tomlkit.table()
    for key, value in keys.items():
        if not _is_tables(value):
            table[key] = _value(value)
    table.add(tomlkit.nl())
    for key, value in keys.items():
        if _is_tables(value):
            tables = tomlkit.aot()
            for one in value:
                tables.append(_table(one))
            table[key] = tables
    return table


def _is_tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, Mapping) and "url" in one for one in value)


def _value(value: Any) -> Any:
    """Ranges of an extraction are written as inline tables."""
    if isinstance(value, Mapping):
        inline = tomlkit.inline_table()
        inline.update(value)
        return inline
    if isinstance(value, list):
        items = tomlkit.array()
        for one in value:
            items.append(_value(one))
        return items
    return value
