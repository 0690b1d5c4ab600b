"""Pages parted by host, the same way wherever something is trained on one part and measured on another."""

import hashlib
from urllib.parse import urlsplit

PARTS = 3


def part_of(address: str, parts: int = PARTS) -> int:
    """Which part of the hosts an address belongs to: all pages of a registered name fall in one."""
    try:
        host = (urlsplit(address).hostname or address).removeprefix("www.")
    except ValueError:
        host = address
    name = ".".join(host.split(".")[-2:])
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % parts
