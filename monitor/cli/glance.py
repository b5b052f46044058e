"""A look at the state of the store, without reading a configuration that was taken over as it stands."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from monitor.store.database import Database, open_database
from monitor.store.unfinished import refuse_unfinished
from monitor.whereabouts import find, remembered

if TYPE_CHECKING:
    from monitor.app import App

_NOW_VARIABLE = "CLAUSEWATCH_NOW"


@dataclass(frozen=True, kw_only=True, slots=True)
class Glance:
    """The store and the time of the look. ``rehearsed_at``: the instant that CLAUSEWATCH_NOW set, if it did.

    ``app``: the whole world of the command, where the configuration was read.
    """

    database: Database
    now: datetime
    rehearsed_at: datetime | None = None
    app: "App | None" = None


@contextmanager
def glance(context: click.Context) -> Iterator[Glance]:
    """The store of the configuration that the command line names; raises ConfigError and StoreError.

    Where the file is not the one that was last taken over, it is read and taken over, as by any other command.
    """
    path = find(context.obj, os.environ, Path.cwd(), Path.home())
    known = None if os.environ.get(_NOW_VARIABLE) else remembered(path, os.environ, Path.home())
    if known is None:
        # Imported here because it takes longer than the look itself.
        from monitor.cli.common import store

        with store(context) as app:
            yield Glance(database=app.database, now=app.means.clock(), rehearsed_at=app.rehearsed_at, app=app)
        return
    database = open_database(known)
    try:
        refuse_unfinished(database)
        yield Glance(database=database, now=datetime.now(UTC))
    finally:
        database.close()
