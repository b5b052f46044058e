"""``clausewatch store``: how much room the store takes, and taking back what nothing refers to."""

from dataclasses import asdict

import typer

from monitor.cli import common
from monitor.cli.common import FORMAT, Format, print_json
from monitor.pipeline.reindexing import rebuild
from monitor.store import space
from monitor.store.space import Space

app = typer.Typer()
group = typer.Typer(no_args_is_help=True, help="The store: its size, and tidying it.")
app.add_typer(group, name="store")


@group.command()
def stats(context: typer.Context, format: Format = FORMAT) -> None:
    """Count what is stored and weigh it, as fetched and on disk.

    Example: clausewatch store stats
    """
    with common.store(context) as world, world.database.read() as session:
        found = space.measure(session, world.means.blobs)
        if format is Format.json:
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
def gc(
    context: typer.Context,
    dry_run: bool = typer.Option(False, "--dry-run", help="Only say what would be removed."),
    format: Format = FORMAT,
) -> None:
    """Remove stored bytes that nothing refers to any more; those of the last day are left.

    Example: clausewatch store gc --dry-run
    """
    with common.store(context) as world:
        done = space.tidy(world.database, world.means.blobs, now=world.means.real_clock(), dry_run=dry_run)
        if format is Format.json:
            print_json({"schema": "clausewatch.gc/1", "dry_run": dry_run, **asdict(done)}, world)
            return
    verb = "would be removed" if dry_run else "removed"
    left = f"; {done.fresh} unused ones are too young" if done.fresh else ""
    print(f"{done.removed} blobs {verb}, {done.freed:,} bytes freed{left}")


@group.command()
def index(context: typer.Context) -> None:
    """Make anew what clauses are searched and promises compared by, from the stored pages.

    Every check keeps it up to date; this is for stores of an older version of this program, and after upgrades.

    Example: clausewatch store index
    """
    with common.store(context) as world:
        sources = {terms.id: terms.sources for terms in world.config.terms}
        done = [read for _, read in rebuild(world.means, sources)]
    print(f"{sum(done)} versions of {len(done)} terms can be searched")
