"""What is looked things up by: derived from versions, and made again from their bytes by ``clausewatch store index``.

Beside these tables stands ``clause_word``, the words of ``clause_text`` (see ``monitor.store.clauses``): a full-text
table of SQLite, a table with a text-search vector in PostgreSQL. The index on the wordings that stand now is made by
the migrations too: its condition would have to be given for each database, and naming PostgreSQL here loads all drivers
for it that SQLAlchemy knows, at the start of every command.
"""

from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from monitor.store.tables.base import Base, Key


class ClauseTextRow(Base):
    """One wording of a clause of one terms, however many versions it stood in: the table grows with what changes."""

    __tablename__ = "clause_text"
    __table_args__ = (UniqueConstraint("terms_key", "text_key"),)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    terms_key: Mapped[int] = mapped_column(ForeignKey("terms.key"))
    text_key: Mapped[str] = mapped_column(comment="hash of the words in their canonical form")
    lineage_id: Mapped[str] = mapped_column(comment="of the clause")
    num: Mapped[str] = mapped_column(comment="number for people, as it last stood")
    text: Mapped[str] = mapped_column(comment="heading and text")
    since: Mapped[int | None] = mapped_column(comment="number of the version since which it stands; None: it is gone")
    stood: Mapped[list[Any]] = mapped_column(comment="earlier stretches of versions, as [first, last]")


class StatedFactRow(Base):
    """A fact of the version in force, for comparing terms with each other."""

    __tablename__ = "stated_fact"
    __table_args__ = (Index("ix_stated_fact_attribute", "attribute", "rank", "terms_key", "position"),)

    terms_key: Mapped[int] = mapped_column(ForeignKey("terms.key"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, comment="order in the text, from 0")
    attribute: Mapped[str] = mapped_column(comment="of the fact schema")
    rank: Mapped[float | None] = mapped_column(comment="for sorting: days, percent, place in an order")
    value: Mapped[Any] = mapped_column(JSON, comment="in the syntax of the fact schema")
    clause: Mapped[str] = mapped_column(comment="number for people")
    lineage_id: Mapped[str] = mapped_column(comment="of the clause")
    quote: Mapped[str] = mapped_column()
