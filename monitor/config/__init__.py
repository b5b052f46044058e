"""``config.toml`` -> frozen Config. Every mistake is reported at once, with file, line and the nearest valid key."""

from monitor.config.load import load, parse
from monitor.config.values import Config
from monitor.whereabouts import find

__all__ = ["Config", "find", "load", "parse"]
