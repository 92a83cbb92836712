"""What a stated number allows, and how two quantities meet."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.lexicon import Lexicon
from checker.values.interval import Hedges, Interval, gap_ratio, interval, overlap, same, stated
from checker.values.quantity import Bound, Quantity

HEDGES = Lexicon().read("hedges", Hedges)


def quantity(value: float, shape: str = "exact", unit: str | None = None) -> Quantity:
    """Make a quantity of a number under a hedge's shape."""
    allowed = stated(value, HEDGES.shapes[shape], HEDGES.rounding)
    return Quantity(
        value=value,
        low=allowed.low,
        high=allowed.high,
        low_open=allowed.low_open,
        high_open=allowed.high_open,
        bound=HEDGES.shapes[shape].bound,
        unit=unit,
    )


quantities = st.builds(
    quantity,
    st.floats(min_value=-1e9, max_value=1e12, allow_nan=False).map(lambda x: float(f"{x:.6g}")),
    st.sampled_from(sorted(HEDGES.shapes)),
    st.sampled_from([None, "%"]),
)


@pytest.mark.parametrize(
    ("value", "shape", "low", "high"),
    [
        (189, "exact", 189, 189),
        (999, "exact", 999, 999),
        (50_000, "exact", 47_500, 52_500),
        (1_200_000, "exact", 1_150_000, 1_250_000),
        (13_482, "exact", 13_481.5, 13_482.5),
        (200, "nearly", 180, 200),
        (200, "about", 180, 220),
        (189, "at_least", 189, None),
        (80, "more_than", 80, None),
        (30, "at_most", None, 30),
        (30, "just_under", 27, 30),
        (-50, "about", -55, -45),
    ],
)
def test_hedges_have_their_intervals(value: float, shape: str, low: float | None, high: float | None) -> None:
    """Each hedge allows what the word list says, and a round figure its rounding."""
    allowed = stated(value, HEDGES.shapes[shape], HEDGES.rounding)

    assert (low, high) == (allowed.low, allowed.high)


def test_at_least_and_nearly_share_a_stretch() -> None:
    """The phrase "At least 189" and "nearly 200" share 189 up to, not including, 200."""
    shared = overlap(quantity(189, "at_least"), quantity(200, "nearly"))

    assert Interval(low=189, high=200, high_open=True) == shared


def test_small_counts_exclude_each_other() -> None:
    """9 and 10 cannot both be true."""
    assert overlap(quantity(9), quantity(10)) is None


def test_more_than_excludes_the_number_itself() -> None:
    """The phrase "More than 80" and 80 exclude each other, and touch."""
    a, b = quantity(80, "more_than"), quantity(80)

    assert overlap(a, b) is None
    assert gap_ratio(a, b) == 1.0


def test_a_rounded_share_meets_its_digits() -> None:
    """3.2 and 3.24 per cent are one figure; 3.2 and 3.3 are two."""
    figure = quantity(3.2, unit="%")

    assert overlap(figure, quantity(3.24, unit="%")) is not None
    assert overlap(figure, quantity(3.3, unit="%")) is None


def test_units_must_be_the_same() -> None:
    """Five per cent and five points do not meet."""
    assert overlap(quantity(5, unit="%"), quantity(5, unit="percentage_point")) is None


def test_customary_ranges_end_softly() -> None:
    """The phrase "Thousands" fits 50,000 and does not fit 5 million."""
    thousands = Quantity(value=None, low=1e3, high=1e4, vague=True, bound=Bound.BETWEEN)

    assert overlap(thousands, quantity(50_000)) is not None
    assert overlap(thousands, quantity(5e6)) is None


def test_gap_of_a_nought() -> None:
    """Figures a nought apart have a ratio of about ten between their edges."""
    assert math.isclose(gap_ratio(quantity(170), quantity(1_700)), 1650 / 170)


def test_the_same_statement_is_the_same() -> None:
    """Equal number, bound and unit state the same; another bound does not."""
    assert same(quantity(50), quantity(50))
    assert not same(quantity(50), quantity(50, "at_least"))
    assert not same(quantity(50), quantity(50, unit="%"))


def test_the_last_bit_is_clean() -> None:
    """Widths leave no floating-point noise: a tenth below 200 is 180."""
    assert stated(0.3, HEDGES.shapes["about"], HEDGES.rounding).low == 0.27


@given(quantities, quantities)
def test_meeting_is_symmetric(a: Quantity, b: Quantity) -> None:
    """The order of two quantities never matters."""
    assert overlap(a, b) == overlap(b, a)
    assert same(a, b) == same(b, a)
    assert gap_ratio(a, b) == gap_ratio(b, a)


@given(quantities, quantities)
def test_gap_is_at_least_one(a: Quantity, b: Quantity) -> None:
    """A gap ratio is never below 1, and is 1 where the quantities meet."""
    assert gap_ratio(a, b) >= 1
    if not interval(a).meet(interval(b)).empty:
        assert gap_ratio(a, b) == 1


@given(quantities)
def test_a_quantity_agrees_with_itself(a: Quantity) -> None:
    """Every quantity is the same as itself and meets itself."""
    assert same(a, a)
    assert overlap(a, a) is not None


@given(quantities, quantities)
def test_what_is_shared_lies_in_both(a: Quantity, b: Quantity) -> None:
    """Every finite edge of what two quantities share lies within both closed intervals."""
    b = replace(b, unit=a.unit)
    both = interval(a).meet(interval(b))
    if both.empty or overlap(a, b) is None:
        return
    for edge in (both.low, both.high):
        assert edge is None or all(
            (q.low is None or edge >= q.low) and (q.high is None or edge <= q.high) for q in (a, b)
        )


@given(st.floats(min_value=1, max_value=1e12, allow_nan=False), st.sampled_from(sorted(HEDGES.shapes)))
def test_edges_enclose_or_touch_the_stated_number(value: float, shape: str) -> None:
    """A stated number lies in the closed interval that its hedge allows."""
    allowed = stated(value, HEDGES.shapes[shape], HEDGES.rounding)

    assert replace(allowed, low_open=False, high_open=False).__contains__(float(f"{value:.12g}")) or value in allowed
