"""Connections to public addresses only: a link in a feed must not lead a server into the network that it stands in.

The address is looked at once the name is resolved and is the one connected to, redirects included: a name that is resolved anew
and otherwise, a number in disguise, an IPv4 address within an IPv6 one come to nothing.
"""

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, NameResolutionError, NewConnectionError

_NAT64 = IPv6Network("64:ff9b::/96")


class PrivateAddressError(HTTPError):
    """The host has no address in the public internet."""


def is_public(address: str) -> bool:
    """Whether an IP address lies in the public internet; one that carries another is judged by that one."""
    found = ip_address(address.partition("%")[0])
    if isinstance(found, IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if inner is None and found in _NAT64:
            inner = IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if found.is_site_local:
            return False
    return found.is_global and not found.is_multicast


def guard(pool: PoolManager) -> None:
    """Let this pool connect to public addresses alone; for others it raises `PrivateAddressError`."""
    pool.pool_classes_by_scheme = {"http": _PublicPool, "https": _PublicTLSPool}


def _public_addresses(connection: HTTPConnection) -> list[str]:
    host = connection.host.strip("[]")
    try:
        found = socket.getaddrinfo(host.encode("idna"), connection.port, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError) as error:
        reason = error if isinstance(error, socket.gaierror) else socket.gaierror(str(error))
        raise NameResolutionError(host, connection, reason) from error
    addresses = list(dict.fromkeys(str(one[4][0]) for one in found))
    public = [one for one in addresses if is_public(one)]
    if not public:
        raise PrivateAddressError("it leads to a private address, and these are refused")
    return public


def _connected(connection: HTTPConnection, connect: Callable[[], socket.socket]) -> socket.socket:
    """A connection to the first of the host's public addresses that answers."""
    name = connection.host
    addresses = _public_addresses(connection)
    try:
        for address in addresses[:-1]:
            connection.host = address
            try:
                return connect()
            except NewConnectionError:
                continue
        connection.host = addresses[-1]
        return connect()
    finally:
        connection.host = name  # the certificate and the Host header are the name's


class _PublicConnection(HTTPConnection):
    def _new_conn(self) -> socket.socket:
        return _connected(self, super()._new_conn)


class _PublicTLSConnection(HTTPSConnection):
    def _new_conn(self) -> socket.socket:
        return _connected(self, super()._new_conn)


class _PublicPool(HTTPConnectionPool):
    ConnectionCls = _PublicConnection


class _PublicTLSPool(HTTPSConnectionPool):
    ConnectionCls = _PublicTLSConnection
