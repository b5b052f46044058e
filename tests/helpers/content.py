"""The whole content of a store as plain values, to be compared with that of another."""

from typing import Any

from sqlalchemy import select

from monitor.store.database import Database
from monitor.store.tables import Base

LEFT_OUT = {"check_run", "lease", "alembic_version"}
"""What a repeated check adds by its nature: that it was made, and who made it."""

LEFT_OUT_COLUMNS = {("terms", "last_outcome"), ("terms", "last_detail")}
"""What the repeated check came to: it finds done what was done."""


def content(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Table -> its rows in the order of their keys."""
    found = {}
    with database.read() as session:
        for table in Base.metadata.sorted_tables:
            if table.name in LEFT_OUT:
                continue
            columns = [column for column in table.columns if (table.name, column.name) not in LEFT_OUT_COLUMNS]
            rows = session.execute(select(*columns).order_by(*table.primary_key.columns))
            found[table.name] = [tuple(row) for row in rows]
    return found
