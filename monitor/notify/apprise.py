"""Chats and push services through Apprise (extra ``notify``): Slack, Teams, Discord, Telegram, ntfy and many more."""

from datetime import datetime

from monitor.errors import NotifyError
from monitor.model.digest import Letter

LONGEST = 3_500
"""Characters of a message; most chat services take no more than 4,000."""


class Apprise:
    """The Apprise channel."""

    def send(self, letter: Letter, *, to: str, message_id: str, date: datetime) -> None:  # noqa: ARG002
        """Send the text of the letter to the Apprise URL ``to``. Raises NotifyError.

        The services know no message id; a repeated message shows twice there.
        """
        try:
            import apprise
        except ImportError as error:
            message = "sending to chat services needs Apprise: pip install 'clausewatch[notify]'"
            raise NotifyError(message, channel="apprise") from error
        sender = apprise.Apprise()
        if not sender.add(to):
            raise NotifyError("the Apprise URL is not understood", channel="apprise", permanent=True)
        text = letter.text if len(letter.text) <= LONGEST else f"{letter.text[:LONGEST]}\n[...] the rest is in the mail"
        if not sender.notify(title=letter.subject, body=text, body_format=apprise.NotifyFormat.TEXT):
            raise NotifyError("the service did not take the message", channel="apprise")
