"""``clausewatch fsck``: is the store what it was?"""

from dataclasses import asdict

import typer

from monitor.app import find_config, opened
from monitor.cli.common import FORMAT, Format, print_json
from monitor.store.integrity import Inventory, examine, repair

app = typer.Typer()

DAMAGED = 3


@app.command()
def fsck(
    context: typer.Context,
    mend: bool = typer.Option(False, "--repair", help="Set damaged files aside and have lost bytes fetched anew."),
    format: Format = FORMAT,
) -> None:
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
        if format is Format.json:
            print_json(shape(found, repaired), world)
        else:
            print(_text(found, repaired))
    if found.damaged:
        raise typer.Exit(DAMAGED)


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
