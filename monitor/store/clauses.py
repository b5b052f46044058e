"""Clauses to search: each wording once, with the versions it stood in. Functions on a Session.

The words are kept by the database's own full-text index, but they are ours (``monitor.core.search``), so that Chinese
is found and both databases find the same.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import delete, func, insert, select, text, update
from sqlalchemy.orm import Session

from monitor.core.search import Phrase, forms
from monitor.core.text import KEPT, fold
from monitor.store.tables import ClauseTextRow, TermsRow, table_of

LOOKED_AT = 2_000
"""Hits looked at for one answer at most, where few of them fit what else was asked for."""
_AT_ONCE = 200


@lru_cache(maxsize=KEPT)
def _key(text: str) -> str:
    return hashlib.sha256(fold(text).encode("utf-8", "surrogatepass")).hexdigest()[:24]


@dataclass(frozen=True, kw_only=True, slots=True)
class Wording:
    """A clause of one version as it is searched."""

    lineage_id: str
    num: str
    text: str

    @property
    def key(self) -> str:
        """The same for two spellings of the same words."""
        return _key(self.text)


@dataclass(frozen=True, kw_only=True, slots=True)
class Hit:
    """A wording that was found, and its terms. ``stood``: stretches of versions, the last one open (None) if it still
    stands."""

    id: int
    terms: TermsRow
    lineage_id: str
    num: str
    text: str
    stood: tuple[tuple[int, int | None], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Stood:
    """One wording of a clause. ``stood`` as for ``Hit``."""

    num: str
    text: str
    stood: tuple[tuple[int, int | None], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Hits:
    """One page of an answer. ``more``: id below which to look for older ones; None if there are no more."""

    hits: tuple[Hit, ...]
    more: int | None


def take(session: Session, terms_key: int, number: int, wordings: Iterable[Wording]) -> None:
    """Write what version ``number`` of a terms brings: new wordings, those that are back, and those that are gone.

    Versions are to be taken in their order; one that is taken twice changes nothing the second time.
    """
    now: dict[str, Wording] = {}
    for wording in wordings:
        now.setdefault(wording.key, wording)
    known = _known(session, terms_key, now)
    changed = [
        {"id": row.id, "since": row.since or number, "num": wording.num, "lineage_id": wording.lineage_id}
        for key, wording in now.items()
        if (row := known.get(key)) is not None
        and (row.since, row.num, row.lineage_id) != (row.since or number, wording.num, wording.lineage_id)
    ]
    if changed:
        session.execute(update(ClauseTextRow), changed)
    _end(session, {row.id: row.since for key, row in known.items() if key not in now and row.since is not None}, number)
    _add(session, terms_key, number, {key: wording for key, wording in now.items() if key not in known})


def _end(session: Session, gone: Mapping[int, int], number: int) -> None:
    """Write that wordings stand no longer in version ``number``. ``gone``: id -> since when they stood."""
    ids = list(gone)
    for start in range(0, len(ids), _AT_ONCE):
        query = select(ClauseTextRow.id, ClauseTextRow.stood)
        rows = session.execute(query.where(ClauseTextRow.id.in_(ids[start : start + _AT_ONCE])))
        ended = [{"id": row.id, "since": None, "stood": [*row.stood, [gone[row.id], number - 1]]} for row in rows]
        session.execute(update(ClauseTextRow), ended)


def _known(session: Session, terms_key: int, wanted: Iterable[str]) -> dict[str, Any]:
    """The rows of the terms that stand now, and of what is gone those of the wordings wanted; by the words' hash."""
    columns = (
        ClauseTextRow.id,
        ClauseTextRow.text_key,
        ClauseTextRow.since,
        ClauseTextRow.num,
        ClauseTextRow.lineage_id,
    )
    query = select(*columns).where(ClauseTextRow.terms_key == terms_key)
    found = {row.text_key: row for row in session.execute(query.where(ClauseTextRow.since.is_not(None)))}
    others = [key for key in wanted if key not in found]
    for start in range(0, len(others), _AT_ONCE):
        back = query.where(ClauseTextRow.text_key.in_(others[start : start + _AT_ONCE]))
        found.update((row.text_key, row) for row in session.execute(back))
    return found


