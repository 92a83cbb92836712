"""Which numbers are on the public internet."""

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import ReadError
from checker.ingest.web.address import parse
from checker.ingest.web.hosts import is_public, resolve


@pytest.mark.parametrize(
    "number",
    ["8.8.8.8", "1.1.1.1", "93.184.215.14", "2606:4700:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8"],
)
def test_public_numbers(number: str) -> None:
    """A host on the internet may be asked, also where it is reached by way of NAT64."""
    assert is_public(ip_address(number))


@pytest.mark.parametrize(
    "number",
    [
        "0.0.0.1", "0.1.2.3", "10.0.0.1", "100.64.0.1", "127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.0.1",
        "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.51.100.1",
        "203.0.113.1", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255",
        "::", "::1", "::127.0.0.1", "::8.8.8.8", "::ffff:10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1",
        "64:ff9b:1::808:808", "100::1", "2001::1", "2001:db8::1", "2002:7f00:1::", "2002:808:808::1", "3fff::1", "5f00::1",
        "fc00::1", "fd12:3456::1", "fe80::1", "fec0::1", "ff02::1", "ff0e::1",
    ],
)  # fmt: skip
def test_numbers_inside(number: str) -> None:
    """What is this machine, a network's own, for many at once, reserved, or wraps one of these, is not asked."""
    assert not is_public(ip_address(number))


@given(st.integers(0, 2**32 - 1))
def test_a_wrapped_number_is_as_public_as_the_bare_one(number: int) -> None:
    """Mapped into IPv6 or translated, an IPv4 address is judged by itself."""
    bare = IPv4Address(number)
    mapped, translated = (IPv6Address(prefix + number) for prefix in (0xFFFF << 32, 0x64FF9B << 96))

    assert is_public(bare) == is_public(mapped) == is_public(translated)
    assert not is_public(IPv6Address((0x2002 << 112) + (number << 80)))


def test_a_host_has_each_number_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The resolver's order is kept, and an IPv4 address is written as one."""
    found = ["2606:4700::1", "::ffff:10.0.0.1", "10.0.0.1"]
    entries = [(socket.AF_INET6, socket.SOCK_STREAM, 6, "", (number, 80)) for number in found]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: entries)

    assert resolve(parse("http://site.example/")) == (ip_address("2606:4700::1"), ip_address("10.0.0.1"))


def test_a_link_local_number_with_its_interface_is_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    """A number that names an interface is one of the network at hand."""
    entries = [(socket.AF_INET6, socket.SOCK_STREAM, 6, "", ("fe80::1%eth0", 80, 0, 2))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: entries)

    assert not is_public(resolve(parse("http://site.example/"))[0])


@pytest.mark.parametrize("error", [socket.gaierror(-2, "unknown"), UnicodeError("label too long")])
def test_an_unknown_host_is_named(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """What the resolver refuses is one line."""

    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(socket, "getaddrinfo", refuse)

    with pytest.raises(ReadError, match=r"the host 'site\.example' cannot be found; check the spelling"):
        resolve(parse("http://site.example/"))
