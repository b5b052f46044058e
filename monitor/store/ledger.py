"""The notice ledger's rows: rules, entries, logged notices. Functions on a Session; the caller owns the transaction."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Text, cast, delete, insert, select, update
from sqlalchemy.orm import Session

from monitor.errors import ConfigError
from monitor.model.finding import Fact
from monitor.model.notice import EntryStatus, LoggedNotice, NoticeEntry, NoticeRule
from monitor.store.tables import (
    DerivationRow,
    LoggedNoticeRow,
    NoticeEntryRow,
    NoticeRuleRow,
    StandingFactRow,
    TermsRow,
    table_of,
)


@cache
def _rules_as_json() -> TypeAdapter[NoticeRule]:
    return TypeAdapter(NoticeRule)


@cache
def _entries_as_json() -> TypeAdapter[NoticeEntry]:
    return TypeAdapter(NoticeEntry)


@cache
def _facts_as_json() -> TypeAdapter[Fact]:
    return TypeAdapter(Fact)


def add_rules(session: Session, rules: Sequence[NoticeRule], *, terms_key: int, version_id: int) -> None:
    """Store the rules that a version brought; those of earlier versions that go on are not stored again."""
    for rule in rules:
        payload: dict[str, Any] = _rules_as_json().dump_python(rule, mode="json")
        session.add(
            NoticeRuleRow(
                id=rule.id,
                service=rule.service,
                terms_key=terms_key,
                version_id=version_id,
                trigger=rule.trigger,
                source=rule.source,
                valid_from=rule.valid_from,
                valid_to=rule.valid_to,
                payload=payload,
            )
        )
    session.flush()


def end_rules(session: Session, terms_key: int, ended: Sequence[NoticeRule]) -> None:
    """Write down until when rules of a terms hold (their ``valid_to``)."""
    if not ended:
        return
    last_day = {rule.id: rule.valid_to for rule in ended}
    query = select(NoticeRuleRow).where(
        NoticeRuleRow.terms_key == terms_key, NoticeRuleRow.id.in_(last_day), NoticeRuleRow.valid_to.is_(None)
    )
    for row in session.scalars(query):
        row.valid_to = last_day[row.id]


def rules(
    session: Session, service: str, *, terms_key: int | None = None, not_over_by: date | None = None
) -> tuple[NoticeRule, ...]:
    """The contract rules ever read from the terms of a service (or of one of them), with their validity.

    ``not_over_by``: only those that hold on that day or later, however long ago they began.
    """
    query = (
        select(cast(NoticeRuleRow.payload, Text), NoticeRuleRow.valid_from, NoticeRuleRow.valid_to)
        .where(NoticeRuleRow.service == service)
        .order_by(NoticeRuleRow.key)
    )
    if terms_key is not None:
        query = query.where(NoticeRuleRow.terms_key == terms_key)
    if not_over_by is not None:
        query = query.where(NoticeRuleRow.valid_to.is_(None) | (NoticeRuleRow.valid_to >= not_over_by))
    return tuple(_rule(*row) for row in session.execute(query))


@lru_cache(maxsize=4096)
def _rule(payload: str, valid_from: date | None, valid_to: date | None) -> NoticeRule:
    """A rule from its JSON. Kept: every change of a service is judged by all its rules, which hardly ever change."""
    return replace(_rules_as_json().validate_json(payload, strict=False), valid_from=valid_from, valid_to=valid_to)


def add_entries(
    session: Session,
    entries: Sequence[NoticeEntry],
    *,
    terms_key: int,
    now: datetime,
    derivation_id: int | None = None,
    logged_notice_id: str | None = None,
    current: bool = True,
) -> None:
    """Store new entries; one that is there already (same event, same rule) stays as it was recorded.

    ``current``: they count; entries of a replay do not until it is adopted.
    """
    for entry in entries:
        if session.get(NoticeEntryRow, entry.id) is not None:
            continue
        session.add(
            NoticeEntryRow(
                id=entry.id,
                derivation_id=derivation_id,
                logged_notice_id=logged_notice_id,
                terms_key=terms_key,
                service=entry.service,
                trigger=entry.trigger,
                verdict=entry.verdict,
                exit_deadline=entry.exit_deadline,
                status=entry.status,
                note=entry.note,
                current=current,
                recorded_at=now,
                payload=_payload(entry),
                reasoning=list(entry.reasoning),
            )
        )
    session.flush()


def entry_of(row: NoticeEntryRow) -> NoticeEntry:
    """A row as a value, with the status and note that it has now."""
    whole = {**row.payload, "reasoning": row.reasoning, "status": row.status, "note": row.note}
    return _entries_as_json().validate_python(whole, strict=False)


def _payload(entry: NoticeEntry) -> dict[str, Any]:
    # Defaults are left out: half the JSON, half the time to list a large ledger. They must not change their meaning.
    shown: dict[str, Any] = _entries_as_json().dump_python(
        entry, mode="json", exclude={"reasoning"}, exclude_defaults=True
    )
    return shown


def entries(session: Session, *, service: str | None = None, terms_key: int | None = None) -> tuple[NoticeEntry, ...]:
    """Current entries, those with the nearest exit deadline first, those without one last; without their reasoning."""
    # The JSON goes from the database to the value in one step: ten thousand entries in a fraction of a second.
    payload = cast(NoticeEntryRow.payload, Text)
    query = select(payload, NoticeEntryRow.status, NoticeEntryRow.note).where(NoticeEntryRow.current)
    if service is not None:
        query = query.where(NoticeEntryRow.service == service)
    if terms_key is not None:
        query = query.where(NoticeEntryRow.terms_key == terms_key)
    query = query.order_by(NoticeEntryRow.exit_deadline.nulls_last(), NoticeEntryRow.id)
    return tuple(read_entry(shown, status, note) for shown, status, note in session.execute(query))


def entries_since(session: Session, terms_key: int, version_id: int) -> tuple[NoticeEntry, ...]:
    """Current entries of a terms that versions after that one opened, and those of logged notices; no reasoning."""
    newer = select(DerivationRow.id).where(DerivationRow.version_id > version_id)
    query = (
        select(cast(NoticeEntryRow.payload, Text), NoticeEntryRow.status, NoticeEntryRow.note)
        .where(NoticeEntryRow.current, NoticeEntryRow.terms_key == terms_key)
        .where(NoticeEntryRow.derivation_id.is_(None) | NoticeEntryRow.derivation_id.in_(newer))
        .order_by(NoticeEntryRow.exit_deadline.nulls_last(), NoticeEntryRow.id)
    )
    return tuple(read_entry(shown, status, note) for shown, status, note in session.execute(query))


def read_entry(payload: str, status: str, note: str) -> NoticeEntry:
    """The JSON text of a row as a value, with the status and note that the row has now."""
    entry = _entries_as_json().validate_json(payload)
    if (status, note) == (entry.status, entry.note):
        return entry
    return replace(entry, status=status, note=note)  # type: ignore[arg-type]  # written by this module alone


def with_reasoning(session: Session, listed: Sequence[NoticeEntry]) -> tuple[NoticeEntry, ...]:
    """The same entries, with the reasoning that ``entries`` leaves out."""
    if not listed:
        return ()
    query = select(NoticeEntryRow.id, NoticeEntryRow.reasoning).where(NoticeEntryRow.id.in_([one.id for one in listed]))
    lines = {entry_id: tuple(reasoning) for entry_id, reasoning in session.execute(query)}
    return tuple(replace(one, reasoning=lines[one.id]) for one in listed)


def entry(session: Session, entry_id: str) -> NoticeEntry | None:
    """The entry of that id."""
    row = session.get(NoticeEntryRow, entry_id)
    return entry_of(row) if row else None


def set_status(session: Session, entry_id: str, status: EntryStatus, *, note: str, now: datetime) -> bool:
    """What a person decided about an entry; False if there is no such entry."""
    row = session.get(NoticeEntryRow, entry_id)
    if row is None:
        return False
    row.status, row.note, row.status_at = status, note, now
    return True


def entries_of_events(session: Session, terms_key: int, events: Sequence[str]) -> tuple[NoticeEntry, ...]:
    """Current entries of a terms that these events (versions) opened."""
    wanted = frozenset(events)
    return tuple(entry for entry in entries(session, terms_key=terms_key) if entry.event in wanted)


def log_notice(
    session: Session, notice: LoggedNotice, terms: TermsRow, *, now: datetime, attachment: str | None = None
) -> None:
    """Store a notice that the user entered; ``attachment``: SHA-256 of the mail it came by, in the blob store."""
    session.add(
        LoggedNoticeRow(
            id=notice.id,
            terms_key=terms.key,
            trigger=notice.trigger,
            received=notice.received,
            published=notice.published,
            effective=notice.effective,
            channel=notice.channel,
            note=notice.note,
            attachment=attachment,
            logged_at=now,
        )
    )
    session.flush()


def notices(session: Session, *, terms_key: int | None = None, since: date | None = None) -> tuple[LoggedNotice, ...]:
    """Logged notices, oldest first."""
    query = select(LoggedNoticeRow, TermsRow.id).join(TermsRow, TermsRow.key == LoggedNoticeRow.terms_key)
    if terms_key is not None:
        query = query.where(LoggedNoticeRow.terms_key == terms_key)
    if since is not None:
        query = query.where(LoggedNoticeRow.received >= since)
    return tuple(
        LoggedNotice(
            id=row.id,
            terms=terms_id,
            trigger=row.trigger,  # type: ignore[arg-type]  # written by log_notice alone
            received=row.received,
            published=row.published,
            effective=row.effective,
            channel=row.channel,
            note=row.note,
        )
        for row, terms_id in session.execute(query.order_by(LoggedNoticeRow.received, LoggedNoticeRow.id))
    )


def found(session: Session, entry_id: str) -> NoticeEntry:
    """The entry of that id, or the only one whose id begins with it.

    Raises ConfigError (a command was given an id that means nothing) if there is none, or more than one.
    """
    exact = entry(session, entry_id)
    if exact is not None:
        return exact
    query = select(NoticeEntryRow).where(NoticeEntryRow.id.startswith(entry_id, autoescape=True)).limit(2)
    near = session.scalars(query).all()
    if len(near) == 1:
        return entry_of(near[0])
    problem = "more than one entry begins with" if near else "the ledger has no entry"
    raise ConfigError(f"{problem} {entry_id!r}: `clausewatch ledger` lists their ids")


def rewrite(session: Session, changed: Sequence[NoticeEntry]) -> None:
    """Write what a person's word, or a change taken back, made of recorded entries; a new derivation never does."""
    for one in changed:
        session.execute(
            update(NoticeEntryRow)
            .where(NoticeEntryRow.id == one.id)
            .values(
                payload=_payload(one),
                reasoning=list(one.reasoning),
                verdict=one.verdict,
                exit_deadline=one.exit_deadline,
                status=one.status,
            )
        )


