"""The gate of the newsroom stories: what share of the facts a careful reader finds is surfaced may not fall."""

from dataclasses import replace

import pytest

from bench import newsroom
from bench.newsroom import Fact, Score
from checker.model import Claim, Report, Span, Verdict
from checker.values import Quantity, Statement
from checker.values.quantity import Bound

SURFACED = {Verdict.CONFLICT: 0.38, Verdict.COMPATIBLE: 0.28, Verdict.AGREE: 0.45}
RIGHT = {Verdict.CONFLICT: 0.09, Verdict.COMPATIBLE: 0.14, Verdict.AGREE: 0.32}
"""A point under what is measured."""
BORNE_OUT = 0.82
"""Share of the differences told that the reader found too, a point under what is measured."""

FACT = Fact(story="s", kind="figure", topic="dead", verdict=Verdict.CONFLICT, places={"a": [(10, 14)], "b": [(0, 9)]})
FIGURE = Quantity(value=6.0, low=6.0, high=6.0, bound=Bound.EXACT, stated="six")
SENTENCE = Statement(subject=None, predicate="die", object=None, passage=True)


@pytest.fixture(scope="module")
def report() -> Report:
    """Run the stories once."""
    return newsroom.run()


@pytest.fixture(scope="module")
def facts(report: Report) -> tuple[Fact, ...]:
    """Read the labels."""
    return newsroom.facts(report)


@pytest.fixture(scope="module")
def score(report: Report, facts: tuple[Fact, ...]) -> Score:
    """Hold the report against the labels."""
    return newsroom.score(facts, report)


def _claim(article: str, start: int, end: int, payload: Quantity | Statement = FIGURE) -> Claim:
    return Claim(
        id=f"{article}#{start}",
        article=article,
        source=article.upper(),
        story="s",
        span=Span(start=start, end=end),
        text="",
        line=1,
        column=1,
        sentence="",
        payload=payload,
    )


def test_every_fact_is_told_by_two_articles(facts: tuple[Fact, ...]) -> None:
    """Each label names words that its articles have, in at least two of them."""
    assert len(facts) > 300
    assert [fact.topic for fact in facts if len(fact.places) < 2] == []


@pytest.mark.parametrize("verdict", SURFACED)
def test_facts_are_surfaced(score: Score, verdict: Verdict) -> None:
    """The share of a reader's facts that a finding tells, and tells rightly, stays what it is."""
    tally = score.tally(verdict)

    assert tally.surfaced / tally.facts >= SURFACED[verdict]
    assert tally.right / tally.facts >= RIGHT[verdict]


def test_what_is_told_as_a_difference_is_one(score: Score) -> None:
    """Conflicts and compatible findings lie on differences that the reader found."""
    assert score.told
    assert score.precision >= BORNE_OUT


@pytest.mark.parametrize(
    ("claims", "kind", "expected"),
    [
        ((_claim("a", 12, 20), _claim("b", 8, 12)), "figure", True),
        ((_claim("a", 14, 20), _claim("b", 8, 12)), "figure", False),
        ((_claim("a", 10, 12), _claim("a", 12, 14)), "figure", False),
        ((_claim("a", 10, 12), _claim("c", 0, 9)), "figure", False),
        ((_claim("a", 0, 50, SENTENCE), _claim("b", 0, 50, SENTENCE)), "figure", False),
        ((_claim("a", 0, 50, SENTENCE), _claim("b", 0, 50, SENTENCE)), "denial", True),
    ],
    ids=["both", "beside it", "one article", "another article", "sentences of a figure", "sentences of a denial"],
)
def test_a_finding_lies_on_a_fact_by_the_words_of_two_articles(
    claims: tuple[Claim, ...],
    kind: str,
    expected: bool,  # noqa: FBT001 - a table of cases
) -> None:
    """Claims must overlap the fact's words in two of its articles; a whole sentence tells no figure."""
    assert newsroom.lies_on(claims, replace(FACT, kind=kind)) is expected


def test_words_that_an_article_does_not_have_are_refused() -> None:
    """A label that has gone stale is named."""
    with pytest.raises(ValueError, match="a does not have 'seven dead'"):
        newsroom.places({"values": [{"article": "a", "span": "seven dead"}]}, {"a": "six dead"})
