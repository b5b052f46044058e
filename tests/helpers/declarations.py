"""Declarations in every form that the published schema allows, as a table."""

from typing import Any

_SELECTORS: tuple[Any, ...] = (
    "main",
    ["main", ".terms"],
    {"startAfter": "h1", "endBefore": "footer"},
    ["h1", {"startBefore": "#a", "endAfter": "#b"}],
)
_REMOVED: tuple[Any, ...] = (
    None,
    ".nav",
    {"startBefore": ".share", "endAfter": ".share"},
    [".nav", {"startBefore": "#c", "endBefore": "#d"}],
)
_FILTERS: tuple[Any, ...] = (None, ["cleanUp"], [{"removeQueryParams": ["utm_source"]}], [{"numbered": [1]}, "cleanUp"])
SINGLE: list[dict[str, Any]] = [
    {
        "fetch": f"https://vendor.example/terms?place={place}",
        "select": select,
        **({"remove": remove} if remove else {}),
        **({"executeClientScripts": True} if scripts else {}),
        **({"filter": chosen} if chosen else {}),
    }
    for place, (select, remove, scripts, chosen) in enumerate(
        (select, remove, scripts, chosen)
        for select in _SELECTORS
        for remove in _REMOVED
        for scripts in (False, True)
        for chosen in _FILTERS
    )
]
COMBINED: list[dict[str, Any]] = [
    {"combine": [{"fetch": "https://c.example/1"}, {"fetch": "https://c.example/2", **own}], **shared}
    for own in ({}, {"select": ".own"}, {"remove": ".x"}, {"executeClientScripts": True})
    for shared in ({"select": "main"}, {"select": "main", "remove": [".nav"]}, {"select": "main", "filter": ["f"]})
]
EVERY_FORM: list[dict[str, Any]] = [*SINGLE, *COMBINED, {"fetch": "https://p.example/terms.pdf"}]
