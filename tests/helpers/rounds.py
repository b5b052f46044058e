"""Rounds of a fleet: begun, waited for, and what came of them according to the store."""

from collections import Counter

from tests.helpers.fleet import Fleet, host_name


class Rounds:
    """Two rounds over all terms of a fleet."""

    def __init__(self, fleet: Fleet, *, terms: int, patience: float) -> None:
        self.terms = terms
        self.first_hits: set[tuple[str, str]] = set()
        self._fleet = fleet
        self._patience = patience
        self._before = 0

    def first(self) -> None:
        """Wait until all terms were checked for the first time."""
        self._fleet.until(self._fleet.is_ready, "the tables", patience=self._patience)
        self.await_checked(1)
        self.first_hits = set(self._fleet.hosts.hits())

    def second(self, *, changed: int) -> None:
        """Change a page on each of the first ``changed`` hosts and make all terms due."""
        self._fleet.hosts.changed = {(host_name(number), "/0") for number in range(changed)}
        self._fleet.hosts.forget()
        self._before = self._checked()
        self._fleet.ask("UPDATE terms SET next_due_at = now() RETURNING 1")

    def await_checked(self, share: float) -> None:
        """Wait until that share of the terms was checked in this round."""
        wanted = self._before + round(share * self.terms)
        self._fleet.until(lambda: self._checked() >= wanted, f"{wanted} checks", patience=self._patience)

    def await_empty_queue(self) -> None:
        """Wait until nothing waits or runs."""
        jobs = "SELECT count(*) FROM clausewatch_queue.procrastinate_jobs"
        self._fleet.until(lambda: self._fleet.number(jobs) == 0, "an empty queue", patience=self._patience)

    def checks_of_each(self) -> set[object]:
        """How often terms were checked so far: one number if all were equally often."""
        rows = self._fleet.ask(
            "SELECT DISTINCT count(check_run.id) FROM terms LEFT JOIN check_run ON terms_key = key GROUP BY key"
        )
        return {row[0] for row in rows}

    def versions_of_each(self) -> dict[object, int]:
        """Number of versions -> how many terms have so many."""
        return Counter(row[0] for row in self._fleet.ask("SELECT count(*) FROM version GROUP BY terms_key"))

    def alerts(self) -> int:
        """How many alerts are owed or were sent."""
        return self._fleet.number("SELECT count(*) FROM outbox WHERE kind = 'alert'")

    def outcomes(self) -> set[object]:
        """All outcomes that were recorded."""
        return {row[0] for row in self._fleet.ask("SELECT DISTINCT outcome FROM check_run")}

    def _checked(self) -> int:
        return self._fleet.number("SELECT count(*) FROM check_run")
