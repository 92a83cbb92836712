"""Pairs of values that may be of one attribute of one bearer, and what speaks for and against that."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.align.entities import Entities
from checker.align.facts.passages import Passages
from checker.attributes import Attributes
from checker.model import Certainty, Claim
from checker.values import Clock, Moment, Payload, Place, Quantity, Quotation, Role, State, Statement, measure
from checker.values.counted import CountedTable, concept, same_kind
from checker.values.relation import Relation, compare

FEATURES = (
    "passages",
    "best partners",
    "clause",
    "same event",
    "other event",
    "same head",
    "same kind",
    "modifiers",
    "same bearer",
    "other bearer",
    "bearer unnamed",
    "same predicate",
    "choices",
    "void",
    "gap",
    "hedged",
    "overlapping",
    "alike",
    "only one",
    "other words",
    "speaker",
)
"""What two values are compared by, in the order of the weights."""

_FLOOR = 0.02
"""Probability of two passages below which their values are held together by their bearer alone."""
_MOST = 60
"""Values of one slot in an article that are compared: more are a table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two values of different sources, how they stand to each other, and what they are compared by."""

    left: Claim
    right: Claim
    slot: str
    relation: Relation
    features: tuple[float, ...]


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
        case Role():
            return "role"
        case Quotation():
            return "quote"
        case Statement(passage=True):
            return "passage"
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


class Pairs:
    """Finds the pairs of one story."""

    def __init__(
        self,
        claims: Sequence[Claim],
        *,
        outlets: Mapping[str, str],
        passages: Passages,
        entities: Entities,
        table: CountedTable,
        attributes: Attributes,
    ) -> None:
        self._outlets = outlets
        self._passages = passages
        self._entities = entities
        self._table = table
        self._attributes = attributes
        self._slots: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
        for claim in claims:
            name = slot(claim)
            if name is not None and name != "passage" and len(self._slots[name][claim.article]) < _MOST:
                self._slots[name][claim.article].append(claim)
        self._ids = {
            claim.id: self._identify(claim) for own in self._slots.values() for c in own.values() for claim in c
        }

    def __iter__(self) -> Iterator[Pair]:
        """Yield the pairs, slot by slot."""
        for name in sorted(self._slots):
            articles = sorted(self._slots[name].items())
            for number, (one, lefts) in enumerate(articles):
                for other, rights in articles[number + 1 :]:
                    if self._outlets[one] != self._outlets[other]:
                        yield from self._between(name, lefts, rights)

    def _between(self, name: str, lefts: Sequence[Claim], rights: Sequence[Claim]) -> Iterator[Pair]:
        found = [
            (left, right, relation)
            for left in lefts
            for right in rights
            if self._near(left, right) and (relation := self._relation(left, right)) is not None
        ]
        choices: dict[str, int] = defaultdict(int)
        equals: set[str] = set()
        for left, right, relation in found:
            choices[left.id] += 1
            choices[right.id] += 1
            if relation is Relation.EQUAL:
                equals |= {left.id, right.id}
        for left, right, relation in found:
            void = relation is not Relation.EQUAL and (left.id in equals or right.id in equals)
            features = self._features(left, right, relation, choices=choices, void=void)
            yield Pair(left=left, right=right, slot=name, relation=relation, features=features)

    def _near(self, left: Claim, right: Claim) -> bool:
        """Tell whether two values may be of one thing: their passages meet, or they have one bearer."""
        if self._passages.probability(left, right) >= _FLOOR:
            return True
        one, other = self._ids[left.id], self._ids[right.id]
        return one is not None and one == other

    def _relation(self, left: Claim, right: Claim) -> Relation | None:
        match left.payload, right.payload:
            case Quantity() as one, Quantity() as other:
                if left.attribute != "age" and not self._one_kind(one, other):
                    return None
        return compare(left.payload, right.payload, self._attributes)

    def _one_kind(self, one: Quantity, other: Quantity) -> bool:
        """Tell whether two figures can count one thing: the same, or one a kind of the other."""
        if not measure.one_unit(one.unit, other.unit):
            return False
        if one.unit is not None:
            return True
        left, right = (concept(q.head, q.modifiers, self._table) for q in (one, other))
        return same_kind(left, right, self._table) or bool({"", "person"} & {left.name, right.name})

    def _identify(self, claim: Claim) -> str | None:
        """Return the id in the story of whom a claim is about; None where that is no name."""
        payload = claim.payload
        if isinstance(payload, Role):
            return self._entities.id_of(payload.person, claim.article)
        if isinstance(payload, Quotation):
            return self._entities.id_of(claim.attributed_to, claim.article) if claim.attributed_to else None
        if claim.bearer is None or not claim.bearer.named:
            return None
        return self._entities.id_of(claim.bearer.label, claim.article) or claim.bearer.label.casefold()

    def _features(
        self, left: Claim, right: Claim, relation: Relation, *, choices: Mapping[str, int], void: bool
    ) -> tuple[float, ...]:
        one, other = left.context, right.context
        likely = self._passages.probability(left, right)
        ids = self._ids[left.id], self._ids[right.id]
        events = one.event, other.event
        unnamed = [b for b in (left.bearer, right.bearer) if b is not None and not b.named]
        best = min(self._share(left, right, likely), self._share(right, left, likely))
        heads, kinds, modifiers = self._things(left.payload, right.payload)
        return (
            math.log(max(likely, 0.002)) + 6,
            best,
            self._passages.likeness(one.near, other.near),
            float(events[0] is not None and events[0] == events[1]),
            float(None not in events and events[0] != events[1]),
            heads,
            kinds,
            modifiers,
            float(ids[0] is not None and ids[0] == ids[1]),
            float(None not in ids and ids[0] != ids[1]),
            float(len(unnamed) == 2 and unnamed[0].label == unnamed[1].label),  # noqa: PLR2004 - both of a pair
            float(one.predicate is not None and one.predicate == other.predicate),
            math.log(choices[left.id] * choices[right.id]),
            float(void),
            _gap(left.payload, right.payload),
            float(Certainty.STATED not in (left.certainty, right.certainty)),
            float(relation in {Relation.OVERLAPPING, Relation.NARROWER}),
            _alike(left.payload, right.payload, self._passages),
            float(choices[left.id] == 1 and choices[right.id] == 1),
            self._passages.likeness(one.words, other.words),
            float((left.attributed_to or "").casefold() == (right.attributed_to or "").casefold()),
        )

    def _share(self, claim: Claim, other: Claim, likely: float) -> float:
        """Return how near a partner comes to the best one that a claim's passage has in the other's article."""
        best = self._passages.best(claim, other.article)
        return likely / best if best else 0.0

    def _things(self, one: Payload, other: Payload) -> tuple[float, float, float]:
        """Compare what two figures count: head, kind and modifiers."""
        if not isinstance(one, Quantity) or not isinstance(other, Quantity):
            return 0.0, 0.0, 0.0
        left, right = (concept(q.head, q.modifiers, self._table) for q in (one, other))
        both = left.modifiers | right.modifiers
        shared = len(left.modifiers & right.modifiers) / len(both) if both else 0.5
        return float(left.name == right.name), float(same_kind(left, right, self._table)), shared


def _gap(one: Payload, other: Payload) -> float:
    """Return how far two values lie apart: the log of the ratio of figures, hours of times; 0 where it does not apply."""
    match one, other:
        case Quantity(), Quantity():
            left, right = (q.value if q.value is not None else q.low for q in (one, other))
            if left and right and left > 0 and right > 0:
                return min(abs(math.log(left / right)), 5.0)
        case Clock(), Clock():
            return min(abs(one.low - other.low) / 60.0, 12.0)
    return 0.0


def _alike(one: Payload, other: Payload, passages: Passages) -> float:
    """Return how alike the words of two values are, from 0 to 1."""
    match one, other:
        case Place(), Place():
            return passages.likeness(one.words, other.words)
        case Role(), Role():
            return passages.likeness(one.role.lower().split(), other.role.lower().split())
        case Quotation(), Quotation():
            return _quoted(one, other)
        case Clock(), Clock():
            return float(one.exact) + float(other.exact)
    return 0.0


def _quoted(one: Quotation, other: Quotation) -> float:
    from rapidfuzz import fuzz

    return fuzz.token_set_ratio(one.quotation.casefold(), other.quotation.casefold()) / 100.0
