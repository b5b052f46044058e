"""Who was at the other end: the certificate in one line, as evidence."""

import hashlib

import httpx

_NAMES_SHOWN = 3


def peer_name(response: httpx.Response) -> str | None:
    """Names, issuer, end of validity and SHA-256 of the peer's certificate; None without TLS.

    ``example.com, www.example.com; issued by Example CA; until Mar  1 00:00:00 2027 GMT; sha256 ab12...``
    """
    stream = response.extensions.get("network_stream")
    connection = stream.get_extra_info("ssl_object") if stream is not None else None
    if connection is None:
        return None
    raw = connection.getpeercert(True)
    if not raw:
        return None
    said = connection.getpeercert() or {}
    names = [value for kind, value in said.get("subjectAltName", ()) if kind in ("DNS", "IP Address")]
    issuer = {key: value for group in said.get("issuer", ()) for key, value in group}
    return "; ".join(
        (
            ", ".join(names[:_NAMES_SHOWN]) or "no name",
            f"issued by {issuer.get('organizationName') or issuer.get('commonName') or 'unknown'}",
            f"until {said.get('notAfter', 'unknown')}",
            f"sha256 {hashlib.sha256(raw).hexdigest()}",
        )
    )
