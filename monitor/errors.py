"""Every error that Clausewatch raises on purpose.

    MonitorError
        ConfigError
        FetchError(url)
            TransientFetchError(retry_after)
            BlockedError
            GoneError
            UnsupportedMediaError
            TooLargeError
            BrowserMissingError
        ExtractError
        StoreError
            StoreAwayError
        HostBusyError(seconds)
        NotifyError(channel)

Whether to try again is decided by the type, never by the message. The message is for a person:
it says what is wrong and what to do next. What is not a fault (304, "unchanged") is a value.
"""


class MonitorError(Exception):
    """Base of all errors raised on purpose."""


class ConfigError(MonitorError):
    """The configuration cannot be used; the message lists every mistake with file, line and key."""


class FetchError(MonitorError):
    """A page could not be fetched. ``url`` is free of user names and passwords."""

    def __init__(self, message: str, *, url: str) -> None:
        super().__init__(message)
        self.url = url


class TransientFetchError(FetchError):
    """Fetching may succeed later; ``retry_after`` is what the server asked for, in seconds, if it did."""

    def __init__(self, message: str, *, url: str, retry_after: float | None = None) -> None:
        super().__init__(message, url=url)
        self.retry_after = retry_after


class BlockedError(FetchError):
    """Fetching is refused: by our own guard, by robots.txt, or by the server (401, 403, 451)."""


class GoneError(FetchError):
    """The server says that there is no such page (404, 410)."""


class UnsupportedMediaError(FetchError):
    """The server sent a content type or encoding that is not read."""


class TooLargeError(FetchError):
    """The body or its headers exceed the bound."""


class BrowserMissingError(FetchError):
    """The page needs a browser and none is installed; the message says how to get one. No failure of the page."""


class ExtractError(MonitorError):
    """No terms text can be read from the bytes, or a selector matches nothing."""


class StoreError(MonitorError):
    """The database or the blob folder cannot be used, or what it holds is damaged."""


class StoreAwayError(StoreError):
    """The database cannot be reached just now, or the connection broke: what was begun may be tried again as it is."""


class HostBusyError(MonitorError):
    """It is not yet this fetch's turn: nothing was asked of the host. ``seconds``: ask again after so many."""

    def __init__(self, message: str, *, seconds: float) -> None:
        super().__init__(message)
        self.seconds = seconds


class NotifyError(MonitorError):
    """A message could not be delivered over ``channel``; ``permanent`` if trying again is no use."""

    def __init__(self, message: str, *, channel: str, permanent: bool = False) -> None:
        super().__init__(message)
        self.channel = channel
        self.permanent = permanent
