"""Figures over time."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.report.timeline import HEIGHT, WIDTH, Chart, Reading, chart, moment
from checker.values import Quantity


def _reading(published: str, value: float | None, low: float | None, high: float | None) -> Reading:
    return Reading(
        anchor="c1",
        letter="A",
        source="A",
        published=published,
        quantity=Quantity(value=value, low=low, high=high),
        stated=str(value),
    )


def _exactly(published: str, value: float) -> Reading:
    return _reading(published, value, value, value)


def _chart(*readings: Reading) -> Chart:
    found = chart(readings)
    assert found
    return found


@pytest.mark.parametrize(
    "readings",
    [
        (),
        (_exactly("2024-03-12", 14),),
        (_exactly("2024-03-12", 14), _exactly("2024-03-12", 20)),
        (_exactly("2024-03-12", 14), _exactly("2024-03-13", 14)),
        (_exactly("2024-03-12", 14), _exactly("some day", 20)),
        (_reading("2024-03-12", None, None, None), _reading("2024-03-13", None, None, None)),
        (_reading("2024-03-12", None, None, 5), _reading("2024-03-13", math.inf, None, math.inf)),
        (_exactly("2024-03-12", 14), _exactly("2024-03-13", 1e300)),
    ],
)
def test_what_does_not_move_is_no_picture(readings: tuple[Reading, ...]) -> None:
    """One date, one value or no figure that fits a scale makes no chart."""
    assert chart(readings) is None


def test_points_stand_in_order_of_time_and_size() -> None:
    """Later is further right, more is higher."""
    early, late = _chart(_exactly("2024-03-14", 20), _exactly("2024-03-12", 14)).points

    assert (early.reading.quantity.value, late.reading.quantity.value) == (14, 20)
    assert early.x < late.x
    assert (early.y or 0) > (late.y or 0)


def test_an_interval_without_an_end_reaches_the_edge() -> None:
    """At least 20 has no top: the line runs to the edge and says so."""
    _, least = _chart(_exactly("2024-03-12", 14), _reading("2024-03-13", 20, 20, None)).points

    assert (least.endless, least.bottom) == ("up", least.y)
    assert least.top < least.bottom


def test_wide_ranges_have_a_logarithmic_scale() -> None:
    """A figure that grew a hundredfold is still legible at its start."""
    found = _chart(_exactly("2024-03-12", 30), _exactly("2024-03-13", 3000))

    assert found.logarithmic
    assert [tick.label for tick in found.rows] == ["100", "1,000"]


def test_a_scale_of_many_powers_has_few_lines() -> None:
    """From one to a million million there is not a line a power."""
    assert len(_chart(_exactly("2024-03-12", 1), _exactly("2024-03-13", 1e12)).rows) <= 6


def test_articles_of_one_hour_do_not_hide_each_other() -> None:
    """Points of the same time stand side by side."""
    found = _chart(*(_exactly("2024-03-12", n) for n in range(3)), _exactly("2024-03-13", 9))
    places = [point.x for point in found.points]

    assert len(set(places)) == 4


def test_dates_below_the_axis_do_not_run_into_each_other() -> None:
    """First and last day are named, those between where there is room."""
    found = _chart(*(_exactly(f"2024-03-{day:02d}", day) for day in range(1, 29)))
    labels = [tick.label for tick in found.days]

    assert (labels[0], labels[-1]) == ("1 March 2024", "28 March 2024")
    assert len(labels) < 8


@pytest.mark.parametrize("published", ["", "soon", "2024-13-45", "0001-01-01T00:00:00+14:00", "99999"])
def test_a_date_that_is_none_is_left_out(published: str) -> None:
    """What cannot be read as a date raises nothing."""
    moment(published)


_ENDS = st.none() | st.floats(allow_nan=False) | st.integers(-10, 10_000).map(float)
_DAYS = st.dates().map(str)


@settings(max_examples=400)
@given(st.lists(st.builds(_reading, _DAYS, _ENDS, _ENDS, _ENDS), min_size=2, max_size=8))
def test_every_picture_stays_in_its_frame(readings: list[Reading]) -> None:
    """Whatever the figures and dates, everything drawn can be seen."""
    found = chart(readings)
    for point in found.points if found else ():
        assert 0 <= point.x <= WIDTH
        assert all(0 <= y <= HEIGHT for y in (point.y, point.top, point.bottom) if y is not None)
