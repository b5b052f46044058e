"""Where each setting comes from: a line of the file, the program's default, or a variable of the environment."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path as FilePath
from typing import Any, Literal

from pydantic import BaseModel
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from monitor.config import schema
from monitor.config.lines import Lines, Path
from monitor.fetch.redaction import without_userinfo

Origin = Literal["file", "default", "environment"]
SECTIONS: tuple[str, ...] = ("store", "check", "fetch", "daemon", "mail", "web", "feeds")
"""The tables of the file that stand once."""
_ADDRESSES = ("webhook",)
"""Keys whose value may be a secret as a whole: only the host is shown."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    """One value as people see it. ``line``: where in the file it stands; 0 for a default.

    ``present``: of a key that names a variable of the environment: is that variable set?
    """

    key: str
    value: str
    origin: Origin
    line: int = 0
    present: bool | None = None


class Provenance:
    """The file at ``path`` as it stands when this is made. Raises OSError and ``tomllib.TOMLDecodeError``."""

    def __init__(self, path: FilePath, environment: Mapping[str, str]) -> None:
        text = path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
        self._data = tomllib.loads(text)
        self._lines = Lines(text)
        self._environment = environment

    def sections(self) -> dict[str, tuple[Setting, ...]]:
        """The single tables by name, each with all its keys, spelt out or not."""
        fields = schema.File.model_fields
        found: dict[str, tuple[Setting, ...]] = {}
        for name in SECTIONS:
            model = _model(fields[name].annotation)
            given = self._data.get(name, {})
            if name in self._data or fields[name].default is not None:
                found[name] = tuple(self._of(model, given, (name,)))
        return found

    def recipients(self) -> tuple[tuple[Setting, ...], ...]:
        """The recipients, each with the keys that the file gives."""
        return tuple(
            self._given(one, ("recipient", place)) for place, one in enumerate(self._data.get("recipient", []))
        )

    def service(self, service: str) -> tuple[tuple[Setting, ...], ...]:
        """A service, then each of its terms, with the keys that the file gives; empty if it does not stand there."""
        for place, one in enumerate(self._data.get("service", [])):
            if one.get("id") == service:
                path: Path = ("service", place)
                terms = enumerate(one.get("terms", []))
                return (self._given(one, path), *(self._given(each, (*path, "terms", at)) for at, each in terms))
        return ()

    def _of(self, model: type[BaseModel], given: Mapping[str, Any], path: Path) -> Iterator[Setting]:
        for key, field in model.model_fields.items():
            if key in given:
                yield self._setting(key, given[key], path)
            elif not field.is_required():
                yield Setting(key=key, value=shown(key, field.get_default(call_default_factory=True)), origin="default")

    def _given(self, table: Mapping[str, Any], path: Path) -> tuple[Setting, ...]:
        """The keys of one table of an array; tables below it have places of their own."""
        return tuple(
            self._setting(key, value, path)
            for key, value in table.items()
            if not (isinstance(value, list) and value and isinstance(value[0], dict) and key != "source")
        )

    def _setting(self, key: str, value: Any, path: Path) -> Setting:
        named = key.endswith("_env") and isinstance(value, str)
        return Setting(
            key=key,
            value=shown(key, value),
            origin="environment" if named else "file",
            line=self._lines.of((*path, key)),
            present=value in self._environment if named else None,
        )


def _model(annotation: Any) -> type[BaseModel]:
    """The model of a section, also where it may be absent."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(one for one in annotation.__args__ if isinstance(one, type) and issubclass(one, BaseModel))


def shown(key: str, value: Any) -> str:
    """A value for people, without the secrets that an address may hold."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, BaseModel | dict):
        pairs = value.model_dump() if isinstance(value, BaseModel) else value
        return ", ".join(f"{name} = {shown(name, one)}" for name, one in pairs.items() if one is not None)
    if isinstance(value, list | tuple):
        return ", ".join(shown(key, one) for one in value)
    if isinstance(value, date | time):
        return value.isoformat()
    return _without_secrets(key, str(value))


def _without_secrets(key: str, value: str) -> str:
    if key in _ADDRESSES:
        scheme, _, rest = value.partition("://")
        return f"{scheme}://{rest.partition('/')[0].rpartition('@')[2]}/..."
    if "://" not in value:
        return value
    try:
        return make_url(value).render_as_string(hide_password=True) if key == "database" else without_userinfo(value)
    except ArgumentError:
        return "..."
