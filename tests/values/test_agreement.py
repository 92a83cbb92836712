"""When two figures say the same, and what both allow."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.values.agreement import alike, together
from checker.values.allowed import describe, shared
from checker.values.interval import interval, overlap
from checker.values.quantity import Bound, Quantity


def _figure(value: float, bound: Bound, *, unit: str | None = None) -> Quantity:
    """Make a figure as the reader of hedges would: a tenth either way for "about", open edges for strict bounds."""
    edges = {
        Bound.EXACT: (value, value),
        Bound.ABOUT: (value * 0.9, value * 1.1),
        Bound.AT_LEAST: (value, None),
        Bound.MORE_THAN: (value, None),
        Bound.AT_MOST: (None, value),
        Bound.LESS_THAN: (None, value),
        Bound.BETWEEN: (value, value * 2),
    }
    low, high = edges[bound]
    return Quantity(
        value=value,
        low=low,
        high=high,
        low_open=bound is Bound.MORE_THAN,
        high_open=bound is Bound.LESS_THAN,
        bound=bound,
        unit=unit,
    )


FIGURES = st.builds(
    _figure, st.integers(1, 100_000).map(float), st.sampled_from(Bound), unit=st.sampled_from([None, "%", "USD"])
)


@given(FIGURES, FIGURES)
def test_comparison_is_symmetric(one: Quantity, other: Quantity) -> None:
    """It does not matter which source is named first."""
    assert alike(one, other) is alike(other, one)
    assert together(one, other) == together(other, one)


@given(FIGURES, FIGURES)
def test_what_is_alike_fits_together(one: Quantity, other: Quantity) -> None:
    """Figures that state the same can both be true."""
    if alike(one, other):
        assert together(one, other) is not None


@given(FIGURES, FIGURES)
def test_what_fits_lies_in_both(one: Quantity, other: Quantity) -> None:
    """The shared values lie inside both intervals wherever the intervals meet."""
    both = together(one, other)
    if both is not None and overlap(one, other) is not None and both.low is not None and not both.low_open:
        assert both.low in interval(one)
        assert both.low in interval(other)


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [
        (_figure(80, Bound.EXACT), _figure(80, Bound.MORE_THAN), True),
        (_figure(17, Bound.EXACT), _figure(17, Bound.MORE_THAN), False),
        (_figure(80, Bound.EXACT, unit="%"), _figure(80, Bound.MORE_THAN, unit="%"), False),
        (_figure(81, Bound.EXACT), _figure(80, Bound.MORE_THAN), True),
        (_figure(79, Bound.EXACT), _figure(80, Bound.MORE_THAN), False),
    ],
)
def test_a_round_count_touches_an_open_bound(one: Quantity, other: Quantity, *, fits: bool) -> None:
    """A round count and "more than" the same count fit; a figure that is not round, or is measured, is what it says."""
    assert (together(one, other) is not None) is fits


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        ([_figure(189, Bound.AT_LEAST), Quantity(value=200.0, low=180.0, high=200.0, high_open=True)], "189 to 199"),
        ([_figure(80, Bound.EXACT), _figure(80, Bound.MORE_THAN)], "exactly 80"),
        ([_figure(10, Bound.AT_LEAST), _figure(12, Bound.MORE_THAN)], "13 or more"),
        ([_figure(10, Bound.AT_MOST), _figure(12, Bound.LESS_THAN)], "up to 10"),
        ([_figure(12, Bound.LESS_THAN, unit="%")], "less than 12%"),
        ([_figure(12, Bound.MORE_THAN, unit="%")], "more than 12%"),
    ],
)
def test_what_is_shared_is_said_in_figures(figures: list[Quantity], words: str) -> None:
    """The report names the shared values, and of things that come whole only whole numbers."""
    both = shared(figures)

    assert both is not None
    assert describe(both, figures[0]) == words


def test_what_excludes_itself_shares_nothing() -> None:
    """Figures of which two exclude each other share no value."""
    assert shared([_figure(10, Bound.EXACT), _figure(12, Bound.EXACT), _figure(5, Bound.AT_LEAST)]) is None
