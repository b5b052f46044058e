"""``clausewatch fsck``: is the store what it was?"""

from dataclasses import asdict

import click

from monitor.app import find_config, opened
from monitor.cli.common import FORMAT, Format, print_json
from monitor.store.integrity import Inventory, examine, repair

app = click.Group()

DAMAGED = 3


@app.command()
@click.option("--repair", "mend", is_flag=True, help="Set damaged files aside and have lost bytes fetched anew.")
@FORMAT
@click.pass_context
def fsck(context: click.Context, mend: bool, format_: Format) -> None:
    """Hash every stored file again and follow every reference; exit code 3 if anything is lost.

    Example: clausewatch fsck --repair
    """
    with opened(find_config(context.obj)) as world:
        with world.database.read() as session:
            found = examine(session, world.means.blobs)
        repaired = 0
        if mend and found.flaws:
            with world.database.write() as session:
                repaired = len(repair(session, world.means.blobs, found))
        if format_ is Format.json:
            print_json(shape(found, repaired), world)
        else:
            print(_text(found, repaired))
    if found.damaged:
        raise click.exceptions.Exit(DAMAGED)


def shape(found: Inventory, repaired: int) -> dict[str, object]:
    """The result as its JSON object, schema ``clausewatch.fsck/1``."""
    return {
        "schema": "clausewatch.fsck/1",
        "blobs": found.blobs,
        "damaged": found.damaged,
        "repaired": repaired,
        "flaws": [asdict(flaw) for flaw in found.flaws],
    }


def _text(found: Inventory, repaired: int) -> str:
    lines = []
    for flaw in found.flaws:
        lines.append(f"{flaw.kind}: {flaw.where}: {flaw.message}")
        lines += [f"    concerns {concern}" for concern in flaw.concerns]
        if flaw.remedy:
            lines.append(f"    remedy: {flaw.remedy}")
    verdict = "damage found" if found.damaged else "nothing is lost"
    lines.append(f"{found.blobs} files hashed, {len(found.flaws)} flaws, {repaired} dealt with: {verdict}")
    return "\n".join(lines)
