"""Use case: check many terms at once, at most one request in flight for each host."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from monitor.model.setting import DaemonSettings
from monitor.model.source import Service, Terms
from monitor.pipeline.check import check
from monitor.pipeline.means import Means
from monitor.pipeline.outcome import CheckResult

Watched = tuple[Service, Terms]


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress:
    """A finished check, and how many of how many are finished with it."""

    result: CheckResult
    done: int
    total: int


def check_all(
    watched: Iterable[Watched], means: Means, *, force: bool = False, stop: Callable[[], bool] = lambda: False
) -> Iterator[Progress]:
    """Check everything in ``watched`` and yield each result as it comes.

    Terms that share a host are checked one after the other in one thread: with the fetcher's own turns, that keeps
    every thread busy with a host of its own. ``stop``: no further check is begun once it says so.
    """
    queues = _by_host(watched)
    total = sum(len(queue) for queue in queues)
    since = means.real_clock()
    done = 0
    with ThreadPoolExecutor(max_workers=max(1, min(means.check.threads, len(queues)))) as pool:
        running = {pool.submit(_next, queue, means, since=since, force=force): queue for queue in queues}
        while running:
            finished, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in finished:
                queue = running.pop(future)[1:]
                done += 1
                if queue and not stop():
                    running[pool.submit(_next, queue, means, since=since, force=force)] = queue
                yield Progress(result=future.result(), done=done, total=total)


def _next(queue: Sequence[Watched], means: Means, *, since: datetime, force: bool) -> CheckResult:
    service, terms = queue[0]
    return check(service, terms, means, since=since, force=force)


def _by_host(watched: Iterable[Watched]) -> list[Sequence[Watched]]:
    """One queue for each host, the longest first, so that a host with many terms does not start last."""
    queues: defaultdict[str, list[Watched]] = defaultdict(list)
    for service, terms in watched:
        queues[urlsplit(terms.sources[0].url).hostname or ""].append((service, terms))
    return sorted(queues.values(), key=len, reverse=True)


def is_quiet(settings: DaemonSettings, now: datetime) -> bool:
    """Is ``now`` within the quiet hours? They may run over midnight; the start belongs to them, the end does not."""
    if settings.quiet is None:
        return False
    start, end = settings.quiet
    local = now.astimezone(ZoneInfo(settings.time_zone)).time()
    return start <= local < end if start <= end else local >= start or local < end
