"""The background daemon: checks what is due, writes digests, delivers, until it is told to stop."""

from monitor.daemon.run import AlreadyRunningError, run

__all__ = ["AlreadyRunningError", "run"]
