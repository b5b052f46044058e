"""Schema migrations (Alembic), run by the program itself when it opens a store."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, func, select

from monitor.errors import StoreError

FOLDER = Path(__file__).parent
"""Where the scripts are."""

_LOCK = 0x636C6175
"""Key of PostgreSQL's advisory lock for migrations; SQLite's write lock serves by itself."""


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
    """Bring the tables up to date, in one transaction. Processes that start at the same time do it one by one."""
    config = _config()
    with engine.execution_options(clausewatch_writes=True).begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
