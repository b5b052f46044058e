"""Attributes and values in words: the core's own, so that a finding's reason and a mail say the same."""

from monitor.core.words import attribute, change, duration, value

__all__ = ["attribute", "change", "duration", "value"]
