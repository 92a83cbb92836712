"""Hosts to numbers: a name is resolved once, and what it leads to has to be on the public internet."""

import socket
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from checker.errors import ReadError
from checker.ingest.web.address import Address

IP = IPv4Address | IPv6Address

_NAT64 = IPv6Network("64:ff9b::/96")
"""How a network without IPv4 writes its addresses (RFC 6052): the last four bytes are the host."""

_INSIDE: tuple[IPv4Network | IPv6Network, ...] = tuple(
    ip_network(network)
    for network in (
        "0.0.0.0/8",
        "100.64.0.0/10",  # a provider's own, behind one public address
        "192.0.0.0/24",
        "192.88.99.0/24",  # relays of 6to4
        "198.18.0.0/15",
        "::/96",  # IPv4 in IPv6, in a form long given up
        "64:ff9b:1::/48",  # NAT64 of one network's own
        "100::/64",
        "2001::/23",  # Teredo, ORCHID and other protocols' own
        "2002::/16",  # 6to4, which leads to any IPv4 address
        "2001:db8::/32",
        "3fff::/20",
        "5f00::/16",
        "fec0::/10",
    )
)
"""Named because ``is_global`` has not told all of them in every version of Python."""


def is_public(ip: IP) -> bool:
    """Tell whether an address is one host on the public internet, whatever it is wrapped in."""
    inner = _inner(ip)
    if inner is not None:
        return is_public(inner)
    special = ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_loopback or ip.is_link_local
    return ip.is_global and not special and not any(ip in network for network in _INSIDE)


def _inner(ip: IP) -> IPv4Address | None:
    """Return the IPv4 address that an IPv6 one stands for."""
    if isinstance(ip, IPv4Address):
        return None
    return ip.ipv4_mapped or (IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _NAT64 else None)


def resolve(address: Address) -> tuple[IP, ...]:
    """Return the numbers of an address's host, in the resolver's order.

    Raises:
        ReadError: The name is not known.
    """
    try:
        found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        hint = "check the spelling and the connection"
        raise ReadError(f"the host {address.host!r} cannot be found", where=address.url, hint=hint) from error
    return tuple(dict.fromkeys(_plain(ip_address(str(entry[4][0]))) for entry in found))


def _plain(ip: IP) -> IP:
    """Write an IPv4 address as one."""
    return (ip.ipv4_mapped if isinstance(ip, IPv6Address) else None) or ip
