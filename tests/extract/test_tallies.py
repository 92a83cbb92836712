"""Numbers without a noun: what the words around them say is counted, and whether they were only expected."""

import pytest

from checker.extract.language import parse
from checker.extract.quantities.extractor import Quantities
from checker.extract.reading import Reading
from checker.lexicon import Lexicon
from checker.model import Article, Claim
from checker.values.quantity import Quantity

QUANTITIES = Quantities(Lexicon())


def figures(text: str) -> list[Quantity]:
    """Return the quantities of a text."""
    return [claim.payload for claim in claims(text) if isinstance(claim.payload, Quantity)]


def claims(text: str) -> list[Claim]:
    """Extract the quantities of a text."""
    article = Article(id="a", source="A", story="s", text=text)
    return [c for a, doc in parse([article]) for c in QUANTITIES(Reading(article=a, doc=doc))]


@pytest.mark.parametrize(
    ("text", "value", "head"),
    [
        ("The death toll from the landslide has risen to 23, officials said.", 23, "death"),
        ("The ministry put the toll at 11.", 11, "death"),
        ("The blast left a death toll of 9.", 9, "death"),
        ("The number of people missing has fallen to eight.", 8, "missing"),
        ("The number of confirmed cases reached 300.", 300, "case"),
        ("A crowd of more than 31,000 filled the square.", 31_000, "people"),
        ("Lorne, a town of about 14,000, has no hospital.", 14_000, "resident"),
    ],
)
def test_a_tally_says_what_its_number_counts(text: str, value: float, head: str) -> None:
    """A death toll counts deaths, a crowd people, and the number of cases cases."""
    (found,) = figures(text)

    assert (value, head) == (found.value, found.head)


@pytest.mark.parametrize(
    "text",
    [
        "The city has risen to 14 from nowhere.",
        "The crowd gathered at 5 in silence.",
        "The total was 14.",
        "It fell to 6.",
    ],
)
def test_other_numbers_count_nothing_known(text: str) -> None:
    """A verb gives its number to a tally only."""
    assert all(found.head == "" for found in figures(text))


@pytest.mark.parametrize(
    ("text", "forecast"),
    [
        ("Sales missed the 7.5 billion euros analysts had expected.", True),
        ("Analysts had forecast 7.5 billion euros.", True),
        ("Turnout was expected to reach 60 per cent.", True),
        ("Growth fell short of a forecast of 3 per cent.", True),
        ("The firm said it expected to shed 300 jobs.", False),
        ("The firm expects sales of 7 billion euros.", False),
        ("Sales reached 7.1 billion euros.", False),
    ],
)
def test_an_expectation_is_told_from_what_came(text: str, *, forecast: bool) -> None:
    """What somebody had expected is marked; what a source itself plans is not."""
    (found,) = figures(text)

    assert forecast is found.forecast


def test_whoever_expected_a_sum_is_not_counted() -> None:
    """The analysts of "the 7.5 billion euros analysts had expected" are nobody's count."""
    assert figures("Sales missed the 7.5 billion euros analysts had expected.")[0].head == ""


@pytest.mark.parametrize(
    ("text", "value", "head", "whole"),
    [
        ("Forty ferries were held up, and 15 were turned back.", 15, "ferry", None),
        ("Inspectors saw 80 bridges and found rust in 14 of them.", 14, "bridge", "bridges"),
        ("It sold 12 boats and ordered 30 more.", 30, "boat", None),
        ("Two barns collapsed and three others were damaged.", 3, "barn", None),
        ("Up to 3,000 homes lost power; by Sunday the number had fallen to 400.", 400, "home", None),
        ("The storm hit 40 farms. Twelve were cut off.", 12, "farm", "farms"),
        ("Two men were held on Monday and two more on Tuesday.", 2, "man", None),
    ],
)
def test_a_bare_number_takes_up_the_noun_before_it(text: str, value: float, head: str, whole: str | None) -> None:
    """What was counted last is counted still; "14 of them" and a part of what the last sentence told have a whole."""
    found = figures(text)[-1]

    assert (value, head, whole) == (found.value, found.head, found.whole)


@pytest.mark.parametrize(
    "text",
    [
        "The clinic has 400 beds. Twelve died.",
        "The clinic has 400 beds and 12 died.",
        "A bus hit two cars and three lorries, and 12 were towed.",
        "The storm hit 40 farms. Fifty were cut off.",
        "Some 300 people marched. Twelve were held.",
        "It rained for 40 days of them.",
    ],
)
def test_a_noun_is_not_taken_up_where_that_is_not_clear(text: str) -> None:
    """People need no naming, two things leave it open, and a part is no larger than its whole."""
    assert figures(text)[-1].head == ""


def test_others_of_people_stay_others() -> None:
    """Nine others hurt are not more of the soldiers killed."""
    assert figures("Two soldiers died and nine others were hurt.")[-1].head == "other"