def save_standing(session: Session, version_id: int, facts: Sequence[Fact]) -> None:
    """Write the facts of a version that deadlines are counted from, in place of an earlier reading's."""
    # Rows, not objects: nobody holds one of them, and an archive's versions write tens of thousands.
    earlier = delete(StandingFactRow).where(StandingFactRow.version_id == version_id)
    session.execute(earlier, execution_options={"synchronize_session": False})
    rows = [
        {"version_id": version_id, "position": position, "attribute": fact.attribute}
        | {"payload": _facts_as_json().dump_python(fact, mode="json")}
        for position, fact in enumerate(facts)
    ]
    if rows:
        session.execute(insert(table_of(StandingFactRow)), rows)


def read_fact(payload: str) -> Fact:
    """The JSON text of a fact as a value."""
    return _facts_as_json().validate_json(payload)


def standing_facts(session: Session, version_id: int) -> tuple[Fact, ...]:
    """The facts of a version that deadlines are counted from, in the order of its text."""
    query = select(StandingFactRow).where(StandingFactRow.version_id == version_id).order_by(StandingFactRow.position)
    return tuple(_facts_as_json().validate_python(row.payload, strict=False) for row in session.scalars(query))


def clear_rules(session: Session, terms_key: int) -> None:
    """Remove the rules read from a terms, for a reading that takes their place."""
    session.execute(delete(NoticeRuleRow).where(NoticeRuleRow.terms_key == terms_key))


