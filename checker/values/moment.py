"""A date or a period, resolved as far as the text allows."""

import re
from calendar import day_name, month_name, monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A date expression and what it denotes."""

    kind: ClassVar[str] = "date"

    value: str | None
    """ISO 8601, as precise as stated; None where it cannot be resolved."""
    precision: str
    """``day``, ``week``, ``weekend``, ``month``, ``season``, ``quarter``, ``half``, ``year``, ``decade``,
    ``period`` or ``weekday``."""
    anchor: str
    """``stated``, ``published`` or ``inferred``."""
    event: str | None = None
    """What happened then: the governing predicate."""
    weekday: int | None = None
    """The day of the week the text names, Monday 0; kept beside a date so that a misfit can be told."""
    yearless: str | None = None
    """Month, or month and day, of a date whose year the text does not give: ``--07-21``."""


class Fit(StrEnum):
    """How two dates stand to each other."""

    SAME = "same"
    WITHIN = "within"
    """One lies inside the other, or they overlap: both can speak of the same time."""
    DIFFERENT = "different"
    UNKNOWN = "unknown"
    """One of them does not resolve far enough to tell."""


_YEAR = r"(?P<year>\d{4})"
_FORMS = tuple(
    (precision, re.compile(pattern, re.ASCII))
    for precision, pattern in (
        ("day", rf"{_YEAR}-(?P<a>\d\d)-(?P<b>\d\d)"),
        ("weekend", rf"{_YEAR}-W(?P<a>\d\d)-WE"),
        ("week", rf"{_YEAR}-W(?P<a>\d\d)"),
        ("month", rf"{_YEAR}-(?P<a>\d\d)"),
        ("quarter", rf"{_YEAR}-Q(?P<a>[1-4])"),
        ("half", rf"{_YEAR}-H(?P<a>[12])"),
        ("season", rf"{_YEAR}-(?P<a>SP|SU|FA|WI)"),
        ("year", _YEAR),
        ("decade", r"(?P<year>\d{3})"),
    )
)

_SEASONS = {"SP": (3, 6), "SU": (6, 9), "FA": (9, 12), "WI": (12, 3)}
"""First and last month. Meteorological and astronomical seasons together: neither makes a conflict."""


def precision_of(value: str) -> str | None:
    """Name the precision of an ISO value, or None where it is not one."""
    if "/" in value:
        return "period"
    return next((name for name, form in _FORMS if form.fullmatch(value)), None)


@lru_cache(maxsize=1 << 14)
def interval(value: str | None) -> tuple[date, date] | None:
    """Return the first and last day of an ISO value, or None where it is no such value."""
    if value is None:
        return None
    if "/" in value:
        first, _, last = value.partition("/")
        return _between(interval(first), interval(last))
    for precision, form in _FORMS:
        if match := form.fullmatch(value):
            try:
                return _days(precision, int(match["year"]), *match.groups()[1:])
            except (ValueError, OverflowError):
                return None
    return None


def _between(first: tuple[date, date] | None, last: tuple[date, date] | None) -> tuple[date, date] | None:
    if first is None or last is None or first[0] > last[1]:
        return None
    return first[0], last[1]


def _days(precision: str, year: int, a: str = "", b: str = "") -> tuple[date, date]:
    """Return the first and last day of a value's parts."""
    if precision == "day":
        day = date(year, int(a), int(b))
        return day, day
    if precision in {"week", "weekend"}:
        monday = date.fromisocalendar(year, int(a), 1)
        return monday + timedelta(days=5 if precision == "weekend" else 0), monday + timedelta(days=6)
    if precision == "decade":
        return date(year * 10, 1, 1), date(year * 10 + 9, 12, 31)
    if precision == "season":
        return _season(year, a)
    return _months(year, *_month_range(precision, int(a or 1)))


def _season(year: int, name: str) -> tuple[date, date]:
    """Return a season's days; the winter of a year may be the one it began or the one it ended with."""
    first, last = _SEASONS[name]
    if name == "WI":
        return date(year - 1, first, 1), date(year + 1, last, 31)
    return _months(year, first, last)


def _month_range(precision: str, number: int) -> tuple[int, int]:
    length = {"month": 1, "quarter": 3, "half": 6, "year": 12}[precision]
    return (number - 1) * length + 1, number * length


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def day_value(day: date) -> str:
    """Write a day."""
    return f"{day.year:04d}-{day.month:02d}-{day.day:02d}"


