"""``clausewatch init``: a commented configuration to begin with."""

from importlib.resources import files
from pathlib import Path

import click

from monitor.cli.output import writing
from monitor.errors import ConfigError
from monitor.whereabouts import FILE_NAME

app = click.Group()


@app.command()
@click.argument(
    "folder", type=click.Path(path_type=Path), default=Path(), help="Where to write it; the working folder by default."
)
def init(folder: Path) -> None:
    """Write a commented config.toml to begin with.

    Example: clausewatch init ~/terms-watch
    """
    target = folder / FILE_NAME
    text = files("monitor.config").joinpath("starter.toml").read_text(encoding="utf-8")
    with writing(target):
        folder.mkdir(parents=True, exist_ok=True)
        try:
            with target.open("x", encoding="utf-8") as file:
                file.write(text)
        except FileExistsError as error:
            raise ConfigError(f"{target} is there already and stays as it is") from error
    print(target.absolute())
    print(f"Put your pages into it, by hand or with: clausewatch --config {target} add URL")
    print(f"Then run: clausewatch --config {target} check")
