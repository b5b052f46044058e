"""Blobs in a store of objects (S3 and what speaks its protocol), through fsspec.

An object is put whole or not at all and is read back as soon as it is put: what a folder needs temporary files,
renames and syncs for. fsspec is imported only where the configuration names such a store.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from monitor.errors import ConfigError, StoreError
from monitor.fault import Fault
from monitor.model.setting import S3Settings
from monitor.store.shelf import SUFFIX, Entry

INSTALL = 'install the extra "s3": pip install "clausewatch[s3]"'
_CONNECT_SECONDS = 10
_READ_SECONDS = 60
_DAMAGED = ".damaged"
_TIMES = ("LastModified", "mtime", "modified", "created")
"""Names under which file systems of fsspec give the time of the last writing, as an instant or as seconds."""


class Objects:
    """Objects ``<root>/<ab>/<sha256>.zst`` of an fsspec file system.

    ``shown``: the root as messages name it. ``faults``: what the file system raises besides OSError.
    """

    def __init__(
        self,
        system: Any,
        root: str,
        *,
        shown: str,
        faults: tuple[type[Exception], ...] = (),
        fault: Fault | None = None,
    ) -> None:
        self.system = system
        self.root = root.rstrip("/")
        self._shown = shown.rstrip("/")
        self._faults: tuple[type[Exception], ...] = (OSError, *faults)
        self._fault = fault or Fault()

    def _key(self, name: str) -> str:
        return f"{self.root}/{name[:2]}/{name}{SUFFIX}"

    def where(self, name: str) -> str:
        return self._place(self._key(name))

    def _place(self, key: str) -> str:
        return self._shown + key.removeprefix(self.root)

    @contextmanager
    def _named(self, act: str, key: str) -> Iterator[None]:
        try:
            yield
        except FileNotFoundError as error:
            raise StoreError(f"cannot {act} {self._place(key)}: there is no such object") from error
        except self._faults as error:
            raise StoreError(f"cannot {act} {self._place(key)}: {error}") from error

    def read(self, name: str, most: int | None = None) -> bytes:
        key = self._key(name)
        with self._named("read", key):
            return bytes(self.system.cat_file(key) if most is None else self.system.cat_file(key, start=0, end=most))

    def write(self, name: str, data: bytes) -> None:
        key = self._key(name)
        self._fault.step("write")
        with self._named("write", key):
            self.system.pipe_file(key, data)

    def has(self, name: str) -> bool:
        return self.entry(name) is not None

    def entry(self, name: str) -> Entry | None:
        key = self._key(name)
        with self._named("read", key):
            try:
                told = self.system.info(key)
            except FileNotFoundError:
                return None
        return _entry(name, told)

    def entries(self) -> Iterator[Entry]:
        for key, told in self._found():
            if key.endswith(SUFFIX):
                yield _entry(key.rpartition("/")[2].removesuffix(SUFFIX), told)

    def _found(self) -> list[tuple[str, Mapping[str, Any]]]:
        with self._named("list", self.root):
            try:
                return sorted(self.system.find(self.root, detail=True).items())
            except FileNotFoundError:
                return []

    def touch(self, name: str) -> None:
        if self.has(name):
            self.write(name, self.read(name))

    def remove(self, name: str) -> None:
        self._remove(self._key(name))

    def _remove(self, key: str) -> None:
        with self._named("remove", key):
            try:
                self.system.rm_file(key)
            except FileNotFoundError:
                return

    def leftovers(self) -> Iterator[str]:
        return iter(())

    def set_aside(self, where: str) -> None:
        key = self.root + where.removeprefix(self._shown)
        with self._named("write", key):
            self.system.pipe_file(key + _DAMAGED, self.system.cat_file(key))
        self._remove(key)

    def discard(self, where: str) -> None:
        self._remove(self.root + where.removeprefix(self._shown))


def _entry(name: str, told: Mapping[str, Any]) -> Entry:
    time = next((told[key] for key in _TIMES if told.get(key) is not None), datetime.fromtimestamp(0, tz=UTC))
    modified = time if isinstance(time, datetime) else datetime.fromtimestamp(float(time), tz=UTC)
    return Entry(name=name, size=int(told["size"]), modified=modified)


def open_s3(address: str, settings: S3Settings, environment: Mapping[str, str], *, fault: Fault) -> Objects:
    """The objects below ``address`` (``s3://bucket/prefix``); the bucket must be there.

    Raises ConfigError if the extra is not installed or an environment variable is missing.
    """
    try:
        import s3fs
        from botocore.exceptions import BotoCoreError, ClientError
    except ImportError as error:
        raise ConfigError(f"[store] blobs = {address}: {INSTALL}") from error
    system = s3fs.S3FileSystem(
        key=_secret(settings.key_env, environment),
        secret=_secret(settings.secret_env, environment),
        endpoint_url=settings.endpoint,
        client_kwargs={"region_name": settings.region} if settings.region else {},
        config_kwargs={"connect_timeout": _CONNECT_SECONDS, "read_timeout": _READ_SECONDS},
        use_listings_cache=False,
        skip_instance_cache=True,
    )
    root = address.removeprefix("s3://")
    return Objects(system, root, shown=address, faults=(BotoCoreError, ClientError), fault=fault)


def _secret(name: str | None, environment: Mapping[str, str]) -> str | None:
    """The value of the variable; None where none is named: then the usual places of credentials are looked at."""
    if name is None:
        return None
    if not environment.get(name):
        raise ConfigError(f"[store.s3]: the environment variable {name} is not set")
    return environment[name]
