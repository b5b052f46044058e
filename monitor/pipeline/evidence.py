"""Use case: everything that shows what a version said, where it stood and when, in one archive others can verify.

The archive's manifest lists the SHA-256 of every file, and a chain over all versions up to this one: each link is the
hash of the link before and of what was recorded of the version. Whoever holds an older archive of the same terms sees
by its link whether anything recorded before it was altered since.
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from monitor.errors import StoreError
from monitor.model.source import Source
from monitor.pipeline import stored
from monitor.pipeline.means import Means
from monitor.render import contract
from monitor.store import findings, versions
from monitor.store.tables import TermsRow, VersionRow
from monitor.store.versions import Capture

SCHEMA = "clausewatch.evidence/1"
_OPENING = "0" * 64
_SUFFIXES = {"text/html": "html", "application/pdf": "pdf", "text/markdown": "md", "text/plain": "txt"}

README = """EVIDENCE OF A PUBLISHED TEXT

bytes/           what the server sent, byte for byte (of a page rendered by a browser: its document after scripts)
text.txt         the terms text read from those bytes; tree.json: its clauses
comparison.json  what changed against the version before, with the findings (absent for the first version)
screenshots/     the page as a browser showed it, where one was used
manifest.json    address, redirects, status, headers, TLS peer and time of each fetch; the SHA-256 of every file here;
                 the chain of all versions up to this one
SHA256SUMS       the same hashes for sha256sum

To verify, unpack and run either of

    sha256sum -c SHA256SUMS
    python3 verify.py

verify.py needs nothing but Python's standard library. It checks every file against the manifest and computes the chain
anew: link n is SHA-256 of link n-1 (64 zeros before the first), a line feed, and the JSON of the version's record with
sorted keys and no spaces. If you hold an older archive of the same terms, its last link must stand in the chain of a
newer one; where it does not, records were altered in between. Let a third party keep the last link (print it, mail
it, have it time-stamped), and the records up to it cannot be altered unseen.
"""

VERIFY = '''"""Verifies this folder: the SHA-256 of every file, and the chain of versions."""
import hashlib, json, pathlib, sys

here = pathlib.Path(__file__).parent
manifest = json.loads((here / "manifest.json").read_text(encoding="utf-8"))
faults = []
for entry in manifest["files"]:
    path = here / entry["name"]
    if not path.is_file():
        faults.append(f"{entry['name']}: missing")
    elif hashlib.sha256(path.read_bytes()).hexdigest() != entry["sha256"]:
        faults.append(f"{entry['name']}: altered")
link = "0" * 64
for record in manifest["chain"]:
    body = json.dumps(record["record"], sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    link = hashlib.sha256(f"{link}\\n{body}".encode()).hexdigest()
    if link != record["link"]:
        faults.append(f"chain: version {record['record']['number']} was altered")
        break
for capture in manifest["captures"]:
    if capture["sha256"] not in manifest["chain"][-1]["record"]["sha256"]:
        faults.append(f"{capture['url']}: its bytes are not those of the version")
good = f"intact: {len(manifest['files'])} files, {len(manifest['chain'])} versions, last link {link}"
print("\\n".join(faults) or good)
sys.exit(1 if faults else 0)
'''


def pack(session: Session, means: Means, terms: TermsRow, version: VersionRow, sources: Sequence[Source] = ()) -> bytes:
    """The ZIP archive for one version. The same store gives the same bytes each time.

    Raises StoreError if the version's bytes are lost or damaged.
    """
    captures = versions.captures(session, version.id)
    names = [f"bytes/{number}.{_suffix(capture)}" for number, capture in enumerate(captures, 1)]
    files: dict[str, bytes] = {}
    for number, (name, capture) in enumerate(zip(names, captures, strict=True), 1):
        files[name] = means.blobs.get(capture.sha256)
        picture = (capture.evidence or {}).get("screenshot")
        if picture:
            files[f"screenshots/{number}.png"] = means.blobs.get(picture)
    text = stored.text_of(means, version, sources)
    files["text.txt"] = text.tree.text.encode()
    files["tree.json"] = _json(contract.tree(text.tree))
    comparison = _comparison(session, means, version, sources)
    if comparison is not None:
        files["comparison.json"] = comparison
    chain = chain_to(session, terms, version)
    manifest = {
        "schema": SCHEMA,
        "service": terms.service,
        "terms": terms.id,
        "name": terms.name,
        "version": version.number,
        "engine": means.engine,
        "captures": [_capture(capture, name) for capture, name in zip(captures, names, strict=True)],
        "files": [{"name": name, "sha256": _sha256(data), "size": len(data)} for name, data in files.items()],
        "chain": chain,
    }
    sums = "".join(f"{_sha256(data)}  {name}\n" for name, data in files.items())
    files |= {
        "manifest.json": _json(manifest),
        "SHA256SUMS": sums.encode(),
        "README.txt": README.encode(),
        "verify.py": VERIFY.encode(),
    }
    return _zip(files, version)


def chain_to(session: Session, terms: TermsRow, version: VersionRow) -> list[dict[str, Any]]:
    """The links of all versions of ``terms`` up to ``version``, oldest first: ``{"record": ..., "link": ...}``."""
    link = _OPENING
    chain: list[dict[str, Any]] = []
    for row in sorted(versions.history(session, terms.key), key=lambda row: row.number):
        if row.number > version.number:
            break
        record = _record(row, versions.captures(session, row.id))
        body = json.dumps(record, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
        link = _sha256(f"{link}\n{body}".encode())
        chain.append({"record": record, "link": link})
    return chain


def _record(row: VersionRow, captures: Sequence[Capture]) -> dict[str, Any]:
    """What of a version never changes once it is recorded."""
    return {
        "number": row.number,
        "kind": row.kind,
        "first_seen": row.first_seen_at.isoformat(),
        "urls": [capture.url for capture in captures],
        "sha256": [capture.sha256 for capture in captures],
        "evidence": [_sha256(_json(capture.evidence or {})) for capture in captures],
    }


def _capture(capture: Capture, name: str) -> dict[str, Any]:
    return {
        "file": name,
        "url": capture.url,
        "final_url": capture.final_url,
        "sha256": capture.sha256,
        "size": capture.size,
        "media_type": capture.media_type,
        "charset": capture.charset,
        "rendered": capture.rendered,
        "fetch": capture.evidence,
    }


def _comparison(session: Session, means: Means, version: VersionRow, sources: Sequence[Source]) -> bytes | None:
    """The comparison with the version before, None where there is none or its bytes can be read no more."""
    before = versions.get(session, version.previous_id) if version.previous_id is not None else None
    if before is None:
        return None
    try:
        review, old, new = stored.compare(means, before, version, sources=sources)
    except StoreError:
        return None
    shown = contract.comparison(
        review,
        sources=(f"version {before.number}", f"version {version.number}"),
        sha256=(_sha256(old.tree.text.encode()), _sha256(new.tree.text.encode())),
    )
    recorded = findings.current(session, version.id)
    rows = findings.of_derivation(session, recorded.id) if recorded else ()
    return _json(shown | {"recorded_findings": [row.payload for row in rows]})


def _suffix(capture: Capture) -> str:
    return _SUFFIXES.get(capture.media_type or "", "bin")


def _json(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _zip(files: Mapping[str, bytes], version: VersionRow) -> bytes:
    """All files under one date, the version's, so that the archive depends on nothing else."""
    made = version.first_seen_at.timetuple()[:6]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, made)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return buffer.getvalue()
