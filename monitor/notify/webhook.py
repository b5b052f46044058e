"""Signed JSON to a URL of the user's own."""

import hashlib
import hmac
import json
from datetime import datetime
from typing import TYPE_CHECKING

from monitor.errors import NotifyError
from monitor.model.digest import Letter

if TYPE_CHECKING:
    import httpx

_TRY_AGAIN = {408, 425, 429}


class Webhook:
    """The webhook channel.

    The body is JSON: ``{"schema": "clausewatch.message/1", "id", "sent_at", "subject", "text"}``. With a key the header
    ``Clausewatch-Signature: sha256=<hex>`` holds the HMAC-SHA256 of the body, so that the receiver can tell that the
    message is ours. ``timeout``: seconds for each step of the request.
    """

    def __init__(
        self, *, key: bytes | None = None, timeout: float = 30.0, transport: "httpx.BaseTransport | None" = None
    ) -> None:
        self._key = key
        self._timeout = timeout
        self._transport = transport

    def send(self, letter: Letter, *, to: str, message_id: str, date: datetime) -> None:
        """POST the letter to the URL ``to``; redirects are not followed.

        Raises NotifyError: permanent for a 4xx that will not change by itself.
        """
        # Imported here because most messages go by other ways, and it is slow to load.
        import httpx

        shown = {"schema": "clausewatch.message/1", "id": message_id, "sent_at": date.isoformat()}
        shown |= {"subject": letter.subject, "text": letter.text}
        body = json.dumps(shown, ensure_ascii=False).encode()
        headers = {"Content-Type": "application/json; charset=utf-8", "Idempotency-Key": message_id}
        if self._key is not None:
            headers["Clausewatch-Signature"] = f"sha256={hmac.new(self._key, body, hashlib.sha256).hexdigest()}"
        try:
            with httpx.Client(timeout=self._timeout, trust_env=False, transport=self._transport) as client:
                status = client.post(to, content=body, headers=headers).status_code
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise NotifyError(f"the webhook cannot be reached: {type(error).__name__}", channel="webhook") from error
        if not 200 <= status < 300:
            permanent = 400 <= status < 500 and status not in _TRY_AGAIN
            raise NotifyError(f"the webhook answered {status}", channel="webhook", permanent=permanent)
