"""English rules: terms."""

from monitor.core.lang.rule import Rule

TERMS: tuple[Rule, ...] = ()
