"""Days and months: "21 July 2021", "11/10/2017", "last Tuesday", "yesterday", "Christmas Day"."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from checker.extract.dates import almanac
from checker.extract.dates.grammar import Expression
from checker.extract.dates.setting import (
    STATED,
    Setting,
    choose,
    direction_of,
    figure,
    found,
    joined,
    stated,
    unresolved,
    year_of,
)
from checker.extract.dates.tense import Lean
from checker.values.moment import Moment, day_value, month_value

_CENTURY, _MONTHS = 100, 12
_PIVOT = 10
"""Years ahead of which a two-digit year is taken for the century before."""
_CLOSE = 60
"""Days from publication within which a date is the near one, whatever day of the week is named with it."""
_NEAR = 37
"""Days before publication within which an ambiguous numeric date is taken to lie."""


def _day_of(day: date | None) -> str | None:
    return day_value(day) if day else None


def iso(expression: Expression, _: Setting) -> Moment:
    """Read 2021-07-21, and 2021 / 07 / 21."""
    year, month, day = (figure(word) for word in expression.every("Ydn"))
    return stated(_day_of(almanac.make_day(year, month, day)), "day")


def numeric(expression: Expression, setting: Setting) -> Moment | None:
    """Read 11/10/2017: by the figures, else by the article's other dates, else by its own date."""
    words = expression.every("Ydn")
    mark = expression.words[1].text
    if max(len(word.text) for word in words[:2]) > 2:  # noqa: PLR2004
        return None
    if words[2].tag != "Y" and (len(words[2].text) != 2 or mark != "/"):  # noqa: PLR2004
        return None
    a, b, year = (figure(word) for word in words)
    year = year if words[2].tag == "Y" else _century(year, setting)
    days = {d for d in (almanac.make_day(year, b, a), almanac.make_day(year, a, b)) if d is not None}
    if len(days) <= 1:
        return stated(_day_of(next(iter(days), None)), "day")
    if setting.day_first is not None or mark == ".":
        first, second = (b, a) if setting.day_first or mark == "." else (a, b)
        return stated(_day_of(almanac.make_day(year, first, second)), "day")
    near = [d for d in days if setting.reference and 0 <= (setting.reference - d).days <= _NEAR]
    return stated(_day_of(near[0]) if len(near) == 1 else None, "day")


def _century(year: int, setting: Setting) -> int:
    now = setting.reference.year if setting.reference else 2020
    full = now - now % _CENTURY + year
    return full - _CENTURY if full > now + _PIVOT else full


def day_first(expressions: Iterator[Expression]) -> bool | None:
    """Tell from an article's numeric dates whether it writes the day first."""
    for expression in expressions:
        if expression.form == "numeric":
            a, b = (figure(word) for word in expression.every("Ydn")[:2])
            if (a > _MONTHS) != (b > _MONTHS):
                return a > _MONTHS
    return None


def day_of_month(expression: Expression, setting: Setting) -> Moment:
    """Resolve a day of a month, or a few days of one."""
    month, named = expression.the("M"), expression.word("W")
    days = expression.every("doq")
    weekday = named.number if named else None
    year, stated = year_of(expression, setting)
    if year is None and setting.reference is None:
        return unresolved("day", weekday=weekday, yearless=f"--{month.number:02d}-{days[0].number:02d}")
    values = [_one_day(day.number, month.number, year, expression=expression, setting=setting) for day in days[:2]]
    value = values[0] if len(values) == 1 else joined(values[0], values[1])
    anchor = STATED if stated or value is None else setting.anchor
    precision = "day" if len(values) == 1 else "period"
    yearless = None if year or len(days) > 1 else f"--{month.number:02d}-{days[0].number:02d}"
    return Moment(value=value, precision=precision, anchor=anchor, weekday=weekday, yearless=yearless)


def _one_day(day: int, month: int, year: int | None, *, expression: Expression, setting: Setting) -> str | None:
    if year is not None or setting.reference is None:
        return _day_of(almanac.make_day(year or 0, month, day))
    around = range(setting.reference.year - 8, setting.reference.year + 9)
    days = [d for y in around if (d := almanac.make_day(y, month, day))]
    chosen = choose(days, setting.reference, direction_of(expression), setting.lean)
    weekday = expression.word("W")
    if chosen is None or weekday is None or abs((chosen - setting.reference).days) <= _CLOSE:
        # News of the day with the wrong day of the week is likelier than a date a year away that happens to fit.
        return _day_of(chosen)
    fitting = [d for d in days if d.weekday() == weekday.number and abs(d.year - setting.reference.year) <= 1]
    return _day_of(choose(fitting, setting.reference, direction_of(expression), setting.lean) if fitting else chosen)


