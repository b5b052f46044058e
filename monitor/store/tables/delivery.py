"""Messages waiting to be sent, leases, and the pace of hosts."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from monitor.store.tables.base import Base, Key


class OutboxRow(Base):
    """A message that is owed to one recipient, written in the transaction that made it owed.

    The message is composed from ``payload`` when it is sent; ``message_id`` stays the same however often that is.
    """

    __tablename__ = "outbox"
    __table_args__ = (Index("ix_outbox_due", "status", "next_try_at"),)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    dedupe: Mapped[str] = mapped_column(unique=True, comment="what it is about and for whom; queued once")
    message_id: Mapped[str] = mapped_column(unique=True, comment="Message-ID, without angle brackets")
    kind: Mapped[str] = mapped_column(comment="alert, digest, alarm, recovered or test")
    recipient: Mapped[str] = mapped_column(index=True, comment="id of the recipient in the configuration")
    payload: Mapped[dict[str, Any]] = mapped_column(comment="what it is composed from, or the composed parts")
    status: Mapped[str] = mapped_column(default="queued", comment="queued, sent, unknown or dead")
    attempts: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column()
    next_try_at: Mapped[datetime] = mapped_column(comment="not before")
    sent_at: Mapped[datetime | None] = mapped_column()
    error: Mapped[str] = mapped_column(default="", comment="why the last attempt failed; free of secrets")


class LeaseRow(Base):
    """Who may work on something just now. A lease that ran out may be taken; ``token`` then grows."""

    __tablename__ = "lease"

    name: Mapped[str] = mapped_column(primary_key=True, comment="daemon, or terms:<id>")
    holder: Mapped[str] = mapped_column(comment="host, process id and start of the holder, for people")
    token: Mapped[int] = mapped_column(comment="fencing: a holder with a smaller token writes nothing")
    acquired_at: Mapped[datetime] = mapped_column()
    expires_at: Mapped[datetime] = mapped_column()


class HostRow(Base):
    """When a host may be asked again, for all processes that work on this store.

    ``fetched_until`` lies past the longest time that the running fetch may take, so that a process that dies leaves
    the host alone for long enough.
    """

    __tablename__ = "host"

    name: Mapped[str] = mapped_column(primary_key=True, comment="registered domain or address")
    not_before: Mapped[datetime] = mapped_column(comment="end of the pause after the last fetch")
    fetched_until: Mapped[datetime | None] = mapped_column(comment="a fetch runs that will have ended by then")
    asked_until: Mapped[datetime | None] = mapped_column(comment="the host asked to be left alone until then")
    failures: Mapped[int] = mapped_column(default=0, server_default="0", comment="transient faults in a row")
