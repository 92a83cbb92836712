"""Which outlet a source is."""

import pytest

from checker.values.outlet import outlet


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("www.example.com", "example.com", True),
        ("www.example.com:80", "example.com", True),
        ("m.example.com", "www.example.com", True),
        ("amp.example.com", "example.com:8080", True),
        (" example.com ", "example.com", True),
        ("news.example.com", "example.com", False),
        ("example.com", "example.org", False),
        ("Herald", "Harbour Herald", False),
        ("M. Herald", "Herald", False),
        ("Radio:80", "Radio", True),
    ],
)
def test_hosts_of_one_outlet_are_one_voice(one: str, other: str, same: bool) -> None:  # noqa: FBT001 - a table
    """A host for phones, a port or a "www" makes no second outlet; another name does."""
    assert (outlet(one) == outlet(other)) is same


def test_an_outlet_is_its_own_outlet() -> None:
    """Taken twice, it is the same."""
    assert outlet(outlet("www.m.example.com:80")) == outlet("www.m.example.com:80") == "example.com"
