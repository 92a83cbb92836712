"""Articles grouped by what they report."""

import random
from itertools import combinations

import pytest

from bench import cases
from checker.gather import gather, told
from checker.lexicon import Lexicon
from checker.model import Article, Status, Sureness

LEXICON = Lexicon()
FIRE = (
    "A fire at the Harwood paper mill killed three workers on Monday, the Kelbrook fire service said.",
    "Three people died when flames swept through the paper mill at Harwood, Kelbrook fire officers said on Monday.",
)
STRIKE = (
    "Bus drivers at Stagfield Transport voted to strike for two days in March, the drivers' union said.",
    "Stagfield Transport buses will not run for two days in March after drivers voted to strike.",
)


def _articles(*texts: str, **given: object) -> tuple[Article, ...]:
    return tuple(
        Article(**{"id": f"a{number}", "source": f"S{number}", "story": "x", "text": text, "mixed": True, **given})
        for number, text in enumerate(texts)
    )


def _groups(articles: tuple[Article, ...]) -> set[frozenset[str]]:
    return {frozenset(article.id for article in story.articles) for story in told(articles, LEXICON)}


def test_articles_on_one_thing_are_one_story() -> None:
    """Two stories of two articles each come apart."""
    assert _groups(_articles(*FIRE, *STRIKE)) == {frozenset({"a0", "a1"}), frozenset({"a2", "a3"})}


def test_the_labelled_stories_come_back() -> None:
    """Of the pairs that the labelled stories hold together nearly all are found, and no other."""
    labelled = [(case.story, article) for case in cases.load() for article in case.articles]
    articles = _articles(*(article.text for _, article in labelled))
    stories = {member.id: one.story for one in told(articles, LEXICON) for member in one.articles}
    pairs = [
        (one[0] == other[0], stories[a.id] == stories[b.id])
        for (one, a), (other, b) in combinations(zip(labelled, articles, strict=True), 2)
    ]

    assert not any(found and not same for same, found in pairs)
    assert sum(found for same, found in pairs if same) >= 0.95 * sum(same for same, _ in pairs)


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_the_articles_changes_nothing(seed: int) -> None:
    """The same stories with the same names, however the articles come."""
    articles = _articles(*FIRE, *STRIKE, *(case.articles[0].text for case in cases.load()[:6]))
    shuffled = random.Random(seed).sample(articles, len(articles))  # noqa: S311 - the same order each time

    assert told(shuffled, LEXICON) == told(articles, LEXICON)


def test_the_same_words_months_apart_are_two_stories() -> None:
    """What is published long after may be the next fire."""
    (first, second) = _articles(*FIRE)
    days = (("2024-03-04", "2024-03-05"), ("2024-03-04", "2024-09-30"))
    found = [
        told(
            [
                Article(id=a.id, source=a.source, story="x", text=a.text, mixed=True, published=day)
                for a, day in zip((first, second), own, strict=True)
            ],
            LEXICON,
        )
        for own in days
    ]

    assert found[0][0].likeness > (found[1][0].likeness or 0)


def test_a_story_is_named_by_its_first_headline() -> None:
    """By the earliest article, so that later ones leave the name alone; two of one name are told apart."""
    articles = (
        *_articles(FIRE[0], title="Mill fire kills three", published="2024-03-04"),
        *_articles("", "", FIRE[1], title="Blaze", published="2024-03-05")[2:],
        *_articles(*[""] * 3, STRIKE[0], title="Mill fire kills three", published="2024-03-04")[3:],
    )

    assert [story.story for story in told(articles, LEXICON)] == ["mill-fire-kills-three", "mill-fire-kills-three-2"]


def test_what_a_folder_or_field_says_stands() -> None:
    """Only mixed articles are grouped; one that was not read keeps its place."""
    mixed = _articles(*FIRE)
    given = Article(id="g", source="G", story="mill", text=FIRE[0])
    unread = Article(id="u", source="U", story="x", text="", mixed=True, status=Status.NOT_READ)
    stories = told((*mixed, given, unread), LEXICON)
    placed = gather((*mixed, given, unread), stories)

    assert [(story.sureness, len(story.articles)) for story in stories] == [
        (Sureness.SURE, 2),
        (Sureness.GIVEN, 1),
    ]
    assert {article.id: article.story for article in placed} == {
        "a0": stories[0].story,
        "a1": stories[0].story,
        "g": "mill",
        "u": "x",
    }


@pytest.mark.parametrize("text", ["", "...", "the of and", "a" * 5000, "\ud800 \u202e"])
def test_a_text_that_says_nothing_is_alone(text: str) -> None:
    """Nothing to go by: no story with anything."""
    stories = told(_articles(text, text, FIRE[0]), LEXICON)

    assert all(story.sureness is Sureness.ALONE or len(story.articles) == 2 for story in stories)
    assert len(stories) >= 2
