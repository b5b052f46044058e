"""The mark of a store that is the unfinished copy of another one (``monitor.store.copying``)."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from monitor.errors import StoreError
from monitor.store.database import Database
from monitor.store.tables import LeaseRow

MARK = "copy"
"""Name of the lease in a target that is not whole yet; its holder is the source."""


def copied_from(session: Session) -> str:
    """Whose unfinished copy this store is; "" if it is none."""
    return session.scalar(select(LeaseRow.holder).where(LeaseRow.name == MARK)) or ""


def refuse_unfinished(database: Database) -> None:
    """Raise StoreError if the store is the unfinished copy of another one: it lacks what is still to come."""
    with database.read() as session:
        whose = copied_from(session)
    if whose:
        raise StoreError(f"{name_of(database)} is an unfinished copy of {whose}: run `clausewatch store copy` again")


def name_of(database: Database) -> str:
    """The database's address without its password."""
    return database.engine.url.render_as_string(hide_password=True)
