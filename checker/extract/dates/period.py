"""Periods: "last week", "the third quarter", "fiscal 1999", "the 1990s", "a year earlier"."""

from datetime import date

from checker.extract.dates import almanac
from checker.extract.dates.day import part_of_day
from checker.extract.dates.grammar import Expression
from checker.extract.dates.setting import (
    INFERRED,
    STATED,
    Setting,
    anchor_of,
    counted,
    direction_of,
    figure,
    found,
    is_year,
    joined,
    shift,
    stated,
    unit_value,
    unresolved,
    year_of,
)
from checker.extract.dates.tense import Lean
from checker.values.moment import Moment, month_value, year_value

_CENTURY, _MONTHS, _DECADE = 100, 12, 10
_LENGTHS = {3: ("Q1", "quarter"), 6: ("H1", "half")}
"""Months from January that have a label."""


def ago(expression: Expression, setting: Setting) -> Moment | None:
    """Resolve "two days ago"."""
    amount, unit = expression.words[0], expression.the("uvkK")
    count = 1 if amount.tag == "a" else amount.number or figure(amount)
    if not 0 < count < 10_000:  # noqa: PLR2004
        return None
    return counted(-count, unit.lower.removesuffix("s"), setting)


def unit(expression: Expression, setting: Setting) -> Moment | None:
    """Resolve "last week", "earlier this year", "next spring", "this morning"."""
    unit = expression.words[-1]
    direction = direction_of(expression)
    if unit.tag == "D":
        return part_of_day(direction, setting)
    if unit.tag == "S":
        return season(expression, setting)
    if unit.lower == "day":
        return None
    return counted(direction, unit.lower, setting)


def weekend(_: Expression, setting: Setting) -> Moment | None:
    """Resolve "the weekend": the last, or the one a verb looks ahead to; on a weekend, this one."""
    if setting.reference is None:
        return unresolved("weekend")
    saturday, ahead = 5, setting.lean is Lean.FUTURE
    back = 0 if ahead or setting.reference.weekday() >= saturday else -1
    return counted(back, "weekend", setting)


def season(expression: Expression, setting: Setting) -> Moment | None:
    """Resolve "last spring" and "the winter of 1994"."""
    name = setting.seasons[expression.the("S").lower]
    year, stated = year_of(expression, setting)
    if year is None:
        if setting.reference is None:
            return unresolved("season")
        year = _season_year(name, expression, setting, setting.reference)
    value = year_value(year)
    return Moment(value=value and f"{value}-{name}", precision="season", anchor=STATED if stated else setting.anchor)


def _season_year(name: str, expression: Expression, setting: Setting, now: date) -> int:
    """Choose the year of a season: the one that is or was, unless words or verb look ahead."""
    begun = {"WI": 0, "SP": 3, "SU": 6, "FA": 9}[name] <= now.month
    current = almanac.season_value(now).endswith(name)
    direction = direction_of(expression)
    if direction == 0 and expression.has("T"):
        return now.year
    ahead = direction > 0 or (direction == 0 and setting.lean is Lean.FUTURE)
    if ahead:
        return now.year + (begun and not (current and direction == 0))
    return now.year - (not begun or (current and direction < 0))


def quarter(expression: Expression, setting: Setting) -> Moment | None:
    """Resolve "the third quarter" and "the first half of 1989"."""
    ordinal, unit = expression.the("q"), expression.the("kh")
    year, stated = year_of(expression, setting)
    if unit.tag == "h":
        return _half(ordinal.number, year, setting, stated=stated)
    return _numbered_quarter(ordinal.number, year, setting, stated=stated)


def short_quarter(expression: Expression, setting: Setting) -> Moment | None:
    """Resolve "Q3 2021"."""
    year, stated = year_of(expression, setting)
    return _numbered_quarter(expression.words[0].number, year, setting, stated=stated)


def _numbered_quarter(number: int, year: int | None, setting: Setting, *, stated: bool) -> Moment | None:
    if number > 4:  # noqa: PLR2004
        return None
    if year is None:
        if setting.reference is None:
            return unresolved("quarter")
        year = _quarter_year(number, setting.lean, setting.reference)
    return Moment(value=f"{year:04d}-Q{number}", precision="quarter", anchor=anchor_of(setting, stated=stated))


def _quarter_year(number: int, lean: Lean, now: date) -> int:
    current = almanac.quarter_of(now)
    if lean is Lean.FUTURE:
        # Results of the quarter that has just ended are still to be reported.
        return now.year + (number < current - 1)
    return now.year - (number > current)


def _half(number: int, year: int | None, setting: Setting, *, stated: bool) -> Moment | None:
    """Name half a year; without a year it is half a match."""
    if year is None or number > 2:  # noqa: PLR2004
        return None
    return Moment(value=f"{year:04d}-H{number}", precision="half", anchor=anchor_of(setting, stated=stated))


def last_half(expression: Expression, setting: Setting) -> Moment | None:
    """Resolve "the last half of 1989"."""
    year, stated = year_of(expression, setting)
    return _half(2 if expression.has("L") else 1, year, setting, stated=stated)


