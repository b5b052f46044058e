"""Drafts -> findings: severity by the schema's table and the user's own word, and a reason."""

from collections.abc import Iterable, Sequence
from typing import get_args

from monitor.core.facts import ATTRIBUTES
from monitor.core.findings.drafts import Draft
from monitor.core.findings.reasons import reason
from monitor.model.finding import CORE_CATEGORIES, Finding, Severity
from monitor.model.source import SeverityOverride

_ITEM_SEVERITY: dict[str, Severity] = {
    "notice_duty": "major",
    "customer_notice_duty": "major",
    "cancellation_channel": "minor",
    "sole_remedy": "major",
    "customer_liability": "major",
    "withdrawal_right": "critical",
    "return_eligibility": "major",
    "training_on_content": "major",
    "termination_right": "major",
    "price": "major",
}
"""Attributes that only items have; those of the fact schema keep its severity."""
_DEFAULT: Severity = "major"
_DECISIVE = ("fact", "number", "gained", "lost", "replaced", "not", "actor", "modal", "anew")
"""Causes that may be critical: a value, a provision that came or went, a rule turned round or written anew; none that
only limits."""


def settled(drafts: Iterable[Draft], overrides: Sequence[SeverityOverride]) -> tuple[Finding, ...]:
    """Findings of drafts, the silenced ones left out."""
    findings = []
    for draft in drafts:
        severity, material = base_severity(draft), draft.category in CORE_CATEGORIES
        silenced = False
        for override in overrides:
            if _applies(override, draft):
                severity = _severity(override.severity) or severity
                material = override.material if override.material is not None else material
                silenced = override.silence
        if not silenced:
            findings.append(_finding(draft, severity, material=material))
    return tuple(findings)


def base_severity(draft: Draft) -> Severity:
    """The table's severity; a better value is minor, and a rule that is only limited otherwise is never critical.

    Source: fact schema, ``severity_note``; domain notes (d) and (e): a month for thirty days, and what is better, do
    not alarm.
    """
    attribute = ATTRIBUTES.get(draft.attribute)
    base = attribute.severity if attribute is not None else _ITEM_SEVERITY.get(draft.attribute, _DEFAULT)
    if draft.direction == "better" or (draft.direction == "neutral" and draft.cause == "fact" and _ordered(draft)):
        return "minor"
    if base == "critical" and draft.cause not in _DECISIVE:
        return "major"
    return base


def _ordered(draft: Draft) -> bool:
    attribute = ATTRIBUTES.get(draft.attribute)
    return attribute is not None and attribute.worse != "neutral"


def _applies(override: SeverityOverride, draft: Draft) -> bool:
    return override.category in (None, draft.category) and override.attribute in (None, draft.attribute)


def _severity(text: str | None) -> Severity | None:
    for known in get_args(Severity):
        if text == known:
            return known  # type: ignore[no-any-return]
    return None


def _finding(draft: Draft, severity: Severity, *, material: bool) -> Finding:
    old, new = draft.old, draft.new
    return Finding(
        category=draft.category,
        attribute=draft.attribute,
        old_value=draft.old_value,
        new_value=draft.new_value,
        direction=draft.direction,
        severity=severity,
        rule=draft.rule,
        reason=reason(draft),
        old_quote=old.text if old else "",
        new_quote=new.text if new else "",
        old_clause=old.label if old else "",
        new_clause=new.label if new else "",
        old_eid=old.clause.eid if old else "",
        new_eid=new.clause.eid if new else "",
        part=draft.side.part.id,
        change=draft.side.change,
        material=material,
    )
