"""Dates as values: their days, how they compare, and what cannot be told."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.values.moment import (
    Fit,
    Moment,
    clash,
    compare,
    compare_values,
    day_value,
    interval,
    month_value,
    precision_of,
    week_value,
    weekday_fits,
    year_value,
)

DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31))


@st.composite
def values(draw: st.DrawFn) -> str:
    """Draw an ISO value of any precision."""
    day = draw(DAYS)
    year = f"{day.year:04d}"
    single = (
        day_value(day),
        str(month_value(day.year, day.month)),
        week_value(day),
        f"{week_value(day)}-WE",
        year,
        year[:3],
        f"{year}-Q{day.month % 4 + 1}",
        f"{year}-H{day.month % 2 + 1}",
        f"{year}-{draw(st.sampled_from(['SP', 'SU', 'FA', 'WI']))}",
    )
    later = day_value(day + timedelta(days=draw(st.integers(0, 5000))))
    return draw(st.sampled_from((*single, f"{day_value(day)}/{later}")))


def moment(value: str | None, *, weekday: int | None = None, yearless: str | None = None) -> Moment:
    """Make a stated moment."""
    return Moment(value=value, precision="day", anchor="stated", weekday=weekday, yearless=yearless)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2021-07-21", date(2021, 7, 21), date(2021, 7, 21)),
        ("2021-02", date(2021, 2, 1), date(2021, 2, 28)),
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("2021-W29", date(2021, 7, 19), date(2021, 7, 25)),
        ("2021-W29-WE", date(2021, 7, 24), date(2021, 7, 25)),
        ("2021-Q3", date(2021, 7, 1), date(2021, 9, 30)),
        ("2021-H2", date(2021, 7, 1), date(2021, 12, 31)),
        ("2021-SU", date(2021, 6, 1), date(2021, 9, 30)),
        ("199", date(1990, 1, 1), date(1999, 12, 31)),
        ("2016/2019-06", date(2016, 1, 1), date(2019, 6, 30)),
    ],
)
def test_interval_holds_the_days_of_a_value(value: str, first: date, last: date) -> None:
    """Each precision covers its first to its last day."""
    assert (first, last) == interval(value)


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        "0000",
        "0000-01-01",
        "2021-02-31",
        "2021-W54",
        "9999-W52-WE",
        "99999",
        "2019/2016",
        "/",
        "٢٠٢١",
        "x" * 9999,
    ],
)
def test_what_is_no_value_has_no_days(value: str | None) -> None:
    """A value that names no days is told by None, never by an exception."""
    assert interval(value) is None


@given(st.text())
def test_interval_takes_any_text(text: str) -> None:
    """No text makes an exception."""
    days = interval(text)

    assert days is None or days[0] <= days[1]


@given(values())
def test_a_value_is_the_same_as_itself(value: str) -> None:
    """An interval contains itself and is never in conflict with itself."""
    assert compare_values(value, value) is Fit.SAME
    assert not clash([value], [value])


@given(values(), values())
def test_comparing_is_symmetric(a: str, b: str) -> None:
    """It makes no difference which date is named first."""
    assert compare_values(a, b) is compare_values(b, a)
    assert compare(moment(a), moment(b)) is compare(moment(b), moment(a))
    assert clash([a], [b]) == clash([b], [a])


@given(values(), values())
def test_a_clash_is_a_difference(a: str, b: str) -> None:
    """Two single values clash where, and only where, they are different."""
    assert clash([a], [b]) == (compare_values(a, b) is Fit.DIFFERENT)


@given(DAYS)
def test_reading_what_was_written_gives_the_day_back(day: date) -> None:
    """Each written form covers the day it was made from."""
    assert interval(day_value(day)) == (day, day)
    for value in (month_value(day.year, day.month), week_value(day), year_value(day.year)):
        days = interval(value)

        assert days is not None
        assert days[0] <= day <= days[1]


@given(values())
def test_every_value_has_a_precision(value: str) -> None:
    """A value's form tells its precision."""
    assert precision_of(value) is not None


@pytest.mark.parametrize(
    ("a", "b", "fit"),
    [
        ("2021-07-21", "2021-07", Fit.WITHIN),
        ("2021-07", "2021-Q3", Fit.WITHIN),
        ("2021-07-21", "2021-07-22", Fit.DIFFERENT),
        ("2016/2019-06", "2018", Fit.WITHIN),
        ("2021", None, Fit.UNKNOWN),
        ("1994-WI", "1993-12", Fit.WITHIN),
    ],
)
def test_values_compare_as_closed_intervals(a: str, b: str | None, fit: Fit) -> None:
    """A month and a day in it are compatible, two days are not."""
    assert compare_values(a, b) is fit


@pytest.mark.parametrize(
    ("a", "b", "fit"),
    [
        (moment(None, yearless="--07-21"), moment(None, yearless="--07-22"), Fit.DIFFERENT),
        (moment(None, yearless="--07-21"), moment("2021-07-21"), Fit.WITHIN),
        (moment(None, yearless="--07-21"), moment(None, yearless="--07"), Fit.WITHIN),
        (moment(None, weekday=1), moment(None, weekday=1), Fit.SAME),
        (moment(None, weekday=1), moment(None, weekday=2), Fit.DIFFERENT),
        (moment(None, weekday=2), moment("2021-07-21", weekday=2), Fit.WITHIN),
        (moment(None, weekday=1), moment("2021-07-21"), Fit.DIFFERENT),
        (moment(None, weekday=1), moment("2021-07"), Fit.UNKNOWN),
        (moment(None, weekday=1), moment(None, yearless="--07-21"), Fit.UNKNOWN),
    ],
)
def test_unresolved_moments_compare_by_what_they_name(a: Moment, b: Moment, fit: Fit) -> None:
    """Without a year, days compare by month and day; without a week, by weekday."""
    assert (fit, fit) == (compare(a, b), compare(b, a))


@pytest.mark.parametrize(("weekday", "fits"), [(2, True), (0, False), (None, None)])
def test_a_weekday_is_held_against_its_date(weekday: int | None, *, fits: bool | None) -> None:
    """21 July 2021 was a Wednesday."""
    assert weekday_fits(moment("2021-07-21", weekday=weekday)) is fits
    assert weekday_fits(moment("2021-07", weekday=weekday)) is None


@pytest.mark.parametrize(
    ("a", "b", "clashes"),
    [
        (["2021-07-21"], ["2021-07-22"], True),
        (["2021-07-21", "2021-07-22"], ["2021-07-22"], False),
        (["2021-07-21"], [], False),
        (["2021-07-21"], [None], False),
        (["2021-07"], ["2021-07-22", None], False),
        (["2020"], ["2021-07-22", None], True),
    ],
)
def test_a_clash_needs_values_on_both_sides(a: list[str | None], b: list[str | None], *, clashes: bool) -> None:
    """Sides clash where both name times and none of them meet."""
    assert clash(a, b) is clashes
