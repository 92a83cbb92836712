"""Which values can be compared: the slot that a value is of, and what two figures can both count."""

from checker.align.facts import terms
from checker.model import Claim
from checker.values import Clock, Moment, Place, Quantity, State, measure
from checker.values.counted import Concept, CountedTable, concept, same_kind

_SAYING = frozenset({"add", "comment", "explain", "note", "report", "say", "speak", "tell", "tweet", "write"})
"""Verbs of speaking."""
_NO_COUNT = frozenset({"caliber", "calibre", "update", "version", "block"})
"""Nouns whose number names them."""
_LIGHT = frozenset({"be", "have", "do", "get", "make", "take"})
"""Verbs that do not tell what a bare number counts."""
_REST = frozenset({"other", "others", "another", "more", "further", "additional", "else"})
"""Words that say that a count leaves somebody out."""


def slot(claim: Claim) -> str | None:
    """Return the slot a claim's value is of: values of one slot are compared; None where it is of none."""
    payload = claim.payload
    match payload:
        case Quantity():
            return "age" if claim.attribute == "age" else _figure(payload)
        case Clock():
            return "time"
        case Moment():
            return "date"
        case Place():
            return "place"
        case State():
            return f"state {payload.attribute}"
    return None


def model_of(name: str) -> str:
    """Return the group of slots that share weights: too few pairs of one weapon are labelled to weigh them alone."""
    return name.split(maxsplit=1)[0]


def _figure(quantity: Quantity) -> str:
    if quantity.unit is None:
        return "count"
    if quantity.unit == "%":
        return "share"
    return "measure"


def is_said(claim: Claim) -> bool:
    """Tell whether a value dates words and no deed: "told the committee on Tuesday"."""
    return claim.context.event in _SAYING


def can_count_one_thing(left: Claim, right: Claim, table: CountedTable) -> bool:
    """Tell whether two figures can count one thing: a part is not held against a whole."""
    one, other = left.payload, right.payload
    if not isinstance(one, Quantity) or not isinstance(other, Quantity):
        return False
    if not measure.one_unit(one.unit, other.unit) or one.per != other.per:
        return False
    if left.attribute == "age" or one.unit is not None:
        return True
    picked = _is_one_of(left) or _is_one_of(right) or _leaves_out(left) != _leaves_out(right)
    if picked or _is_numbered(one) or _is_numbered(other) or terms.apart(_of(left), _of(right)):
        return False
    first, second = (concept(q.head, q.modifiers, table) for q in (one, other))
    if first.name == second.name:
        return bool(first.name) or left.attribute is not None or _done_alike(left, right)
    return left.attribute is not None and _is_whole(first, second, table)


def _is_whole(one: Concept, other: Concept, table: CountedTable) -> bool:
    """Tell whether two nouns, one of them "people" or none, can count all of one group."""
    names = {one.name, other.name}
    whole = bool({"", "person"} & names) and names.isdisjoint(table.parts.words)
    return whole and same_kind(one, other, table)


def _done_alike(left: Claim, right: Claim) -> bool:
    """Tell whether two figures without a noun are of one thing by what is done: "12 were cancelled"."""
    one, other = left.context.predicate, right.context.predicate
    return one is not None and one == other and one not in _LIGHT


def _of(claim: Claim) -> tuple[str, ...]:
    """Return what a count is of: ``wire fraud`` of "269 counts of wire fraud"."""
    _, _, whole = claim.text.partition(" of ")
    return (whole,) if whole else ()


def _is_one_of(claim: Claim) -> bool:
    """Tell "one of the people", which picks one out and counts nobody."""
    return claim.text.casefold().startswith("one of")


def _leaves_out(claim: Claim) -> bool:
    """Tell "two others", which leaves somebody out."""
    return not _REST.isdisjoint(claim.text.lower().split())


def _is_numbered(quantity: Quantity) -> bool:
    """Tell a number that names what it stands with: "block 5300", "20 Main Street"."""
    words = quantity.counted.split()
    named = bool(words) and words[0][:1].isupper() and words[-1][:1].isupper() and not quantity.counted.isupper()
    return named or quantity.head in _NO_COUNT
