"""Use case: put what is due into the queue of the fleet.

What is due stands in the database, and what waits or runs already is left alone, so that this may be done as often
as one likes. It stands in for ``round.check_all`` where workers do the checks.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import zip_longest
from urllib.parse import urlsplit

from monitor.fetch.politeness import host_keys
from monitor.model.source import Service, Terms
from monitor.pipeline.means import Means
from monitor.store import queue, watch
from monitor.store.queue import Errand

MOST_WAITING = 5_000
"""Checks in the queue at once: what each costs to find grows with their number, and nothing is gained by more."""
MOST_OF_A_LINE = 50
"""Of one host: a host with thousands of pages would else keep all others out for as long as its pauses last."""
MOST_DUE = 50_000
"""Terms looked at, the longest overdue first."""


def queue_due(services: Iterable[Service], means: Means) -> int:
    """Queue a check of each terms that is due, the longest overdue first; returns how many were queued."""
    with means.database.read() as session:
        in_line = queue.in_line(session)
        due = watch.due(session, means.clock(), MOST_DUE)
    watched = {terms.id: terms for service in services for terms in service.terms if terms.id not in in_line}
    wanted = (Errand(terms=one, line=line_of(watched[one])) for one in due if one in watched)
    errands = spread(wanted, taken=Counter(in_line.values()))[: max(0, MOST_WAITING - len(in_line))]
    with means.database.write() as session:
        return len(errands) if queue.defer(session, errands) else 0


def sweep(means: Means, *, silence: float) -> int:
    """Put back the checks of workers that were not heard of for ``silence`` seconds; returns how many."""
    with means.database.write() as session:
        left = queue.stalled(session, silence)
        return queue.put_back(session, left, now=means.database.instant(session))


def line_of(terms: Terms) -> str:
    """The line in which checks of ``terms`` wait: registered domain of its first page, or the address in its URL."""
    return host_keys(urlsplit(terms.sources[0].url).hostname or "")[0]


def spread(errands: Iterable[Errand], *, taken: Mapping[str, int], most: int = MOST_OF_A_LINE) -> list[Errand]:
    """The first of each line, then the second of each, and so on: the longer nobody asks a host again the better.

    Of a line only so many that with those in it already (``taken``) there are ``most``.
    """
    lines: defaultdict[str, list[Errand]] = defaultdict(list)
    for errand in errands:
        if taken.get(errand.line, 0) + len(lines[errand.line]) < most:
            lines[errand.line].append(errand)
    return [errand for row in zip_longest(*lines.values()) for errand in row if errand is not None]
