"""Which figures are held to be about the same thing, and which are kept apart."""

from collections.abc import Callable

import pytest

from checker.model import Story

Tell = Callable[..., Story]


def _together(story: Story, one: str, other: str) -> bool:
    """Tell whether two figures, given by words in them, share a cluster."""
    return any(
        any(one in claim.text for claim in cluster.claims) and any(other in claim.text for claim in cluster.claims)
        for cluster in story.clusters
        if cluster.kind == "quantity"
    )


@pytest.mark.parametrize(
    ("first", "second", "one", "other"),
    [
        ("The blast in Tarn killed 14 people on Monday.", "Fourteen people died in Tarn on Monday.", "14", "Fourteen"),
        ("The fire left 26 dead, police said.", "At least 20 people were killed in the fire.", "26", "20"),
        ("The deal is worth $3.2 billion.", "The deal is valued at $3.1 billion.", "3.2", "3.1"),
        ("Ridership rose 12 per cent in May.", "In May ridership was up 12%.", "12 per", "12%"),
        ("Turnout was 61 per cent, the club said.", "Officials put turnout at 66 per cent.", "61", "66"),
        ("The $38 million contract went to Norvane.", "A deal worth $83 million went to Norvane.", "38", "83"),
        (
            "The lake is 2.1 degrees warmer than it was in 1980.",
            "Today the lake is warmer by 1.2 degrees.",
            "2.1",
            "1.2",
        ),
        ("Three of the five carriages derailed.", "Four carriages derailed.", "Three", "Four"),
        ("The fever has infected 4,200 people.", "A fever has infected 4,200.", "4,200 people", "4,200"),
        ("About 150 fire-fighters took part.", "Some 220 firefighters took part.", "150", "220"),
        (
            "Already 30 Harbour Delegates will boycott the vote.",
            "30 Harbour Delegates boycott the vote.",
            "30 H",
            "30 H",
        ),
    ],
)
def test_one_figure_in_two_wordings_meets(tell: Tell, first: str, second: str, one: str, other: str) -> None:
    """The same thing counted in the same event is one cluster, whatever the words."""
    assert _together(tell(first, second), one, other)


@pytest.mark.parametrize(
    ("first", "second", "one", "other"),
    [
        ("The crash killed 14 people.", "The crash injured 31 people.", "14", "31"),
        ("A team of 12 doctors treated the victims.", "The virus infected 40 doctors.", "12", "40"),
        ("The flood on Monday killed nine people.", "A flood in 1987 killed 62 people.", "nine", "62"),
        ("Police arrested six men in Leeds.", "Police arrested 30 men in Bristol.", "six", "30"),
        ("The bridge cost $40 million.", "The toll raised $6 million last year.", "40", "6"),
        ("Five of the 20 judges dissented.", "The court has 18 judges.", "Five", "18"),
        ("The brewer made a profit of $3.2 million.", "The brewer had revenue of $3.9 million.", "3.2", "3.9"),
        ("Seven men were arrested, police said.", "Police arrested 440 men near the port.", "Seven", "440"),
        ("The tunnel is 6 kilometres long.", "The tunnel is 9 kilometres deep.", "6", "9"),
        ("The report of 09 May was long.", "The report of 07 May was long.", "09", "07"),
    ],
)
def test_two_things_are_kept_apart(tell: Tell, first: str, second: str, one: str, other: str) -> None:
    """Another fate, another body, another time, another place, another measure: no comparison."""
    assert not _together(tell(first, second), one, other)


def test_two_figures_of_one_sentence_are_two_things(tell: Tell) -> None:
    """A writer who gives two figures in one sentence means two things."""
    story = tell("Air raids killed 17 civilians in Mesra while shelling killed two civilians in Douma.")

    assert not _together(story, "17", "two")


def test_every_link_can_be_read_out(tell: Tell) -> None:
    """Each link is a sum of labelled terms, and the sum is its score."""
    story = tell("The blast in Tarn killed 14 people.", "Fourteen people died in the Tarn blast.")
    links = [link for cluster in story.clusters for link in cluster.links]

    assert links
    assert all(term.label for link in links for term in link.terms)
    assert all(link.score == sum(term.weight for term in link.terms) for link in links)


def test_alignment_is_symmetric(tell: Tell) -> None:
    """The order of the sources changes no cluster."""
    first, second = "The blast in Tarn killed 14 people.", "Fourteen people died in the Tarn blast."

    assert _together(tell(first, second), "14", "Fourteen") is _together(tell(second, first), "14", "Fourteen")


def test_a_sentence_that_comes_again_and_again_is_aligned_once(tell: Tell) -> None:
    """Links grow with the copies, not with their square, and all copies are in the cluster."""
    toll = "The blast in Tarn killed {} people on Monday. "
    story = tell(toll.format(14) * 40, toll.format(19) * 40)
    (cluster,) = (cluster for cluster in story.clusters if cluster.kind == "quantity")

    assert len(cluster.claims) == 80
    assert len(cluster.links) == 79


def test_two_equal_figures_of_one_sentence_are_two(tell: Tell) -> None:
    """What stands in one sentence twice is no copy."""
    story = tell("In Tarn 14 people died, and in Orm 14 people died.", "The harbour was closed.")

    assert not [cluster for cluster in story.clusters if cluster.kind == "quantity" and len(cluster.claims) > 1]


def test_a_sentence_of_one_source_agrees_with_nobody_by_coming_twice(tell: Tell) -> None:
    """A caption that repeats the opening is no second witness."""
    story = tell("The blast in Tarn killed 14 people on Monday. " * 2, "The harbour was closed.")

    assert not [cluster for cluster in story.clusters if cluster.kind == "quantity" and len(cluster.claims) > 1]
