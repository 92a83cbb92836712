"""One question to one server: answered within bounds, or not at all."""

import gzip
import http.client
import socket
import threading
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from io import BytesIO

from urllib3 import exceptions
from urllib3.connection import HTTPConnection
from urllib3.response import HTTPResponse

from checker.errors import ReadError
from checker.ingest.web.address import Address
from checker.ingest.web.hosts import IP
from checker.ingest.web.line import Limits, Manner, connected

ABOUT = "+https://pypi.org/project/factcheck-news/"
"""Where a site's keeper reads what this program is."""

_HEADERS = {
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.5",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}
_BLOCK = 65536
_AS_IS = ("", "identity")
_ZIPPED = ("gzip", "x-gzip")
_LATER = "try again later, or save the page and give the file"


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


def ask(address: Address, ips: Sequence[IP], wanted: Wanted, manner: Manner) -> Answer:
    """Ask for an address at one of its host's numbers.

    Raises:
        ReadError: There is no answer, or not within the limits.
    """
    limits = manner.limits
    target = address.url if manner.proxy and address.scheme == "http" else address.target
    with closing(connected(address, ips, manner)) as connection:
        connection.timeout = limits.read
        with _bounded(connection, address, limits):
            headers = {"Host": address.authority, "User-Agent": f"{manner.agent} ({ABOUT})", **_HEADERS}
            connection.request("GET", target, headers=headers, preload_content=False, decode_content=False)
            with connection.getresponse() as response:
                return _answer(response, wanted, address, limits.largest)


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
