"""Where a SQLite store may stand: its write-ahead log needs memory that all its processes share."""

from pathlib import Path

from monitor.errors import StoreError

MOUNTS = Path("/proc/self/mountinfo")
"""Linux's table of what is mounted where; other systems are not asked."""

NETWORK = frozenset({"9p", "afs", "cifs", "fuse.sshfs", "nfs", "nfs4", "smb2", "smb3", "smbfs"})
"""File systems on which the log would be damaged sooner or later (https://sqlite.org/wal.html, "Overview", 3)."""

_ESCAPES = {r"\040": " ", r"\011": "\t", r"\012": "\n", r"\134": "\\"}


def refuse_network(folder: Path) -> None:
    """Raise StoreError if ``folder`` stands on a network file system."""
    kind = filesystem(folder)
    if kind in NETWORK:
        raise StoreError(
            f"{folder} is on a network file system ({kind}), where a SQLite store would be damaged; put [store] folder "
            "on a local disk, or name a PostgreSQL server in [store] database"
        )


def filesystem(folder: Path) -> str:
    """Type of the file system that ``folder`` stands on, such as "ext4"; "" where that cannot be told."""
    try:
        lines = MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    wanted, found = folder.resolve(), (Path("/"), "")
    for line in lines:
        # proc(5): the mount point is field 5; the type follows a lone hyphen after fields without a fixed number.
        place, _, source = line.partition(" - ")
        point = Path(_unescaped(place.split(" ")[4]))
        if wanted.is_relative_to(point) and len(point.parts) >= len(found[0].parts):
            found = (point, source.split(" ")[0])
    return found[1]


def _unescaped(path: str) -> str:
    for escape, char in _ESCAPES.items():
        path = path.replace(escape, char)
    return path
