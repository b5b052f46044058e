"""Statute overlays: duties of notice that a law adds, as data. Off unless a service names them in the configuration.

Never mixed with what the contract owes: an overlay's entries stand in rows of their own with ``source`` "statute".
Whether a law applies to a service is for counsel; the note says to whom it is addressed. Not legal advice.
"""

from dataclasses import dataclass, replace
from typing import Literal

from monitor.model.notice import NoticeRule

Standing = Literal["verified", "secondary source", "from memory"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Overlay:
    """A statute's rule with where it was read and how far that can be relied on."""

    rule: NoticeRule
    source: str
    status: Standing


def _overlay(rule: NoticeRule, *, source: str, status: Standing) -> tuple[str, Overlay]:
    whole = replace(rule, applies_to=("service",))
    return rule.id, Overlay(rule=whole, source=source, status=status)


OVERLAYS: dict[str, Overlay] = dict(
    (
        _overlay(
            NoticeRule(
                id="cn-ecommerce-34",
                trigger="amendment",
                minimum="P7D",
                day_kind="calendar",
                source="statute",
                calendar="CN",
                objection_right="keep_old_terms",
                note="e-commerce platform operators; changed rules are published at least seven days before they apply",
            ),
            source="E-commerce Law of the PRC, art. 34",
            status="secondary source",
        ),
        _overlay(
            NoticeRule(
                id="eu-p2b-3",
                trigger="amendment",
                minimum="P15D",
                day_kind="calendar",
                source="statute",
                objection_right="terminate",
                note="intermediation services and search engines only; longer where technical adaptation needs it",
            ),
            source="Regulation (EU) 2019/1150, art. 3(2), recitals 19 and 20",
            status="verified",
        ),
        _overlay(
            NoticeRule(
                id="eu-p2b-4",
                trigger="termination",
                minimum="P30D",
                day_kind="calendar",
                source="statute",
                note="online intermediation services only; statement of reasons 30 days before the whole service ends",
            ),
            source="Regulation (EU) 2019/1150, art. 4(2)",
            status="verified",
        ),
        _overlay(
            NoticeRule(
                id="eu-digital-content-19",
                trigger="feature",
                minimum="reasonable",
                day_kind="calendar",
                source="statute",
                objection_right="terminate",
                objection_window="P30D",
                note="consumers only; free exit within 30 days where a modification harms more than in a minor way",
            ),
            source="Directive (EU) 2019/770, art. 19",
            status="from memory",
        ),
        _overlay(
            NoticeRule(
                id="us-ca-arl-fee",
                trigger="price",
                minimum="P7D",
                day_kind="calendar",
                source="statute",
                calendar="US-CA",
                note="consumers only; notice of a changed fee 7 to 30 days before it applies",
            ),
            source="California Automatic Renewal Law as amended by AB 2863, from 2025-07-01",
            status="verified",
        ),
        _overlay(
            NoticeRule(
                id="us-ca-arl-renewal",
                trigger="renewal",
                minimum="P15D",
                day_kind="calendar",
                source="statute",
                calendar="US-CA",
                note="consumers only, terms of a year or more; reminder 15 to 45 days before the renewal",
            ),
            source="California Automatic Renewal Law as amended by AB 2863, from 2025-07-01",
            status="verified",
        ),
    )
)
"""Overlay id, as a configuration names it -> overlay. The lengths are those of the domain notes; a law whose length
was not found in a public source is not listed."""


def statute_rules(service: str, overlays: tuple[str, ...]) -> tuple[NoticeRule, ...]:
    """The rules of the named overlays for ``service``, each quoting its source and how well that is known.

    Raises KeyError for an unknown overlay: the configuration is checked before.
    """
    return tuple(
        replace(
            OVERLAYS[name].rule,
            service=service,
            clause=OVERLAYS[name].source,
            note=f"{OVERLAYS[name].rule.note}; status: {OVERLAYS[name].status}",
        )
        for name in overlays
    )
