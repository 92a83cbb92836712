"""What dates are said to date."""

import pytest

from checker.align.happenings import Happenings
from checker.extract import extract
from checker.ingest.blocks import blocks
from checker.lexicon import Lexicon
from checker.model import Article
from checker.values import Moment

LEXICON = Lexicon()
HAPPENINGS = Happenings(LEXICON, frozenset({"say", "report"}))


def _core(text: str) -> str:
    """Return the event of a text's first date."""
    article = Article(id="a", source="a", story="s", text=text, blocks=blocks(text))
    claims = [claim for _, own in extract([article], LEXICON) for claim in own]
    return HAPPENINGS.of(next(claim for claim in claims if isinstance(claim.payload, Moment)))


@pytest.mark.parametrize(
    ("text", "core"),
    [
        ("The vote was held on 12 October 2020.", "vote"),
        ("The council held a hearing on 12 October 2020.", "hearing"),
        ("Police held two men on 12 October 2020.", "hold"),
        ("The shelling of May 14 killed 31 people.", "shelling"),
        ("The new law took effect on 1 July 2020.", "take_effect"),
        ("The treaty came into force on 1 July 2020.", "come_force"),
        ("The deputy stays on until the election on 2 December 2020.", "election"),
        ("Castellano condemned the bombing on 2 December 2020.", "condemn"),
        ("The bridge collapsed on 3 March 2021.", "collapse"),
    ],
)
def test_an_event_is_named_by_the_word_that_tells_it(text: str, core: str) -> None:
    """A verb that only says that something took place leaves the event to its noun."""
    assert _core(text) == core


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("begin", "start", True),
        ("take_effect", "come_force", True),
        ("detect", "notice", True),
        ("begin", "end", False),
        ("arrest", "sign", False),
    ],
)
def test_words_for_one_kind_of_event_are_told(one: str, other: str, *, same: bool) -> None:
    """Synonyms are of one kind, a beginning and an end are not."""
    assert bool(HAPPENINGS.kinds(one) & HAPPENINGS.kinds(other)) is same


def test_what_happens_once_is_told_from_what_returns() -> None:
    """A trial begins once; people meet again."""
    assert HAPPENINGS.once("begin")
    assert not HAPPENINGS.once("meet")
    assert HAPPENINGS.bare("take")
    assert HAPPENINGS.noun("blaze") == HAPPENINGS.noun("fire")
