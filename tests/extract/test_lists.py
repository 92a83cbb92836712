"""Lists: the group, the stated count, the members."""

import pytest

from checker.extract.language import parse
from checker.extract.lists import Lists
from checker.extract.quantities.extractor import Quantities
from checker.extract.reading import Reading
from checker.ingest.blocks import blocks
from checker.lexicon import Lexicon
from checker.model import Article
from checker.values import Listing

LEXICON = Lexicon()


def _lists(text: str) -> list[Listing]:
    article = Article(id="a", source="A", story="s", text=text, blocks=blocks(text))
    reading = next(Reading(article=a, doc=doc) for a, doc in parse([article]))
    quantities = tuple(Quantities(LEXICON)(reading))
    return [c.payload for c in Lists(LEXICON)(reading, quantities) if isinstance(c.payload, Listing)]


def test_examples_are_read_with_their_group() -> None:
    """Members after "including" belong to the counted group before it."""
    (found,) = _lists("The leak names 22 ministers, including Ana Brandt and Piotr Lowen.")

    assert (found.count, found.members, found.complete) == (22, ("Ana Brandt", "Piotr Lowen"), False)


def test_as_many_named_as_stated_is_complete() -> None:
    """A list that names as many as it states is complete, whatever introduces it."""
    (found,) = _lists("Three firms won contracts, including Alder Works, Birch Supply and Cedar Freight.")

    assert (found.count, len(found.members), found.complete) == (3, 3, True)


def test_what_follows_as_well_as_is_another_group() -> None:
    """A list ends where the sentence turns to something else."""
    (found,) = _lists("The tapes name 14 judges, including Ana Brandt and Piotr Lowen, as well as 600 clerks.")

    assert found.members == ("Ana Brandt", "Piotr Lowen")


@pytest.mark.parametrize("text", ["It can rain, including on Sundays.", "including", "The price, including tax, rose."])
def test_a_list_without_names_is_no_claim(text: str) -> None:
    """Only named members can be checked."""
    assert _lists(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Four officials - Ana Brandt, Jo Lund and Piotr Lowen - resigned.", ("officials", 4, 3, True)),
        ("The three villages of Alder, Birch and Cedar Hill were cut off.", ("villages", 3, 3, True)),
        ("Five officials, among them Ana Brandt, Jo Lund and Piotr Lowen, resigned.", ("officials", 5, 3, False)),
        ("The three other winners were Ana Brandt, Jo Lund and Piotr Lowen.", ("other winners", 3, 3, True)),
        ("Two officials (Ana Brandt and Jo Lund) resigned.", ("officials", 2, 2, True)),
        ("Two officials, Ana Brandt, 34, and Jo Lund, 41, resigned.", ("officials", 2, 2, True)),
        ("Among those listed are Ana Brandt and Piotr Lowen.", ("those listed", None, 2, False)),
    ],
)
def test_names_may_follow_without_a_word_for_it(text: str, expected: tuple[object, ...]) -> None:
    """Dashes, brackets, "of", "among them" and "were" introduce members, too."""
    (found,) = _lists(text)

    assert (found.of, found.count, len(found.members), found.complete) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Three officials, Ana Brandt and Jo Lund said, resigned.",
        "Two men - a baker and a sailor - were hurt.",
        "Three districts of Alder and Birch lost power.",
        "The price rose to 140 - 150 and Ana Brandt and Jo Lund left.",
        "Ana Brandt was among them, Jo Lund said.",
        "The two were friends of Ana Brandt and Jo Lund.",
    ],
)
def test_names_near_a_count_are_no_list(text: str) -> None:
    """What follows a count is a list only where the sentence makes it one."""
    assert _lists(text) == []
