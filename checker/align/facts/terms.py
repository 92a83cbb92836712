"""What single values and clauses say for or against being of one thing."""

import math
from collections.abc import Sequence

from checker.align.facts.passages import Passages
from checker.values import Clock, Payload, Place, Quantity
from checker.values.quantity import Bound


def apart(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two clauses name places, or times, and none of them both."""
    left, right = ({word.casefold() for name in names for word in name.split()} for names in (one, other))
    return bool(left) and bool(right) and left.isdisjoint(right)


def exact(payload: Payload) -> float:
    """Return 1 for a value without a hedge."""
    match payload:
        case Quantity():
            return float(payload.bound is Bound.EXACT and not payload.vague)
        case Clock():
            return float(payload.exact)
    return 0.0


def gap(one: Payload, other: Payload) -> float:
    """Return how far two values lie apart: the log of the ratio of figures, hours of times; else 0."""
    match one, other:
        case Quantity(), Quantity():
            left, right = (q.value if q.value is not None else q.low for q in (one, other))
            if left and right and left > 0 and right > 0:
                return min(abs(math.log(left / right)), 5.0)
        case Clock(), Clock():
            return min(abs(one.low - other.low) / 60.0, 12.0)
    return 0.0


def alike(one: Payload, other: Payload, passages: Passages) -> float:
    """Return how alike the words of two values are, from 0 to 1."""
    match one, other:
        case Place(), Place():
            return passages.likeness(one.words, other.words)
    return 0.0
