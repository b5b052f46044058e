"""``clausewatch evidence``: an archive that proves what a version said, for third parties."""

from pathlib import Path

import click

from monitor.cli.common import store
from monitor.cli.named import terms_named, version_numbered
from monitor.cli.output import writing
from monitor.pipeline.evidence import pack

app = click.Group()


@app.command()
@click.argument("terms", help="Id of the terms, as in the configuration.")
@click.argument("version", type=int, help="Number of the version; `clausewatch history` lists them.")
@click.option(
    "--output", "-o", type=click.Path(path_type=Path), default=Path("evidence.zip"), help="Where to write the archive."
)
@click.pass_context
def evidence(context: click.Context, terms: str, version: int, output: Path) -> None:
    """Write bytes, text, clauses, comparison, findings and a verifiable manifest of a version to a ZIP archive.

    Example: clausewatch evidence acme-terms 2 -o acme-terms-v2.zip
    """
    with store(context) as opened, opened.database.read() as session:
        row = terms_named(session, terms)
        found = version_numbered(session, row, version)
        sources = next((watched.sources for watched in opened.config.terms if watched.id == terms), ())
        archive = pack(session, opened.means, row, found, sources)
    with writing(output):
        output.write_bytes(archive)
    print(f"{output}: {len(archive):,} bytes; to verify: unpack, then python3 verify.py")
