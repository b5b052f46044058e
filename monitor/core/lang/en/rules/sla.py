"""English rules: sla."""

from monitor.core.lang.rule import Rule

SLA: tuple[Rule, ...] = ()
