"""Members that two lists share."""

import pytest

from checker.values import Listing
from checker.values.listing import matching


def _list(*members: str) -> Listing:
    return Listing(of="guests", count=None, members=members, complete=False)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("General Piotr Lowen", "Piotr Lowen", True),
        ("Interior Minister Ana Brandt", "Defence Minister Ana Brandt", True),
        ("Ana Brandt", "Ana Brant", True),
        ("Interior Minister Ana Brandt", "Interior Minister Jo Lund", False),
        ("Alder Works", "Birch Works", False),
    ],
)
def test_a_member_is_known_by_its_name(one: str, other: str, same: bool) -> None:  # noqa: FBT001 - a table of cases
    """A title more or another one, or a letter off, leaves the member what it is."""
    assert bool(matching(_list(one), _list(other))) is same


def test_a_member_is_paired_once() -> None:
    """Two members of one list do not share a counterpart."""
    assert matching(_list("Brandt", "Ana Brandt"), _list("Ana Brandt")) == (("Brandt", "Ana Brandt"),)
