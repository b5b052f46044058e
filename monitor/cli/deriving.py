"""Deriving what archives brought, service by service: in this process or in several."""

import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

from monitor.app import App, find_config, opened
from monitor.model.source import Service
from monitor.pipeline.archive import Step
from monitor.pipeline.deriving import derive


def derived(world: App, services: Sequence[Service], jobs: int) -> Iterator[Step]:
    """Derive all unread versions of ``services``, ``jobs`` services at a time, each job on a connection of its own.

    Raises MonitorError of the first job that fails; what the others finished stays done.
    """
    if jobs == 1 or len(services) == 1:
        for service in services:
            for count in derive(service, world.means):
                yield Step(terms=service.id, gone_through=count, added=count)
        return
    # Spawned, not forked: a connection to a database must not be shared by processes.
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn")) as pool:
        waiting = {pool.submit(_job, world.config.path, service): service.id for service in services}
        try:
            for done in as_completed(waiting):
                yield Step(terms=waiting[done], gone_through=done.result(), added=done.result())
        finally:
            pool.shutdown(cancel_futures=True)


def _job(config: Path, service: Service) -> int:
    with opened(find_config(config)) as world:
        return sum(derive(service, world.means))