def first_months(expression: Expression, setting: Setting) -> Moment | None:
    """Resolve "the first nine months of 2016"."""
    year, stated = year_of(expression, setting)
    count, unit = expression.the("cd"), expression.the("Kv")
    if year is None or unit.lower not in {"months", "quarters"}:
        return None
    months = count.number * (3 if unit.tag == "K" else 1)
    if not 0 < months < _MONTHS or expression.the("qL").number > 1:
        return None
    anchor, back = anchor_of(setting, stated=stated), expression.has("L")
    if months in _LENGTHS and not back:
        label, precision = _LENGTHS[months]
        return Moment(value=f"{year:04d}-{label}", precision=precision, anchor=anchor)
    first, last = (_MONTHS + 1 - months, _MONTHS) if back else (1, months)
    return Moment(value=f"{year:04d}-{first:02d}/{year:04d}-{last:02d}", precision="period", anchor=anchor)


def same_period(expression: Expression, setting: Setting) -> Moment | None:
    """Resolve "the 1989 period" and "the corresponding quarter last year" by the quarter spoken of."""
    year, _ = year_of(expression, setting)
    if year is None:
        return None
    if setting.focus.quarter and expression.has("kr"):
        return Moment(value=f"{year:04d}{setting.focus.quarter[4:]}", precision="quarter", anchor=setting.anchor)
    return found(setting, year_value(year), "year")


def year_ago(expression: Expression, setting: Setting) -> Moment | None:
    """Resolve "a year earlier": of the quarter spoken of, where the text speaks of one, else of the year."""
    unit, mark = expression.the("u"), expression.the("Ae")
    if mark.lower == "later" or len(expression.words) < 3:  # noqa: PLR2004
        return None
    if not is_year(unit):
        return ago(expression, setting) if mark.tag == "A" and expression.words[0].tag == "a" else None
    if quarter := setting.focus.quarter:
        return Moment(value=f"{int(quarter[:4]) - 1:04d}{quarter[4:]}", precision="quarter", anchor=setting.anchor)
    if mark.tag == "e" and setting.focus.year and setting.reference is None:
        return Moment(value=year_value(setting.focus.year - 1), precision="year", anchor=INFERRED)
    return counted(-1, "year", setting)


def latest(expression: Expression, setting: Setting) -> Moment | None:
    """Resolve "the latest quarter", "the full year", "the last fiscal year"."""
    unit = expression.words[-1]
    if unit.tag in "kr":
        return _this_quarter(setting)
    if not is_year(unit):
        return None
    return counted(shift(expression.word("L")), "year", setting)


def _this_quarter(setting: Setting) -> Moment | None:
    """Return the quarter spoken of, else the last one that is over."""
    if setting.focus.quarter:
        return Moment(value=setting.focus.quarter, precision="quarter", anchor=setting.anchor)
    return counted(-1, "quarter", setting) if setting.reference else None


def fiscal(expression: Expression, setting: Setting) -> Moment | None:
    """Resolve "for the year" and "the quarter" in reports of results."""
    unit = expression.words[-1]
    if unit.tag == "k":
        return _this_quarter(setting)
    return counted(0, "year", setting) if is_year(unit) and setting.reference else None


def bare_year(expression: Expression, _: Setting) -> Moment:
    """Read a year."""
    return stated(year_value(expression.the("Y").number), "year")


def years(expression: Expression, _: Setting) -> Moment | None:
    """Read 2014-2015, 2014-15, and 2014-07, which is a month."""
    first, last = expression.words[0], expression.words[-1]
    year = last.number if last.tag == "Y" else first.number - first.number % _CENTURY + figure(last)
    if expression.words[1].text == "/" and year != first.number + 1:
        return None
    if year > first.number and (last.tag == "Y" or len(last.text) == 2):  # noqa: PLR2004
        return stated(joined(year_value(first.number), year_value(year)), "period")
    if last.tag == "d" and len(last.text) == 2 and (value := month_value(first.number, last.number)):  # noqa: PLR2004
        return stated(value, "month")
    return None


def decade(expression: Expression, _: Setting) -> Moment | None:
    """Read "the 1990s"; "his twenties" are an age."""
    word = expression.the("y")
    if word.text.isalpha() and not expression.has("t"):
        return None
    return stated(f"{word.number // _DECADE:03d}", "decade")


def anaphor(expression: Expression, setting: Setting) -> Moment | None:
    """Resolve "that year" and "the same day" by what the text spoke of last."""
    unit, focus = expression.words[-1].lower, setting.focus
    if expression.words[0].lower not in {"that", "same"}:
        return None
    if unit == "year" and focus.year:
        return Moment(value=year_value(focus.year), precision="year", anchor=INFERRED)
    if unit in {"day", "week", "month"} and focus.day:
        return Moment(value=unit_value(unit, focus.day), precision=unit, anchor=INFERRED)
    return None
