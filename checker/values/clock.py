"""A time of day as a source states it, and the minutes it allows."""

from dataclasses import dataclass
from typing import ClassVar

DAY = 24 * 60
"""Minutes of a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A clock time or a part of the day: ``about 2.40am``, ``Friday evening``.

    Minutes count from midnight; what runs past midnight ends above ``DAY``: a night is 20:00 to 30:00.
    """

    kind: ClassVar[str] = "time"

    low: int
    """First minute allowed."""
    high: int
    """Last minute allowed."""
    stated: str
    """As written, on one line."""
    exact: bool = False
    """Whether it is a clock time without a hedge."""
    part: str | None = None
    """Which part of the event it dates: the kind of its governing event, ``shoot``, ``arrest``."""
    zone: str | None = None
    """The time zone as written."""


def _spans(clock: Clock) -> tuple[tuple[int, int], ...]:
    """Return the minutes as spans of the day before, the day and the next, so that night hours meet early ones."""
    return tuple((clock.low + shift, clock.high + shift) for shift in (-DAY, 0, DAY))


def overlapping(one: Clock, other: Clock) -> bool:
    """Tell whether one time can be the other: ``about 2`` and ``2.10`` -> True."""
    return any(low <= other.high and other.low <= high for low, high in _spans(one))


def same(one: Clock, other: Clock) -> bool:
    """Tell whether two times allow the same minutes."""
    return (one.low % DAY, one.high - one.low) == (other.low % DAY, other.high - other.low)


def gap(one: Clock, other: Clock) -> int:
    """Return the minutes between two times that do not overlap, the short way round the clock; 0 where they do."""
    if overlapping(one, other):
        return 0
    return min(min(abs(low - other.high), abs(other.low - high)) for low, high in _spans(one))
