"""Pages by way of a proxy: only the one that the desk has named."""

import socket
import ssl
import threading
from typing import Any

import pytest

from checker.errors import ReadError
from checker.ingest import web
from checker.ingest.reach import Reach
from checker.ingest.web import Fetcher
from checker.ingest.web.address import Address, parse

TEXT = b"The ferry sank off the coast on Monday."

Site = Any


def unknown(address: Address) -> tuple[()]:
    """Know no name."""
    raise ReadError("cannot be found", where=address.url)


def relay(port: int) -> Any:
    """Answer a request for a tunnel, and pass bytes on in both directions until one side has done."""

    def pump(source: socket.socket, sink: socket.socket) -> None:
        while block := source.recv(65536):
            sink.sendall(block)

    def reply(line: socket.socket) -> None:
        with socket.create_connection(("127.0.0.1", port)) as far:
            line.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            up = threading.Thread(target=pump, args=(line, far), daemon=True)
            up.start()
            pump(far, line)
            line.shutdown(socket.SHUT_RDWR)
            up.join()

    return reply


def test_a_page_is_asked_for_whole(site: Site, fetcher: Fetcher) -> None:
    """The proxy is told the whole address, and may know names that nobody here does."""
    fetcher.proxy, fetcher.resolve = parse(site.url("/")), unknown
    site.replies["http://site.example/story"] = site.answer(TEXT)

    assert fetcher.fetch("http://site.example/story").body == TEXT
    assert site.paths == ["http://site.example/robots.txt", "http://site.example/story"]


def test_a_secure_page_goes_through_a_tunnel(site: Site, secure_site: Any, authority: Any, fetcher: Fetcher) -> None:
    """The proxy sees the name and nothing else; the certificate is the site's own."""
    far = secure_site("site.example")
    far.replies["/story"] = far.answer(TEXT)
    site.replies["site.example:443"] = relay(far.port)
    fetcher.proxy, fetcher.resolve, fetcher.trusted = parse(site.url("/")), unknown, ssl.create_default_context()
    authority.configure_trust(fetcher.trusted)

    assert fetcher.fetch("https://site.example/story").body == TEXT
    assert site.paths == ["site.example:443", "site.example:443"]


def test_a_proxy_that_refuses_is_named(site: Site, fetcher: Fetcher) -> None:
    """Who did not let us through is told."""
    fetcher.proxy, fetcher.resolve = parse(site.url("/")), unknown
    site.replies["site.example:443"] = site.answer(status="403 Forbidden")

    with pytest.raises(ReadError, match=rf"cannot be reached by way of the proxy http://127\.0\.0\.1:{site.port}"):
        fetcher.fetch("https://site.example/story")


@pytest.mark.parametrize("url", ["http://10.0.0.1/", "http://[::1]/", "http://169.254.169.254/latest"])
def test_a_number_inside_is_refused_all_the_same(site: Site, fetcher: Fetcher, url: str) -> None:
    """A proxy inside the network would reach what is inside."""
    fetcher.proxy = parse(site.url("/"))

    with pytest.raises(ReadError, match="not on the public internet"):
        fetcher.fetch(url)
    assert not site.asked


@pytest.mark.parametrize(
    "proxy", ["proxy.example:3128", "https://proxy.example:3128", "socks5://a:1", "http://proxy.example/a", ""]
)
def test_what_is_no_proxy_is_named(proxy: str) -> None:
    """A mistake in the configuration is one line, before anything is asked."""
    (place,) = Reach(offline=None, proxy=proxy).places("https://site.example/a")

    assert place.problem
    assert place.problem.hint
    assert str(place.problem).startswith("proxy ")


def test_the_named_proxy_is_used() -> None:
    """What the configuration says reaches the fetcher."""
    assert web.fetcher(agent="a", proxy="http://proxy.example:3128").proxy == parse("http://proxy.example:3128/")
    assert web.fetcher(agent="a", proxy=None).proxy is None
