"""Checks that wait for a worker: Procrastinate's queue (extra ``postgres``) in a schema of its own beside our tables.

The queue decides nothing and holds nothing that cannot be told again from ``terms.next_due_at``: it may be emptied or
made anew at any time. Functions on a Session on PostgreSQL; the caller owns the transaction.
"""

import importlib.metadata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from procrastinate import SyncPsycopgConnector
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.jobs import Job, Status
from procrastinate.manager import JobManager
from procrastinate.schema import SchemaManager
from procrastinate.sql import queries
from sqlalchemy import BigInteger, Column, DateTime, MetaData, String, Table, delete, func, or_, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session

from monitor.errors import StoreError

SCHEMA = "clausewatch_queue"
SEARCH_PATH = f"{SCHEMA},public"
NAME = "check"
"""Name of the queue and of its one task; the task's one argument is ``terms``, an id."""

_LOCK = 0x636C6171
"""Key of the advisory lock under which the schema is made."""

_INDEX = f"CREATE INDEX clausewatch_line ON {SCHEMA}.procrastinate_jobs (lock, id) WHERE status IN ('todo', 'doing')"
"""Whether a job is the first of its line is asked for each job at each fetch; without the index by reading all jobs."""

_METADATA = MetaData(schema=SCHEMA)
_JOBS = Table(
    "procrastinate_jobs",
    _METADATA,
    Column("id", BigInteger, primary_key=True),
    Column("status", String),
    Column("lock", String),
    Column("queueing_lock", String),
    Column("worker_id", BigInteger),
)
_WORKERS = Table(
    "procrastinate_workers",
    _METADATA,
    Column("id", BigInteger, primary_key=True),
    Column("last_heartbeat", DateTime(timezone=True)),
)
_STATUS = func.cast(_JOBS.c.status, String)


@dataclass(frozen=True, kw_only=True, slots=True)
class Errand:
    """One check to be done. ``line``: host whose checks are done one after the other."""

    terms: str
    line: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Depth:
    """How much there is to do: checks that wait, checks that run."""

    waiting: int = 0
    running: int = 0


