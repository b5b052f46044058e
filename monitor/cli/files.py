"""Commands on local files or URLs, without a store."""

import typer

app = typer.Typer()
