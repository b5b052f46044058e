"""What the user set, apart from what is watched. Times of day are local to the time zone beside them."""

from dataclasses import dataclass
from datetime import time
from typing import Literal

KeepRaw = Literal["versions", "all"]
Security = Literal["starttls", "tls", "none"]
Channel = Literal["mail", "apprise", "webhook"]
Checks = Literal["here", "workers"]


@dataclass(frozen=True, kw_only=True, slots=True)
class S3Settings:
    """How an S3-compatible store is reached. ``endpoint``: its URL, None for Amazon's own.

    ``key_env``, ``secret_env``: names of environment variables with the credentials, never the values; None: the usual
    places are looked at (AWS_ACCESS_KEY_ID, a profile, the role of the machine).
    """

    endpoint: str | None = None
    region: str | None = None
    key_env: str | None = None
    secret_env: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class StoreSettings:
    """``database``: a SQLAlchemy URL; ``blobs``: a folder, or ``s3://bucket/prefix``."""

    database: str
    blobs: str
    keep_raw: KeepRaw = "versions"
    s3: S3Settings = S3Settings()


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckSettings:
    """How checks are run. ``threads``: fetches at once; ``full_reading_days``: the fingerprint is trusted that long.

    ``stale_days``: how long a page may fail or look wrong before an alarm goes out.
    """

    interval_hours: float = 24.0
    threads: int = 16
    full_reading_days: float = 7.0
    stale_days: float = 3.0


@dataclass(frozen=True, kw_only=True, slots=True)
class DaemonSettings:
    """``listen``: host and port of health and metrics; ``quiet``: from, to: no checks are started then.

    ``checks``: who does them, the daemon itself or workers, for which it only queues them.
    """

    listen: str = "127.0.0.1:9464"
    checks: Checks = "here"
    time_zone: str = "UTC"
    quiet: tuple[time, time] | None = None
    log_format: Literal["text", "json"] = "text"


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkerSettings:
    """The workers of a fleet; times in seconds.

    ``poll``: how often an idle one looks for work; ``heartbeat``: how often each says that it is alive.
    """

    poll: float = 1.0
    heartbeat: float = 10.0

    @property
    def silence(self) -> float:
        """A worker that was not heard of for so many seconds is taken for dead."""
        return 3 * self.heartbeat


@dataclass(frozen=True, kw_only=True, slots=True)
class MailSettings:
    """The SMTP relay. ``user_env``, ``password_env``: names of environment variables, never the values."""

    host: str
    sender: str
    port: int = 587
    security: Security = "starttls"
    user_env: str | None = None
    password_env: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Recipient:
    """Who is told, over one channel, of what.

    ``address``: a mail address; for apprise the name of the environment variable that holds the URL; for a webhook
    its URL, ``secret_env`` naming the variable with the signing key. Empty ``services``, ``categories`` and
    ``severities`` mean all of them. ``digest_day``: 0 is Monday. ``quiet_weeks``: a digest also when nothing changed.
    """

    id: str
    channel: Channel
    address: str
    secret_env: str | None = None
    time_zone: str = "UTC"
    digest: bool = True
    digest_day: int = 0
    digest_at: time = time(8)
    quiet_weeks: bool = True
    alerts: bool = True
    services: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    severities: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class WebSettings:
    """``listen``: host and port; ``token_env``: variable with the access token, needed on any address but loopback."""

    listen: str = "127.0.0.1:8765"
    token_env: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class FeedSettings:
    """``folder``: where Atom feeds and the calendar file are written; ``base_url``: where that folder is served."""

    folder: str | None = None
    base_url: str | None = None
