"""Telling systemd how we are (sd_notify(3)); without a NOTIFY_SOCKET nothing is told."""

import os
import socket


def tell(state: str) -> None:
    """Send ``state``, for instance ``READY=1`` or ``WATCHDOG=1``."""
    address = os.environ.get("NOTIFY_SOCKET")
    if not address:
        return
    # A leading @ stands for the abstract name space.
    path = f"\0{address[1:]}" if address.startswith("@") else address
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as channel:
        channel.sendto(state.encode(), path)
