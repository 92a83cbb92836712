"""A site that misbehaves on purpose, on this machine, and a fetcher that is allowed to ask it."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from ipaddress import ip_address

import pytest
import trustme

from checker.ingest.web import Fetcher
from checker.ingest.web.line import Limits

HERE = ip_address("127.0.0.1")

Reply = bytes | Callable[[socket.socket], None]


@dataclass
class Site:
    """A server of raw bytes: each path has its answer, and what is not there is not found."""

    secured: ssl.SSLContext | None = None
    replies: dict[str, Reply] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    """The requests, whole."""
    over: threading.Event = field(default_factory=threading.Event)
    """Set when the test has ended: who keeps a reader waiting waits for this."""

    @staticmethod
    def answer(body: bytes = b"", *headers: str, status: str = "200 OK", kind: str = "text/plain") -> bytes:
        """Write an answer as a well-behaved server would."""
        lines = (f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {len(body)}", *headers, "", "")
        return "\r\n".join(lines).encode() + body

    @classmethod
    def redirect(cls, location: str, status: str = "302 Found") -> bytes:
        """Write an answer that leads elsewhere."""
        return cls.answer(b"", f"Location: {location}", status=status)

    def __post_init__(self) -> None:
        self.listener = socket.create_server((str(HERE), 0))
        self.port = self.listener.getsockname()[1]
        self.threads = [threading.Thread(target=self._serve, daemon=True)]
        self.threads[0].start()

    @property
    def paths(self) -> list[str]:
        """Return the paths that were asked for."""
        return [request.split(" ")[1] for request in self.asked]

    def url(self, path: str = "/story") -> str:
        """Return the address of a path."""
        return f"{'https' if self.secured else 'http'}://{HERE}:{self.port}{path}"

    def close(self) -> None:
        """Let everybody go."""
        if self.over.is_set():
            return
        self.over.set()
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        for thread in self.threads:
            thread.join()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self.listener.accept()
                thread = threading.Thread(target=self._talk, args=(connection,), daemon=True)
                self.threads.append(thread)
                thread.start()

    def _talk(self, connection: socket.socket) -> None:
        with suppress(OSError, IndexError), self._secure(connection) as line:
            request = b""
            while b"\r\n\r\n" not in request and request[:1] in b"G" and (block := line.recv(65536)):
                request += block
            self.asked.append(request.decode("latin-1"))
            reply = self.replies.get(self.asked[-1].split(" ")[1], self.answer(status="404 Not Found"))
            reply(line) if callable(reply) else line.sendall(reply)

    def _secure(self, connection: socket.socket) -> socket.socket:
        try:
            return self.secured.wrap_socket(connection, server_side=True) if self.secured else connection
        except OSError:
            connection.close()
            raise


@pytest.fixture
def site() -> Iterator[Site]:
    """Run a site for one test."""
    own = Site()
    yield own
    own.close()


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    """Make an authority that nobody trusts unless told to."""
    return trustme.CA()


@pytest.fixture
def secure_site(authority: trustme.CA) -> Iterator[Callable[..., Site]]:
    """Run sites with certificates, for one test."""
    sites = []

    def run(*names: str) -> Site:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert(*names).configure_cert(context)
        sites.append(Site(secured=context))
        return sites[-1]

    yield run
    for own in sites:
        own.close()


@pytest.fixture
def naps() -> list[float]:
    """Take down the pauses that were asked for; nobody takes them."""
    return []


@pytest.fixture
def fetcher(naps: list[float]) -> Fetcher:
    """Return a fetcher that may ask this machine, for a short while."""
    return Fetcher(
        admitted=lambda ip: ip == HERE,
        limits=Limits(connect=5, read=5, total=5, largest=10_000),
        clock=lambda: 100.0,
        sleep=naps.append,
    )
