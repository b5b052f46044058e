"""Chinese rules: other."""

from monitor.core.lang.rule import Rule

OTHER: tuple[Rule, ...] = ()
