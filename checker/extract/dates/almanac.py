"""Reckoning with days: weeks, months, weekdays and holidays around a given day."""

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta

import msgspec

DECEMBER = 12
_WEEK = 7


class Holiday(msgspec.Struct, frozen=True, kw_only=True):
    """A day with a name: a fixed day, the nth weekday of a month, or days from Easter."""

    names: tuple[str, ...]
    month: int = 1
    day: int | None = None
    weekday: int = 0
    nth: int = 1
    easter: int | None = None
    offset: int = 0

    def in_year(self, year: int) -> date | None:
        """Return the holiday's day in a year."""
        if not MINYEAR <= year < MAXYEAR:
            return None
        if self.easter is not None:
            return easter(year) + timedelta(days=self.easter)
        if self.day is not None:
            return make_day(year, self.month, self.day)
        return nth_weekday(year, self.month, self.weekday, nth=self.nth) + timedelta(days=self.offset)


def make_day(year: int, month: int, day: int) -> date | None:
    """Return a day, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift_days(day: date, days: int) -> date | None:
    """Return the day so many days later."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def shift_months(day: date, months: int) -> date | None:
    """Return the first of the month so many months later."""
    year, month = divmod(day.year * DECEMBER + day.month - 1 + months, DECEMBER)
    return make_day(year, month + 1, 1)


def nth_weekday(year: int, month: int, weekday: int, *, nth: int) -> date:
    """Return the nth given weekday of a month; counted from its end where nth is negative."""
    if nth < 0:
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta(days=(last.weekday() - weekday) % _WEEK + _WEEK * (-nth - 1))
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % _WEEK + _WEEK * (nth - 1))


def easter(year: int) -> date:
    """Return Easter Sunday in the Gregorian calendar (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    f = (b - (b + 8) // 25 + 1) // 3
    g = (19 * a + b - d - f + 15) % 30
    h = (32 + 2 * e + 2 * (c // 4) - g - c % 4) % 7
    i = (a + 11 * g + 22 * h) // 451
    month, day = divmod(g + h - 7 * i + 114, 31)
    return date(year, month, day + 1)


def weekday_before(day: date, weekday: int, *, strictly: bool = False) -> date | None:
    """Return the latest given weekday on or before a day."""
    back = (day.weekday() - weekday) % _WEEK
    return shift_days(day, -(back or _WEEK if strictly else back))


def weekday_after(day: date, weekday: int, *, strictly: bool = False) -> date | None:
    """Return the earliest given weekday on or after a day."""
    ahead = (weekday - day.weekday()) % _WEEK
    return shift_days(day, ahead or _WEEK if strictly else ahead)


def quarter_of(day: date) -> int:
    """Return the quarter, from 1, that a day lies in."""
    return (day.month + 2) // 3


def season_value(day: date) -> str:
    """Name the season a day lies in, the winter by the year it ends in."""
    name = ("WI", "SP", "SU", "FA")[day.month % DECEMBER // 3]
    return f"{day.year + (day.month == DECEMBER):04d}-{name}"