def dashed(expression: Expression, setting: Setting) -> Moment | None:
    """Read 21-Jul-2021."""
    day, month, year = expression.words[0], expression.words[2], expression.words[4]
    number = year.number if year.tag == "Y" else _century(figure(year), setting)
    return stated(_day_of(almanac.make_day(number, month.number, day.number)), "day")


def month(expression: Expression, setting: Setting) -> Moment:
    """Resolve a month."""
    month = expression.the("M")
    year, stated = year_of(expression, setting)
    if year is not None:
        value = month_value(year, month.number)
        return Moment(value=value, precision="month", anchor=STATED if stated or not value else setting.anchor)
    if setting.reference is None:
        return unresolved("month", yearless=f"--{month.number:02d}")
    near = found(setting, _near_month(month.number, expression, setting, setting.reference), "month")
    return replace(near, yearless=f"--{month.number:02d}")


def _near_month(month: int, expression: Expression, setting: Setting, now: date) -> str | None:
    """Choose the year of a month: in March, "last February" is a year back, or it would be "last month"."""
    first = now.replace(day=1)
    if expression.has("T") and not expression.has("p"):
        return month_value(now.year, month)
    direction = direction_of(expression)
    months = [d for y in range(now.year - 2, now.year + 3) if (d := almanac.make_day(y, month, 1))]
    if direction < 0:
        previous = almanac.shift_months(first, -1) or first
        day = max((d for d in months if d < previous), default=None)
    elif direction > 0:
        day = min((d for d in months if d > first), default=None)
    else:
        day = choose(months, first, 0, setting.lean)
    return month_value(day.year, day.month) if day else None


def weekday(expression: Expression, setting: Setting) -> Moment:
    """Resolve a day of the week; it stays one where the article has no date."""
    named = expression.the("W")
    day = _nearest_weekday(named.number, expression, setting, setting.reference) if setting.reference else None
    if day is None:
        return unresolved("weekday", weekday=named.number)
    return Moment(value=day_value(day), precision="day", anchor=setting.anchor, weekday=named.number)


def _nearest_weekday(weekday: int, expression: Expression, setting: Setting, now: date) -> date | None:
    """Find the latest such day, unless the words or the verb look ahead."""
    if expression.has("u"):
        start = almanac.shift_days(now, direction_of(expression) * 7 - now.weekday())
        return almanac.weekday_after(start, weekday) if start else None
    direction = direction_of(expression)
    if direction or expression.has("p"):
        find = almanac.weekday_before if direction < 0 else almanac.weekday_after
        return find(now, weekday, strictly=True)
    ahead = setting.lean is Lean.FUTURE or (expression.has("T") and setting.lean is not Lean.PAST)
    return almanac.weekday_after(now, weekday) if ahead else almanac.weekday_before(now, weekday)


def deictic(expression: Expression, setting: Setting) -> Moment:
    """Resolve "today", "yesterday" and "tomorrow"."""
    if setting.reference is None:
        return unresolved("day")
    return found(setting, _day_of(almanac.shift_days(setting.reference, expression.the("R").number)), "day")


def part_of_day(direction: int, setting: Setting) -> Moment | None:
    """Resolve "this morning" and "last night"."""
    if direction > 0:
        return None
    if setting.reference is None:
        return unresolved("day")
    return found(setting, _day_of(almanac.shift_days(setting.reference, direction)), "day")


def holiday(expression: Expression, setting: Setting) -> Moment:
    """Resolve a day with a name."""
    holiday = setting.holidays[expression.the("H").lower]
    year, _ = year_of(expression, setting)
    if year is not None:
        return stated(_day_of(holiday.in_year(year)), "day")
    if setting.reference is None:
        return unresolved("day")
    now = setting.reference
    days = [d for y in range(now.year - 1, now.year + 2) if (d := holiday.in_year(y))]
    return found(setting, _day_of(choose(days, now, direction_of(expression), setting.lean)), "day")
