"""A quantity in words, for a table's cell or a sentence."""

import re

from checker.values.quantity import Bound, Quantity

_MONEY = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹", "AUD": "A$", "CAD": "C$"}
_SCALES = ((1e12, "tn"), (1e9, "bn"), (1e6, "m"))
_HEDGES = {
    Bound.ABOUT: "about ",
    Bound.AT_LEAST: "at least ",
    Bound.MORE_THAN: "more than ",
    Bound.AT_MOST: "at most ",
    Bound.LESS_THAN: "less than ",
}
_AFTER_MARK = re.compile(r"(?<=[$€£¥₹]) (?=[0-9])")
_BEFORE_SIGN = re.compile(r"(?<=[0-9]) (?=%)")
_SAFE = 1e15
"""Beyond it a float has no unit place."""
_PLAIN = 1e6


def tidy(text: str) -> str:
    """Mend the spacing of a figure as written: ``$ 500,000`` and ``1.3 %`` come from tokenised text."""
    return _BEFORE_SIGN.sub("", _AFTER_MARK.sub("", " ".join(text.split())))


def wording(quantity: Quantity) -> str:
    """Return a quantity as an editor reads it: as written where known, else from its values."""
    return quantity.stated or _HEDGES.get(quantity.bound, "") + _figure(quantity)


def _figure(quantity: Quantity) -> str:
    if quantity.value is not None:
        return measured(quantity.value, quantity.unit, quantity.per)
    if quantity.low is None or quantity.high is None:
        edge = quantity.high if quantity.low is None else quantity.low
        return "an unknown number" if edge is None else measured(edge, quantity.unit, quantity.per)
    return f"{number(quantity.low)} to {measured(quantity.high, quantity.unit, quantity.per)}"


def is_code(unit: str) -> bool:
    """Tell whether a canonical unit is a currency's code: ``USD``."""
    return len(unit) == len("USD") and unit.isupper()


def measured(value: float, unit: str | None = None, per: str | None = None) -> str:
    """Return a number with its unit: ``$3.2m``, ``45%``, ``16 kilometre``, ``20 per week``."""
    rate = f" per {per}" if per else ""
    if unit is None:
        return number(value) + rate
    if unit == "%":
        return f"{number(value)}%{rate}"
    if is_code(unit):
        sign = "-" if value < 0 else ""
        return f"{sign}{_MONEY.get(unit, unit + ' ')}{_short(abs(value))}{rate}"
    return f"{number(value)} {unit.replace('_', ' ')}{rate}"


def number(value: float) -> str:
    """Return a number in digits: grouped, no needless decimals."""
    if float(value).is_integer() and abs(value) < _SAFE:
        return f"{int(value):,}"
    return f"{value:,.6g}" if abs(value) < _PLAIN else f"{value:,.12g}"


def _short(value: float) -> str:
    for scale, letter in _SCALES:
        if value >= scale:
            return f"{value / scale:.4g}{letter}"
    return number(value)
