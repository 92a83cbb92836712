"""The line to a server: to the very number that was checked, or to the proxy that the desk has named."""

import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from urllib3 import exceptions
from urllib3.connection import HTTPConnection, HTTPSConnection

from checker.errors import ReadError
from checker.ingest.web.address import Address
from checker.ingest.web.hosts import IP

_TRIED = 3
"""Numbers of one host that are tried before it counts as out of reach."""

_HINT = "try again later, or save the page and give the file; where pages go by a proxy, factcheck.toml has to name it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a server may take of our time and memory."""

    connect: float = 10.0
    """Seconds to a connection."""
    read: float = 20.0
    """Seconds without a byte."""
    total: float = 60.0
    """Seconds for one answer, however it trickles in."""
    largest: int = 50_000_000
    """Bytes of an answer, and bytes it unpacks to."""
    redirects: int = 5
    pause: float = 1.0
    """Seconds between two pages of one host."""
    longest_pause: float = 30.0
    """Seconds that a host's robots.txt may ask for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How servers are asked."""

    agent: str
    """Name and version of the program."""
    trusted: ssl.SSLContext
    """Whose certificates hold."""
    limits: Limits
    proxy: Address | None = None
    """Who is asked in the servers' place, where the network lets nobody out."""


def connected(address: Address, ips: Sequence[IP], manner: Manner) -> HTTPConnection:
    """Connect to one of a host's numbers, which no later look-up can change, the next where one is out of reach.

    Raises:
        ReadError: There is no connection to any, or a certificate is not the name's.
    """
    proxy = manner.proxy
    ends = [(proxy.host, proxy.port)] if proxy else [(str(ip), address.port) for ip in ips[:_TRIED]]
    for end, left in zip(ends, count(len(ends) - 1, -1), strict=False):
        connection = _to(end, address, manner)
        try:
            connection.connect()
        except (exceptions.HTTPError, OSError) as error:
            connection.close()
            if not left:
                raise ReadError(_unreached(error, manner), where=address.url, hint=_HINT) from error
        else:
            return connection
    raise ReadError("its host has no number", where=address.url, hint=_HINT)


def _to(end: tuple[str, int], address: Address, manner: Manner) -> HTTPConnection:
    host, port = end
    if address.scheme == "http":
        return HTTPConnection(host, port, timeout=manner.limits.connect)
    connection = HTTPSConnection(
        host, port, timeout=manner.limits.connect, ssl_context=manner.trusted, server_hostname=address.host
    )
    if manner.proxy:
        connection.set_tunnel(address.host, address.port, headers={"User-Agent": manner.agent})
    return connection


def _unreached(error: Exception, manner: Manner) -> str:
    """Say why there is no connection."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate does not hold: {error.verify_message}"
    way = f" by way of the proxy {manner.proxy.site}" if manner.proxy else ""
    cause = error.__cause__ or error
    if isinstance(cause, TimeoutError):
        return f"the server cannot be reached within {manner.limits.connect:g} s{way}"
    if isinstance(error, ssl.SSLError):
        return f"the server offers no secure connection{way}"
    reason = getattr(cause, "strerror", None) or "the connection was refused"
    return f"the server cannot be reached{way}: {reason}"
