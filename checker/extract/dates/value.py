"""Date expressions to ISO values, against a day of reference where they need one."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from checker.extract.dates import day as dateday
from checker.extract.dates import period as dateperiod
from checker.extract.dates.grammar import Expression
from checker.extract.dates.setting import GRAINS, STATED, Setting, joined, unresolved
from checker.values.moment import Moment, interval


def resolve(expression: Expression, setting: Setting) -> Moment | None:
    """Resolve an expression; None where it turns out to be no date."""
    moment = _RESOLVERS[expression.form](expression, setting)
    if moment is None or moment.value is None:
        return moment
    if interval(moment.value) is None:
        # Before the first year of the calendar or after its last.
        return replace(moment, value=None, anchor=STATED)
    if moment.anchor == STATED:
        return moment
    if GRAINS.get(moment.precision, 0) < GRAINS[setting.grain]:
        return unresolved(moment.precision, weekday=moment.weekday, yearless=moment.yearless)
    return moment


def is_full(expression: Expression) -> bool:
    """Tell whether an expression names a day with its year."""
    return expression.form in {"iso", "numeric"} or (
        expression.form in {"dmy", "mdy", "dashed"} and expression.has("Y")
    )


def period(first: Moment, last: Moment) -> Moment | None:
    """Make the period from one moment to another."""
    if first.precision not in GRAINS or last.precision not in GRAINS:
        return None
    value = joined(first.value, last.value)
    anchor = next((m.anchor for m in (first, last) if m.anchor != STATED), STATED)
    return Moment(value=value, precision="period", anchor=anchor) if value else None


Resolver = Callable[[Expression, Setting], Moment | None]

_RESOLVERS: Mapping[str, Resolver] = {
    "iso": dateday.iso,
    "numeric": dateday.numeric,
    "dmy": dateday.day_of_month,
    "mdy": dateday.day_of_month,
    "dashed": dateday.dashed,
    "quarter": dateperiod.quarter,
    "span": dateperiod.first_months,
    "lasthalf": dateperiod.last_half,
    "q": dateperiod.short_quarter,
    "yearly": dateperiod.same_period,
    "yearago": dateperiod.year_ago,
    "latest": dateperiod.latest,
    "ago": dateperiod.ago,
    "weekday": dateday.weekday,
    "holiday": dateday.holiday,
    "month": dateday.month,
    "unit": dateperiod.unit,
    "weekend": dateperiod.weekend,
    "season": dateperiod.season,
    "years": dateperiod.years,
    "year": dateperiod.bare_year,
    "decade": dateperiod.decade,
    "deictic": dateday.deictic,
    "anaphor": dateperiod.anaphor,
    "fiscal": dateperiod.fiscal,
}
