"""Schema migrations (Alembic), run by the program itself when it opens a store."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from monitor.errors import StoreError

FOLDER = Path(__file__).parent
"""Where the scripts are."""


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    return config


def head() -> str:
    """Newest revision among the migration scripts."""
    newest = ScriptDirectory.from_config(_config()).get_current_head()
    if newest is None:
        raise StoreError("the installation is incomplete: it holds no migration scripts")
    return newest


def refuse_newer(revision: str | None) -> None:
    """Raise StoreError where ``revision`` is unknown, that is: where a newer version of the program wrote the store."""
    known = {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}
    if revision is not None and revision not in known:
        raise StoreError(f"the store was written by a newer version of Clausewatch (schema {revision}): upgrade it")


def upgrade(engine: Engine) -> None:
    """Bring the tables up to date, in one transaction."""
    config = _config()
    with engine.execution_options(clausewatch_writes=True).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
