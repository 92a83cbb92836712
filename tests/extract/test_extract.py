"""All extractors on whatever is text: they end, and their claims stand where they say."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from checker.extract import Extractor, parse
from checker.ingest.blocks import blocks
from checker.lexicon import Lexicon
from checker.model import Article, Claim
from checker.values.moment import Moment
from checker.values.quantity import Quantity

EXTRACTOR = Extractor(Lexicon())

_PIECES = (
    "police said", "Jane Roe", "the mayor of Fennick,", "President", "Mr", "31 February 2021", "on Monday", "2024-13-45",
    "last week", "at least 40 people", "1e999", "NaN", "-inf", "9" * 400, "1,000,", "$", "£3.2m", "45 per cent", "½", "²",
    "three of the", "dozens", "nine others, including", '"We will go,"', "she said.", "“", "”", "‘", "’", '"', "'", "``", "«",
    "not", "denied that", "allegedly", "(Reuters)", "Acme’s chief executive,", "Dr.", "\n", "\n\n", "\r\n", "\t", "\u00a0",
    "\u202e", "אמרה", "قال", "e\u0301\u0301", "\u200d", "\ufeff", "\x00", "\x1c", "\x85", "\u2028", "👩\u200d👧", "İ", "ß", "ﬁ", "٣٤",
)  # fmt: skip

TEXTS = st.lists(st.sampled_from(_PIECES) | st.text(max_size=6), max_size=25).map(" ".join) | st.text(max_size=60)


def read(text: str) -> tuple[Claim, ...]:
    """Extract everything from a text, split in blocks as a file's is."""
    article = Article(id="a", source="A", story="s", text=text, blocks=blocks(text), published="2024-05-06")
    return next(EXTRACTOR(each, doc) for each, doc in parse([article]))


@settings(max_examples=80, deadline=None)
@given(TEXTS)
@example("")
@example("\ufffd said 40 people died.")
def test_a_claim_stands_where_it_says(text: str) -> None:
    """Whatever the text, a claim's words are the article's own from its start to its end, on its line."""
    for claim in read(text):
        assert 0 <= claim.span.start < claim.span.end <= len(text)
        assert claim.text == text[claim.span.start : claim.span.end]
        assert claim.line == len(re.findall(r"\r\n|\r|\n", text[: claim.span.start])) + 1
        assert claim.column >= 1


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_ids_are_unique_and_in_reading_order(text: str) -> None:
    """No two claims of an article share an id, and they come as they are read."""
    claims = read(text)

    assert len({claim.id for claim in claims}) == len(claims)
    assert [claim.span.start for claim in claims] == sorted(claim.span.start for claim in claims)


@pytest.mark.parametrize(
    "text",
    [
        '"' * 3000,
        "“" * 3000,
        "' " * 3000,
        "7" * 5000,
        "7," * 3000,
        "7-" * 1500,
        "e" + "\u0301" * 5000,
        "A" * 5000,
        "\n" * 5000 + "a",
        "(" * 2000,
        "the mayor, " * 500,
        "President of the Council of " * 200,
        "he said that " * 400,
        "January " * 500,
        "twenty-" * 1000,
        "Al-" * 1000 + "Ay",
    ],
    ids=lambda text: repr(text[:8]),
)
def test_one_thing_over_and_over_ends(text: str) -> None:
    """A text of thousands of one mark or word is read through."""
    assert all(claim.text in text for claim in read(text))


def test_numbers_without_end_are_read_one_by_one() -> None:
    """Of a sentence of a thousand figures, each figure is a claim, whose context names a clause and not the lot."""
    figures = [claim for claim in read(" and ".join(f"{n} men" for n in range(300, 1300))) if claim.kind == "quantity"]

    assert len(figures) == 1000
    assert max(len(claim.context.chain) for claim in figures) <= 250


@pytest.mark.parametrize("text", ["It cost 1e999 dollars.", "It rose NaN per cent.", "On 31 February 2021 it sank.", "In 0000 it ended."])  # fmt: skip
def test_no_value_is_made_up(text: str) -> None:
    """What is no number and no day gives no infinite amount and no date of its own."""
    payloads = [claim.payload for claim in read(text)]

    assert all(abs(p.value or 0) < float("inf") for p in payloads if isinstance(p, Quantity))
    assert all("02-31" not in (p.value or "") for p in payloads if isinstance(p, Moment))


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_are_counted_whatever_ends_them(ending: str) -> None:
    """A claim on the third line is on the third line, on any system's file."""
    claims = read(ending.join(["Ferry sinks", "", "At least 40 men fled."]))

    assert [(c.line, c.column) for c in claims if c.kind == "quantity"] == [(3, 1)]
