"""Numbers in digits and words."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.lexicon import Lexicon
from checker.values.atom import atoms
from checker.values.figure import measured, number, tidy, wording
from checker.values.numeral import Numeral, Numerals, read
from checker.values.quantity import Bound, Quantity

NUMERALS = Lexicon().read("numerals", Numerals)

_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def numeral(text: str) -> Numeral:
    """Read the number at the start of a text."""
    found = read(atoms(text), 0, NUMERALS)
    assert found is not None
    return found


def spell(value: int) -> str:
    """Write a number in words, the slow obvious way."""
    if value < 20:
        return _UNITS[value]
    if value < 100:
        return _TENS[value // 10] + (f"-{_UNITS[value % 10]}" if value % 10 else "")
    for scale, word in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if value >= scale:
            rest = value % scale
            link = " and " if 0 < rest < 100 else " "
            return f"{spell(value // scale)} {word}" + (link + spell(rest) if rest else "")
    raise AssertionError


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_words_read_back(value: int) -> None:
    """A number spelled out reads as itself."""
    assert numeral(f"{spell(value)} people").value == value


@given(st.integers(min_value=0, max_value=10**12))
def test_digits_read_back(value: int) -> None:
    """A number in grouped digits reads as itself."""
    assert numeral(number(float(value))).value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3.2m", 3.2e6),
        ("25k", 25_000),
        ("1.2 million", 1.2e6),
        ("2½ million", 2.5e6),
        ("7 1/2 times", 7.5),
        ("half a million", 500_000),
        ("two and a half million", 2.5e6),
        ("a quarter of a million", 250_000),
        ("a dozen", 12),
        ("two dozen", 24),
        ("three-quarters", 0.75),
        ("a third", 1 / 3),
        ("one in five voters", 0.2),
        ("six in 10 voters", 0.6),
        ("3 crore", 3e7),
        ("sixfold", 6),
        ("1,50,000", 150_000),
        ("36 000", 36_000),
        (".500", 0.5),
    ],
)
def test_forms_of_a_number(text: str, value: float) -> None:
    """Each form states its number."""
    assert numeral(text).value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("dozens of", 12, 120),
        ("tens of thousands of", 10_000, 100_000),
        ("hundreds and thousands of", 100, 10_000),
        ("a few hundred", 200, 900),
        ("several", 3, 9),
    ],
)
def test_vague_numbers_have_customary_ranges(text: str, low: float, high: float) -> None:
    """A vague number states a range and no value."""
    found = numeral(text)

    assert (None, low, high) == (found.value, found.low, found.high)


@pytest.mark.parametrize("text", ["a man", "tensions", "scores a goal", "(", "9" * 40])
def test_what_is_no_number(text: str) -> None:
    """Words, signs and endless digits state nothing."""
    assert read(atoms(text), 0, NUMERALS) is None


def test_one_in_ten_days_is_one() -> None:
    """A length of time after "in" makes no fraction."""
    assert numeral("one in ten days").value == 1


@given(st.text(max_size=200))
def test_atoms_cover_the_text(text: str) -> None:
    """Atoms are in order, lie where they say and leave out only space."""
    cut = atoms(text)

    assert all(text[a.start : a.end] == a.text for a in cut)
    assert "".join(text.split()) == "".join("".join(a.text.split()) for a in cut)


@pytest.mark.parametrize(
    "text", ["1," * 100_000, "1 000 " * 50_000, "9" * 300_000, "a half of " * 30_000, "and " * 100_000]
)
def test_reading_is_linear(text: str) -> None:
    """Hostile text is read in time that grows with its length."""
    start = time.perf_counter()
    cut = atoms(text)
    for at in range(len(cut)):
        read(cut, at, NUMERALS)

    assert time.perf_counter() - start < 10


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (Quantity(value=189, low=189, high=None, bound=Bound.AT_LEAST), "at least 189"),
        (Quantity(value=3.2e6, low=3.2e6, high=3.2e6, unit="USD"), "$3.2m"),
        (Quantity(value=45, low=45, high=45, unit="%"), "45%"),
        (Quantity(value=None, low=10, high=15, bound=Bound.BETWEEN), "10 to 15"),
        (Quantity(value=20, low=20, high=20, per="week"), "20 per week"),
        (Quantity(value=16, low=16, high=16, unit="square_mile"), "16 square mile"),
        (Quantity(value=None, low=100, high=None, bound=Bound.AT_LEAST), "at least 100"),
        (Quantity(value=None, low=None, high=None), "an unknown number"),
        (Quantity(value=200, low=180, high=200, bound=Bound.ABOUT, stated="nearly 200"), "nearly 200"),
    ],
)
def test_quantities_in_words(quantity: Quantity, words: str) -> None:
    """A quantity reads as an editor would write it."""
    assert words == wording(quantity)


def test_money_is_short_and_signed() -> None:
    """Large sums take a letter, debts a sign, rare currencies their code."""
    assert (measured(-5e10, "USD"), measured(1e12, "CHF"), measured(0.5, "EUR")) == (
        "-$50bn",
        "CHF 1tn",
        "€0.5",
    )


def test_tokenised_figures_are_mended() -> None:
    """Spaces that a tokeniser put in are taken out."""
    assert tidy("more than  $ 500,000 and 1.3 %") == "more than $500,000 and 1.3%"
