"""Blobs in a store of objects: a real S3-compatible server on loopback, and other file systems of fsspec."""

import json
import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import fsspec
import pytest

from monitor.errors import ConfigError, StoreError
from monitor.model.setting import S3Settings, StoreSettings
from monitor.store import integrity, space
from monitor.store.blobs import Blobs, open_blobs
from monitor.store.objects import Objects
from tests.helpers.bench import TEXT, Bench, bench_in, edited
from tests.helpers.objects import BUCKET, KEY, SECRET, s3_server

DATA = b"Terms of Service. " * 40
ENVIRONMENT = {"S3_KEY": KEY, "S3_SECRET": SECRET}


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    with s3_server() as address:
        yield address


def settings(endpoint: str) -> StoreSettings:
    """Blobs below a prefix of their own."""
    return StoreSettings(
        database="sqlite://",
        blobs=f"s3://{BUCKET}/{uuid.uuid4().hex}",
        s3=S3Settings(endpoint=endpoint, region="eu-central-1", key_env="S3_KEY", secret_env="S3_SECRET"),
    )


@pytest.fixture(params=["s3", "memory", "file"])
def blobs(request: pytest.FixtureRequest, tmp_path: Path) -> Blobs:
    if request.param == "s3":
        return open_blobs(settings(request.getfixturevalue("endpoint")), ENVIRONMENT)
    root = str(tmp_path) if request.param == "file" else f"/{uuid.uuid4().hex}"
    system = fsspec.filesystem(request.param, **({"auto_mkdir": True} if request.param == "file" else {}))
    return Blobs(Objects(system, root, shown=f"{request.param}://{root}"))


def stored(blobs: Blobs, name: str, data: bytes | None = None) -> bytes:
    """What stands under that name as it stands; ``data`` is put in its place first."""
    assert isinstance(blobs.shelf, Objects)
    key = f"{blobs.shelf.root}/{name[:2]}/{name}.zst"
    if data is not None:
        blobs.shelf.system.pipe_file(key, data)
    return bytes(blobs.shelf.system.cat_file(key))


def test_what_was_put_is_got_back_under_its_hash(blobs: Blobs) -> None:
    assert list(blobs.names()) == []
    name = blobs.put(DATA)
    assert blobs.has(name)
    assert blobs.get(name) == DATA
    (entry,) = blobs.entries()
    assert (entry.name, entry.size) == (name, len(stored(blobs, name)))
    assert abs(entry.modified - datetime.now(UTC)) < timedelta(minutes=5)
    blobs.remove(name)
    blobs.remove(name)
    assert not blobs.has(name)


def test_a_delta_reads_back_and_names_its_base(blobs: Blobs) -> None:
    base = blobs.put(DATA)
    name = blobs.put(DATA + b"and more", base=base)
    assert blobs.bases([name, base]) == {name: base, base: None}
    assert len(stored(blobs, name)) < 100
    assert Blobs(blobs.shelf).get(name) == DATA + b"and more"


def test_damaged_and_missing_bytes_are_named_and_mended_when_they_come_again(blobs: Blobs) -> None:
    name = blobs.put(DATA)
    good = stored(blobs, name)
    for bad in (good[:-1] + bytes([good[-1] ^ 1]), good[:5], b""):
        stored(blobs, name, bad)
        with pytest.raises(StoreError, match=f"damaged: .*{name}"):
            blobs.get(name)
    blobs.put(DATA)
    assert blobs.get(name) == DATA
    with pytest.raises(StoreError, match=r"cannot read .*no such object"):
        blobs.get("0" * 64)


def test_putting_again_makes_it_young(blobs: Blobs) -> None:
    name = blobs.put(DATA)
    before = blobs.shelf.entry(name)
    blobs.shelf.touch(name)
    blobs.shelf.touch("0" * 64)
    after = blobs.shelf.entry(name)
    assert before is not None and after is not None
    assert (after.modified >= before.modified, after.size) == (True, before.size)
    assert blobs.get(name) == DATA


@pytest.fixture
def bench(tmp_path: Path, blobs: Blobs) -> Iterator[Bench]:
    """Two versions of Acme's terms, their bytes among ``blobs``."""
    with bench_in(tmp_path, blobs=blobs) as made:
        made.serve(TEXT)
        made.check()
        made.serve(edited("30 days before", "15 days before"))
        assert made.check().outcome == "changed"
        yield made


def test_checks_run_on_it_and_versions_rest_on_each_other(bench: Bench, blobs: Blobs) -> None:
    with bench.database.read() as session:
        measured = space.measure(session, blobs)
        assert integrity.examine(session, blobs).flaws == ()
    assert (measured.blobs, measured.deltas) == (2, 1)
    assert measured.on_disk == sum(entry.size for entry in blobs.entries())


