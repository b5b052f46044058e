"""Terms and versions of the store that a command line names."""

from difflib import get_close_matches

from sqlalchemy.orm import Session

from monitor.errors import ConfigError
from monitor.store import versions, watch
from monitor.store.tables import TermsRow, VersionRow


def terms_named(session: Session, terms_id: str) -> TermsRow:
    """The terms of that id, retired ones too; raises ConfigError with the nearest id."""
    row = watch.find(session, terms_id)
    if row is None:
        close = get_close_matches(terms_id, [one.id for one in watch.listed(session)], n=1)
        hint = f'did you mean "{close[0]}"?' if close else "`clausewatch list` shows what there is"
        raise ConfigError(f'nothing in the store is called "{terms_id}"; {hint}')
    return row


def version_numbered(session: Session, row: TermsRow, number: int | None) -> VersionRow:
    """The version of that number, the current one if None; raises ConfigError."""
    if row.version_id is None:
        raise ConfigError(f'"{row.id}" has no version yet; `clausewatch check {row.id}` makes the first')
    found = versions.get(session, row.version_id) if number is None else versions.numbered(session, row.key, number)
    if found is None:
        raise ConfigError(f'"{row.id}" has no version {number}; `clausewatch history {row.id}` lists them')
    return found