def _add(session: Session, terms_key: int, number: int, fresh: dict[str, Wording]) -> None:
    if not fresh:
        return
    rows = [
        {"terms_key": terms_key, "text_key": key, "since": number, "stood": []}
        | {"lineage_id": one.lineage_id, "num": one.num, "text": one.text}
        for key, one in fresh.items()
    ]
    session.execute(insert(table_of(ClauseTextRow)), rows)
    # Asked for afterwards: SQLite gives back the ids of rows in their order only one row at a time.
    query = select(ClauseTextRow.id, ClauseTextRow.text_key).where(
        ClauseTextRow.terms_key == terms_key, ClauseTextRow.since == number
    )
    ids = {row.text_key: row.id for row in session.execute(query)}
    add_words(session, [(ids[key], terms_key, one.text) for key, one in fresh.items()])


def add_words(session: Session, texts: Sequence[tuple[int, int, str]]) -> None:
    """Put the words of new rows into the index. ``texts``: (id, key of the terms, text)."""
    if _is_sqlite(session):
        statement = "INSERT INTO clause_word (rowid, words, place) VALUES (:id, :words, :place)"
        rows: list[dict[str, Any]] = [
            {"id": found, "words": " ".join(forms(told)), "place": str(terms_key)} for found, terms_key, told in texts
        ]
    else:
        statement = "INSERT INTO clause_word (id, words) VALUES (:id, CAST(:words AS tsvector))"
        rows = [{"id": found, "words": _vector(terms_key, told)} for found, terms_key, told in texts]
    session.execute(text(statement), rows)


def _is_sqlite(session: Session) -> bool:
    return session.get_bind().dialect.name == "sqlite"


def _vector(terms_key: int, told: str) -> str:
    """A text as PostgreSQL reads a vector: each word with its places. The terms is a word that no text can hold."""
    places: dict[str, list[str]] = {}
    for place, word in enumerate(forms(told), 1):
        places.setdefault(word, []).append(str(place))
    # PostgreSQL keeps 255 places of a word.
    return " ".join([f"'#{terms_key}'", *(f"'{word}':{','.join(found[:255])}" for word, found in places.items())])


def find(
    session: Session,
    phrases: Sequence[Phrase],
    *,
    terms_keys: Sequence[int] | None = None,
    standing: bool = False,
    before: int | None = None,
    limit: int = 50,
) -> Hits:
    """Wordings that hold all ``phrases``, those that came last first.

    ``terms_keys``: of these terms only. ``standing``: only what stands in the version in force. ``before``: continue
    after an answer whose ``more`` it was. At most ``LOOKED_AT`` hits are looked at, then ``more`` says where to go on.
    """
    if not phrases or terms_keys == []:
        return Hits(hits=(), more=None)
    found: list[Hit] = []
    looked = 0
    while True:
        ids = _ids(session, phrases, terms_keys, before, _AT_ONCE if standing else limit + 1)
        looked += len(ids)
        fitting = _standing(session, ids) if standing else ids
        for hit in _loaded(session, fitting[: limit + 1 - len(found)]):
            if len(found) == limit:
                return Hits(hits=tuple(found), more=found[-1].id)
            found.append(hit)
        if len(ids) < (_AT_ONCE if standing else limit + 1):
            return Hits(hits=tuple(found), more=None)
        before = ids[-1]
        if looked >= LOOKED_AT:
            return Hits(hits=tuple(found), more=before)


def _standing(session: Session, ids: Sequence[int]) -> Sequence[int]:
    """Those of the wordings that stand in what is watched now."""
    # An outer join is not turned round: SQLite would begin with all terms that are not retired.
    query = (
        select(ClauseTextRow.id)
        .outerjoin(TermsRow, TermsRow.key == ClauseTextRow.terms_key)
        .where(ClauseTextRow.id.in_(ids), ClauseTextRow.since.is_not(None), TermsRow.retired_at.is_(None))
        .order_by(ClauseTextRow.id.desc())
    )
    return session.scalars(query).all()


