"""Deriving what archives brought, service by service: in this process or in several."""

import multiprocessing
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import forkserver
from multiprocessing.context import BaseContext
from multiprocessing.queues import Queue
from pathlib import Path
from queue import Empty

from monitor import garbage
from monitor.app import App, find_config, opened
from monitor.model.source import Service
from monitor.pipeline.archive import Step
from monitor.pipeline.deriving import FreeTurn, Turn, derive

Told = tuple[str, int]
"""A service, and how many of its versions were derived since it was last told of."""

_LOOK_SECONDS = 0.05
_to_parent: list["Queue[Told]"] = []
"""In a process of the pool: where it tells how far it is."""
_turns: list[Turn] = []
"""In a process of the pool: what it holds while it writes."""


def derived(world: App, services: Sequence[Service], jobs: int) -> Iterator[Step]:
    """Derive all unread versions of ``services``, ``jobs`` services at a time, each job on a connection of its own.

    They are begun in the order given: the largest should come first, so that none of them runs alone in the end.
    Raises MonitorError of the first job that fails; what the others finished stays done.
    """
    if jobs == 1 or len(services) == 1:
        for service in services:
            for count in derive(service, world.means):
                yield Step(terms=service.id, gone_through=count, added=count)
        return
    context = _context()
    told: Queue[Told] = context.Queue()
    turn = context.Lock() if world.database.has_one_writer else None
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin, initargs=(told, turn)) as pool:
        waiting = {pool.submit(_job, world.config.path, service): service.id for service in services}
        try:
            yield from _steps(told, waiting)
        finally:
            pool.shutdown(cancel_futures=True)


def prepare() -> None:
    """Begin to load what the jobs need, beside what this process has to do before it knows of any."""
    context = _context()
    if context.get_start_method() == "forkserver":
        context.set_forkserver_preload([__name__])
        forkserver.ensure_running()


def _context() -> BaseContext:
    """How processes begin. Never as copies of this one: a connection to a database must not be shared by processes."""
    methods = multiprocessing.get_all_start_methods()
    return multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")


def _steps(told: "Queue[Told]", jobs: Mapping[Future[int], str]) -> Iterator[Step]:
    """What the jobs tell as they go; the end of a job makes up for what is still on its way."""
    waiting, known = dict(jobs), Counter[str]()
    while waiting:
        try:
            service, count = told.get(timeout=_LOOK_SECONDS)
        except Empty:
            pass
        else:
            if service in waiting.values():
                known[service] += count
                yield Step(terms=service, gone_through=count, added=count)
        for job in [job for job in waiting if job.done()]:
            service = waiting.pop(job)
            rest = job.result() - known[service]
            yield Step(terms=service, gone_through=rest, added=rest)


def _begin(told: "Queue[Told]", turn: Turn | None) -> None:
    garbage.look_rarely()
    _to_parent.append(told)
    _turns.append(turn or FreeTurn())


def _job(config: Path, service: Service) -> int:
    done = 0
    with opened(find_config(config)) as world:
        for count in derive(service, world.means, _turns[0]):
            _to_parent[0].put((service.id, count))
            done += count
    return done
