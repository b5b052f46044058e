"""The one task of the queue: check one terms, if it is still due and its host may be asked."""

import logging
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from monitor.app import App
from monitor.errors import HostBusyError, StoreAwayError
from monitor.pipeline.check import check
from monitor.pipeline.dispatch import line_of
from monitor.pipeline.outcome import OUTCOMES
from monitor.pipeline.round import is_quiet
from monitor.pipeline.turns import delay_of
from monitor.store import hosts, watch

_LOG = logging.getLogger("clausewatch.worker")


class Errands:
    """Does checks in threads and knows which run just now.

    ``running``: job of the queue -> id of the terms. ``has_trouble``: a lease may not have been given back.
    """

    def __init__(self, app: App) -> None:
        self._app = app
        self._watched = {terms.id: (service, terms) for service in app.config.services for terms in service.terms}
        self._lock = threading.Lock()
        self._outcomes: Counter[str] = Counter()
        self.running: dict[int, str] = {}
        self.has_trouble = False

    def do(self, job: int, terms_id: str) -> None:
        """Check that terms. Whatever makes it needless ends it at once: the daemon queues what is due, and only that.

        Raises HostBusyError where the check must come later, StoreError where it could not be recorded.
        """
        with self._noted(job, terms_id):
            watched = self._watched.get(terms_id)
            if watched is None:
                # The configurations of daemon and worker differ; perhaps that of another worker does not.
                _LOG.warning("unknown terms", extra={"fields": {"terms": terms_id, "config": self._app.config.path}})
                return
            since = self._app.means.real_clock()
            if not self._may_begin(terms_id, line_of(watched[1])):
                return
            result = check(*watched, self._app.means, since=since)
            with self._lock:
                self._outcomes[OUTCOMES[result.outcome].words] += 1

    def told(self) -> dict[str, object]:
        """Outcomes since the last time that this was asked, with their numbers."""
        with self._lock:
            told, self._outcomes = self._outcomes, Counter()
        return dict(told)

    @contextmanager
    def _noted(self, job: int, terms_id: str) -> Iterator[None]:
        with self._lock:
            self.running[job] = terms_id
        try:
            yield
        except StoreAwayError:
            self.has_trouble = True
            raise
        finally:
            with self._lock:
                del self.running[job]

    def _may_begin(self, terms_id: str, line: str) -> bool:
        """Is the check still due? Raises HostBusyError where it is clear before it begins that its host must wait."""
        now = self._app.means.clock()
        if is_quiet(self._app.config.daemon, now):
            return False
        with self._app.database.read() as session:
            row = watch.find(session, terms_id)
            if row is None or row.retired_at is not None or row.next_due_at is None or row.next_due_at > now:
                return False
            delay = delay_of(hosts.pace(session, [line]), self._app.database.instant(session))
        if delay.again > 0:
            raise HostBusyError(f"{line} is asked again in {delay.again:.1f} s", seconds=delay.again)
        return True
