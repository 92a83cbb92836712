"""Every attribute file is held to its own examples."""

from collections.abc import Callable

import pytest

from checker import attributes
from checker.attributes import Attribute, Example
from checker.model import Claim
from checker.values import Quantity, State

DECLARED = attributes.load().by_name
EXAMPLES = [
    pytest.param(attribute, example, id=f"{attribute.name}: {example.text}")
    for attribute in DECLARED.values()
    for example in attribute.examples
]


def _number(claim: Claim) -> float:
    assert isinstance(claim.payload, Quantity)
    edge = claim.payload.value if claim.payload.value is not None else claim.payload.low
    assert edge is not None
    return edge


@pytest.mark.parametrize(("attribute", "example"), EXAMPLES)
def test_an_example_states_what_its_file_says(
    read: Callable[[str], tuple[Claim, ...]], attribute: Attribute, example: Example
) -> None:
    """The values found in an example are those beside it: words of a declared value, or counts of people."""
    own = [claim for claim in read(example.text) if claim.attribute == attribute.name]

    if attribute.counting is None:
        assert {c.payload.value for c in own if isinstance(c.payload, State)} == set(example.values)
    else:
        assert {_number(c) for c in own} == {float(value) for value in example.values}


@pytest.mark.parametrize("attribute", DECLARED.values(), ids=lambda a: a.name)
def test_a_file_shows_what_it_reads_and_what_it_leaves(attribute: Attribute) -> None:
    """Each attribute has an example that states a value and one that states none."""
    assert any(example.values for example in attribute.examples)
    assert any(not example.values for example in attribute.examples)
