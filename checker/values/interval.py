"""The interval a stated number allows, and how two intervals meet."""

import math
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

import msgspec

from checker.values.measure import one_unit
from checker.values.quantity import Bound, Quantity


class Rounding(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How far a round number reaches."""

    exact_below: float
    share: float
    reach: float


class Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a hedge allows, in multiples of the stated figure; an absent edge is unbounded."""

    bound: Bound
    low: float | None = None
    high: float | None = None
    low_open: bool = False
    high_open: bool = False


class Forecast(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """Words for what somebody expects."""

    verbs: frozenset[str]
    reported: frozenset[str]
    nouns: frozenset[str]

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """All its verbs."""
        return self.verbs | self.reported


class Prepositions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Hedges that are prepositions too, and what tells the two apart."""

    words: frozenset[str]
    owners: frozenset[str]
    takes: frozenset[str]
    periods: frozenset[str]
    completed: frozenset[str]
    acquiring: frozenset[str]
    acquired: frozenset[str]


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A list of words."""

    words: frozenset[str]


class Moves(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Lemmas that say which way a figure moves."""

    up: frozenset[str]
    down: frozenset[str]
    up_measured: frozenset[str]
    down_measured: frozenset[str]
    measured: frozenset[str]
    between: frozenset[str]


class Hedges(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The hedge words and what they allow."""

    rounding: Rounding
    shapes: dict[str, Shape]
    before: dict[str, tuple[str, ...]]
    after: dict[str, tuple[str, ...]]
    between: Words
    prepositions: Prepositions
    trend: Moves
    forecast: Forecast


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A set of values with its edges; None is unbounded."""

    low: float | None
    high: float | None
    low_open: bool = False
    high_open: bool = False

    @property
    def empty(self) -> bool:
        """Tell whether no value is inside."""
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and (self.low_open or self.high_open))

    def __contains__(self, value: float) -> bool:
        above = self.low is None or value > self.low or (value == self.low and not self.low_open)
        below = self.high is None or value < self.high or (value == self.high and not self.high_open)
        return above and below

    def meet(self, other: "Interval") -> "Interval":
        """Return the values in both."""
        low, low_open = _inner((self.low, self.low_open), (other.low, other.low_open), 1)
        high, high_open = _inner((self.high, self.high_open), (other.high, other.high_open), -1)
        return Interval(low=low, high=high, low_open=low_open, high_open=high_open)


def _inner(a: tuple[float | None, bool], b: tuple[float | None, bool], side: int) -> tuple[float | None, bool]:
    """Return the edge further inside: the greater of two lower edges, the lesser of two upper ones."""
    if a[0] is None or b[0] is None:
        return b if a[0] is None else a
    if a[0] == b[0]:
        return a[0], a[1] or b[1]
    return a if (a[0] - b[0]) * side > 0 else b


def stated(value: float, shape: Shape, rounding: Rounding) -> Interval:
    """Return what a stated number allows under a hedge."""
    if shape.bound is Bound.EXACT and shape.low is None:
        slack = half_unit(value, rounding)
        return Interval(low=value - slack, high=value + slack)
    low, high = _edge(value, shape.low), _edge(value, shape.high)
    if low is not None and low == high:
        return Interval(low=low, high=high)
    return Interval(low=low, high=high, low_open=shape.low_open, high_open=shape.high_open)


def _edge(value: float, factor: float | None) -> float | None:
    """Return an edge without the last bit's noise: a tenth below 200 is 180, and below -50 it is -55."""
    return None if factor is None else float(f"{value + abs(value) * (factor - 1):.12g}")


def half_unit(value: float, rounding: Rounding) -> float:
    """Return the slack of a round figure: half a unit of its last significant place, capped."""
    if abs(value) < rounding.exact_below or not math.isfinite(value):
        return 0.0
    place = 10.0 ** _place(value)
    return min(place / 2, rounding.share * abs(value))


def _place(value: float) -> int:
    """Return the power of ten of the last significant digit: 4 for 50,000 and -1 for 3.2."""
    exponent = Decimal(f"{value:.12g}").normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def interval(quantity: Quantity, reach: float = 10.0) -> Interval:
    """Return a quantity's interval; a customary range ends softly, ``reach`` times further up."""
    high = quantity.high * reach if quantity.vague and quantity.high is not None else quantity.high
    return Interval(low=quantity.low, high=high, low_open=quantity.low_open, high_open=quantity.high_open)


def overlap(a: Quantity, b: Quantity) -> Interval | None:
    """Return the values both quantities allow; None if they exclude each other or their units differ.

    Two exact figures also meet where one is the other, rounded: 3.2 and 3.24 per cent.
    """
    if not one_unit(a.unit, b.unit) or a.per != b.per:
        return None
    both = interval(a).meet(interval(b))
    if not both.empty:
        return both
    return _rounded(a, b)


def _rounded(a: Quantity, b: Quantity) -> Interval | None:
    """Meet two measured figures of which one rounds to the other; counts do not round below a thousand."""
    if a.value is None or b.value is None or {a.bound, b.bound} != {Bound.EXACT} or not (a.unit or _parts(a, b)):
        return None
    place = max(_place(a.value), _place(b.value))
    if place > 0 or place == min(_place(a.value), _place(b.value)):
        return None
    slack = 10.0**place / 2
    if abs(a.value - b.value) > slack * (1 + 1e-9):
        return None
    return Interval(low=min(a.value, b.value), high=max(a.value, b.value))


def _parts(a: Quantity, b: Quantity) -> bool:
    """Tell whether both figures are written with decimals."""
    return all(q.value is not None and not float(q.value).is_integer() for q in (a, b))


def same(a: Quantity, b: Quantity) -> bool:
    """Tell whether two quantities state the same: number, hedge's bound, unit."""
    if not one_unit(a.unit, b.unit) or (a.per, a.bound) != (b.per, b.bound):
        return False
    if a.value is not None and b.value is not None and a.bound is Bound.EXACT:
        return math.isclose(a.value, b.value, rel_tol=1e-9)
    return interval(a) == interval(b)


def gap_ratio(a: Quantity, b: Quantity) -> float:
    """Return how far apart two quantities are: the ratio of their nearest edges, 1 where they meet."""
    first, second = interval(a), interval(b)
    if not first.meet(second).empty:
        return 1.0
    if first.high is None or second.low is None or first.high > second.low:
        first, second = second, first
    below, above = first.high, second.low
    if below is None or above is None or below == above:
        return 1.0
    if below * above <= 0:
        return math.inf
    ratio = above / below
    return max(ratio, 1 / ratio)
