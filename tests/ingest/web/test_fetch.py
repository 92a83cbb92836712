"""Fetching from servers that misbehave: each way ends in one line that names the address."""

import gzip
import socket
import ssl
from collections.abc import Callable
from dataclasses import replace
from ipaddress import ip_address
from typing import Any

import pytest

from checker.errors import ReadError
from checker.ingest.web import Fetcher
from checker.ingest.web.line import Limits

TEXT = b"The ferry sank off the coast on Monday."
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"

Site = Any


def refused(fetcher: Fetcher, url: str) -> str:
    """Return the line that a fetch ends with."""
    with pytest.raises(ReadError) as caught:
        fetcher.fetch(url)
    line = caught.value.line()

    assert line.startswith(f"{url}: ")
    assert caught.value.hint
    return line


def holding(site: Site, *blocks: bytes) -> Callable[[socket.socket], None]:
    """Send some bytes, and then nothing more until the test is over."""

    def reply(line: socket.socket) -> None:
        for block in blocks:
            line.sendall(block)
        site.over.wait()

    return reply


def endless(block: bytes, start: bytes = HEAD + b"\r\n") -> Callable[[socket.socket], None]:
    """Send without an end, until the other side hangs up."""

    def reply(line: socket.socket) -> None:
        line.sendall(start)
        while True:
            line.sendall(block)

    return reply


def test_a_page_is_fetched(site: Site, fetcher: Fetcher) -> None:
    """The bytes, the address and the media type come back; the server is told who asks."""
    site.replies["/story"] = site.answer(TEXT, kind="text/plain; charset=UTF-8")
    page = replace(fetcher, agent="factcheck/9.9").fetch(site.url())

    assert (page.body, page.address.url, page.kind, page.encoding) == (TEXT, site.url(), "text/plain", "utf-8")
    assert f"\r\nHost: 127.0.0.1:{site.port}\r\n" in site.asked[-1]
    assert "\r\nUser-Agent: factcheck/9.9 (+https://pypi.org/project/factcheck-news/)\r\n" in site.asked[-1]


@pytest.mark.parametrize(
    ("blocks", "says"),
    [
        ((), "sent nothing for 0.2 s"),
        ((b"HTTP/1.1 200 OK\r\nContent-Ty",), "sent nothing for 0.2 s"),
        ((HEAD + b"Content-Length: 100\r\n\r\n", b"The ferry"), "sent nothing for 0.2 s"),
    ],
    ids=["no answer", "half a header", "half a page"],
)
def test_silence_ends(site: Site, fetcher: Fetcher, blocks: tuple[bytes, ...], says: str) -> None:
    """A server that falls silent is given up."""
    site.replies["/story"] = holding(site, *blocks)
    fetcher.limits = replace(fetcher.limits, read=0.2)

    assert says in refused(fetcher, site.url())


