"""Chinese rules: liability."""

from monitor.core.lang.rule import Rule

LIABILITY: tuple[Rule, ...] = ()
