"""Would this page be taken as the terms? Pure: a page, what was read from it, and what stood before -> a verdict."""

from monitor.core.inspection import alone, compared
from monitor.core.inspection.page import look
from monitor.core.inspection.verdict import Inspection
from monitor.model.clause import ClauseTree, Document
from monitor.model.finding import Suspicion
from monitor.model.source import TermsKind

__all__ = ["Inspection", "Suspicion", "inspect"]


def inspect(
    candidate: Document | None,
    tree: ClauseTree | None,
    *,
    raw: bytes,
    before: ClauseTree | None = None,
    kind: TermsKind = "terms",
) -> Inspection:
    """Judge the page of ``raw`` bytes, read as ``candidate`` and ``tree`` (None where reading failed).

    ``before``: the tree of the version stored last, read by the same code; ``kind``: a commentary need not be terms.
    A page without a reason against it is "terms". Each reason names itself by a stable id and says why in words.
    """
    page = look(raw, candidate, tree)
    reasons = alone.judge(page, kind)
    if before is not None and tree is not None and page.body.strip():
        known = {reason.id for reason in reasons}
        reasons += tuple(reason for reason in compared.judge(page, tree, before) if reason.id not in known)
    coverage = candidate.coverage if candidate else 0.0
    return Inspection(verdict="suspect" if reasons else "terms", reasons=reasons, coverage=coverage)
