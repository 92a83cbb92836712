"""One question to one server: sent to the very number that was checked, answered within bounds or not at all."""

import gzip
import http.client
import socket
import ssl
import threading
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from io import BytesIO
from itertools import count

from urllib3 import exceptions
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.response import HTTPResponse

from checker.errors import ReadError
from checker.ingest.web.address import Address
from checker.ingest.web.hosts import IP

ABOUT = "+https://pypi.org/project/factcheck-news/"
"""Where a site's keeper reads what this program is."""

_HEADERS = {
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.5",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}
_BLOCK = 65536
_TRIED = 3
"""Numbers of one host that are tried before it counts as out of reach."""

_AS_IS = ("", "identity")
_ZIPPED = ("gzip", "x-gzip")
_LATER = "try again later, or save the page and give the file"


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
class Answer:
    """What a server said."""

    status: int
    headers: Mapping[str, str]
    """By name, whatever its case."""
    body: bytes = b""
    """Unpacked; empty where it was not wanted."""


Wanted = Callable[[Answer], bool]
"""Tells from the status and the headers whether to read the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How servers are asked."""

    agent: str
    """Name and version of the program."""
    trusted: ssl.SSLContext
    """Whose certificates hold."""
    limits: Limits


def ask(address: Address, ips: Sequence[IP], wanted: Wanted, manner: Manner) -> Answer:
    """Ask for an address at one of its host's numbers, the next where one is out of reach.

    Raises:
        ReadError: There is no answer, or not within the limits.
    """
    limits = manner.limits
    with closing(_connected(address, ips[:_TRIED], manner)) as connection:
        connection.timeout = limits.read
        with _bounded(connection, address, limits):
            headers = {"Host": address.authority, "User-Agent": f"{manner.agent} ({ABOUT})", **_HEADERS}
            connection.request("GET", address.target, headers=headers, preload_content=False, decode_content=False)
            with connection.getresponse() as response:
                return _answer(response, wanted, address, limits.largest)


def _connected(address: Address, ips: Sequence[IP], manner: Manner) -> HTTPConnection:
    """Connect to a number, which no later look-up can change; the certificate has to be the name's."""
    patience, trusted = manner.limits.connect, manner.trusted
    for ip, left in zip(ips, count(len(ips) - 1, -1), strict=False):
        if address.scheme == "https":
            connection: HTTPConnection = HTTPSConnection(
                str(ip), address.port, timeout=patience, ssl_context=trusted, server_hostname=address.host
            )
        else:
            connection = HTTPConnection(str(ip), address.port, timeout=patience)
        try:
            connection.connect()
        except (exceptions.HTTPError, OSError) as error:
            connection.close()
            if not left:
                raise ReadError(_unreached(error, patience), where=address.url, hint=_LATER) from error
        else:
            return connection
    raise ReadError("its host has no number", where=address.url)


def _unreached(error: Exception, patience: float) -> str:
    """Say why there is no connection."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate does not hold: {error.verify_message}"
    cause = error.__cause__ or error
    if isinstance(cause, TimeoutError):
        return f"the server cannot be reached within {patience:g} s"
    if isinstance(error, ssl.SSLError):
        return "the server offers no secure connection"
    return f"the server cannot be reached: {getattr(cause, 'strerror', None) or 'the connection failed'}"


@contextmanager
def _bounded(connection: HTTPConnection, address: Address, limits: Limits) -> Iterator[None]:
    """Hang up when the time is over, whatever the server is in the middle of; say in words what went wrong."""
    over, line = threading.Event(), connection.sock

    def hang_up() -> None:
        over.set()
        with suppress(OSError):
            # Not the method of a secure socket, which would take the ground from under who is reading it.
            socket.socket.shutdown(line, socket.SHUT_RDWR)

    timer = threading.Timer(limits.total, hang_up)
    timer.daemon = True
    timer.start()
    try:
        yield
    except (exceptions.HTTPError, http.client.HTTPException, OSError, ValueError) as error:
        raise ReadError(_broken(error, limits, over=over.is_set()), where=address.url, hint=_LATER) from error
    finally:
        timer.cancel()
    if over.is_set():
        raise ReadError(_late(limits), where=address.url, hint=_LATER)


def _broken(error: Exception, limits: Limits, *, over: bool) -> str:
    """Say why an answer broke off."""
    if over:
        return _late(limits)
    if isinstance(error, exceptions.ReadTimeoutError | TimeoutError):
        return f"the server sent nothing for {limits.read:g} s"
    if isinstance(error, exceptions.ProtocolError | ConnectionError | http.client.RemoteDisconnected):
        return "the server broke off its answer"
    return "the server's answer is no proper HTTP"


def _late(limits: Limits) -> str:
    return f"the server took longer than {limits.total:g} s to answer"


def _answer(response: HTTPResponse, wanted: Wanted, address: Address, largest: int) -> Answer:
    answer = Answer(status=response.status, headers=response.headers)
    if not wanted(answer):
        return answer
    data = bytearray()
    while len(data) <= largest and (block := response.read(_BLOCK)):
        data += block
    if len(data) > largest:
        raise _too_large(address, largest)
    packing = response.headers.get("Content-Encoding", "").strip().lower()
    return Answer(status=answer.status, headers=answer.headers, body=_unpacked(bytes(data), packing, address, largest))


def _unpacked(data: bytes, packing: str, address: Address, largest: int) -> bytes:
    """Undo what was done for the way."""
    if packing in _AS_IS or not data:
        return data
    if packing not in _ZIPPED:
        what = f"the server packed its answer as {packing[:20]!r}, which was not asked for"
        raise ReadError(what, where=address.url, hint=_LATER)
    try:
        with gzip.open(BytesIO(data)) as unzipped:
            text = unzipped.read(largest + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise ReadError("the server's answer cannot be unpacked", where=address.url, hint=_LATER) from error
    if len(text) > largest:
        raise _too_large(address, largest)
    return text


def _too_large(address: Address, largest: int) -> ReadError:
    hint = "download it, and give the file"
    return ReadError(f"is larger than {largest:,} bytes", where=address.url, hint=hint)
