"""``clausewatch evidence``: an archive that proves what a version said, for third parties."""

from pathlib import Path

import typer

from monitor.cli.common import store
from monitor.errors import ConfigError, StoreError
from monitor.pipeline.evidence import pack
from monitor.store import versions, watch

app = typer.Typer()


@app.command()
def evidence(
    context: typer.Context,
    terms: str = typer.Argument(help="Id of the terms, as in the configuration."),
    version: int = typer.Argument(help="Number of the version; `clausewatch history` lists them."),
    output: Path = typer.Option(Path("evidence.zip"), "--output", "-o", help="Where to write the archive."),
) -> None:
    """Write bytes, text, clauses, comparison, findings and a verifiable manifest of a version to a ZIP archive.

    Example: clausewatch evidence acme-terms 2 -o acme-terms-v2.zip
    """
    with store(context) as opened, opened.database.read() as session:
        row = watch.find(session, terms)
        found = versions.numbered(session, row.key, version) if row else None
        if row is None or found is None:
            raise ConfigError(f'no version {version} of "{terms}"; `clausewatch history {terms}` lists what there is')
        sources = next((watched.sources for watched in opened.config.terms if watched.id == terms), ())
        archive = pack(session, opened.means, row, found, sources)
    try:
        output.write_bytes(archive)
    except OSError as error:
        raise StoreError(f"cannot write {output}: {error.strerror}") from error
    print(f"{output}: {len(archive):,} bytes; to verify: unpack, then python3 verify.py")
