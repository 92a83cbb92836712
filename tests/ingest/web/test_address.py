"""Addresses taken apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import ReadError
from checker.ingest.web.address import Address, follow, parse


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://site.example", "https://site.example/"),
        ("HTTPS://Site.Example:443/A/../b?q=1#part", "https://site.example/b?q=1"),
        ("http://site.example.:80/a", "http://site.example/a"),
        ("http://site.example:8080/a", "http://site.example:8080/a"),
        ("https://bücher.example/größe?ä=ö", "https://xn--bcher-kva.example/gr%C3%B6%C3%9Fe?%C3%A4=%C3%B6"),
        ("https://8.8.8.8/a", "https://8.8.8.8/a"),
        ("https://[2606:4700:0::1]:8443/a", "https://[2606:4700::1]:8443/a"),
        ("http://[::ffff:10.0.0.1]/", "http://10.0.0.1/"),
        ("https://site.example?q=http://other.example/", "https://site.example/?q=http://other.example/"),
        ("https://@site.example/", "https://site.example/"),
        ("http://%31%32%37.0.0.1/", "http://127.0.0.1/"),
        ("https://[fe80::1%25eth0]/", "https://[fe80::1]/"),
        ("https://site.example/@name/a:b", "https://site.example/@name/a:b"),
    ],
)
def test_an_address_is_made_plain(text: str, url: str) -> None:
    """One page has one address, however it was written."""
    assert parse(text).url == url


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("ftp://site.example/a", "'ftp' cannot be fetched; only http and https can"),
        ("file:///etc/passwd", "'file' cannot be fetched"),
        ("https:///a", "'' is no host name"),
        ("https://site.example:99999/", "is no address; write it like"),
        ("https://site.example:0x50/", "is no address"),
        ("https://[::1/", "is no address"),
        ("https://me:secret@site.example/", "a user name or a password in it; take it out"),
        ("https://me@site.example/", "a user name or a password"),
        ("https://2130706433/", "'2130706433' is no host name and no usual IP address; write it as four numbers"),
        ("https://0x7f000001/", "no usual IP address"),
        ("https://0x7f.1/", "no usual IP address"),
        ("https://0177.0.0.1/", "no usual IP address"),
        ("https://127.1/", "no usual IP address"),
        ("https://127.0.0.01./", "no usual IP address"),
        ("https://site.0x/", "no usual IP address"),
        ("https://site..example/", "is no host name"),
        ("https://site.example../", "is no host name"),
        ("https://-site.example/", "is no host name"),
        ("https://site%00.example/", "is no address"),
        ("https://site%2f.example/", "is no host name|is no address"),
        (f"https://{'a.' * 130}example/", "is no host name"),
        (f"https://{'a' * 64}.example/", "is no host name"),
        ("https://１２７.0.0.1/", "is no address|no usual IP address"),
        ("https://site。example/", "is no address|is no host name"),
        ("https:\\\\site.example/a", "a backslash"),
        ("https://good.example\\@evil.example/", "a backslash"),
        ("https://site.example/a b", "a blank"),
        ("https://site.example/\r\nX: y", "control character"),
        ("https://site.example/" + "a" * 5000, "the address is too long; at most 4000 characters"),
    ],
)
def test_what_is_roundabout_is_refused(text: str, says: str) -> None:
    """An address says plainly where it leads, or is none; a password is not repeated."""
    with pytest.raises(ReadError, match=says) as caught:
        parse(text)
    assert "secret" not in caught.value.line()


def test_a_redirect_may_keep_the_port_that_was_given() -> None:
    """A port that the user named is no surprise, nor are the usual two."""
    here = parse("http://site.example:8080/a")

    assert follow(here, "/b", ports=frozenset({8080})).url == "http://site.example:8080/b"
    assert follow(here, "https://site.example/b", ports=frozenset({8080})).url == "https://site.example/b"


def test_a_redirect_is_read_as_browsers_do() -> None:
    """A header in UTF-8 is read so, and blanks are escaped."""
    sent = "/größe 1".encode().decode("latin-1")

    assert follow(parse("http://site.example/a"), sent, ports=frozenset()).target == "/gr%C3%B6%C3%9Fe%201"


@given(st.text(max_size=40) | st.from_regex(r"https?://[a-z0-9.@:\[\]%\\/?#-]{0,30}", fullmatch=True))
def test_any_text_is_an_address_or_an_error(text: str) -> None:
    """Whatever is given is refused in one line, or is an address that means the same when it is read again."""
    try:
        address = parse(text)
    except ReadError as error:
        assert "\n" not in error.line()  # noqa: PT017 - either way is right
    else:
        assert parse(address.url) == address
        assert isinstance(address, Address)
        assert address.host.isascii()
        assert not set(address.host) & set("@/\\?# %")
