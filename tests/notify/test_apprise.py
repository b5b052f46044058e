"""Apprise through its own JSON target on a real HTTP server."""

from datetime import UTC, datetime

import pytest

from monitor.errors import NotifyError
from monitor.model.digest import Letter
from monitor.notify.apprise import Apprise

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # apprise imports what Python 3.13 drops

NOW = datetime(2026, 3, 9, 8, 0, tzinfo=UTC)


def test_an_url_that_is_none_is_permanent():
    with pytest.raises(NotifyError, match="not understood") as failure:
        Apprise().send(Letter(subject="s", text="t", html="h"), to="no-such-scheme://x", message_id="1@x", date=NOW)
    assert failure.value.permanent


def test_nobody_there_may_be_tried_again():
    with pytest.raises(NotifyError, match="did not take") as failure:
        Apprise().send(Letter(subject="s", text="t", html="h"), to="json://127.0.0.1:9/", message_id="1@x", date=NOW)
    assert not failure.value.permanent