@pytest.mark.parametrize(
    ("start", "block"),
    [
        (b"", b"H"),
        (HEAD, b"X-A: b\r\n"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (HEAD + b"Content-Length: 9999\r\n\r\n", b"a"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
    ],
    ids=["status", "headers", "continue", "body", "chunks"],
)
def test_a_trickle_ends(site: Site, fetcher: Fetcher, start: bytes, block: bytes) -> None:
    """Byte by byte nobody waits longer than for the whole, in the headers or in the page."""

    def trickle(line: socket.socket) -> None:
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        line.sendall(start)
        while not site.over.wait(0.02):
            line.sendall(block)

    site.replies["/story"] = trickle
    fetcher.limits = replace(fetcher.limits, total=0.3)

    assert "took longer than 0.3 s to answer" in refused(fetcher, site.url())


@pytest.mark.parametrize("block", [b"a" * 5000, b"1388\r\n" + b"a" * 5000 + b"\r\n"], ids=["plain", "chunked"])
def test_an_endless_page_ends(site: Site, fetcher: Fetcher, block: bytes) -> None:
    """A page without an end is left at the largest size."""
    chunked = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
    site.replies["/story"] = endless(block, chunked if b"\r\n" in block else HEAD + b"\r\n")

    assert "is larger than 10,000 bytes" in refused(fetcher, site.url())


def test_a_gzip_bomb_does_not_go_off(site: Site, fetcher: Fetcher) -> None:
    """What is small on the way and huge in memory is left at the largest size."""
    bomb = gzip.compress(bytes(5_000_000))
    site.replies["/story"] = site.answer(bomb, "Content-Encoding: gzip")

    assert len(bomb) < fetcher.limits.largest
    assert "is larger than 10,000 bytes" in refused(fetcher, site.url())


def test_a_packed_page_is_unpacked(site: Site, fetcher: Fetcher) -> None:
    """A page packed for the way is read as it was."""
    site.replies["/story"] = site.answer(gzip.compress(TEXT), "Content-Encoding: gzip")

    assert fetcher.fetch(site.url()).body == TEXT


@pytest.mark.parametrize(
    ("packing", "body", "says"),
    [
        ("br", b"\x0b\x02\x80abc\x03", "packed its answer as 'br', which was not asked for"),
        ("gzip, gzip", gzip.compress(gzip.compress(TEXT)), "packed its answer as 'gzip, gzip'"),
        ("gzip", b"no gzip at all", "cannot be unpacked"),
        ("gzip", gzip.compress(TEXT)[:-9], "cannot be unpacked"),
    ],
)
def test_other_packings_are_named(site: Site, fetcher: Fetcher, packing: str, body: bytes, says: str) -> None:
    """What was not asked for, is broken or cut off is no page."""
    site.replies["/story"] = site.answer(body, f"Content-Encoding: {packing}")

    assert says in refused(fetcher, site.url())


@pytest.mark.parametrize(
    ("reply", "says"),
    [
        (HEAD + b"Content-Length: 1000\r\n\r\n" + TEXT, "broke off its answer"),
        (HEAD + b"Content-Length: 5\r\nContent-Length: 7\r\n\r\n" + TEXT, "is no proper HTTP"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nThe ferry\r\n", "broke off its answer"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\nff\r\nThe ferry", "broke off its answer"),
        (b"", "broke off its answer"),
        (b"220 mail.example ESMTP\r\n", "is no proper HTTP"),
        (b"HTTP/1.1 abc\r\n\r\n", "is no proper HTTP"),
        (HEAD + b"X: " + b"a" * 70_000 + b"\r\n\r\n", "is no proper HTTP"),
        (HEAD + b"X: a\r\n" * 300 + b"\r\n", "is no proper HTTP"),
        (HEAD + b"\r\n", "the page is empty"),
        (HEAD + b"Content-Length: 0\r\n\r\n", "the page is empty"),
    ],
)
def test_a_broken_answer_is_named(site: Site, fetcher: Fetcher, reply: bytes, says: str) -> None:
    """Wrong lengths, broken chunks, huge headers and other protocols are one line each."""
    site.replies["/story"] = reply

    assert says in refused(fetcher, site.url())


def test_a_page_is_as_long_as_its_server_says(site: Site, fetcher: Fetcher) -> None:
    """What comes after the stated length is none of the page."""
    site.replies["/story"] = HEAD + b"Content-Length: 9\r\n\r\n" + TEXT

    assert fetcher.fetch(site.url()).body == b"The ferry"


@pytest.mark.parametrize(
    ("status", "says"),
    [
        ("403 Forbidden", "refuses to give the page to a program (status 403); open it in a browser, save the page"),
        ("404 Not Found", "there is no such page (status 404); check the address"),
        ("410 Gone", "the page is gone"),
        ("429 Too Many Requests", "has had too many requests (status 429); try again later"),
        ("500 Oh", "the server is in trouble (status 500); try again later"),
        ("206 Partial Content", "the server gave no page (status 206)"),
        ("204 No Content", "the page is empty"),
        ("302 Found", "the server gave no page (status 302)"),
        ("999 No", "the server is in trouble (status 999)"),
    ],
)
def test_what_is_no_page_says_why(site: Site, fetcher: Fetcher, status: str, says: str) -> None:
    """A status is told in words, with what to do."""
    site.replies["/story"] = site.answer(b"<h1>An error page of the site</h1>", status=status)

    assert says in refused(fetcher, site.url())


def test_a_picture_is_not_downloaded(site: Site, fetcher: Fetcher) -> None:
    """A picture, sound or film is named by its first line, and its bytes are left."""
    site.replies["/story"] = endless(b"\xff" * 5000, b"HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\n")

    assert "is image/jpeg, no article" in refused(fetcher, site.url())


def test_a_redirect_is_followed(site: Site, fetcher: Fetcher) -> None:
    """The address of a page is the one at which it was found."""
    site.replies["/story"] = site.redirect("/2021/../ferry sinks?a=1#top")
    site.replies["/ferry%20sinks?a=1"] = site.answer(TEXT)

    assert fetcher.fetch(site.url()).address.url == site.url("/ferry%20sinks?a=1")


def test_a_redirect_loop_ends(site: Site, fetcher: Fetcher) -> None:
    """A site that sends its reader in circles is left after a few rounds."""
    site.replies |= {"/story": site.redirect("/other"), "/other": site.redirect("/story")}

    assert "is redirected more than 5 times" in refused(fetcher, site.url())
    assert len(site.asked) == 1 + 6


@pytest.mark.parametrize(
    ("location", "says"),
    [
        (
            "http://10.0.0.1/admin",
            "the host is at 10.0.0.1, which is not on the public internet (http://10.0.0.1/admin)",
        ),
        ("http://169.254.169.254/latest/meta-data", "is at 169.254.169.254, which is not on the public internet"),
        ("http://[::1]/", "is at ::1, which is not on the public internet"),
        ("http://[::ffff:10.0.0.2]:80/", "is at 10.0.0.2, which is not on"),
        ("//2130706433/", "redirects to '//2130706433/': '2130706433' is no host name and no usual IP address"),
        ("file:///etc/passwd", "redirects to 'file:///etc/passwd': 'file' cannot be fetched; "),
        ("ftp://site.example/a", "'ftp' cannot be fetched"),
        ("http://me:secret@site.example/", "redirects to 'http://site.example/': the address has a user name"),
        ("http://site.example:22/", "redirects to another port, http://site.example:22/"),
        ("http://[broken", "redirects to 'http://[broken': is no address"),
        ("javascript:alert(1)", "redirects to 'javascript:alert(1)': "),
        ("\xff\xfe", "redirects to"),
    ],
)
def test_a_redirect_is_as_wary_as_an_address(site: Site, fetcher: Fetcher, location: str, says: str) -> None:
    """A server leads nobody into the network, to a file, or to another service."""
    site.replies["/story"] = site.redirect(location)
    site.replies["/%C3%BF%C3%BE"] = site.redirect("file:///")

    assert says in refused(fetcher, site.url())


def test_a_header_cannot_be_put_into_the_next_request(site: Site, fetcher: Fetcher) -> None:
    """Line ends in a redirect stay the escapes that they are."""
    site.replies["/story"] = site.redirect("/a%0d%0aX-Injected:%201")
    refused(fetcher, site.url())

    assert site.paths[-1] == "/a%0D%0AX-Injected:%201"
    assert "\r\nX-Injected" not in site.asked[-1]


@pytest.mark.parametrize("url", ["/a\r\nX-Injected: 1", "/a b", "/a\tb", "/\x00", "/a\u2028b", "/\udcff"])
def test_a_line_end_in_an_address_is_refused(site: Site, fetcher: Fetcher, url: str) -> None:
    """An address with control characters or blanks is none."""
    with pytest.raises(ReadError, match="control character"):
        fetcher.fetch(site.url(url))
    assert not site.asked


def test_loopback_is_refused_by_default(site: Site) -> None:
    """Without a test's leave nothing on this machine is asked."""
    assert "the host is at 127.0.0.1, which is not on the public internet" in refused(Fetcher(), site.url())
    assert not site.asked


def test_a_name_is_resolved_once(site: Site, fetcher: Fetcher) -> None:
    """What was checked is what is connected to: a name that changes its mind is not asked again."""
    resolved = iter([(ip_address("127.0.0.1"),), (ip_address("10.0.0.1"),)])
    site.replies["/story"] = site.answer(TEXT)
    fetcher.resolve = lambda _: next(resolved)

    assert fetcher.fetch(f"http://site.example:{site.port}/story").body == TEXT
    assert f"\r\nHost: site.example:{site.port}\r\n" in site.asked[-1]


def test_one_number_inside_is_enough(site: Site, fetcher: Fetcher) -> None:
    """A host that is at a public and at a private number is refused."""
    fetcher.resolve = lambda _: (ip_address("127.0.0.1"), ip_address("192.168.0.1"))

    assert "is at 192.168.0.1, which is not" in refused(fetcher, site.url())
    assert not site.asked


def test_the_next_number_is_tried(site: Site, fetcher: Fetcher) -> None:
    """Where one number of a host is out of reach the next one answers."""
    site.replies["/story"] = site.answer(TEXT)
    fetcher.resolve = lambda _: (ip_address("127.0.0.2"), ip_address("127.0.0.1"))
    fetcher.admitted = lambda ip: ip.is_loopback

    assert fetcher.fetch(f"http://site.example:{site.port}/story").body == TEXT


def test_a_host_without_a_number_is_named(fetcher: Fetcher) -> None:
    """A name that leads to nothing is no connection."""
    fetcher.resolve = lambda _: ()

    assert "its host has no number" in refused(fetcher, "http://site.example/story")


def test_a_handshake_without_an_end_ends(fetcher: Fetcher) -> None:
    """A server that takes the call and says nothing is given up."""
    fetcher.limits = replace(fetcher.limits, connect=0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"https://127.0.0.1:{silent.getsockname()[1]}/story"

        assert "the server cannot be reached within 0.2 s" in refused(fetcher, url)


def test_a_closed_port_is_named(site: Site, fetcher: Fetcher) -> None:
    """A server that is not there is out of reach."""
    site.close()

    assert "the server cannot be reached: Connection refused" in refused(fetcher, site.url())


def test_a_host_that_nobody_knows_is_named(fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    """A misspelt host is told apart from one that does not answer."""

    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)

    assert "the host 'site.invalid' cannot be found; check" in refused(fetcher, "http://site.invalid/story")


def test_the_environment_names_no_proxy(site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy would look the host up by itself: what the environment says of one is passed over."""
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    site.replies["/story"] = site.answer(TEXT)

    assert fetcher.fetch(site.url()).body == TEXT


def test_a_certificate_is_the_names(secure_site: Any, authority: Any, fetcher: Fetcher) -> None:
    """A secure site is asked by its name, at the number that was checked."""
    site = secure_site("site.example")
    site.replies["/story"] = site.answer(TEXT)
    fetcher.trusted = ssl.create_default_context()
    authority.configure_trust(fetcher.trusted)
    fetcher.resolve = lambda _: (ip_address("127.0.0.1"),)

    assert fetcher.fetch(f"https://site.example:{site.port}/story").body == TEXT
    assert "Hostname mismatch" in refused(fetcher, f"https://other.example:{site.port}/story")


def test_an_unknown_authority_is_refused(secure_site: Any, fetcher: Fetcher) -> None:
    """A certificate that nobody vouches for ends the fetch before anything is asked."""
    site = secure_site("127.0.0.1")

    assert "its certificate does not hold: unable to get local issuer" in refused(fetcher, site.url())
    assert not site.asked


def test_a_server_without_encryption_is_named(site: Site, fetcher: Fetcher) -> None:
    """A server that speaks no TLS where it should is no secure one."""
    site.replies["/story"] = site.answer(TEXT)

    assert "the server offers no secure connection" in refused(fetcher, site.url().replace("http:", "https:"))


def test_https_is_not_left(secure_site: Any, authority: Any, fetcher: Fetcher, site: Site) -> None:
    """A redirect from https to http is refused, and says so."""
    secure = secure_site("127.0.0.1")
    secure.replies["/story"] = secure.redirect(site.url())
    fetcher.trusted = ssl.create_default_context()
    authority.configure_trust(fetcher.trusted)

    assert f"redirects from https to {site.url()}" in refused(fetcher, secure.url())
    assert not site.asked


def test_the_limits_are_those_that_are_documented() -> None:
    """Nobody waits longer or reads more than the documentation says."""
    limits = Limits()

    assert (limits.connect, limits.read, limits.total, limits.largest) == (10, 20, 60, 50_000_000)
    assert (limits.redirects, limits.pause, limits.longest_pause) == (5, 1, 30)
