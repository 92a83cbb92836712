"""The passage a claim stands in."""

from typing import Any

import pytest

from checker.model import Certainty, Polarity
from checker.report.passage import mark, place, voice
from checker.values import Name

_IDA = Name(name="Ida", entity="ida")


def test_marks_the_claim_in_its_sentence(make: Any) -> None:
    """The sentence comes back in three parts that join to it."""
    article = make.article("Herald", "The storm sank 14 boats on Monday.")

    assert mark(make.claim(article, "14 boats", _IDA), article) == (
        "The storm sank ",
        "14 boats",
        " on Monday.",
    )


@pytest.mark.parametrize("number", [0, 1, 2])
def test_marks_the_right_one_of_several(make: Any, number: int) -> None:
    """Where a sentence says the same words several times, the claim's own are marked."""
    text = "First line.\nIda  and Ida\nand Ida left. "
    article = make.article("Herald", text)
    start = [12, 21, 29][number]
    claim = make.claim(article, "Ida", _IDA, sentence="Ida and Ida and Ida left.")
    moved = make.claim(article, "Ida", _IDA, sentence=claim.sentence, span=type(claim.span)(start=start, end=start + 3))

    before, marked, _ = mark(moved, article)

    assert (before.count("Ida"), marked) == (number, "Ida")


def test_a_claim_longer_than_its_sentence_is_its_own_passage(make: Any) -> None:
    """A quotation over two sentences is shown whole."""
    article = make.article("Herald", "“It is gone. All of it.”")
    claim = make.claim(article, article.text, _IDA, sentence="“It is gone.")

    assert mark(claim, article) == ("", "“It is gone. All of it.”", "")


def test_an_endless_sentence_is_clipped(make: Any) -> None:
    """A page without a full stop does not fill the screen."""
    article = make.article("Herald", f"{'before ' * 5000}Ida{' after' * 5000}")

    assert sum(map(len, mark(make.claim(article, "Ida", _IDA), article))) < 600


def test_place_is_file_and_line(make: Any) -> None:
    """The place names the file, or the article where there is none."""
    article = make.article("Herald", "One.\nIda.")
    claim = make.claim(article, "Ida", _IDA)

    assert (place(claim, article), place(claim, None)) == ("herald.txt:2", "herald:2")


def test_a_record_is_found_on_its_line(make: Any) -> None:
    """An article that is one line of a file is named by that line, whatever lines its text has."""
    article = make.article("Herald", "One.\nIda.", path="all.jsonl", record=7)

    assert place(make.claim(article, "Ida", _IDA), article) == "all.jsonl:7"


def test_voice_says_who_and_how_surely(make: Any) -> None:
    """Attribution, certainty and denial are said; what the outlet states flatly is not."""
    article = make.article("Herald", "Ida left.")
    flat = make.claim(article, "Ida", _IDA)
    told = make.claim(
        article,
        "Ida",
        _IDA,
        attributed_to="the mayor",
        certainty=Certainty.ALLEGED,
        polarity=Polarity.NEGATED,
    )

    assert (voice(flat), voice(told)) == ("", "according to the mayor, alleged, denied")
