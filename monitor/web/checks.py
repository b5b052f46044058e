"""Checks that were asked for on a page: they run behind it, and the page tells how far they are."""

import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from monitor.errors import MonitorError
from monitor.fetch.values import Fetched, NotModified, Validators
from monitor.model.source import Service, Source, Terms
from monitor.pipeline.check import check
from monitor.pipeline.means import Fetcher, Means
from monitor.pipeline.outcome import CheckResult

KEPT = 200
AT_ONCE = 2
Stage = Literal["waiting", "fetching", "reading", "done", "broken"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Job:
    """One check as it stands. ``fetched``: sources of ``sources`` that have answered; ``problem``: why it broke off."""

    id: str
    terms: Terms
    force: bool
    asked_at: datetime
    stage: Stage = "waiting"
    fetched: int = 0
    result: CheckResult | None = None
    problem: str = ""

    @property
    def over(self) -> bool:
        """Has it ended?"""
        return self.stage in ("done", "broken")

    @property
    def sources(self) -> int:
        """How many pages are fetched for it."""
        return len(self.terms.sources)


class Checks:
    """The checks of this process, the newest ``KEPT`` of them."""

    def __init__(self, means: Means) -> None:
        self._means = means
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._lock = threading.Lock()
        self._pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="check")

    def begin(self, service: Service, terms: Terms, *, force: bool = False) -> Job:
        """Ask for a check of ``terms``; one that is under way is not asked for twice."""
        with self._lock:
            for known in self._jobs.values():
                if known.terms.id == terms.id and known.force == force and not known.over:
                    return known
            job = Job(id=secrets.token_hex(8), terms=terms, force=force, asked_at=self._means.real_clock())
            self._jobs[job.id] = job
            while len(self._jobs) > KEPT:
                self._jobs.popitem(last=False)
        self._pool.submit(self._run, service, job)
        return job

    def get(self, job_id: str) -> Job | None:
        """The check of that id."""
        with self._lock:
            return self._jobs.get(job_id)

    def close(self) -> None:
        """Begin no further check; those under way end by themselves."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _run(self, service: Service, job: Job) -> None:
        def fetched() -> None:
            count = self._tell(job.id, lambda one: replace(one, fetched=one.fetched + 1)).fetched
            if count == job.sources:
                self._tell(job.id, lambda one: replace(one, stage="reading"))

        self._tell(job.id, lambda one: replace(one, stage="fetching"))
        means = replace(self._means, fetcher=_Telling(self._means.fetcher, fetched))
        try:
            result = check(service, job.terms, means, since=job.asked_at, force=job.force)
            self._tell(job.id, lambda one: replace(one, stage="done", result=result))
        except MonitorError as error:
            told = str(error)
            self._tell(job.id, lambda one: replace(one, stage="broken", problem=told))
        except BaseException:
            self._tell(job.id, lambda one: replace(one, stage="broken"))
            raise

    def _tell(self, job_id: str, change: Callable[[Job], Job]) -> Job:
        with self._lock:
            job = change(self._jobs[job_id])
            self._jobs[job_id] = job
            return job


class _Telling:
    """A fetcher that tells of each answer."""

    def __init__(self, fetcher: Fetcher, tell: Callable[[], None]) -> None:
        self._fetcher = fetcher
        self._tell = tell

    def fetch(
        self, source: Source, validators: Validators | None = None, *, wait: bool = True
    ) -> Fetched | NotModified:
        """Fetch ``source`` as the other fetcher does."""
        answer = self._fetcher.fetch(source, validators, wait=wait)
        self._tell()
        return answer
