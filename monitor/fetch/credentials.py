"""What a source needs to get in, read from the environment variables that the configuration names."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from monitor.errors import ConfigError
from monitor.fetch.redaction import without_userinfo
from monitor.model.source import Source


@dataclass(frozen=True, kw_only=True, slots=True)
class Credentials:
    """Values, not names; kept out of ``repr``. ``proxy`` is a URL, ``client_certificate`` a path to a PEM file."""

    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    cookies: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    basic_auth: tuple[str, str] | None = field(default=None, repr=False)
    client_certificate: str | None = None
    proxy: str | None = field(default=None, repr=False)

    @property
    def secrets(self) -> tuple[str, ...]:
        """Every value that must not appear in anything shown or kept."""
        values = [value for _, value in (*self.headers, *self.cookies)]
        values.extend(self.basic_auth or ())
        if self.proxy and "@" in self.proxy:
            values.append(self.proxy)
        return tuple(values)


def read(source: Source, environment: Mapping[str, str]) -> Credentials:
    """The credentials of ``source``; raises ConfigError naming each variable that is not set."""
    missing: list[str] = []

    def value(name: str) -> str:
        if name not in environment:
            missing.append(name)
        return environment.get(name, "")

    credentials = Credentials(
        headers=tuple((header, value(name)) for header, name in source.headers),
        cookies=tuple((cookie, value(name)) for cookie, name in source.cookies),
        basic_auth=(value(source.basic_auth[0]), value(source.basic_auth[1])) if source.basic_auth else None,
        client_certificate=value(source.client_certificate) if source.client_certificate else None,
        proxy=value(source.proxy) if source.proxy else None,
    )
    if missing:
        names = ", ".join(dict.fromkeys(missing))
        raise ConfigError(f"{without_userinfo(source.url)}: environment variable not set: {names}")
    return credentials
