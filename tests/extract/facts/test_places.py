"""Where something happens."""

from collections.abc import Callable

import pytest

from checker.model import Claim
from checker.values import Place
from checker.values.place import Grain

Read = Callable[[str], tuple[Claim, ...]]


def _places(claims: tuple[Claim, ...]) -> list[Place]:
    return [claim.payload for claim in claims if isinstance(claim.payload, Place)]


@pytest.mark.parametrize(
    ("text", "value", "relation", "grain"),
    [
        ("He was shot outside a bar.", "a bar", "outside", Grain.BUILDING),
        ("She was found in a kitchen.", "a kitchen", "in", Grain.ROOM),
        ("The cars met on the highway.", "the highway", "on", Grain.STREET),
        ("Smoke rose over a house near the old mill.", "the old mill", "near", Grain.BUILDING),
        ("The boat sank in the bay.", "the bay", "in", Grain.REGION),
    ],
)
def test_a_place_is_read_with_its_grain(read: Read, text: str, value: str, relation: str, grain: Grain) -> None:
    """The noun says how large it is, the preposition how it lies to what happened."""
    (place,) = _places(read(text))

    assert (place.value, place.relation, place.grain) == (value, relation, grain)


def test_what_is_no_place_is_left(read: Read) -> None:
    """Prepositions before a time, a way or a person name no place."""
    assert _places(read("She spoke in anger at noon to the nurse.")) == []


def test_a_place_ends_where_its_clause_begins(read: Read) -> None:
    """What a relative clause tells of a place is no part of it."""
    (place,) = (p for p in _places(read("He was shot outside a bar that had closed early.")) if p.head == "bar")

    assert place.value == "a bar"


def test_a_place_knows_what_happens_there(read: Read) -> None:
    """The arrest and the shot have places of their own."""
    places = _places(read("He was shot outside a bar, and a man was arrested in a hotel."))

    assert [(place.head, place.part) for place in places] == [("bar", "shoot"), ("hotel", "arrest")]
