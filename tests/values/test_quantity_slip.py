"""The slips that explain a difference between two figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.values.quantity import Quantity
from checker.values.slip import slip


def quantity(value: float, unit: str | None = None) -> Quantity:
    """Make an exact quantity."""
    return Quantity(value=value, low=value, high=value, unit=unit)


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        (1_700, 17_000, "10 times"),
        (3.2e6, 3.2e9, "1,000 times"),
        (189, 198, "swapped"),
        (1_463, 14_663, "lost or added"),
    ],
)
def test_slips_of_the_pen(a: float, b: float, words: str) -> None:
    """A nought, a scale word, swapped and lost digits are named."""
    assert words in (slip(quantity(a), quantity(b)) or "")


@pytest.mark.parametrize(
    ("units", "words"),
    [
        (("%", "percentage_point"), "percentage points"),
        (("mile", "kilometre"), "kilometre / mile"),
        (("USD", "EUR"), "another currency: EUR / USD"),
    ],
)
def test_slips_of_the_unit(units: tuple[str, str], words: str) -> None:
    """The same number in another unit is named."""
    assert words in (slip(quantity(5, units[0]), quantity(5, units[1])) or "")


def test_other_differences_are_not_explained() -> None:
    """31 and 47 are just different, and so are a count and a measure of the same number."""
    assert slip(quantity(31), quantity(47)) is None
    assert slip(quantity(5), quantity(5, "mile")) is None


@given(st.floats(allow_nan=False, allow_infinity=False), st.floats(allow_nan=False, allow_infinity=False))
def test_slips_are_symmetric(a: float, b: float) -> None:
    """Which figure comes first does not matter."""
    assert slip(quantity(a), quantity(b)) == slip(quantity(b), quantity(a))


def test_slips_of_the_span() -> None:
    """The same sum a month and a year is named."""
    month, year = (Quantity(value=40, low=40, high=40, unit="USD", per=per) for per in ("month", "year"))

    assert slip(month, year) == slip(year, month) == "the same number over another span: a month / a year"
