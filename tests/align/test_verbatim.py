"""Which claims are told in the same words."""

from dataclasses import replace

import pytest

from checker.align.verbatim import Verbatim
from checker.lexicon import Lexicon
from checker.model import Claim, Polarity, Span
from checker.values import Statement

VERBATIM = Verbatim(Lexicon())


def _claim(text: str, *, denied: bool = False) -> Claim:
    return Claim(
        id=text,
        article="a",
        source="A",
        story="s",
        span=Span(start=0, end=len(text)),
        text=text,
        line=1,
        column=1,
        sentence=text,
        payload=Statement(subject=None, predicate="close", object=None),
        polarity=Polarity.NEGATED if denied else Polarity.AFFIRMED,
    )


@pytest.mark.parametrize(
    "denial",
    [
        "Two wards of the clinic have not been closed.",
        "Two wards of the clinic haven't been closed.",
        "Two wards of the clinic haven ’ t been closed.",
        "2 wards of the clinic have never been closed.",
        "Two wards of the clinic have not been shut.",
    ],
)
def test_a_negation_alone_leaves_the_words_the_same(denial: str) -> None:
    """A negation, a figure in digits and a synonym do not make other words."""
    assert VERBATIM.alike(_claim(denial, denied=True), _claim("Two wards of the clinic have been closed."))


@pytest.mark.parametrize(
    "denial",
    [
        "Nine wards of the clinic have not been closed.",
        "Two floors of the clinic have not been closed.",
        "Two wards of the clinic have not been fully closed.",
    ],
)
def test_other_words_are_not_the_same(denial: str) -> None:
    """Another figure or thing and a narrower denial are told in other words."""
    assert not VERBATIM.alike(_claim(denial, denied=True), _claim("Two wards of the clinic have been closed."))


def test_a_negation_that_was_not_read_is_no_affirmation() -> None:
    """Where both texts hold a negation, one of them was misread."""
    negated = "Two wards of the clinic haven't been closed."

    assert not VERBATIM.alike(_claim(negated, denied=True), _claim(negated))


def test_a_few_words_are_not_enough() -> None:
    """Two words may be the same by chance."""
    assert not VERBATIM.alike(_claim("He left."), _claim("He allegedly left."))


def test_what_one_adds_leaves_the_rest_the_same() -> None:
    """An affirmation may say more than what another source denies."""
    said = _claim("Two wards of the clinic have been closed since Monday.")

    assert VERBATIM.alike(_claim("Two wards of the clinic have not been closed.", denied=True), said)
    assert VERBATIM.alike(replace(said, text="x"), said)


def test_tens_and_units_are_one_number() -> None:
    """Numbers in words are read to their value."""
    assert VERBATIM.alike(
        _claim("Forty-two of them were sold in thirty days."), _claim("42 of them were sold in 30 days.")
    )


@pytest.mark.parametrize(
    ("one", "other", "turned"),
    [
        ("The union accepted the offer.", "The union rejected the offer.", "accept / reject"),
        ("The union accepted the offer.", "The union rejected the deal.", ""),
        ("The union accepted the offer.", "The union studied the offer.", ""),
        ("It accepted.", "It rejected.", ""),
    ],
)
def test_an_antonym_turns_a_sentence_round(one: str, other: str, turned: str) -> None:
    """One word in the place of its opposite, and all else the same, says the opposite."""
    assert VERBATIM.turned(_claim(one), _claim(other)) == turned
