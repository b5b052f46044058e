"""Type of the tables that tell how far a notice rule reaches, from the rule's own words."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class GovernsWords:
    """Words of one language, each pattern searched in a rule's quote.

    ``whole_service``: a rule on amendments that names more than its own text. ``material``: it speaks of material
    changes only. ``month_end``: a claim window that runs from the end of the month, not from the incident.
    """

    whole_service: tuple[re.Pattern[str], ...]
    material: tuple[re.Pattern[str], ...]
    month_end: tuple[re.Pattern[str], ...]
