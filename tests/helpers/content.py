"""The whole content of a store as plain values, to be compared with that of another."""

from typing import Any

from sqlalchemy import BigInteger, select

from monitor.store.database import Database
from monitor.store.tables import Base

LEFT_OUT = {"check_run", "lease", "host", "alembic_version"}
"""What a repeated check adds by its nature: that it was made, who made it, and when its host may be asked again."""

LEFT_OUT_COLUMNS = {("terms", "last_outcome"), ("terms", "last_detail")}
"""What the repeated check came to: it finds done what was done."""


def content(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Table -> its rows in the order of their keys.

    PostgreSQL gives a number that was drawn in a transaction which was rolled back to nobody else, so that numbers
    differ after a kill: there they are left out, and rows are told apart by the rest.
    """
    found = {}
    with database.read() as session:
        for table in Base.metadata.sorted_tables:
            if table.name in LEFT_OUT:
                continue
            columns = [column for column in table.columns if (table.name, column.name) not in LEFT_OUT_COLUMNS]
            if not database.has_one_writer:
                columns = [column for column in columns if not isinstance(column.type, BigInteger)]
            rows = [tuple(row) for row in session.execute(select(*columns).order_by(*table.primary_key.columns))]
            found[table.name] = rows if database.has_one_writer else sorted(rows, key=repr)
    return found