def of_derivation(session: Session, derivation_id: int) -> tuple[NoticeEntry, ...]:
    """The entries that one derivation opened, whether they count or not."""
    rows = session.scalars(select(NoticeEntryRow).where(NoticeEntryRow.derivation_id == derivation_id))
    return tuple(entry_of(row) for row in rows)


def of_notice(session: Session, notice_id: str) -> tuple[NoticeEntry, ...]:
    """The entries of a logged notice that count."""
    query = select(NoticeEntryRow).where(NoticeEntryRow.logged_notice_id == notice_id, NoticeEntryRow.current)
    return tuple(entry_of(row) for row in session.scalars(query))


def make_current(session: Session, derivation_id: int, *, replaced: int, now: datetime) -> None:
    """Let the entries of one derivation count in place of another's, and carry over what people decided."""
    old = session.scalars(select(NoticeEntryRow).where(NoticeEntryRow.derivation_id == replaced)).all()
    new = session.scalars(select(NoticeEntryRow).where(NoticeEntryRow.derivation_id == derivation_id)).all()
    _hand_over(old, new, now)


def replace_notice_entries(session: Session, notice_id: str, judged: Sequence[NoticeEntry], *, now: datetime) -> None:
    """Let entries judged anew count in place of those of a logged notice, which stay recorded."""
    query = select(NoticeEntryRow).where(NoticeEntryRow.logged_notice_id == notice_id)
    recorded = session.scalars(query).all()
    old = [row for row in recorded if row.current]
    if not old and not judged:
        return
    suffix = len({row.recorded_at for row in recorded})
    named = [replace(one, id=f"{one.id}-{suffix + 1}") for one in judged]
    terms_key = session.get_one(LoggedNoticeRow, notice_id).terms_key
    add_entries(session, named, terms_key=terms_key, now=now, logged_notice_id=notice_id)
    ids = {one.id for one in named}
    _hand_over(old, [row for row in session.scalars(query) if row.id in ids], now)


def _hand_over(old: Sequence[NoticeEntryRow], new: Sequence[NoticeEntryRow], now: datetime) -> None:
    """A decision goes to the entry of the same rule, else to the only one of the same trigger and source."""
    for row in old:
        row.current = False
    for row in new:
        row.current = True
    for row in old:
        heir = _heir(row, new) if row.status_at is not None else None
        if heir is not None:
            heir.status, heir.note, heir.status_at = row.status, row.note, now


def _heir(row: NoticeEntryRow, new: Sequence[NoticeEntryRow]) -> NoticeEntryRow | None:
    rule = row.payload["rule"]
    same = [one for one in new if one.payload["rule"]["id"] == rule["id"]]
    alike = [one for one in new if one.trigger == row.trigger and one.payload["rule"]["source"] == rule["source"]]
    return next((found[0] for found in (same, alike) if len(found) == 1), None)
