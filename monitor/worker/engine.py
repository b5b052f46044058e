"""Procrastinate's worker in a thread, started again whenever it ends without having been told to.

It ends by itself, as if all were well, when its connection to the database breaks (measured on 3.10).
"""

import asyncio
import logging
import threading
from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import procrastinate
from procrastinate.job_context import JobContext
from procrastinate.jobs import DeleteJobCondition, Job
from procrastinate.retry import BaseRetryStrategy, RetryDecision
from procrastinate.worker import Worker
from sqlalchemy import URL

from monitor.errors import HostBusyError
from monitor.model.setting import WorkerSettings
from monitor.store import queue
from monitor.worker.errands import Errands

_LEAST_PAUSE, _MOST_PAUSE = 0.5, 30.0
"""Seconds between two attempts to reach the queue; doubled after each that failed."""
_LEAST_RETRY = 0.05
"""Seconds: a turn that is all but free is not asked for at once again."""
_CONNECT_SECONDS = 5.0
_CONNECTIONS = 4

_LOG = logging.getLogger("clausewatch.worker")


class Engine:
    """Takes jobs from the queue and lets ``errands`` do them in ``threads`` threads."""

    def __init__(self, url: URL, errands: Errands, settings: WorkerSettings, *, threads: int) -> None:
        self._url = url
        self._errands = errands
        self._settings = settings
        self._threads = threads
        self._stopping = threading.Event()
        self._worker: Worker | None = None
        self._thread = threading.Thread(target=self._run, name="engine", daemon=True)
        self._numbers: list[int] = []

    @property
    def numbers(self) -> Collection[int]:
        """Under which numbers the queue knows or knew this process."""
        current = self._worker.worker_id if self._worker else None
        if current is not None and current not in self._numbers:
            self._numbers.append(current)
        return tuple(self._numbers)

    def start(self) -> None:
        """Begin to take jobs."""
        self._thread.start()

    def stop(self) -> None:
        """Take no more and wait for those that run."""
        self._stopping.set()
        while self._thread.is_alive():
            # Asked again and again: a worker that is just starting forgets that it was told to stop.
            if self._worker is not None:
                self._worker.stop()
            self._thread.join(0.1)

    def _run(self) -> None:
        pause = _LEAST_PAUSE
        while not self._stopping.is_set():
            begun = datetime.now(UTC)
            try:
                self._serve()
                why = "its connection was lost"
            except Exception as error:  # the one place where nothing may end the loop
                why = f"{type(error).__name__}: {error}"
            if self._stopping.is_set():
                return
            lasted = datetime.now(UTC) - begun
            pause = _LEAST_PAUSE if lasted > timedelta(seconds=_MOST_PAUSE) else min(pause * 2, _MOST_PAUSE)
            _LOG.warning("the queue is away", extra={"fields": {"why": why, "again_in": pause}})
            self._stopping.wait(pause)

    def _serve(self) -> None:
        """Be a worker until the connection is lost or the end is near."""
        app = self._app()
        with asyncio.Runner() as runner:
            # Jobs are plain functions; asyncio's own pool would hold no more threads than processors and four.
            runner.get_loop().set_default_executor(ThreadPoolExecutor(self._threads, thread_name_prefix="check"))
            runner.run(app.connector.open_async())
            try:
                self._worker = self._new_worker(app)
                runner.run(self._worker.run())
            finally:
                self._worker = None
                runner.run(app.connector.close_async())

    def _app(self) -> procrastinate.App:
        address = self._url.set(drivername="postgresql").render_as_string(hide_password=False)
        connector = procrastinate.PsycopgConnector(
            conninfo=address,
            kwargs={"options": f"-c search_path={queue.SEARCH_PATH}"},
            min_size=1,
            max_size=_CONNECTIONS,
            timeout=_CONNECT_SECONDS,
        )
        app = procrastinate.App(connector=connector)
        app.task(name=queue.NAME, queue=queue.NAME, pass_context=True, retry=_Later())(self._do)
        return app

    def _do(self, context: JobContext, terms: str) -> None:
        self._errands.do(int(context.job.id or 0), terms)

    def _new_worker(self, app: procrastinate.App) -> Worker:
        return Worker(
            app,
            queues=[queue.NAME],
            concurrency=self._threads,
            # Jobs that wait for their host are not announced anyway, and a connection less is one less to lose.
            listen_notify=False,
            fetch_job_polling_interval=self._settings.poll,
            delete_jobs=DeleteJobCondition.ALWAYS,
            install_signal_handlers=False,
            update_heartbeat_interval=self._settings.heartbeat,
            stalled_worker_timeout=self._settings.silence,
        )


class _Later(BaseRetryStrategy):
    """A check whose host may not be asked yet waits again; any other failure ends the job, and the daemon queues what
    is still due."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:  # noqa: ARG002
        if not isinstance(exception, HostBusyError):
            return None
        pause: Any = timedelta(seconds=max(exception.seconds, _LEAST_RETRY))
        return RetryDecision(retry_at=datetime.now(UTC) + pause)
