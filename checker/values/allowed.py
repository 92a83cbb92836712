"""What quantities allow, in words: ``189 to 199``."""

import math
from collections.abc import Sequence

from checker.values.agreement import together
from checker.values.figure import measured
from checker.values.interval import Interval, interval
from checker.values.quantity import Quantity


def shared(quantities: Sequence[Quantity]) -> Interval | None:
    """Return the values that all the quantities allow, or None where nothing is left."""
    if any(together(one, other) is None for one in quantities for other in quantities):
        return None
    both = interval(quantities[0])
    for each in quantities[1:]:
        met = both.meet(interval(each))
        both = Interval(low=met.low, high=met.low) if met.empty else met
    return both


def describe(allowed: Interval, like: Quantity) -> str:
    """Say an interval in words, in the unit of a quantity; of things that come whole, only whole numbers are named."""
    low, high = _edges(allowed, whole=like.unit is None and _whole(like))
    unit = like.unit, like.per
    if low is None and high is None:
        return "any number"
    if high is None:
        return _above(low, *unit, reached=not allowed.low_open or low != allowed.low)
    if low is None:
        return _below(high, *unit, reached=not allowed.high_open or high != allowed.high)
    if low == high:
        return f"exactly {measured(low, *unit)}"
    below = "just below " if allowed.high_open and high == allowed.high else ""
    return f"{measured(low, like.unit if _is_money(like) else None)} to {below}{measured(high, *unit)}"


def _above(low: float | None, unit: str | None, per: str | None, *, reached: bool) -> str:
    figure = measured(low or 0.0, unit, per)
    return f"{figure} or more" if reached else f"more than {figure}"


def _below(high: float, unit: str | None, per: str | None, *, reached: bool) -> str:
    figure = measured(high, unit, per)
    return f"up to {figure}" if reached else f"less than {figure}"


def _is_money(like: Quantity) -> bool:
    """Tell whether the unit is a currency code, which stands before the figure."""
    return like.unit is not None and len(like.unit) == len("USD") and like.unit.isupper()


def _whole(like: Quantity) -> bool:
    return like.value is None or float(like.value).is_integer()


def _edges(allowed: Interval, *, whole: bool) -> tuple[float | None, float | None]:
    """Return the edges, moved to the nearest whole numbers inside where things come whole."""
    low, high = allowed.low, allowed.high
    if not whole:
        return low, high
    if low is not None:
        low = math.floor(low) + 1.0 if allowed.low_open and float(low).is_integer() else float(math.ceil(low))
    if high is not None:
        high = math.ceil(high) - 1.0 if allowed.high_open and float(high).is_integer() else float(math.floor(high))
    return low, high
