"""Who answers for a figure."""

import pytest

from checker.check import attribution
from checker.check.attribution import Params
from checker.lexicon import Lexicon
from checker.model import Certainty, Claim, Cluster, Link, Span, Story
from checker.values import Quantity
from checker.values.quantity import Bound

LEXICON = Lexicon()


def _claim(source: str, speaker: str | None, value: float = 42.0, sentence: str = "Forty-two villagers fled.") -> Claim:
    return Claim(
        id=source,
        article=source,
        source=source,
        story="s",
        span=Span(start=0, end=1),
        text="42 villagers",
        line=1,
        column=1,
        sentence=sentence,
        payload=Quantity(value=value, low=value, high=value, bound=Bound.EXACT, counted="villagers", head="villager"),
        attributed_to=speaker,
        certainty=Certainty.REPORTED if speaker else Certainty.STATED,
    )


def _story(*claims: Claim) -> Story:
    links = tuple(
        Link(left=left.id, right=right.id, terms=())
        for number, left in enumerate(claims)
        for right in claims[number + 1 :]
    )
    cluster = Cluster(id="s/quantity-1", kind="quantity", story="s", claims=claims, links=links)
    return Story(id="s", articles=(), claims=claims, clusters=(cluster,))


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        ("Harwood Observatory", "Delworth Council", True),
        ("Harwood Observatory", "Observatory", False),
        ("Harwood Geological Survey", "HGS", False),
        ("police", "officials", False),
        ("Harwood Observatory", None, False),
    ],
)
def test_two_named_parties_are_two(one: str | None, other: str | None, differs: bool) -> None:  # noqa: FBT001
    """Only parties that both have a name, and not the same one, are held against each other."""
    story = _story(_claim("A", one), _claim("B", other))

    assert bool(attribution.differs(story, Params(), LEXICON).observations) is differs


def test_a_small_figure_is_everybodys() -> None:
    """Who counted two villagers is not worth a finding."""
    story = _story(_claim("A", "Harwood Observatory", 2.0), _claim("B", "Delworth Council", 2.0))

    assert attribution.differs(story, Params(), LEXICON).observations == ()


def test_a_figure_that_loses_its_party_is_shown() -> None:
    """One bare figure among attributed ones is named with its source."""
    story = _story(_claim("A", "Harwood Observatory"), _claim("B", None), _claim("C", "Harwood Observatory"))

    (observation,) = attribution.dropped(story, Params(), LEXICON).observations

    assert "nobody named in B" in observation.fields["says"]


def test_a_party_named_beside_the_figure_is_not_lost() -> None:
    """A sentence that names the party without a verb of saying keeps it."""
    bare = _claim("B", None, sentence="The Harwood Observatory's count of villagers who fled: 42.")
    story = _story(_claim("A", "Harwood Observatory"), bare, _claim("C", "Harwood Observatory"))

    assert attribution.dropped(story, Params(), LEXICON).observations == ()
