"""How commands print, apart from what they print. Light: it imports nothing of the store or the network."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol

import click

from monitor.errors import ConfigError


class Format(StrEnum):
    """How a command that lists something prints it."""

    text = "text"
    json = "json"


FORMAT = click.option(
    "--format", "format_", type=click.Choice(Format), default=Format.text, help="text for people, json for programs."
)


class Rehearsable(Protocol):
    """A command's world, which may stand at an instant that was set."""

    @property
    def rehearsed_at(self) -> datetime | None:
        """The instant that CLAUSEWATCH_NOW set."""


def print_json(shown: dict[str, Any], world: Rehearsable | None = None) -> None:
    """Print JSON for programs; a rehearsal says so inside."""
    if world is not None and world.rehearsed_at is not None:
        shown = shown | {"rehearsed_at": world.rehearsed_at.isoformat()}
    print(json.dumps(shown, ensure_ascii=False, indent=1))


@contextmanager
def writing(place: Path) -> Iterator[None]:
    """For the block that writes to where the user said: ConfigError (usage, exit code 2) if that cannot be written.

    What cannot be written in the store is a StoreError (exit code 3): there nobody named another place just now.
    """
    try:
        yield
    except OSError as error:
        raise ConfigError(f"cannot write {place}: {error.strerror}; name another place") from error


def iso(instant: datetime | None) -> str | None:
    """An instant for programs."""
    return instant.isoformat() if instant else None
