"""How two values of one attribute stand to each other."""

from enum import StrEnum

from rapidfuzz import fuzz

from checker.attributes import Attributes, Holds
from checker.values import (
    Clock,
    Moment,
    Payload,
    Place,
    Quantity,
    Quotation,
    Role,
    State,
    agreement,
    clock,
    measure,
    moment,
)
from checker.values.wording import FUNCTION_WORDS, normal, stem, words


class Relation(StrEnum):
    """What two values are to each other."""

    EQUAL = "equal"
    """The same, in whatever words."""
    NARROWER = "narrower"
    """One says more precisely what the other says."""
    OVERLAPPING = "overlapping"
    """Both can be true of one thing, as far as they go."""
    EXCLUSIVE = "exclusive"
    """No one thing has both at a time."""
    DIFFERENT = "different"
    """Other words, of which nobody can tell by the words alone whether both can be true."""


def compare(one: Payload, other: Payload, attributes: Attributes) -> Relation | None:
    """Return how two values stand to each other; None where they are no values of one kind."""
    match one, other:
        case Quantity(), Quantity():
            return _quantities(one, other)
        case Clock(), Clock():
            return _clocks(one, other)
        case Moment(), Moment():
            return _moments(one, other)
        case Place(), Place():
            return _places(one, other)
        case State(), State():
            return _states(one, other, attributes)
        case Role(), Role():
            return _words(one.role, other.role)
        case Quotation(), Quotation():
            return _quotations(one, other)
    return None


def _quantities(one: Quantity, other: Quantity) -> Relation | None:
    if not measure.one_unit(one.unit, other.unit) or one.per != other.per:
        return None
    if agreement.alike(one, other):
        return Relation.EQUAL
    return Relation.OVERLAPPING if agreement.together(one, other) is not None else Relation.EXCLUSIVE


def _clocks(one: Clock, other: Clock) -> Relation:
    if clock.same(one, other):
        return Relation.EQUAL
    return Relation.OVERLAPPING if clock.overlapping(one, other) else Relation.EXCLUSIVE


def _moments(one: Moment, other: Moment) -> Relation | None:
    if moment.alike(one, other):
        return Relation.EQUAL
    match moment.compare(one, other):
        case moment.Fit.SAME:
            return Relation.EQUAL
        case moment.Fit.WITHIN:
            return Relation.NARROWER
        case moment.Fit.DIFFERENT:
            return Relation.EXCLUSIVE
    return None


def _places(one: Place, other: Place) -> Relation:
    left, right = set(one.words), set(other.words)
    if left == right:
        return Relation.EQUAL
    return Relation.NARROWER if left < right or right < left else Relation.DIFFERENT


def _states(one: State, other: State, attributes: Attributes) -> Relation | None:
    if one.attribute != other.attribute:
        return None
    if one.value == other.value:
        return Relation.EQUAL
    attribute = attributes.by_name.get(one.attribute)
    if attribute is None:
        return Relation.DIFFERENT
    if one.value in attribute.wider(other.value) or other.value in attribute.wider(one.value):
        return Relation.NARROWER
    return Relation.EXCLUSIVE if attribute.holds is Holds.ONE else Relation.DIFFERENT


def _words(one: str, other: str) -> Relation:
    left, right = _stems(one), _stems(other)
    if left == right:
        return Relation.EQUAL
    return Relation.NARROWER if left < right or right < left else Relation.DIFFERENT


def _stems(text: str) -> set[str]:
    return {stem(word) for word in normal(words(text))} - FUNCTION_WORDS


def _quotations(one: Quotation, other: Quotation) -> Relation | None:
    left, right = " ".join(normal(words(one.quotation))), " ".join(normal(words(other.quotation)))
    if left == right:
        return Relation.EQUAL
    if left in right or right in left:
        return Relation.NARROWER
    return Relation.DIFFERENT if fuzz.token_set_ratio(left, right) > _ALIKE else None


_ALIKE = 55.0
"""Per cent of words that two quotations share, from which on they may be one."""
