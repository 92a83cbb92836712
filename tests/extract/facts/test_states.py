"""Values of declared attributes: what is read where two would fit, and of whom it is told."""

from collections.abc import Callable

import pytest

from checker.model import Claim
from checker.values import State

Read = Callable[[str], tuple[Claim, ...]]


def _states(claims: tuple[Claim, ...], attribute: str) -> list[str]:
    return [c.payload.value for c in claims if isinstance(c.payload, State) and c.payload.attribute == attribute]


@pytest.mark.parametrize(
    ("text", "attribute", "values"),
    [
        ("Hill was charged with first-degree murder.", "charge", ["first-degree murder"]),
        ("Hill was charged with murder and fraud.", "charge", ["murder", "fraud"]),
        ("He was found not guilty of murder.", "verdict", ["acquitted"]),
        ("He pleaded not guilty on Monday.", "plea", ["not guilty"]),
        ("He was shot in the back of the head.", "wound", ["head"]),
        ("Knives were found beside him.", "weapon", ["knife"]),
    ],
)
def test_the_longest_name_of_a_value_is_read(read: Read, text: str, attribute: str, values: list[str]) -> None:
    """First-degree murder is not also murder, and the back of the head is no back."""
    assert _states(read(text), attribute) == values


def test_a_word_elsewhere_states_nothing(read: Read) -> None:
    """A value whose attribute needs a word beside it is none without that word."""
    assert _states(read("Nobody knows the murder rate of Tarn."), "charge") == []


@pytest.mark.parametrize(
    ("text", "attribute", "label"),
    [
        ("Daniel Okoro was shot in the chest.", "wound", "Daniel Okoro"),
        ("Police charged Daniel Okoro with murder.", "charge", "Daniel Okoro"),
        ("Her aunt, Mary Poole, called the police.", "relation", "Mary Poole"),
    ],
)
def test_a_value_is_told_of_somebody(read: Read, text: str, attribute: str, label: str) -> None:
    """The one shot, the one charged, the one who is the relative."""
    (claim,) = (claim for claim in read(text) if claim.attribute == attribute)

    assert claim.bearer is not None
    assert claim.bearer.label == label
