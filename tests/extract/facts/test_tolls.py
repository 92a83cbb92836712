"""Which declared attribute a count of people is of."""

from collections.abc import Callable

import pytest

from checker.model import Claim
from checker.values import Quantity

Read = Callable[[str], tuple[Claim, ...]]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Six people were killed and 20 injured in the blast.", {("killed", 6.0), ("injured", 20.0)}),
        ("The blast killed six people.", {("killed", 6.0)}),
        ("Six people died in the blast.", {("killed", 6.0)}),
        ("The fire left six people dead.", {("killed", 6.0)}),
        ("Three men were shot to death.", {("killed", 3.0)}),
        ("Three men were shot.", {("shot", 3.0)}),
        ("Four people are missing.", {("missing", 4.0)}),
        ("Police arrested 12 people.", {("arrested", 12.0)}),
        ("Twelve people were in the hall.", set()),
        ("Two men killed a guard.", set()),
        ("Six houses were destroyed.", set()),
    ],
)
def test_a_count_is_of_what_became_of_people(read: Read, text: str, counts: set[tuple[str, float]]) -> None:
    """The verb done to them, the state beside them, or the death that the clause ends in; no doer is counted."""
    found = {
        (c.attribute, c.payload.value)
        for c in read(text)
        if isinstance(c.payload, Quantity) and c.attribute is not None
    }

    assert found == counts
