"""Use case: write the versions of the store into a git repository as Markdown, for people who read history with git.

One commit a version, its author date the instant at which the version was first seen, in the order of these; the
folder is the service, the file the terms, as in a versions repository of Open Terms Archive, which ``import ota``
reads again. Texts that came from an archive are written as they came.
"""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from monitor.errors import StoreError
from monitor.model.source import Source
from monitor.pipeline import stored
from monitor.pipeline.archive import SCHEME, Step
from monitor.pipeline.means import Means
from monitor.render.tree_markdown import tree_markdown
from monitor.store import versions
from monitor.store.repository import Commit, Repository
from monitor.store.tables import TermsRow, VersionRow

_VERB = {True: "First record", False: "Record new changes"}
AT_ONCE = 100
"""Versions written in one go."""


def unpublished(session: Session, repository: Repository, services: Sequence[str]) -> list[tuple[TermsRow, VersionRow]]:
    """The versions that the repository lacks, in the order in which they were first seen.

    ``services``: ids of those wanted; all if there are none.
    """
    query = select(TermsRow, VersionRow).join(VersionRow, VersionRow.terms_key == TermsRow.key)
    if services:
        query = query.where(TermsRow.service.in_(services))
    rows = session.execute(query.order_by(VersionRow.first_seen_at, VersionRow.id))
    return [(terms, version) for terms, version in rows if _mark(terms, version) not in repository.marks]


def publish(
    means: Means,
    repository: Repository,
    wanted: Sequence[tuple[TermsRow, VersionRow]],
    sources: Mapping[str, Sequence[Source]],
) -> Iterator[Step]:
    """Write ``wanted`` and tell how far it is; what cannot be read is told as refused and left out.

    ``sources``: terms -> as configured now. Raises StoreError if the repository cannot be written.
    """
    for start in range(0, len(wanted), AT_ONCE):
        commits, unreadable = [], []
        for terms, version in wanted[start : start + AT_ONCE]:
            try:
                commits.append(_commit(means, terms, version, sources.get(terms.id, ())))
            except StoreError as error:
                unreadable.append(f"{_mark(terms, version)}: {error}")
        done = repository.write(commits)
        yield Step(
            terms=terms.id,
            gone_through=len(commits) + len(unreadable),
            added=done,
            refused="; ".join(unreadable),
        )


def _commit(means: Means, terms: TermsRow, version: VersionRow, sources: Sequence[Source]) -> Commit:
    return Commit(
        mark=_mark(terms, version),
        path=(terms.service_name, f"{terms.name}.md"),
        subject=f"{_VERB[version.number == 1]} of {terms.service_name} {terms.name}",
        at=version.first_seen_at,
        data=_markdown(means, version, sources),
    )


def _markdown(means: Means, version: VersionRow, sources: Sequence[Source]) -> bytes:
    with means.database.read() as session:
        captures = versions.captures(session, version.id)
    if len(captures) == 1 and captures[0].url.startswith(SCHEME):
        return means.blobs.get(captures[0].sha256)
    return tree_markdown(stored.text_of(means, version, sources).tree).encode()


def _mark(terms: TermsRow, version: VersionRow) -> str:
    return f"{terms.id}@{version.number}"
