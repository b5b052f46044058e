"""Item rules that German, French, Spanish and Dutch share: few and plain, in either word order.

Each language gives its own concepts and examples; a rule without an example in a language is not used there.
"""

from collections.abc import Mapping

from monitor.core.lang.items import ItemLexicon, ItemRule

_WHEN: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "liability.warranty_disclaimer": (("not > warranty", "warranty > not", "as_is"), ()),
    "liability.liability_excluded": (("not > liable", "liable > not", "no_damages"), ("liability_stays",)),
    "liability.liability_cap": (("liable > capped",), ("not > liable",)),
    "liability.liability_carve_out": (("liability_stays",), ()),
    "liability.customer_indemnity": (("indemnify",), ()),
    "notice.no_notice": (("no_notice",), ()),
    "notice.vendor_duty": (
        ("notify & change", "notify & end", "notify & price", "duration > notice", "notify > duration"),
        ("no_notice", "customer > must > notify"),
    ),
    "notice.customer_duty": (("customer > must > notify & end", "customer > must > notify & duration"), ()),
    "notice.amendment_right": (("may > change > terms", "terms > may > change", "may > terms > change"), ()),
    "sla.commitment": (("uptime > percent", "percent > uptime", "service_level"), ("not > warranty > uptime",)),
    "sla.availability": (("not > warranty > uptime", "uptime > not > warranty"), ()),
    "refund.nonrefundable": (("not > refund", "refund > not", "nonrefund"), ()),
    "refund.refund": (("refund",), ("not > refund", "refund > not", "nonrefund")),
    "refund.withdrawal": (("withdrawal",), ("consent",)),
    "refund.balance": (("balance > expire", "expire > balance"), ()),
}


def western(
    language: str, concepts: Mapping[str, str], examples: Mapping[str, str], stop_words: str, reach: int = 60
) -> ItemLexicon:
    """The item table of a language that uses the shared rules; ``examples``: a sentence for each kind of item."""
    rules = tuple(
        ItemRule(kind=kind, when=when, unless=unless, example=examples[kind])
        for kind, (when, unless) in _WHEN.items()
        if kind in examples
    )
    return ItemLexicon(
        language=language,
        concepts={**concepts, **_COMMON},
        rules=rules,
        stop_words=frozenset(stop_words.split()),
        reach=reach,
    )


_COMMON = {"percent": r"\d+(?:[.,]\d+)?\s?%", "vendor": r"PARTYNAME"}
