"""What the commands on a store share: opening it, naming terms, printing JSON."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path

import click

from monitor.app import App, find_config, opened, take_over
from monitor.cli.output import FORMAT, Format, iso, print_json
from monitor.errors import ConfigError
from monitor.model.source import Service, Terms
from monitor.whereabouts import remember

__all__ = [
    "ALREADY_RUNNING",
    "FAILED",
    "FORMAT",
    "MATERIAL",
    "STORAGE",
    "Format",
    "chosen",
    "iso",
    "print_json",
    "store",
]

FAILED = 1
STORAGE = 3
ALREADY_RUNNING = 4
MATERIAL = 10
"""Exit codes besides those that ``monitor.cli.main`` gives to errors."""


@contextmanager
def store(context: click.Context) -> Iterator[App]:
    """The store of the configuration that the command line names, brought up to date with its watch-list.

    A rehearsal (CLAUSEWATCH_NOW) is announced on standard error. Raises ConfigError and StoreError.
    """
    with opened(find_config(context.obj)) as app:
        if app.rehearsed_at is not None:
            print(f"rehearsal: the clock is set to {app.rehearsed_at.isoformat()}", file=sys.stderr)
        take_over(app)
        remember(app.config.path, app.config.store.database, os.environ, Path.home())
        yield app


def chosen(app: App, names: Sequence[str]) -> list[tuple[Service, Terms]]:
    """The watched terms that ``names`` mean, each an id of terms or of a service; all where there are none.

    Raises ConfigError, with the nearest id, for a name that means nothing.
    """
    watched = [(service, terms) for service in app.config.services for terms in service.terms]
    if not names:
        return watched
    known = {word for service, terms in watched for word in (service.id, terms.id)}
    unknown = [name for name in names if name not in known]
    if unknown:
        raise ConfigError("\n".join(_unknown(name, sorted(known)) for name in unknown))
    wanted = set(names)
    return [(service, terms) for service, terms in watched if terms.id in wanted or service.id in wanted]


def _unknown(name: str, known: list[str]) -> str:
    close = get_close_matches(name, known, n=1)
    hint = f'; did you mean "{close[0]}"?' if close else "; `clausewatch list` shows what there is"
    return f'nothing watched is called "{name}"{hint}'
