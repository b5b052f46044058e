"""A rehearsed crash: the process kills itself at its n-th step of writing, for tests of what survives that."""

import os
import signal
import threading


class Fault:
    """Counts the steps at the edges (write, rename, commit, send) and kills this process at step ``at``; 0: never.

    Steps are counted over all threads. SIGKILL leaves no chance to tidy up, as a power cut does.
    """

    def __init__(self, at: int = 0) -> None:
        self._at = at
        self._count = 0
        self._lock = threading.Lock()

    def step(self, name: str) -> None:  # noqa: ARG002  (the name is for readers of the calling code)
        """One step named ``name`` is about to be taken."""
        if not self._at:
            return
        with self._lock:
            self._count += 1
            if self._count == self._at:
                os.kill(os.getpid(), signal.SIGKILL)
