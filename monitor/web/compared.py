"""The same fact across services: who promises what."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from monitor.core.facts import ATTRIBUTES
from monitor.store import facts
from monitor.store.tables import StatedFactRow, TermsRow
from monitor.web.views import PAGE

LONG_NOTICE_DAYS = 30
Count = Callable[[Session, str], Mapping[float | None, int]]
"""How many facts of an attribute have each rank."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """One attribute over all watched terms. ``choices``: attributes that some terms states. ``long``: how many facts
    promise 30 days or more, of ``lengths`` that promise any length; 0 of 0 for what is no length of time."""

    choices: tuple[str, ...]
    attribute: str
    rows: Sequence[tuple[TermsRow, StatedFactRow]]
    long: int
    lengths: int
    total: int


def table(session: Session, chosen: str, *, down: bool, page: int, count: Count) -> Table:
    """A page of the comparison by ``chosen``, or by the first attribute that there is."""
    stated = facts.attributes(session)
    choices = tuple(name for name in ATTRIBUTES if name in stated and ATTRIBUTES[name].category != "other")
    attribute = chosen if chosen in choices else next(iter(choices), "")
    ranks = count(session, attribute)
    is_length = attribute in ATTRIBUTES and ATTRIBUTES[attribute].type in ("notice", "duration")
    lengths = {rank: count for rank, count in ranks.items() if rank is not None and rank >= 0} if is_length else {}
    return Table(
        choices=choices,
        attribute=attribute,
        rows=facts.of_attribute(session, attribute, down=down, limit=PAGE, offset=(page - 1) * PAGE),
        long=sum(count for rank, count in lengths.items() if rank >= LONG_NOTICE_DAYS),
        lengths=sum(lengths.values()),
        total=sum(ranks.values()),
    )
