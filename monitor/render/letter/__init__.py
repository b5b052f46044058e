"""Messages to people: one outline, drawn as plain text and as HTML, so that both say the same."""

from monitor.render.letter.alert import alert
from monitor.render.letter.digest import digest

__all__ = ["alert", "digest"]
