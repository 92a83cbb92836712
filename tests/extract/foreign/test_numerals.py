"""Figures as French writes them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.extract.foreign.numerals import Figures, Numerals
from checker.lexicon import Lexicon

FRENCH = Numerals(Lexicon(language="fr").read("figures", Figures))


def found(text: str) -> list[tuple[str, str]]:
    """Return the figures of a text with their English digits."""
    return [(text[each.start : each.end], each.digits) for each in FRENCH.find(text)]


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("40 000", "40000"),
        ("1\u202f250\u202f000", "1250000"),
        ("1 200,50", "1200.50"),
        ("0,5", "0.5"),
        ("1,5 million", "1500000"),
        ("2 milliards", "2000000000"),
        ("1,23456789 million", "1234567.89"),
        ("quatre-vingt-dix-sept", "97"),
        ("soixante et onze", "71"),
        ("deux cent cinquante", "250"),
        ("mille deux cents", "1200"),
        ("trois millions", "3000000"),
        ("cent", "100"),
    ],
)
def test_a_figure_is_read(text: str, digits: str) -> None:
    """Blanks part thousands, a comma stands before decimals, and words add up."""
    assert found(f"Le chiffre : {text}.") == [(text, digits)]


def test_a_letter_scales_money_alone() -> None:
    """The M of "3,2 M\u20ac" is a million; that of "3 M" may be anything."""
    assert found("3,2 M\u20ac") == [("3,2 M", "3200000")]
    assert found("5 M de long") == []


@pytest.mark.parametrize(
    "text",
    [
        "189",
        "2021",
        "le 21 juillet",
        "deux",
        "une",
        "06 12 34 56 78",
        "45 pour cent",
        "1,2,3",
        "v1,5",
        "deux trois",
        "",
    ],
)
def test_what_english_writes_alike_is_left_alone(text: str) -> None:
    """Plain digits, single number words, telephone numbers and lists are no figures of another form."""
    assert found(text) == []


@given(st.integers(min_value=1000, max_value=10**12))
def test_grouped_digits_are_the_number(number: int) -> None:
    """A number with blanks between its thousands is that number."""
    assert found(f"{number:,}".replace(",", " ")) == [(f"{number:,}".replace(",", " "), str(number))]


@given(st.text(alphabet="0123456789 ,.-MmilonetcdquarvgxM\u20ac\u202f", max_size=60))
def test_any_text_can_be_searched(text: str) -> None:
    """Figures lie in the text, in order, and do not overlap."""
    places = [(each.start, each.end) for each in FRENCH.find(text)]

    assert places == sorted(places)
    assert all(end <= start for (_, end), (start, _) in pairwise(places))
    assert all(float(each.digits) >= 0 for each in FRENCH.find(text))
