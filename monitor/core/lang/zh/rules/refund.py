"""Chinese rules: refund."""

from monitor.core.lang.rule import Rule

REFUND: tuple[Rule, ...] = ()
