"""Which sentences give another outlet's quotation, with marks or without."""

import pytest

from checker.model import Claim
from checker.values import Quotation
from checker.values.outlet import outlet
from checker.values.quotation import Retelling
from tests.align.conftest import Tell

_QUOTED = "“We never tested the brakes on the older trams before winter,” said Maria Lindqvist, the city engineer."


def _met(tell: Tell, other: str) -> list[Claim]:
    """Return the claims that another article has in the cluster of the quotation."""
    story = tell(_QUOTED, other)
    assert any(isinstance(claim.payload, Quotation) and claim.article == "A" for claim in story.claims)
    clusters = (cluster for cluster in story.clusters if cluster.kind == "quote")
    return [
        claim for cluster in clusters if len(cluster.claims) > 1 for claim in cluster.claims if claim.article == "B"
    ]


def test_the_same_words_without_marks_are_found(tell: Tell) -> None:
    """Indirect speech in the speaker's words is a claim of just these words."""
    (claim,) = _met(tell, "Maria Lindqvist said they never tested the brakes on the older trams before winter.")

    assert isinstance(claim.payload, Retelling)
    assert claim.text == "never tested the brakes on the older trams before winter"
    assert claim.column == len("Maria Lindqvist said they ") + 1


def test_one_speakers_words_in_part_are_found(tell: Tell) -> None:
    """A fragment between marks within a sentence of the same speaker is held against the whole."""
    (claim,) = _met(
        tell, "Maria Lindqvist said the company “never tested” the brakes of its older trams before winter."
    )

    assert claim.attributed_to == "Maria Lindqvist"


@pytest.mark.parametrize(
    "other",
    [
        "Maria Lindqvist said the city would buy nine new trams by autumn.",
        "Peter Hallam checks the brakes of his older tram each winter.",
    ],
)
def test_another_statement_is_not_found(tell: Tell, other: str) -> None:
    """What shares a word or two with a quotation is no retelling of it."""
    assert _met(tell, other) == []


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("www.paper.example:80", "paper.example"),
        ("paper.example", "paper.example"),
        ("The Daily: a paper", "The Daily: a paper"),
    ],
)
def test_one_outlet_has_several_hosts(source: str, name: str) -> None:
    """A prefix and a port make no other outlet."""
    assert outlet(source) == name
