"""The system's Chromium: where it is, how it is started, how much memory it takes."""

import os
import shutil
from pathlib import Path

_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")

INSTALL = (
    "install one with `apt-get install chromium` (or set browser_path), "
    "and the extra with `pip install clausewatch[browser]`"
)

ARGUMENTS = (
    "--proxy-bypass-list=<-loopback>",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--js-flags=--max-old-space-size=512",
)
"""All traffic through our proxy, loopback included, no names resolved, nothing in the background."""


def find(configured: str | None = None) -> str | None:
    """The path of a Chromium or Chrome: the one configured, else the first on the search path, else None."""
    if configured:
        return configured if Path(configured).is_file() else None
    return next((path for name in _NAMES if (path := shutil.which(name))), None)


def may_sandbox() -> bool:
    """Whether Chromium's own sandbox can be used; it refuses to run as root."""
    return os.geteuid() != 0


def resident_bytes() -> int:
    """Resident memory of all Chromium processes below this one; 0 where /proc does not tell (not on Linux)."""
    proc = Path("/proc")
    if not proc.is_dir():
        return 0
    parents = {
        pid: parent
        for path in proc.iterdir()
        if path.name.isdigit() and (parent := _parent(path))
        for pid in [path.name]
    }
    page = os.sysconf("SC_PAGE_SIZE")
    return sum(
        _resident_pages(proc / pid) * page for pid in parents if _is_ours(pid, parents) and _is_chrome(proc / pid)
    )


def _is_ours(pid: str, parents: dict[str, str]) -> bool:
    own = str(os.getpid())
    while pid in parents:
        pid = parents[pid]
        if pid == own:
            return True
    return False


def _parent(process: Path) -> str | None:
    try:
        return (process / "stat").read_text().rpartition(")")[2].split()[1]
    except (OSError, IndexError):
        return None


def _is_chrome(process: Path) -> bool:
    try:
        return b"chrom" in (process / "cmdline").read_bytes()[:200]
    except OSError:
        return False


def _resident_pages(process: Path) -> int:
    """Pages that the process does not share with others, so that the sum counts none twice."""
    try:
        resident, shared = (process / "statm").read_text().split()[1:3]
    except (OSError, ValueError):
        return 0
    return int(resident) - int(shared)
