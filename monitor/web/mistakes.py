"""What is wrong with what was asked for, in words for people: the framework names a kind of mistake, we say it."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from monitor.web.language import N_, Message, message

NAMES: Mapping[str, str] = {
    "attribute": N_("Promise"),
    "back": N_("Address"),
    "before": N_("older"),
    "category": N_("Category"),
    "channel": N_("Channel"),
    "days": N_("Days"),
    "down": N_("Order"),
    "effective": N_("Takes effect"),
    "form_token": N_("Token"),
    "language": N_("Language"),
    "language_token": N_("Token"),
    "logged": N_("Log the notice"),
    "month": N_("Month"),
    "name": N_("Name"),
    "note": N_("Note"),
    "number": N_("Version"),
    "only_open": N_("Show open ones only"),
    "page": N_("Page"),
    "place": N_("Source"),
    "published": N_("Published"),
    "q": N_("Words"),
    "received": N_("Received"),
    "service": N_("Service"),
    "severity": N_("Severity"),
    "standing": N_("only what stands now"),
    "state": N_("State"),
    "status": N_("Status"),
    "terms": N_("Terms or service"),
    "to_read": N_("to be read by a person"),
    "token": N_("Token"),
    "trigger": N_("About"),
    "unread": N_("not acknowledged"),
    "view": N_("View"),
}
"""Name of a field or parameter -> what pages call it."""
_WHOLE, _YES, _DAY = N_("must be a whole number"), N_("must be true or false"), N_("must be a day such as 2026-03-02")
_REASONS: Mapping[str, str] = {
    "missing": N_("must be given"),
    "int_parsing": _WHOLE,
    "int_parsing_size": _WHOLE,
    "int_type": _WHOLE,
    "bool_parsing": _YES,
    "bool_type": _YES,
    "date_parsing": _DAY,
    "date_type": _DAY,
    "date_from_datetime_parsing": _DAY,
    "date_from_datetime_inexact": _DAY,
    "greater_than_equal": N_("must be %(ge)s or more"),
    "less_than_equal": N_("must be %(le)s or less"),
    "string_too_long": N_("must have %(max_length)s characters at most"),
    "string_pattern_mismatch": N_("must be a month such as 2026-03"),
    "literal_error": N_("must be one of: %(expected)s"),
}
"""Kind of mistake, as Pydantic names it -> what would be right; its values are in the mistake's context."""
_OTHER = N_("is not understood")
_QUOTED = re.compile(r"'([^']*)'")


def mistakes(errors: Sequence[Mapping[str, Any]], *, named: bool) -> list[Any]:
    """What is wrong, a message for each mistake; ``named``: under the names that pages use, else under their own."""
    return [_mistake(error, named=named) for error in errors]


def mistake(field: str, reason: str, **values: object) -> Any:
    """The message that a field of a form is filled in wrongly."""
    return message("%(field)s: %(reason)s", field=Message(NAMES[field], {}), reason=Message(reason, values))


def not_a_day(field: str) -> Any:
    """The message that a field holds no day."""
    return mistake(field, _DAY)


def _mistake(error: Mapping[str, Any], *, named: bool) -> Any:
    field = str(error["loc"][-1]) if error["loc"] else ""
    values = dict(error.get("ctx") or {})
    if "expected" in values:
        values["expected"] = tuple(_QUOTED.findall(str(values["expected"])))
    reason = Message(_REASONS.get(error["type"], _OTHER), values)
    name = Message(NAMES[field], {}) if named and field in NAMES else ".".join(map(str, error["loc"][1:])) or field
    return message("%(field)s: %(reason)s", field=name, reason=reason)