def month_value(year: int, month: int) -> str | None:
    """Write a month."""
    return f"{year:04d}-{month:02d}" if MINYEAR <= year <= MAXYEAR and 1 <= month <= 12 else None  # noqa: PLR2004


def spoken(value: str) -> str:
    """Write an ISO value as a reader would: ``21 July 2021``, ``July 2021``; other periods stay as they are."""
    precision, days = precision_of(value), interval(value)
    if days is None or precision not in {"day", "month"}:
        return value
    month = f"{month_name[days[0].month]} {days[0].year}"
    return f"{days[0].day} {month}" if precision == "day" else month


def week_value(day: date) -> str:
    """Write the week of a day."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def year_value(year: int) -> str | None:
    """Write a year."""
    return f"{year:04d}" if MINYEAR <= year <= MAXYEAR else None


def compare_values(a: str | None, b: str | None) -> Fit:
    """Tell how two ISO values stand to each other."""
    ours, theirs = interval(a), interval(b)
    if ours is None or theirs is None:
        return Fit.UNKNOWN
    if ours == theirs:
        return Fit.SAME
    return Fit.WITHIN if ours[0] <= theirs[1] and theirs[0] <= ours[1] else Fit.DIFFERENT


def compare(a: Moment, b: Moment) -> Fit:
    """Tell how two moments stand to each other: by value, else by month and day, else by weekday."""
    fit = compare_values(a.value, b.value)
    if fit is not Fit.UNKNOWN:
        return fit
    for ours, theirs in ((_yearless(a), _yearless(b)), (_weekday(a), _weekday(b))):
        if ours is not None and theirs is not None:
            return _fit_unresolved(ours, theirs, resolved=a.value is not None or b.value is not None)
    return Fit.UNKNOWN


def alike(a: Moment, b: Moment) -> bool:
    """Tell whether two moments are stated alike.

    The same time, or, where one of them does not resolve, the same day of the week, or of a year that no text gives.
    """
    fit = compare(a, b)
    if fit is not Fit.WITHIN or (a.value is not None and b.value is not None):
        return fit is Fit.SAME
    if a.weekday is not None and a.weekday == b.weekday:
        return True
    known = a if a.value is not None else b
    counted = known.weekday is None and known.anchor != "stated"
    return counted and _yearless(a) == _yearless(b) is not None


def _fit_unresolved(ours: str, theirs: str, *, resolved: bool) -> Fit:
    """Compare what is left of two dates where a year or a week is missing."""
    if ours == theirs:
        return Fit.WITHIN if resolved else Fit.SAME
    if ours.startswith(theirs) or theirs.startswith(ours):
        return Fit.WITHIN
    return Fit.DIFFERENT


def _yearless(moment: Moment) -> str | None:
    """Return a moment's month, or month and day."""
    if moment.yearless is not None:
        return moment.yearless
    precise = moment.value is not None and precision_of(moment.value) in {"day", "month"}
    return f"-{moment.value[4:]}" if moment.value is not None and precise else None


def _weekday(moment: Moment) -> str | None:
    """Return a moment's day of the week, stated or reckoned."""
    days = interval(moment.value)
    if days is not None and days[0] == days[1]:
        return str(days[0].weekday())
    return str(moment.weekday) if moment.value is None and moment.weekday is not None else None


def weekday_fits(moment: Moment) -> bool | None:
    """Tell whether the weekday named is that of the date; None where the text names only one."""
    days = interval(moment.value)
    if moment.weekday is None or days is None or days[0] != days[1]:
        return None
    return days[0].weekday() == moment.weekday


def weekday_name(moment: Moment) -> str | None:
    """Name the day of the week of a moment's date; None where it is no single day."""
    number = _weekday(moment)
    return day_name[int(number)] if number is not None else None


def weekday_named(moment: Moment) -> str | None:
    """Name the day of the week that the text names."""
    return day_name[moment.weekday] if moment.weekday is not None else None


def clash(a: Sequence[str | None], b: Sequence[str | None]) -> bool:
    """Tell whether two sets of ISO values cannot speak of the same time.

    True only where each side has a value that resolves and no pair of them overlaps.
    """
    ours = [days for days in map(interval, a) if days is not None]
    theirs = [days for days in map(interval, b) if days is not None]
    if not ours or not theirs:
        return False
    return not any(x[0] <= y[1] and y[0] <= x[1] for x in ours for y in theirs)