def _loaded(session: Session, ids: Sequence[int]) -> list[Hit]:
    query = (
        select(ClauseTextRow, TermsRow)
        .join(TermsRow, TermsRow.key == ClauseTextRow.terms_key)
        .where(ClauseTextRow.id.in_(ids))
        .order_by(ClauseTextRow.id.desc())
    )
    return [_hit(row, terms) for row, terms in session.execute(query)]


def _stretches(row: ClauseTextRow) -> tuple[tuple[int, int | None], ...]:
    now: list[tuple[int, int | None]] = [] if row.since is None else [(row.since, None)]
    return (*((first, last) for first, last in row.stood), *now)


def wordings_of(session: Session, terms_key: int, lineage_id: str) -> tuple[Stood, ...]:
    """All that a clause ever said, in the order in which it came to say it."""
    query = select(ClauseTextRow).where(ClauseTextRow.terms_key == terms_key, ClauseTextRow.lineage_id == lineage_id)
    found = [Stood(num=row.num, text=row.text, stood=_stretches(row)) for row in session.scalars(query)]
    return tuple(sorted(found, key=lambda one: one.stood[-1][0]))


def _hit(row: ClauseTextRow, terms: TermsRow) -> Hit:
    return Hit(id=row.id, terms=terms, lineage_id=row.lineage_id, num=row.num, text=row.text, stood=_stretches(row))


def _ids(
    session: Session, phrases: Sequence[Phrase], terms_keys: Sequence[int] | None, before: int | None, limit: int
) -> Sequence[int]:
    sqlite = _is_sqlite(session)
    asked = _for_sqlite(phrases, terms_keys) if sqlite else _for_postgresql(phrases, terms_keys)
    name = "rowid" if sqlite else "id"
    match = "clause_word MATCH :asked" if sqlite else "words @@ CAST(:asked AS tsquery)"
    older = f" AND {name} < :before" if before is not None else ""
    statement = f"SELECT {name} FROM clause_word WHERE {match}{older} ORDER BY {name} DESC LIMIT :limit"  # noqa: S608
    return session.scalars(text(statement), {"asked": asked, "before": before, "limit": limit}).all()


def _for_sqlite(phrases: Sequence[Phrase], terms_keys: Sequence[int] | None) -> str:
    told = [f'words : "{" ".join(phrase.words)}"{" *" if phrase.begins else ""}' for phrase in phrases]
    if terms_keys is not None:
        places = " OR ".join(f'"{key}"' for key in terms_keys)
        told.append(f"place : ({places})")
    return " AND ".join(told)


def _for_postgresql(phrases: Sequence[Phrase], terms_keys: Sequence[int] | None) -> str:
    told = [" <-> ".join(f"'{word}'" for word in phrase.words) + (":*" if phrase.begins else "") for phrase in phrases]
    if terms_keys is not None:
        told.append(" | ".join(f"'#{key}'" for key in terms_keys))
    return " & ".join(f"({one})" for one in told)


def newest(session: Session, terms_key: int) -> int:
    """Number of the newest version of a terms that was taken; 0 if none was."""
    standing = (ClauseTextRow.terms_key == terms_key, ClauseTextRow.since.is_not(None))
    return session.scalar(select(func.max(ClauseTextRow.since)).where(*standing)) or 0


def forget(session: Session) -> None:
    """Empty the index, to fill it anew."""
    forget_words(session)
    session.execute(delete(ClauseTextRow))


def forget_words(session: Session) -> None:
    """Empty the database's index of words; the texts stay, and ``add_words`` fills it again."""
    session.execute(text("DELETE FROM clause_word" if not _is_sqlite(session) else _EMPTY))


_EMPTY = "INSERT INTO clause_word (clause_word) VALUES ('delete-all')"


def missing(session: Session) -> int:
    """How many terms have a version and no clause that can be searched: stored before there was an index."""
    has_some = select(ClauseTextRow.id).where(ClauseTextRow.terms_key == TermsRow.key).exists()
    query = select(func.count()).select_from(TermsRow).where(TermsRow.version_id.is_not(None), ~has_some)
    return session.scalar(query) or 0
