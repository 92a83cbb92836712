"""Times of day: which can be one, and how far others lie apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.values import Clock
from checker.values.clock import DAY, gap, overlapping, same


def _clock(low: int, high: int | None = None) -> Clock:
    return Clock(low=low, high=low if high is None else high, stated="then")


TIMES = st.tuples(st.integers(0, DAY - 1), st.integers(0, DAY - 1)).map(lambda t: _clock(t[0], t[0] + t[1] % 900))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (_clock(160), _clock(160), True),
        (_clock(145, 175), _clock(170), True),
        (_clock(160), _clock(161), False),
        (_clock(1200, 1800), _clock(60), True),
        (_clock(0, 480), _clock(1260, 1680), True),
        (_clock(1440), _clock(0), True),
        (_clock(600), _clock(1320), False),
    ],
    ids=[
        "equal",
        "hedged",
        "a minute apart",
        "night and one o'clock",
        "early and late night",
        "midnight",
        "ten and ten",
    ],
)
def test_a_night_goes_on_after_midnight(one: Clock, other: Clock, expected: bool) -> None:  # noqa: FBT001 - a table
    """Times that can be one overlap, on whichever side of midnight they are counted."""
    assert overlapping(one, other) is expected


@pytest.mark.parametrize(
    ("one", "other", "minutes"),
    [
        (_clock(160), _clock(190), 30),
        (_clock(1430), _clock(10), 20),
        (_clock(145, 175), _clock(200), 25),
        (_clock(145, 175), _clock(170), 0),
    ],
    ids=["half an hour", "round midnight", "from the hedge on", "none"],
)
def test_a_gap_goes_the_short_way_round(one: Clock, other: Clock, minutes: int) -> None:
    """Ten to midnight and ten past are twenty minutes apart."""
    assert gap(one, other) == minutes


def test_midnight_is_one_minute_however_it_is_counted() -> None:
    """At the end of a day or at the start of one; an hour as a point and as a span are not the same."""
    assert same(_clock(DAY), _clock(0))
    assert not same(_clock(0), _clock(0, 60))


@given(TIMES, TIMES)
def test_no_order_of_two_times_matters(one: Clock, other: Clock) -> None:
    """Overlap and gap are the same from both sides, and one rules out the other."""
    assert overlapping(one, other) is overlapping(other, one)
    assert gap(one, other) == gap(other, one)
    assert (gap(one, other) == 0) is overlapping(one, other)
    assert gap(one, other) <= DAY // 2


@given(TIMES)
def test_a_time_is_itself(one: Clock) -> None:
    """It overlaps itself, is the same as itself, and no minute apart."""
    assert same(one, one)
    assert overlapping(one, one)
    assert gap(one, one) == 0
