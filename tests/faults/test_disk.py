"""Rows "Disk full" and "Read-only dir / NFS" of the fault table."""

import contextlib
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from monitor.errors import StoreError
from monitor.store import place as places
from monitor.store.database import open_database
from tests.faults.conftest import Place

STORAGE = 3


@pytest.mark.long
def test_disk_full_while_a_version_is_stored(place: Place) -> None:
    assert place.run("check").returncode == 0
    place.change("30 days", "15 days")
    size = place.database.stat().st_size
    full = place.run("check", largest=size // 2)
    assert full.returncode == STORAGE, full.stdout + full.stderr
    assert str(place.store) in full.stdout + full.stderr
    assert "Traceback" not in full.stdout + full.stderr
    shown = place.run("history", "acme-terms", "--format", "json")
    assert shown.returncode == 0, shown.stderr
    assert place.run("fsck").returncode == 0
    again = place.run("check", "--exit-code")
    assert again.returncode == 10, again.stdout + again.stderr


@pytest.mark.long
def test_disk_full_before_anything_was_stored(place: Place) -> None:
    full = place.run("check", largest=20_000)
    assert full.returncode == STORAGE, full.stdout + full.stderr
    assert str(place.database) in full.stderr
    assert "free space" in full.stderr
    assert place.run("check").returncode == 0


@contextlib.contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """A file system of ``size`` in ``folder``; skips where this user may mount none."""
    folder.mkdir()
    mount = shutil.which("mount")
    if mount is None or os.geteuid() != 0:
        pytest.skip("only root can mount")
    if subprocess.run([mount, "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], check=False).returncode:
        pytest.skip("no file system can be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.long
def test_disk_full_on_a_file_system_of_two_megabytes(tmp_path: Path, make_place: Callable[[Path], Place]) -> None:
    with small_disk(tmp_path / "disk", "2m") as disk:
        place = make_place(disk)
        assert place.run("check").returncode == 0
        place.change("30 days", "15 days")
        filler = disk / "filler"
        with contextlib.suppress(OSError), filler.open("wb", buffering=0) as file:
            while True:
                file.write(b"x" * 4096)
        full = place.run("check")
        assert full.returncode == STORAGE, full.stdout + full.stderr
        assert str(place.store) in full.stdout + full.stderr
        filler.unlink()
        assert place.run("fsck").returncode == 0
        again = place.run("check", "--exit-code")
        assert again.returncode == 10, again.stdout + again.stderr


@pytest.mark.long
def test_read_only_dir_is_named_with_what_to_do(place: Place) -> None:
    assert place.run("check").returncode == 0
    for path in (place.store, *place.store.rglob("*")):
        path.chmod(0o555)
    refused = place.run("check", obeys=True)
    assert refused.returncode == STORAGE, refused.stdout + refused.stderr
    assert str(place.store) in refused.stderr
    assert "let this user write" in refused.stderr


@pytest.mark.long
def test_read_only_dir_where_the_store_would_be_made(place: Place) -> None:
    place.folder.chmod(0o555)
    refused = place.run("check", obeys=True)
    place.folder.chmod(0o755)
    assert refused.returncode == STORAGE, refused.stdout + refused.stderr
    assert f"cannot create the folder {place.store}" in refused.stderr


def mounted(folder: Path, kind: str) -> str:
    """A mount table in which ``folder`` is of that kind."""
    escaped = str(folder).replace(" ", r"\040")
    return (
        "22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw\n"
        f"40 22 0:35 / {escaped} rw,relatime shared:2 master:1 - {kind} server:/export rw,vers=4.2\n"
        f"41 22 0:36 / {escaped}-beside rw,relatime - ext4 /dev/vdb rw\n"
    )


@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "smb3", "9p"])
def test_network_file_system_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    share = tmp_path / "a share"
    table = tmp_path / "mountinfo"
    table.write_text(mounted(share, kind), encoding="utf-8")
    monkeypatch.setattr(places, "MOUNTS", table)
    with pytest.raises(StoreError, match=rf"network file system \({kind}\).*local disk"):
        open_database(f"sqlite:///{share / 'deep' / 'store.db'}")
    assert not (share / "deep" / "store.db").exists()
    open_database(f"sqlite:///{tmp_path / 'a share-beside' / 'store.db'}").close()


def test_a_system_without_a_mount_table_is_not_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "MOUNTS", tmp_path / "absent")
    assert places.filesystem(tmp_path) == ""
    open_database(f"sqlite:///{tmp_path / 'store.db'}").close()
