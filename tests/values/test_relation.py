"""How two values of one attribute stand to each other."""

import pytest

from checker import attributes
from checker.values import Clock, Moment, Name, Payload, Place, Quantity, Quotation, Role, State
from checker.values.quantity import Bound
from checker.values.relation import Relation, compare

DECLARED = attributes.load()


def _number(value: float, bound: Bound = Bound.EXACT, unit: str | None = None) -> Quantity:
    high = value if bound is Bound.EXACT else None
    return Quantity(value=value, low=value, high=high, bound=bound, unit=unit, stated=str(value))


def _clock(low: int, high: int | None = None) -> Clock:
    return Clock(low=low, high=low if high is None else high, stated="then")


def _day(value: str, precision: str = "day") -> Moment:
    return Moment(value=value, precision=precision, anchor="stated")


def _place(*words: str) -> Place:
    return Place(value=" ".join(words), head=words[-1], words=words)


def _state(attribute: str, value: str) -> State:
    return State(attribute=attribute, value=value, stated=value)


def _role(role: str) -> Role:
    return Role(person="Ida Brandt", role=role)


def _quotation(words: str) -> Quotation:
    return Quotation(quotation=words, speaker="Ida Brandt", cue="say")


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        (_number(12), _number(12), Relation.EQUAL),
        (_number(12), _number(14), Relation.EXCLUSIVE),
        (_number(12), _number(10, Bound.AT_LEAST), Relation.OVERLAPPING),
        (_number(12, unit="km"), _number(12, unit="USD"), None),
        (_clock(160), _clock(160), Relation.EQUAL),
        (_clock(145, 175), _clock(160), Relation.OVERLAPPING),
        (_clock(160), _clock(300), Relation.EXCLUSIVE),
        (_day("2024-03-12"), _day("2024-03-12"), Relation.EQUAL),
        (_day("2024-03-12"), _day("2024-03-13"), Relation.EXCLUSIVE),
        (_day("2024-03-12"), _day("2024-03", "month"), Relation.NARROWER),
        (_place("bar"), _place("bar"), Relation.EQUAL),
        (_place("bar"), _place("bar", "third"), Relation.NARROWER),
        (_place("bar"), _place("church"), Relation.DIFFERENT),
        (_state("weapon", "gun"), _state("weapon", "gun"), Relation.EQUAL),
        (_state("weapon", "gun"), _state("weapon", "pistol"), Relation.NARROWER),
        (_state("weapon", "rifle"), _state("weapon", "handgun"), Relation.DIFFERENT),
        (_state("plea", "guilty"), _state("plea", "not guilty"), Relation.EXCLUSIVE),
        (_state("plea", "guilty"), _state("weapon", "gun"), None),
        (_state("taste", "sweet"), _state("taste", "sour"), Relation.DIFFERENT),
        (_role("the mayor"), _role("Mayor"), Relation.EQUAL),
        (_role("deputy mayor"), _role("mayor"), Relation.NARROWER),
        (_role("mayor"), _role("bishop"), Relation.DIFFERENT),
        (_quotation("We shut the pier"), _quotation("We shut the pier"), Relation.EQUAL),
        (_quotation("We shut the pier"), _quotation("We shut the pier at noon"), Relation.NARROWER),
        (_quotation("We shut the pier"), _quotation("Nobody called us back"), None),
        (_number(12), _clock(160), None),
        (Name(name="Ida", entity="ida"), Name(name="Ida", entity="ida"), None),
    ],
)
def test_values_stand_to_each_other(one: Payload, other: Payload, relation: Relation | None) -> None:
    """Equal, narrower, overlapping, exclusive or different; nothing where they are of no one kind. Order is no matter."""
    assert compare(one, other, DECLARED) is relation
    assert compare(other, one, DECLARED) is relation
