"""Passages of several outlets that tell the same."""

import random
from collections.abc import Callable, Sequence

import pytest

from checker.align.facts.passages import Passages
from checker.align.facts.weights import Model, Weights
from checker.lexicon import Lexicon
from checker.model import Claim, Context, Span, Story
from checker.values import Statement

MODEL = Lexicon().read("weights", Weights).passages
BRIDGE = "The council closed the bridge on Monday because engineers had found cracks in two of its pillars."
SHUT = "Engineers found cracks in two pillars of the bridge, and the council closed it on Monday."
BAKERY = "A bakery opened on the high street in May."
WEATHER = "Rain is forecast for the weekend."
Tell = Callable[..., Story]


def _claim(article: str, number: int, words: Sequence[str]) -> Claim:
    return Claim(
        id=f"{article}#statement-{number}",
        article=article,
        source=article,
        story="s",
        span=Span(start=number, end=number + 1),
        text="",
        line=1,
        column=1,
        sentence="",
        payload=Statement(subject=None, predicate="tell", object=None, words=tuple(words), passage=True),
        context=Context(passage=number),
    )


def _passages(claims: Sequence[Claim], outlets: dict[str, str] | None = None, model: Model = MODEL) -> Passages:
    return Passages(claims, outlets or {claim.article: claim.article for claim in claims}, model)


def _told(story: Story, article: str) -> list[Claim]:
    return [c for c in story.claims if c.article == article and isinstance(c.payload, Statement) and c.payload.passage]


def test_sentences_that_tell_the_same_score_higher(tell: Tell) -> None:
    """The crack in the bridge is likelier told by the sentence on the bridge than by any other of the article."""
    story = tell(f"{BRIDGE} {BAKERY}", f"{WEATHER} {SHUT}")
    found = _passages(story.claims)
    (bridge, bakery), (weather, shut) = _told(story, "A"), _told(story, "B")

    assert found.probability(bridge, shut) > 0.5
    others = ((bridge, weather), (bakery, weather), (bakery, shut))
    assert all(found.probability(*pair) < found.probability(bridge, shut) / 2 for pair in others)
    assert found.probability(shut, bridge) == found.probability(bridge, shut)


def test_passages_that_tell_the_same_are_held_together(tell: Tell) -> None:
    """The story has a cluster with the two sentences, and none with the others."""
    story = tell(f"{BRIDGE} {BAKERY}", f"{WEATHER} {SHUT}")
    held = [[claim.text for claim in cluster.claims] for cluster in story.clusters if cluster.kind == "passage"]

    assert held == [[BRIDGE, SHUT]]


def test_one_outlet_is_not_held_against_itself(tell: Tell) -> None:
    """Two articles of one outlet are one voice: their sentences are not compared."""
    story = tell(BRIDGE, SHUT)

    assert _passages(story.claims).features
    assert not _passages(story.claims, {"A": "one", "B": "one"}).features


def test_the_order_of_claims_does_not_matter(tell: Tell) -> None:
    """Articles in any order give the same probabilities."""
    story = tell(f"{BRIDGE} {BAKERY}", f"{WEATHER} {SHUT}", f"{SHUT} {BAKERY}")
    told = [claim for article in "ABC" for claim in _told(story, article)]
    results = []
    for order in ("ABC", "CAB", "BCA"):
        found = _passages([claim for article in order for claim in reversed(_told(story, article))])
        results.append([found.probability(one, other) for one in told for other in told])

    assert results[0] == results[1] == results[2]
    assert any(results[0])


def _story(articles: int) -> list[Claim]:
    """Return a story of so many articles of 20 sentences, each of some words that all have and some that few have."""
    chance = random.Random(7)  # noqa: S311 - a made-up story, the same each time
    common, rare = [f"c{n}" for n in range(12)], [f"r{n}" for n in range(40 * articles)]
    return [
        _claim(f"a{article:03}", number, sorted({*chance.sample(common, 4), *chance.sample(rare, 8)}))
        for article in range(articles)
        for number in range(20)
    ]


@pytest.mark.parametrize("articles", [300])
def test_a_large_story_is_not_compared_pair_by_pair(articles: int) -> None:
    """What is compared grows with the articles, not with their square: counted in pairs, not in seconds."""
    half, whole = (len(_passages(_story(number)).features) for number in (articles // 2, articles))
    sentences = articles * 20

    assert half > 0
    assert whole <= 2.5 * half
    assert whole <= 200 * sentences
