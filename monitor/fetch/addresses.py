"""Which addresses may be reached: public ones only, whatever their spelling."""

import ipaddress
import re
import socket
from collections.abc import Callable, Sequence

Resolver = Callable[[str, int], Sequence[str]]
"""(host, port) -> its addresses as text; raises OSError where the name has none."""

_REFUSED_V4 = tuple(
    ipaddress.IPv4Network(network)
    for network in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "168.63.129.16/32",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
    )
)
"""IANA's special-purpose IPv4 registry, multicast, and the one public address that is a cloud's inside (Azure)."""

_GLOBAL_V6 = ipaddress.IPv6Network("2000::/3")
"""The only part of IPv6 given out for public use; what is not in it is refused without a list."""

_REFUSED_V6 = tuple(
    ipaddress.IPv6Network(network) for network in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
)
"""Inside ``2000::/3``: protocol assignments (Teredo among them), documentation, 6to4 with an IPv4 address inside."""

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")

_NUMERIC_HOST = re.compile(r"(?:0x[0-9a-f]*|\d+)(?:\.(?:0x[0-9a-f]*|\d+))*\.?", re.IGNORECASE)
"""What an operating system may take for an IPv4 address: decimal, octal, hexadecimal, one to four numbers."""


def system_resolver(host: str, port: int) -> list[str]:
    """All stream addresses of ``host`` as the operating system tells them; raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Whether ``address`` (text, with or without a zone) may be reached. What cannot be read may not.

    An IPv4 address inside an IPv6 one (``::ffff:a.b.c.d``, NAT64) is judged as what it is.
    """
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(parsed, ipaddress.IPv6Address):
        inner = parsed.ipv4_mapped
        if inner is None and parsed in _NAT64:
            inner = ipaddress.IPv4Address(int(parsed) & 0xFFFFFFFF)
        if inner is None:
            return parsed in _GLOBAL_V6 and not any(parsed in network for network in _REFUSED_V6)
        parsed = inner
    return not any(parsed in network for network in _REFUSED_V4)


def literal(host: str) -> str | None:
    """The address that ``host`` spells, if it is an address and no name; ``""`` if it spells one in an odd way.

    An odd spelling (``2130706433``, ``0x7f.1``, ``0177.0.0.1``) serves nobody but who wants to pass a check.
    """
    bare = host.strip("[]")
    try:
        return str(ipaddress.ip_address(bare.partition("%")[0]))
    except ValueError:
        return "" if _NUMERIC_HOST.fullmatch(bare) else None
