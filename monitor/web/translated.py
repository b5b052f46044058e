"""Two language versions of one terms side by side: the page and its JSON."""

import threading
from collections import OrderedDict
from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, HTTPException, Path, Query, Request
from fastapi.responses import HTMLResponse
from sqlalchemy import select
from sqlalchemy.orm import Session

from monitor.core.translation import Drift, Pair, Translation, align
from monitor.model.clause import Clause
from monitor.render import contract
from monitor.store import versions, watch
from monitor.store.tables import TermsRow, VersionRow
from monitor.web.desk import DESK, Desk
from monitor.web.language import message

SCHEMA = "clausewatch.translation/1"
LETTERS = 36_000
"""Of clauses on one page, both sides counted; a page has one pair at least."""
KEPT = 32

pages = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
api = APIRouter(prefix="/api/v1", tags=["v1"])

Sides = tuple[tuple[TermsRow, VersionRow], tuple[TermsRow, VersionRow]]


class _Aligned:
    """The last alignments, by the two versions."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[int, int], Translation] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, desk: Desk, sides: Sides) -> Translation:
        """The two versions aligned; raises StoreError if one cannot be read any more."""
        key = (sides[0][1].id, sides[1][1].id)
        with self._lock:
            known = self._kept.get(key)
        if known is None:
            first, second = (desk.shelf.read(row, version) for row, version in sides)
            known = align(first.tree, second.tree, first.facts, second.facts)
            with self._lock:
                self._kept[key] = known
                while len(self._kept) > KEPT:
                    self._kept.popitem(last=False)
        return known


_ALIGNED = _Aligned()


@pages.get("/terms/{terms_id}/translation")
def page(request: Request, terms_id: str, page: int = Query(1, ge=1, le=10_000), desk: Desk = DESK) -> str:
    """A terms beside its translation: the facts that disagree first, then clause by clause."""
    with desk.world.database.read() as session:
        sides = _sides(session, desk.terms(session, terms_id))
    found = _ALIGNED.of(desk, sides)
    cut = _paged(found.pairs)
    shown = min(page, len(cut))
    first, second = (desk.shelf.read(row, version) for row, version in sides)
    return desk.render(
        "translation.html",
        request,
        original=sides[0],
        translation=sides[1],
        lineages=(first.lineage, second.lineage),
        found=found,
        pairs=cut[shown - 1],
        alone=sum(not (pair.original and pair.translation) for pair in found.pairs),
        page=shown,
        pages=len(cut),
    )


@api.get(
    "/terms/{terms_id}/translation",
    responses={404: {"description": "There is no such thing."}, 409: {"description": "The store cannot answer."}},
)
def translation(
    terms_id: str = Path(max_length=200, description="Id of the terms, or of its translation."), desk: Desk = DESK
) -> dict[str, Any]:
    """Facts that the two language versions of a terms state differently, and which clause translates which."""
    with desk.world.database.read() as session:
        sides = _sides(session, desk.terms(session, terms_id))
    found = _ALIGNED.of(desk, sides)
    return {
        "schema": SCHEMA,
        "original": {"terms": sides[0][0].id, "version": sides[0][1].number, "language": sides[0][1].language},
        "translation": {"terms": sides[1][0].id, "version": sides[1][1].number, "language": sides[1][1].language},
        "drifts": [_drift_json(one) for one in found.drifts],
        "silent": [_drift_json(one) for one in found.silent],
        "pairs": [[_clause_json(pair.original), _clause_json(pair.translation)] for pair in found.pairs],
    }


def _drift_json(drift: Drift) -> dict[str, Any]:
    return {
        "attribute": drift.attribute,
        "original": contract.fact(drift.original) if drift.original else None,
        "translation": contract.fact(drift.translation) if drift.translation else None,
        "aligned": drift.aligned,
    }


def _clause_json(clause: Clause | None) -> dict[str, str] | None:
    return {"eid": clause.eid, "num": clause.num, "heading": clause.heading} if clause else None


def _sides(session: Session, row: TermsRow) -> Sides:
    """The original and its translation, whichever of them ``row`` is; 404 if it has no counterpart with a version."""
    other = watch.find(session, row.translation_of) if row.translation_of else _translation_of(session, row)
    if other is None:
        raise HTTPException(404, message("%(id)s has no translation; set translation_of in config.toml", id=row.id))
    pair = (other, row) if row.translation_of else (row, other)
    found = [(one, versions.get(session, one.version_id)) for one in pair if one.version_id is not None]
    first, second = (found + [(row, None)] * 2)[:2]
    if first[1] is None or second[1] is None:
        raise HTTPException(404, message("%(id)s has no version yet in one of its languages", id=row.id))
    return (first[0], first[1]), (second[0], second[1])


def _translation_of(session: Session, row: TermsRow) -> TermsRow | None:
    query = select(TermsRow).where(TermsRow.translation_of == row.id, TermsRow.retired_at.is_(None))
    return session.scalar(query.order_by(TermsRow.id).limit(1))


def _paged(pairs: Sequence[Pair]) -> list[tuple[Pair, ...]]:
    cut: list[list[Pair]] = [[]]
    letters = 0
    for pair in pairs:
        sides = (pair.original, pair.translation)
        length = sum(len(clause.heading) + len(clause.text) for clause in sides if clause)
        if cut[-1] and letters + length > LETTERS:
            cut.append([])
            letters = 0
        cut[-1].append(pair)
        letters += length
    return [tuple(one) for one in cut]
