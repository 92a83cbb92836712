"""Amounts without a noun: what the words around them say is measured."""

import pytest

from checker.extract.language import parse
from checker.extract.quantities.extractor import Quantities
from checker.extract.reading import Reading
from checker.lexicon import Lexicon
from checker.model import Article
from checker.values.quantity import Quantity

QUANTITIES = Quantities(Lexicon())


def last(text: str) -> Quantity:
    """Return the last quantity of a text."""
    return every(text)[-1]


def every(text: str) -> list[Quantity]:
    """Return the quantities of a text."""
    article = Article(id="a", source="A", story="s", text=text)
    found = [c.payload for a, doc in parse([article]) for c in QUANTITIES(Reading(article=a, doc=doc))]
    return [payload for payload in found if isinstance(payload, Quantity)]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("A reward of 50,000 euros has been offered.", "reward"),
        ("The firm posted a net profit of $212 million.", "net profit"),
        ("The player signed an eight-year deal of $40 million.", "deal"),
        ("The council put the cost of the repairs at £4.2m.", "cost"),
        ("Officials put turnout at 66 per cent.", "turnout"),
        ("Turnout was 61 per cent.", "Turnout"),
        ("Net profit rose 5% to $212 million.", "Net profit"),
        ("The bank raised its dividend to 42p.", "dividend"),
        ("The ring, valued at $12 million, was stolen.", "ring"),
        ("A necklace worth €340,000 was taken.", "necklace"),
        ("The prize is worth 57,000 euros.", "prize"),
        ("Damage was estimated at 300 million dollars.", "Damage"),
        ("A jury awarded her $2.5 million in damages.", "damages"),
        ("The tremor struck at a depth of 10 km.", "depth"),
    ],
)
def test_the_words_around_an_amount_say_what_it_measures(text: str, counted: str) -> None:
    """A sum is of a reward, in damages, put on a cost, or what a ring is worth."""
    assert last(text).counted == counted


@pytest.mark.parametrize(
    "text",
    [
        "He paid $3m in cash.",
        "It earned $4m in 2019.",
        "A total of $3m was raised.",
        "The bridge was shut for 4 miles.",
        "He lost 12 kilos.",
        "Kell was 3 miles away.",
        "The strike was two days old.",
        "The total was $3m.",
    ],
)
def test_other_words_measure_nothing(text: str) -> None:
    """How a sum is paid, a time, a name and an empty word are not what is measured."""
    assert last(text).head == ""


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He was jailed for four years and six months.", 4.5),
        ("The wait was two hours and 15 minutes.", 2.25),
        ("He was jailed for 4 years, 6 months of them suspended.", 4.0),
        ("The term is between 4 years and 6 months.", 4.0),
        ("He served two years and 14 months.", 2.0),
    ],
)
def test_an_amount_in_two_units_is_one(text: str, value: float) -> None:
    """The second part fills less than one of the first; the end of a span and a part of it are amounts of their own."""
    assert every(text)[0].value == value
