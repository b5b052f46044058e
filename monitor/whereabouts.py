"""Where the configuration file is, and whether it was taken over as it stands.

A look at the store need not read such a file again: with a watch-list of 10,000 terms that takes most of the time. What
is remembered is the file's hash and the address of its SQLite file, in the user's cache folder; an address of another
database may hold a password and is not written there.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from monitor import __version__
from monitor.errors import ConfigError

FILE_NAME = "config.toml"
ENVIRONMENT_VARIABLE = "CLAUSEWATCH_CONFIG"
_SQLITE = "sqlite:"


def find(explicit: Path | None, environment: Mapping[str, str], folder: Path, home: Path) -> Path:
    """The configuration file to use: ``--config``, ``CLAUSEWATCH_CONFIG``, ``./config.toml``, the user's own.

    ``folder`` is the working folder, ``home`` the user's. Raises ConfigError, saying what was looked at.
    """
    named = environment.get(ENVIRONMENT_VARIABLE)
    own = Path(environment.get("XDG_CONFIG_HOME") or home / ".config") / "clausewatch" / FILE_NAME
    places = [explicit] if explicit else [Path(named)] if named else [folder / FILE_NAME, own]
    for place in places:
        if place.is_file():
            return place.absolute()
    tried = " nor ".join(str(place) for place in places)
    raise ConfigError(f"there is no configuration file at {tried}; `clausewatch init` writes one")


def remembered(path: Path, environment: Mapping[str, str], home: Path) -> str | None:
    """Address of the store of the configuration at ``path``, if this program has taken over that very file."""
    with suppress(OSError, ValueError):
        told = json.loads(_place(path, environment, home).read_text(encoding="utf-8"))
        if isinstance(told, dict) and told.get("file") == _key(path):
            database = told.get("database")
            return database if isinstance(database, str) and database.startswith(_SQLITE) else None
    return None


def remember(path: Path, database: str, environment: Mapping[str, str], home: Path) -> None:
    """The configuration at ``path``, whose store is at ``database``, was taken over. It may fail to be kept."""
    if not database.startswith(_SQLITE):
        return
    place = _place(path, environment, home)
    with suppress(OSError):
        told = json.dumps({"file": _key(path), "database": database})
        if place.exists() and place.read_text(encoding="utf-8") == told:
            return
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        unfinished = place.with_name(f"{place.name}.{os.getpid()}")
        unfinished.write_text(told, encoding="utf-8")
        unfinished.replace(place)


def _place(path: Path, environment: Mapping[str, str], home: Path) -> Path:
    folder = Path(environment.get("XDG_CACHE_HOME") or home / ".cache") / "clausewatch"
    return folder / f"{hashlib.sha256(str(path).encode()).hexdigest()[:16]}.json"


def _key(path: Path) -> str:
    """Of the file's bytes, and of the program's version: another one may read the file otherwise."""
    return hashlib.sha256(path.read_bytes() + __version__.encode()).hexdigest()