def prepare(session: Session, *, replace: bool) -> None:
    """Make the queue's schema where there is none.

    Tables of another version of Procrastinate are made anew with ``replace``, else they are refused: StoreError.
    """
    installed = importlib.metadata.version("procrastinate")
    session.execute(select(func.pg_advisory_xact_lock(_LOCK)))
    made_by = _made_by(session)
    if made_by == installed:
        return
    if made_by is not None and not replace:
        raise StoreError(
            f"the queue was made by Procrastinate {made_by}, here {installed} is installed: "
            "install the same version on all machines, then restart the daemon"
        )
    session.execute(text(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE"))
    session.execute(text(f"CREATE SCHEMA {SCHEMA}"))
    _driver(session).execute(SchemaManager.get_schema())
    session.execute(text(_INDEX))
    session.execute(text(f"COMMENT ON SCHEMA {SCHEMA} IS '{installed}'"))


def is_there(session: Session) -> bool:
    """Is there a queue in this database?"""
    return session.get_bind().dialect.name == "postgresql" and _made_by(session) is not None


def _made_by(session: Session) -> str | None:
    """Version of Procrastinate that made the schema, None where there is none."""
    namespace = func.to_regnamespace(SCHEMA)
    comment = func.coalesce(func.obj_description(namespace, "pg_namespace"), "")
    told = session.execute(select(comment).where(namespace.is_not(None))).scalar()
    return None if told is None else str(told)


def _driver(session: Session) -> Any:
    """psycopg's own connection under the session's transaction, with the queue's schema in the path."""
    _in_path(session)
    return session.connection().connection.driver_connection


def _in_path(session: Session) -> None:
    """Procrastinate's triggers name its tables without a schema: whoever changes them must have it in the path."""
    session.execute(text(f"SET LOCAL search_path TO {SEARCH_PATH}"))


def in_line(session: Session) -> dict[str, str]:
    """Terms for which a check waits or runs -> the line in which it stands."""
    rows = session.execute(select(_JOBS.c.queueing_lock, _JOBS.c.lock).where(_STATUS.in_(("todo", "doing"))))
    return {row[0]: row[1] for row in rows}


def defer(session: Session, errands: Sequence[Errand]) -> bool:
    """Put all ``errands`` into the queue, in this order; False, and nothing done, if one of them waits there."""
    if not errands:
        return True
    jobs = [
        Job(
            id=None,
            queue=NAME,
            task_name=NAME,
            lock=errand.line,
            queueing_lock=errand.terms,
            task_kwargs={"terms": errand.terms},
            priority=0,
        )
        for errand in errands
    ]
    connection = _driver(session)
    try:
        with session.begin_nested():
            JobManager(SyncPsycopgConnector()).batch_defer_jobs(jobs, connection=connection)
    except AlreadyEnqueued:
        return False
    # The planner must know of a queue that was empty a moment ago: it would read all of it for each job (x8, measured).
    session.execute(text(f"ANALYZE {SCHEMA}.procrastinate_jobs"))
    return True


def depth(session: Session) -> Depth:
    """How long the queue is."""
    counts = {row[0]: row[1] for row in session.execute(select(_STATUS, func.count()).group_by(_STATUS))}
    return Depth(waiting=counts.get("todo", 0), running=counts.get("doing", 0))


def stalled(session: Session, seconds: float) -> Sequence[int]:
    """Jobs that run under a worker that is gone or was not heard of for ``seconds``."""
    silent = _WORKERS.c.last_heartbeat < func.now() - func.make_interval(0, 0, 0, 0, 0, 0, seconds)
    joined = _JOBS.outerjoin(_WORKERS, _WORKERS.c.id == _JOBS.c.worker_id)
    query = select(_JOBS.c.id).select_from(joined)
    return session.scalars(query.where(_STATUS == "doing", or_(_WORKERS.c.id.is_(None), silent))).all()


def running_under(session: Session, workers: Collection[int]) -> Sequence[int]:
    """Jobs that run under those workers, as the queue has it."""
    return session.scalars(select(_JOBS.c.id).where(_STATUS == "doing", _JOBS.c.worker_id.in_(workers))).all()


def sign_off(session: Session, workers: Collection[int]) -> None:
    """Those workers are gone: what they left running may be put back at once."""
    _in_path(session)
    session.execute(delete(_WORKERS).where(_WORKERS.c.id.in_(workers)))


def put_back(session: Session, jobs: Collection[int], *, now: datetime) -> int:
    """Let jobs that were left running wait again; returns how many were put back or dropped.

    Each is tried by itself. Where a twin waits already the left one is dropped: it could not wait beside it, and as
    long as it stands the twin, behind the same host, would never start. One that ended meanwhile is left alone.
    """
    if not jobs:
        return 0
    _in_path(session)
    again = {"retry_at": now, "new_priority": None, "new_queue_name": None, "new_lock": None}
    return sum(_put_back(session, job, again) for job in jobs)


def _put_back(session: Session, job: int, again: dict[str, datetime | None]) -> bool:
    try:
        return _told(session, "retry_job", {"job_id": job, **again})
    except IntegrityError:
        return _told(session, "finish_job", {"job_id": job, "status": Status.FAILED.value, "delete_job": True})


def _told(session: Session, query: str, arguments: dict[str, object]) -> bool:
    """Run one of Procrastinate's queries in a savepoint; False if the job is not as it was."""
    try:
        with session.begin_nested():
            session.connection().exec_driver_sql(queries[query], arguments)
    except IntegrityError:
        raise
    except DBAPIError as error:
        # RAISE of a PL/pgSQL function: the job ended, or somebody else put it back.
        if getattr(error.orig, "sqlstate", None) != "P0001":
            raise
        return False
    return True
