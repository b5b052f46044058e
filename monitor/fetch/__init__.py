"""Fetching pages: safe (``guard``), polite (``politeness``, ``robots``), complete (``http``, ``browser``), honest.

The pipeline uses ``fetcher.Fetcher.fetch(source, validators) -> Fetched | NotModified``; every fault is a FetchError of
``monitor.errors`` (its type says whether to try again) or a ConfigError (an environment variable is not set).
Keep ``Fetched.validators`` with the snapshot and hand it to the next fetch of the same source. Tests and the demo
fetch from loopback with ``Source(allow_private=True)`` and ``FetchSettings(host_delay=0)``.
"""
