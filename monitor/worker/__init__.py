"""A worker of a fleet: does the checks that the daemon queued, until it is told to stop."""

from monitor.worker.run import run

__all__ = ["run"]
