"""What date expressions are resolved against, and the steps all of them share."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from checker.extract.dates import almanac
from checker.extract.dates.almanac import Holiday
from checker.extract.dates.grammar import Expression
from checker.extract.dates.tense import Lean
from checker.extract.dates.words import Word
from checker.values.moment import Moment, day_value, interval, month_value, week_value, year_value

STATED, INFERRED = "stated", "inferred"
_DIGITS = 6
"""Digits beyond which a number counts no days and is no year."""
_NEAR, _FAR = 60, 300
"""Days: a date that is as near as the one and whose other return is as far as the other is the near one."""
_SOON, _LONG_AGO = 100, 200
"""Days: without a verb, a date that comes within the one is ahead if its last return is past the other."""
_FINEST_FIRST = (
    ("day",),
    ("week", "weekend", "weekday"),
    ("month",),
    ("season", "quarter", "half"),
    ("year",),
)
GRAINS = {precision: grain for grain, alike in enumerate(_FINEST_FIRST) for precision in alike}
"""How coarse each precision is."""
_COMPARISONS = frozenset({"yearago", "yearly"})
"""Forms that set another period beside the one spoken of, which stays in focus."""


@dataclass(slots=True, kw_only=True)
class Focus:
    """What a text spoke of last: "that year" and "a year earlier" go by it."""

    day: date | None = None
    year: int | None = None
    quarter: str | None = None

    def see(self, moment: Moment, form: str, now: date | None) -> None:
        """Take note of a moment the text speaks of."""
        days = interval(moment.value)
        if days is None or form in _COMPARISONS:
            return
        if moment.precision == "quarter" and self._newer(days[1], moment.value or "", now):
            self.quarter = moment.value
        if moment.precision == "day":
            self.day = days[0]
        if moment.precision in {"day", "month", "year"}:
            self.year = days[0].year

    def _newer(self, end: date, value: str, now: date | None) -> bool:
        """Tell whether results are now of this quarter: the latest spoken of, yet not one still to end."""
        return self.quarter is None or (value >= self.quarter and (now is None or end < now))


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What an expression is resolved against."""

    reference: date | None
    """The article's own date."""
    anchor: str
    """Where the reference comes from: ``published`` or ``inferred``."""
    grain: str = "day"
    """How precise the reference is: a month or year resolves nothing finer."""
    lean: Lean = Lean.OPEN
    year: int | None = None
    """The year of a date this one is joined to: "between March and June 2019"."""
    day_first: bool | None = None
    """Whether the article writes the day before the month in 11/10/2017."""
    focus: Focus = field(default_factory=Focus)
    seasons: Mapping[str, str] = field(default_factory=dict)
    holidays: Mapping[str, Holiday] = field(default_factory=dict)


def unresolved(precision: str, *, weekday: int | None = None, yearless: str | None = None) -> Moment:
    """Make a moment of a date that cannot be resolved."""
    return Moment(value=None, precision=precision, anchor=STATED, weekday=weekday, yearless=yearless)


def stated(value: str | None, precision: str, *, weekday: int | None = None) -> Moment:
    """Make a moment that the text states in full."""
    return Moment(value=value, precision=precision, anchor=STATED, weekday=weekday)


def found(setting: Setting, value: str | None, precision: str) -> Moment:
    """Make a moment that was reckoned from the article's date."""
    return Moment(value=value, precision=precision, anchor=setting.anchor if value else STATED)


def shift(word: Word | None) -> int:
    """Return -1 for last, 1 for next, 0 for this."""
    return {"L": -1, "N": 1}.get(word.tag, 0) if word else 0


def is_year(word: Word | None) -> bool:
    """Tell whether a word is "year"."""
    return word is not None and word.lower == "year"


def direction_of(expression: Expression) -> int:
    """Return which way the words point: "this past" back and "this coming" ahead."""
    if past := expression.word("p"):
        return -1 if past.lower == "past" else 1
    return shift(expression.word("LNT"))


def year_of(expression: Expression, setting: Setting) -> tuple[int | None, bool]:
    """Return the year an expression names, and whether it states it in figures."""
    if year := expression.word("Y"):
        return year.number, True
    if setting.year is not None:
        return setting.year, True
    words = expression.words
    for before, after in pairwise(words):
        if before.tag in "LTNt" and is_year(after) and setting.reference:
            return setting.reference.year + shift(before), False
    return None, False


def figure(word: Word) -> int:
    """Return the number a word is written as; 0 where it is none."""
    return int(word.text) if word.text.isdigit() and len(word.text) <= _DIGITS else 0


def joined(first: str | None, last: str | None) -> str | None:
    """Make a period of two values."""
    value = f"{first}/{last}" if first and last else None
    return value if interval(value) else None


def choose(days: list[date], reference: date, direction: int, lean: Lean) -> date | None:
    """Choose among the yearly returns of a day."""
    past = max((d for d in days if d <= reference), default=None)
    ahead = min((d for d in days if d >= reference), default=None)
    if past is None or ahead is None:
        return past or ahead
    if direction:
        return past if direction < 0 else ahead
    return ahead if _is_ahead((ahead - reference).days, (reference - past).days, lean) else past


def _is_ahead(until: int, since: int, lean: Lean) -> bool:
    """Tell whether a date without a year is the coming one, from the days to it and from the last one.

    News gives the year of a date most of a year away, so that a near one is meant whatever the verb.
    """
    if min(until, since) <= _NEAR and max(until, since) >= _FAR:
        return until < since
    if lean is Lean.OPEN:
        return until <= _SOON and since > _LONG_AGO
    return lean is Lean.FUTURE


def anchor_of(setting: Setting, *, stated: bool) -> str:
    """Return what a date hangs on: itself where it is stated, else the article's day."""
    return STATED if stated else setting.anchor


def counted(count: int, unit: str, setting: Setting) -> Moment | None:
    """Count units from the article's date; as precise as the unit."""
    if unit not in GRAINS:
        return None
    if (now := setting.reference) is None:
        return unresolved(unit)
    if unit == "year":
        return found(setting, year_value(now.year + count), "year")
    if unit in {"month", "quarter"}:
        day = almanac.shift_months(now, count * (3 if unit == "quarter" else 1))
        return found(setting, unit_value(unit, day) if day else None, unit)
    day = almanac.shift_days(now, count * (7 if unit in {"week", "weekend"} else 1))
    return found(setting, unit_value(unit, day) if day else None, unit)


def unit_value(unit: str, day: date) -> str | None:
    """Write the month, quarter, week or day that a day lies in."""
    if unit == "quarter":
        return f"{day.year:04d}-Q{almanac.quarter_of(day)}"
    if unit == "month":
        return month_value(day.year, day.month)
    if unit == "day":
        return day_value(day)
    return f"{week_value(day)}-WE" if unit == "weekend" else week_value(day)
