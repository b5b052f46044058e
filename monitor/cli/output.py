"""How commands print, apart from what they print. Light: it imports nothing of the store or the network."""

import json
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

import typer


class Format(StrEnum):
    """How a command that lists something prints it."""

    text = "text"
    json = "json"


FORMAT = typer.Option(Format.text, "--format", help="text for people, json for programs.")


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


def iso(instant: datetime | None) -> str | None:
    """An instant for programs."""
    return instant.isoformat() if instant else None
