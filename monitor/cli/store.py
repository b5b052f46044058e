"""``clausewatch store``: how much room the store takes, taking back what nothing refers to, and moving house."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, replace
from datetime import UTC, datetime

import click

from monitor.app import fault_of, find_config
from monitor.cli import common
from monitor.cli.common import FORMAT, Format, print_json
from monitor.errors import StoreError
from monitor.model.setting import StoreSettings
from monitor.pipeline.reindexing import rebuild
from monitor.store import copying, leases, retention, space
from monitor.store.blobs import open_blobs
from monitor.store.copying import Copied, CopiedBlobs
from monitor.store.database import Database, open_database
from monitor.store.leases import Held
from monitor.store.space import Space
from monitor.store.unfinished import name_of

app = click.Group()
group = click.Group("store", help="The store: its size, tidying it, copying it.")
app.add_command(group)

_COPYING_SECONDS = 24 * 3600.0
"""Longer than any copy takes; a killed one's lease is free at once."""


@group.command()
@FORMAT
@click.pass_context
def stats(context: click.Context, format_: Format) -> None:
    """Count what is stored and weigh it, as fetched and on disk.

    Example: clausewatch store stats
    """
    with common.store(context) as world, world.database.read() as session:
        found = space.measure(session, world.means.blobs)
        if format_ is Format.json:
            shown = asdict(found) | {"ratio": round(found.ratio, 2)}
            print_json({"schema": "clausewatch.store/1", **shown}, world)
        else:
            print(_text(found))


def _text(found: Space) -> str:
    lines = [f"{count:>12,} {name}" for name, count in found.rows.items()]
    lines.append(f"{found.blobs:>12,} blobs, {found.deltas:,} of them kept as a difference to an older one")
    lines.append(f"{found.raw:>12,} bytes as fetched, {found.on_disk:,} on disk: 1/{found.ratio:.1f}")
    if found.database is not None:
        lines.append(f"{found.database:>12,} bytes of database")
    return "\n".join(lines)


@group.command()
@click.option("--dry-run", is_flag=True, help="Only say what would be removed.")
@FORMAT
@click.pass_context
def gc(context: click.Context, dry_run: bool, format_: Format) -> None:
    """Remove stored bytes that nothing refers to any more, and count checks of over 90 days ago by day.

    Bytes of the last day are left. The daemon counts old checks by itself, once a day.

    Example: clausewatch store gc --dry-run
    """
    with common.store(context) as world:
        done = space.tidy(world.database, world.means.blobs, now=world.means.real_clock(), dry_run=dry_run)
        checks = retention.roll_up(world.database, now=world.means.real_clock(), dry_run=dry_run)
        if format_ is Format.json:
            print_json({"schema": "clausewatch.gc/1", "dry_run": dry_run, **asdict(done), "checks": checks}, world)
            return
    verb = "would be removed" if dry_run else "removed"
    left = f"; {done.fresh} unused ones are too young" if done.fresh else ""
    print(f"{done.removed} blobs {verb}, {done.freed:,} bytes freed{left}")
    if checks:
        print(f"{checks} old checks {'would be ' if dry_run else ''}counted by day and removed")


@group.command()
@click.pass_context
def index(context: click.Context) -> None:
    """Make anew what clauses are searched and promises compared by, from the stored pages.

    Every check keeps it up to date; this is for stores of an older version of this program, and after upgrades.

    Example: clausewatch store index
    """
    with common.store(context) as world:
        sources = {terms.id: terms.sources for terms in world.config.terms}
        done = [read for _, read in rebuild(world.means, sources)]
    print(f"{sum(done)} versions of {len(done)} terms can be searched")


@group.command()
@click.option(
    "--from",
    "from_",
    default="",
    show_default=False,
    help="URL of the database to copy; the configuration's if not given.",
)
@click.option("--to", required=True, help="URL of the database to copy to: a new or empty one.")
@click.option(
    "--blobs-from",
    default="",
    show_default=False,
    help="Folder or s3:// address of the bytes; the configuration's if not given.",
)
@click.option(
    "--blobs-to", default="", show_default=False, help="Where to copy the bytes; if not given both stores share them."
)
@FORMAT
@click.pass_context
def copy(context: click.Context, from_: str, to: str, blobs_from: str, blobs_to: str, format_: Format) -> None:
    """Copy the store into another database, SQLite or PostgreSQL, and prove by counts and hashes that all is there.

    It may be broken off and run again. Stop the daemon first. The source stays as it is; afterwards name the new
    database in [store].

    Example: clausewatch store copy --from sqlite:///snapshots/clausewatch.db --to postgresql+psycopg://user@host/name
    """
    settings = find_config(context.obj).store
    settings = replace(settings, database=from_ or settings.database, blobs=blobs_from or settings.blobs)
    with _both(settings.database, to) as (source, target):
        fresh = copying.begin(target, name_of(source))
        if not fresh and not copying.same(source, target):
            raise StoreError(
                f"{name_of(target)} holds another store, which is left alone; name a database that is new or empty"
            )
        copied = copying.copy_tables(source, target, _Teller(), fault_of(os.environ)) if fresh else []
        moved = _copy_blobs(settings, blobs_to) if blobs_to else None
        copying.end(target)
    if format_ is Format.json:
        shown = {"tables": [asdict(one) for one in copied], "blobs": asdict(moved) if moved else None}
        print_json({"schema": "clausewatch.copy/1", "already_there": not fresh, **shown})
    else:
        print(_copied_text(copied, moved, fresh=fresh))


@contextmanager
def _both(from_: str, to: str) -> Iterator[tuple[Database, Database]]:
    """Both databases, the source kept from daemons meanwhile. Raises StoreError if one works on it."""
    with ExitStack() as closing:
        source = open_database(from_)
        closing.callback(source.close)
        with source.write() as session:
            lease = leases.take(
                session, leases.DAEMON, now=datetime.now(UTC), seconds=_COPYING_SECONDS, holder=leases.this_holder()
            )
        if isinstance(lease, Held):
            raise StoreError(f"a daemon works on {name_of(source)}: {lease.holder}; stop it first")
        target = open_database(to)
        closing.callback(target.close)
        if name_of(source) == name_of(target):
            raise StoreError(f"{name_of(source)} cannot be copied to itself")
        try:
            yield source, target
        finally:
            with source.write() as session:
                leases.release(session, lease, now=datetime.now(UTC))


def _copy_blobs(settings: StoreSettings, to: str) -> CopiedBlobs:
    source, target = (open_blobs(one, os.environ) for one in (settings, replace(settings, blobs=to)))
    return copying.copy_blobs(source, target, _Teller())


class _Teller:
    """Tells on standard error, at most once a second, how far the copy is."""

    def __init__(self) -> None:
        self._done: dict[str, int] = {}
        self._told = time.monotonic()

    def __call__(self, what: str, count: int) -> None:
        self._done[what] = self._done.get(what, 0) + count
        if time.monotonic() - self._told > 1:
            self._told = time.monotonic()
            print(f"{what}: {self._done[what]:,}", file=sys.stderr)


def _copied_text(copied: list[Copied], moved: CopiedBlobs | None, *, fresh: bool) -> str:
    lines = [f"{one.rows:>12,} {one.table}, {one.written:,} written, sha256 {one.sha256[:16]}" for one in copied]
    if moved is not None:
        lines.append(f"{moved.blobs:>12,} blobs, {moved.written:,} written, all read back and hashed")
    lines.append("The copy is whole: every table has the same rows." if fresh else "It is there already, row for row.")
    return "\n".join(lines)
