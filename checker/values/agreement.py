"""Whether two figures say the same, or can both be true, as an editor reads them."""

import math

from checker.values.interval import Interval, interval, overlap, same
from checker.values.measure import one_unit
from checker.values.quantity import Bound, Quantity

_ROUND = 10.0
"""Whole multiples of ten are round numbers, which writers use loosely (Krifka 2007)."""
TIMES = frozenset({"year", "month", "week", "day", "hour", "minute"})
"""Units of time: a war of more than six years is a six-year war."""
_OPEN = frozenset({Bound.MORE_THAN, Bound.LESS_THAN})


def alike(a: Quantity, b: Quantity) -> bool:
    """Tell whether two figures state the same: "some 50,000" is what a bare 50,000 already is."""
    return same(a, b) or (_loose(a, b) and math.isclose(a.value or 0.0, b.value or 0.0, rel_tol=1e-9))


def together(a: Quantity, b: Quantity) -> Interval | None:
    """Return the values that two figures both allow, or None where they exclude each other.

    "More than 80" and a plain, round 80 touch: one writer's bound is the other's round figure.
    """
    both = overlap(a, b)
    if both is not None or not _touch(a, b):
        return both
    return Interval(low=a.value, high=a.value)


def _loose(a: Quantity, b: Quantity) -> bool:
    """Tell whether one figure is hedged as approximate and the other is a round one that reaches as far by itself."""
    if not one_unit(a.unit, b.unit) or a.per != b.per or {a.bound, b.bound} != {Bound.EXACT, Bound.ABOUT}:
        return False
    exact, about = (a, b) if a.bound is Bound.EXACT else (b, a)
    rounded = exact.low is not None and exact.high is not None and exact.low < exact.high
    reach = interval(about)
    return rounded and exact.value is not None and exact.value in reach


def _touch(a: Quantity, b: Quantity) -> bool:
    if not one_unit(a.unit, b.unit) or a.per != b.per or a.value is None or a.value != b.value:
        return False
    bounds = {a.bound, b.bound}
    return Bound.EXACT in bounds and bool(bounds & _OPEN) and _round(a)


def _round(a: Quantity) -> bool:
    """Tell whether a figure is used loosely: a round count, or a time; 80 per cent is what it says."""
    if a.unit in TIMES:
        return True
    return a.unit is None and a.value is not None and a.value >= _ROUND and a.value % _ROUND == 0
