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
