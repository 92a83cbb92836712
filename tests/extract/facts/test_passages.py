"""Each sentence as a passage, and what readers do with any text at all."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.extract import Extractor
from checker.extract.facts import ages
from checker.extract.facts.clock import ClockWords
from checker.extract.language import parse
from checker.ingest.blocks import blocks
from checker.lexicon import Lexicon
from checker.model import Article, Claim, Polarity
from checker.values import Clock, Statement
from checker.values.wording import stem

Read = Callable[[str], tuple[Claim, ...]]
EXTRACTOR = Extractor(Lexicon())
_PIECES = st.sampled_from(
    ["2.40am", "1:1:1:", "34-year-old", "Reed, 33,", "in her mid-40s", "a.m.", "noon", "12 ", "\u2011", "aged "]
)
_TEXT = st.lists(st.one_of(st.text(max_size=12), _PIECES), max_size=12).map(" ".join)


def _claims(text: str) -> tuple[Claim, ...]:
    article = Article(id="a", source="A", story="s", text=text, blocks=blocks(text))
    return tuple(claim for _, doc in parse([article]) for claim in EXTRACTOR(article, doc))


def _passages(claims: tuple[Claim, ...]) -> list[tuple[Claim, Statement]]:
    return [(c, c.payload) for c in claims if isinstance(c.payload, Statement) and c.payload.passage]


def test_each_sentence_is_one_passage(read: Read) -> None:
    """It spans the sentence, and its words are the stems of what it says."""
    text = "The council closed the bridge on Monday. Engineers had found cracks in two pillars."
    first, second = _passages(read(text))

    assert [first[0].text, second[0].text] == [
        "The council closed the bridge on Monday.",
        "Engineers had found cracks in two pillars.",
    ]
    assert set(first[1].words) == {stem(word) for word in ("council", "closed", "bridge", "monday")}
    assert first[1].names == (stem("monday"),)
    assert first[0].context.passage != second[0].context.passage


def test_a_sentence_that_says_little_is_none(read: Read) -> None:
    """A cry of one word is nothing to hold beside others."""
    assert _passages(read("Stop! The council closed the bridge on Monday.")) != []
    assert len(_passages(read("Stop! The council closed the bridge on Monday."))) == 1


def test_a_passage_says_what_its_speaker_says(read: Read) -> None:
    """Behind "police said" the passage tells what police said, and who says it; a denial is negated."""
    ((claim, told),) = _passages(read("Police said that the council had closed the bridge."))

    assert (told.predicate, claim.attributed_to) == ("close", "Police")
    ((claim, _),) = _passages(read("The council did not close the bridge on Monday."))
    assert claim.polarity is Polarity.NEGATED


def test_ids_stay_apart(read: Read) -> None:
    """Passages are numbered on from the statements of clauses: no two claims have one id."""
    claims = read(
        "The mayor signed the contract on Monday. Daniel Okoro, 34, was shot at 2.40am outside a bar; two others died."
    )

    assert len({claim.id for claim in claims}) == len(claims)


@settings(max_examples=60)
@given(_TEXT)
def test_any_text_is_read(text: str) -> None:
    """Whatever stands in it, nothing fails, and each claim is the article's text at its place."""
    for claim in _claims(text):
        assert 0 <= claim.span.start < claim.span.end <= len(text)
        assert claim.text == text[claim.span.start : claim.span.end]
        if isinstance(claim.payload, Clock):
            assert 0 <= claim.payload.low <= claim.payload.high


@pytest.mark.parametrize(
    "line",
    ["7" * 100_000, "1:" * 50_000, "1:1:1: " * 2_000, "a.m." * 25_000, "a-" * 5_000, "x" * 100_000, "34-year-" * 1_500, "about " * 2_000],
    ids=["digits", "colons", "spaced colons", "a.m.", "hyphens", "letters", "years", "hedges"],
)  # fmt: skip
def test_a_long_line_is_read_to_its_end(line: str) -> None:
    """No pattern goes back over a line again and again: it is read."""
    assert isinstance(_claims(line), tuple)


@pytest.mark.parametrize("text", ["x", "7", "1:", "1:1: ", "a.m.", "a-", "34-year-", " ", "("])
def test_a_pattern_reads_a_line_once(text: str) -> None:
    """Neither the pattern of ages nor that of times starts anew at each character of 100 kB."""
    line = (text * 100_000)[:100_000]
    clock = Lexicon().read("clock", ClockWords)

    assert not [found for found in ages._PATTERN.finditer(line) if found["number"]]
    assert all(len(found[0]) < 20 for found in clock.pattern.finditer(line))