def test_it_is_tidied(bench: Bench, blobs: Blobs) -> None:
    orphan = blobs.put(b"nobody's")
    now = datetime.now(UTC)
    assert space.tidy(bench.database, blobs, now=now) == space.Tidied(removed=0, freed=0, fresh=1)
    assert space.tidy(bench.database, blobs, now=now + timedelta(days=2)).removed == 1
    assert not blobs.has(orphan)
    assert len(list(blobs.names())) == 2


def test_fsck_names_what_is_damaged_and_sets_it_aside(bench: Bench, blobs: Blobs) -> None:
    base = next(base for base in blobs.bases(blobs.names()).values() if base is not None)
    stored(blobs, base, b"rubbish")
    with bench.database.write() as session:
        found = integrity.examine(session, blobs)
        integrity.repair(session, blobs, found)
    (flaw,) = found.flaws
    assert (flaw.kind, flaw.where, len(flaw.lost)) == ("damaged", blobs.shelf.where(base), 2)
    assert flaw.concerns == ("acme-terms version 1", "acme-terms version 2", "latest bytes of acme-terms")
    assert not blobs.has(base)
    assert bench.check().outcome == "unchanged"
    with bench.database.read() as session:
        (flaw,) = integrity.examine(session, blobs).flaws
    assert flaw.concerns == ("acme-terms version 1",), "what the page still shows was fetched anew and stands alone"


def test_a_store_that_does_not_answer_or_refuses_is_told_without_secrets(endpoint: str) -> None:
    refused = StoreSettings(
        database="sqlite://",
        blobs=f"s3://{BUCKET}/x",
        s3=S3Settings(endpoint="http://127.0.0.1:9", region="eu-central-1", key_env="S3_KEY", secret_env="S3_SECRET"),
    )
    absent = StoreSettings(database="sqlite://", blobs="s3://no-such-bucket/x", s3=settings(endpoint).s3)
    for where in (refused, absent):
        with pytest.raises(StoreError, match=f"{where.blobs}/") as told:
            open_blobs(where, ENVIRONMENT).put(DATA)
        assert SECRET not in str(told.value)


def test_a_variable_that_is_not_set_is_named(endpoint: str) -> None:
    with pytest.raises(ConfigError, match="S3_SECRET is not set"):
        open_blobs(settings(endpoint), {"S3_KEY": KEY})


def test_a_kill_while_writing_is_rehearsed_there_too() -> None:
    script = (
        "import fsspec, sys; from monitor.fault import Fault; from monitor.store.objects import Objects\n"
        "Objects(fsspec.filesystem('memory'), '/r', shown='m://r', fault=Fault(1)).write('0' * 64, b'x')\n"
        "print('written')"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (-9, "")


def test_the_core_install_does_not_import_fsspec() -> None:
    script = "import sys, monitor.app, monitor.cli.store, monitor.cli.check; print('fsspec' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


CONFIG = """
[store]
blobs = "s3://{bucket}/{prefix}"
[store.s3]
endpoint = "{endpoint}"
region = "eu-central-1"
key_env = "S3_KEY"
secret_env = "S3_SECRET"
"""


def command(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "monitor", "--config", str(folder / "config.toml"), *words],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | ENVIRONMENT,
    )


@pytest.mark.parametrize(("bucket", "state"), [(BUCKET, "ok"), ("no-such-bucket", "failed")])
def test_the_doctor_tries_to_write_read_and_remove(endpoint: str, tmp_path: Path, bucket: str, state: str) -> None:
    text = CONFIG.format(bucket=bucket, prefix=uuid.uuid4().hex, endpoint=endpoint)
    (tmp_path / "config.toml").write_text(text, encoding="utf-8")
    told = json.loads(command(tmp_path, "doctor", "--no-network", "--format", "json").stdout)
    (found,) = [one for one in told["checks"] if one["subject"] == "blobs"]
    assert (found["state"], SECRET in str(told)) == (state, False)
    assert bucket in found["detail"]
    assert (state == "failed") == ("[store.s3]" in found["remedy"])


def test_the_commands_of_the_store_work_on_it(endpoint: str, tmp_path: Path) -> None:
    prefix = uuid.uuid4().hex
    text = CONFIG.format(bucket=BUCKET, prefix=prefix, endpoint=endpoint)
    (tmp_path / "config.toml").write_text(text, encoding="utf-8")
    where = StoreSettings(database="sqlite://", blobs=f"s3://{BUCKET}/{prefix}", s3=settings(endpoint).s3)
    open_blobs(where, ENVIRONMENT).put(DATA)
    assert json.loads(command(tmp_path, "store", "stats", "--format", "json").stdout)["blobs"] == 1
    flawed = json.loads(command(tmp_path, "fsck", "--format", "json").stdout)
    assert [(flaw["kind"], flaw["where"][:5]) for flaw in flawed["flaws"]] == [("orphan", "s3://")]
    assert json.loads(command(tmp_path, "store", "gc", "--format", "json").stdout)["fresh"] == 1
    assert command(tmp_path, "fsck", "--repair").returncode == 0
    assert json.loads(command(tmp_path, "store", "stats", "--format", "json").stdout)["blobs"] == 0
