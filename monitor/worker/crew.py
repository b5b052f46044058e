"""What a worker process consists of: the engine that takes jobs, the errands that it runs, and their book-keeping."""

from contextlib import suppress

from monitor.app import App
from monitor.background import systemd
from monitor.errors import StoreError
from monitor.store import leases, queue
from monitor.worker.engine import Engine
from monitor.worker.errands import Errands


class Crew:
    """Starts, reports, tidies up after itself, and ends."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._errands = Errands(app)
        self._engine = Engine(
            app.database.engine.url, self._errands, app.config.worker, threads=app.config.check.threads
        )
        self._left: set[int] = set()

    def start(self) -> None:
        """Begin to take jobs."""
        self._engine.start()

    def stop(self) -> None:
        """Take no more jobs and wait for those that run."""
        self._engine.stop()

    def beat(self) -> dict[str, object]:
        """Say that this worker is alive, and put right what failed while the database was away.

        Returns what was done since the last beat. Raises StoreError.
        """
        means, has_trouble = self._app.means, self._errands.has_trouble
        now = means.real_clock()
        with self._app.database.write() as session:
            leases.report(session, means.holder, now=now, seconds=self._app.config.worker.silence)
            if has_trouble:
                held = {f"terms:{terms}" for terms in self._errands.running.copy().values()}
                leases.give_back_all(session, means.holder, but={*held, f"worker:{means.holder}"}, now=now)
        self._errands.has_trouble = self._errands.has_trouble and not has_trouble
        self._put_back_left()
        systemd.tell("WATCHDOG=1")
        return self._errands.told()

    def leave(self) -> None:
        """Say that this worker is gone, so that nobody waits for its leases and jobs."""
        with suppress(StoreError), self._app.database.write() as session:
            leases.report(session, self._app.means.holder, now=self._app.means.real_clock(), seconds=0)
            queue.sign_off(session, self._engine.numbers)

    def _put_back_left(self) -> None:
        """Put back jobs that the queue believes to run here and that do not, at two beats in a row.

        That is what a job becomes whose end could not be written: the connection broke, or a twin of it waits.
        """
        with self._app.database.write() as session:
            believed = queue.running_under(session, self._engine.numbers)
            left = set(believed) - self._errands.running.keys()
            now = self._app.database.instant(session)
            queue.put_back(session, left & self._left, now=now)
        self._left = left
