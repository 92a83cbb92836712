"""The slip that would explain why two figures differ: a lost nought, two digits swapped, the wrong unit."""

import math
from collections.abc import Callable

from checker.values.figure import is_code, number
from checker.values.measure import one_unit
from checker.values.quantity import Quantity

_CLOSE = 1e-6
_POINTS = frozenset({"percentage_point", "point"})
_SHARES = _POINTS | {"%", "basis_point"}
_FACTORS = (
    (10.0, "a digit or a nought more"),
    (100.0, "two noughts more"),
    (1_000.0, "thousand for million, or million for billion"),
    (1_000_000.0, "thousand for billion, or million for trillion"),
)


def slip(a: Quantity, b: Quantity) -> str | None:
    """Name the slip that would turn one stated number into the other, or None; the order does not matter."""
    if a.value is None or b.value is None:
        return None
    low, high = sorted((a.value, b.value))
    equal = math.isclose(low, high, rel_tol=_CLOSE)
    if not one_unit(a.unit, b.unit):
        return _unit(a, b) if equal else None
    if equal and a.per and b.per and a.per != b.per:
        return f"the same number over another span: a {a.per} / a {b.per}" if a.per < b.per else slip(b, a)
    if low == high or low <= 0 or a.per != b.per:
        return None
    return next((found for rule in _RULES if (found := rule(low, high)) is not None), None)


def _unit(a: Quantity, b: Quantity) -> str | None:
    """Explain the same number in two units."""
    units = {a.unit or "", b.unit or ""}
    if "%" in units and units & _POINTS:
        return "per cent against percentage points"
    if "" in units:
        return None
    first, second = sorted(unit.replace("_", " ") for unit in units)
    if units <= _SHARES:
        return f"the same number in other shares: {first} / {second}"
    if all(is_code(unit) for unit in units):
        return f"the same number in another currency: {first} / {second}"
    return f"the same number in another unit: {first} / {second}"


def _factor(low: float, high: float) -> str | None:
    for factor, what in _FACTORS:
        if math.isclose(high / low, factor, rel_tol=_CLOSE):
            return f"{factor:,.0f} times: {what}"
    return None


def _swapped(low: float, high: float) -> str | None:
    """Find two neighbouring digits in the other order: 189 and 198."""
    first, second = _digits(low), _digits(high)
    if len(first) != len(second):
        return None
    differ = [place for place, (x, y) in enumerate(zip(first, second, strict=True)) if x != y]
    match differ:
        case [i, j] if j == i + 1 and first[i] == second[j] and first[j] == second[i]:
            return f"two digits swapped: {number(low)} / {number(high)}"
        case _:
            return None


def _dropped(low: float, high: float) -> str | None:
    """Find a digit lost or doubled: 1,700 and 17,000 are a factor; 189 and 1,189 are not."""
    first, second = _digits(low), _digits(high)
    if len(second) != len(first) + 1 or len(first.rstrip("0")) < len("100"):
        return None
    places = (place for place in range(len(second)) if second[:place] + second[place + 1 :] == first)
    return f"one digit lost or added: {number(low)} / {number(high)}" if next(places, None) is not None else None


def _digits(value: float) -> str:
    return f"{value:.12g}".replace(".", "")


_RULES: tuple[Callable[[float, float], str | None], ...] = (_factor, _swapped, _dropped)
