"""Pairs of values that may be of one attribute of one bearer, and what speaks for and against that."""

import math
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.align.entities import Entities
from checker.align.facts import slots, terms
from checker.align.facts.passages import FLOOR, Passages
from checker.attributes import Attributes
from checker.model import Certainty, Claim
from checker.values import Moment, Payload, Place, Quantity, State, moment
from checker.values.counted import CountedTable, concept
from checker.values.relation import Relation, compare

FEATURES = (
    "passages",
    "best partners",
    "clause",
    "same event",
    "other event",
    "same thing",
    "modifiers",
    "same attribute",
    "same bearer",
    "one unnamed",
    "same predicate",
    "other place",
    "other time",
    "choices",
    "only one",
    "void",
    "gap",
    "exact",
    "hedged",
    "within",
    "exclusive",
    "alike",
    "sentence",
    "speaker",
    "is age",
    "is count",
    "is measure",
    "is time",
    "is date",
    "is place",
    "is state",
    "passages, same event",
    "passages, count",
    "clause, exclusive",
    "rivals",
    "same role",
    "both first",
    "both only",
    "how early",
)
"""What two values are compared by, in the order of the weights."""

_SLOTS = ("age", "count", "measure", "time", "date", "place", "state")
_VOID = frozenset({"age", "state", "time", "measure", "share"})
"""Slots in which a difference is void where one article also states the other's value."""
_WINDOW = 30
"""Values that a value is compared with for one thing they share: in a story of hundreds of outlets, the next ones."""
_ALIKE_CLAUSE = 0.25
"""Likeness of two clauses from which their values may be of one thing, whatever else their sentences tell."""
_SAME = 0.3
"""Probability of two passages from which two people without a name may be one."""
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


def is_only_of_one(pair: Pair) -> bool:
    """Tell whether each of two articles gives one value, and both of one named bearer: no weight need join them."""
    terms_ = dict(zip(FEATURES, pair.features, strict=True))
    return bool(terms_["same bearer"]) and bool(terms_["only one"])


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
        self._counted: dict[tuple[str, str | None, str], int] = defaultdict(int)
        self._first: dict[tuple[str, str | None], str] = {}
        for claim in claims:
            if isinstance(claim.payload, Quantity):
                self._first.setdefault((claim.article, claim.attribute), claim.id)
                head = concept(claim.payload.head, (), table).name
                self._counted[claim.article, claim.payload.unit, head] += 1
            name = slots.slot(claim)
            if name is not None and len(self._slots[name][claim.article]) < _MOST:
                self._slots[name][claim.article].append(claim)
        self._ages: dict[str, list[Claim]] = dict(self._slots.get("age", {}))
        self._ids = {
            claim.id: self._identify(claim) for own in self._slots.values() for c in own.values() for claim in c
        }

    def __iter__(self) -> Iterator[Pair]:
        """Yield the pairs, slot by slot."""
        for name in sorted(self._slots):
            between: dict[tuple[str, str], list[tuple[Claim, Claim]]] = defaultdict(list)
            for left, right in self._candidates(self._slots[name]):
                between[left.article, right.article].append((left, right))
            for key in sorted(between):
                yield from self._between(name, between[key])

    def _candidates(self, articles: Mapping[str, Sequence[Claim]]) -> Iterator[tuple[Claim, Claim]]:
        """Yield the pairs of a slot that share a passage, a bearer, a thing told once, or a word of their clauses."""
        blocks: dict[tuple[str, str], list[Claim]] = defaultdict(list)
        at: dict[tuple[str, int], list[Claim]] = defaultdict(list)
        claims = [claim for article in sorted(articles) for claim in articles[article]]
        order = {claim.id: place for place, claim in enumerate(claims)}
        for claim in claims:
            at[claim.article, claim.context.passage].append(claim)
            for key in self._keys(claim):
                blocks[key].append(claim)
        found: set[tuple[int, int]] = set()
        for claim in claims:
            place = order[claim.id]
            for sentence in self._passages.partners(claim):
                found.update(tuple(sorted((place, order[c.id]))) for c in at.get(sentence, ()))  # type: ignore[misc]
        for block in blocks.values():
            for number, claim in enumerate(block):
                found.update((order[claim.id], order[c.id]) for c in block[number + 1 : number + 1 + _WINDOW])
        for one, other in sorted(found):
            left, right = claims[one], claims[other]
            if self._outlets[left.article] != self._outlets[right.article]:
                yield left, right

    def _keys(self, claim: Claim) -> Iterator[tuple[str, str]]:
        """Yield what two values of one thing may share beside their passages."""
        if (own := self._ids[claim.id]) is not None:
            yield "bearer", own
        if isinstance(claim.payload, Quantity):
            if claim.attribute is not None and self._is_first(claim):
                yield "attribute", claim.attribute
            elif claim.payload.head and self._rivals(claim) == 1:
                yield "thing", f"{claim.payload.unit} {concept(claim.payload.head, (), self._table).name}"
        if not isinstance(claim.payload, Place | State):
            yield from (("word", word) for word in claim.context.near)

    def _between(self, name: str, candidates: Sequence[tuple[Claim, Claim]]) -> Iterator[Pair]:
        found = [
            (left, right, relation)
            for left, right in candidates
            if self._near(left, right) and (relation := self._relation(left, right)) is not None
        ]
        choices: dict[str, int] = defaultdict(int)
        equals: set[str] = set()
        beside: set[tuple[str, int]] = set()
        for left, right, relation in found:
            choices[left.id] += 1
            choices[right.id] += 1
            if relation is Relation.EQUAL:
                equals |= {left.id, right.id}
                if self._passages.probability(left, right) >= _SAME:
                    beside |= {(left.id, right.context.passage), (right.id, left.context.passage)}
        for left, right, relation in found:
            if (
                name == "age"
                and relation is not Relation.EQUAL
                and (self._gives(left, right) or self._gives(right, left))
            ):
                continue
            void = relation is not Relation.EQUAL and (left.id in equals or right.id in equals)
            if void and (slots.model_of(name) in _VOID or self._is_told(left, right, beside)):
                continue
            features = self._features(left, right, relation, choices=choices, void=void)
            yield Pair(left=left, right=right, slot=name, relation=relation, features=features)

    def _gives(self, age: Claim, other: Claim) -> bool:
        """Tell whether another article gives an age too, of somebody who may be the same."""
        own = self._ids[age.id]
        for each in self._ages.get(other.article, ()):
            if each.id != other.id and compare(age.payload, each.payload, self._attributes) is Relation.EQUAL:
                theirs = self._ids[each.id]
                if own is None or theirs is None or own == theirs:
                    return True
        return False

    def _is_told(self, left: Claim, right: Claim, beside: Collection[tuple[str, int]]) -> bool:
        """Tell whether the sentence of one value also gives the other's, so that they do not answer each other."""
        return (left.id, right.context.passage) in beside or (right.id, left.context.passage) in beside

    def _near(self, left: Claim, right: Claim) -> bool:
        """Tell whether two values may be of one thing: their passages meet, or they have one bearer."""
        one, other = self._ids[left.id], self._ids[right.id]
        if one is not None and other is not None:
            return one == other
        likely = self._passages.probability(left, right)
        if left.attribute == "age":
            # Of people without a name there are often several: the men shot, the man arrested.
            return likely >= _SAME and self._described_alike(left, right)
        return likely >= FLOOR or self._is_only(left, right) or self._are_told_alike(left, right)

    def _is_only(self, left: Claim, right: Claim) -> bool:
        """Tell whether each article has one figure for a thing, or two values are the first of an attribute in each."""
        if not isinstance(left.payload, Quantity):
            return False
        if left.attribute is not None:
            return self._is_first(left) and self._is_first(right)
        return bool(left.payload.head) and self._rivals(left) == self._rivals(right) == 1

    def _are_told_alike(self, left: Claim, right: Claim) -> bool:
        """Tell whether two clauses share words that are rare in the story."""
        if isinstance(left.payload, Place | State):
            return False
        return self._passages.likeness(left.context.near, right.context.near) >= _ALIKE_CLAUSE

    def _is_first(self, claim: Claim) -> bool:
        """Tell whether a value is the first of its attribute in its article."""
        return self._first.get((claim.article, claim.attribute)) == claim.id

    def _described_alike(self, left: Claim, right: Claim) -> bool:
        """Tell whether two people may be one by what they are called and by what happens to them."""
        if left.context.event != right.context.event or left.bearer is None or right.bearer is None:
            return False
        if left.bearer.named or right.bearer.named:
            return True
        one, other = (concept(b.label, (), self._table).name for b in (left.bearer, right.bearer))
        return one == other

    def _relation(self, left: Claim, right: Claim) -> Relation | None:
        match left.payload, right.payload:
            case Quantity(), Quantity():
                if left.attribute != right.attribute or not slots.can_count_one_thing(left, right, self._table):
                    return None
            case Moment() as day, Moment() as other:
                if left.text.casefold() == right.text.casefold() and not left.text[-1:].isdigit():
                    # "Monday" and "Monday", "today" and "today": whose week is meant is a guess.
                    return Relation.EQUAL
                if slots.is_said(left) and slots.is_said(right) and not moment.alike(day, other):
                    # Somebody speaks on many days: two days of speaking do not answer each other.
                    return None
        return compare(left.payload, right.payload, self._attributes)

    def _identify(self, claim: Claim) -> str | None:
        """Return the id in the story of whom a claim is about; None where that is no name."""
        if claim.bearer is None or not claim.bearer.named:
            return None
        label = claim.bearer.label
        return self._entities.id_of(label, claim.article) or label.casefold()

    def _features(
        self, left: Claim, right: Claim, relation: Relation, *, choices: Mapping[str, int], void: bool
    ) -> tuple[float, ...]:
        one, other = left.context, right.context
        likely = self._passages.probability(left, right)
        ids = self._ids[left.id], self._ids[right.id]
        events = one.event, other.event
        named = [b.named for b in (left.bearer, right.bearer) if b is not None]
        best = min(self._share(left, right, likely), self._share(right, left, likely))
        things, modifiers = self._things(left.payload, right.payload)
        name = slots.slot(left) or ""
        group = "measure" if name == "share" else slots.model_of(name)
        return (
            math.log(max(likely, 0.002)) + 6,
            best,
            self._passages.likeness(one.near, other.near),
            float(events[0] is not None and events[0] == events[1]),
            float(None not in events and events[0] != events[1]),
            things,
            modifiers,
            float(left.attribute is not None and left.attribute == right.attribute and group == "count"),
            float(ids[0] is not None and ids[0] == ids[1]),
            float(named.count(True) == 1),
            float(one.predicate is not None and one.predicate == other.predicate),
            float(terms.apart(one.places, other.places)),
            float(terms.apart(one.times, other.times) and group not in {"time", "date"}),
            math.log(choices[left.id] * choices[right.id]),
            float(choices[left.id] == 1 and choices[right.id] == 1),
            float(void),
            terms.gap(left.payload, right.payload),
            terms.exact(left.payload) + terms.exact(right.payload),
            float(Certainty.STATED not in (left.certainty, right.certainty)),
            float(relation in {Relation.OVERLAPPING, Relation.NARROWER}),
            float(relation is Relation.EXCLUSIVE),
            terms.alike(left.payload, right.payload, self._passages),
            self._passages.similarity(left, right),
            float((left.attributed_to or "").casefold() == (right.attributed_to or "").casefold()),
            *(float(group == each) for each in _SLOTS),
            likely * float(events[0] is not None and events[0] == events[1]),
            likely * float(group == "count"),
            self._passages.likeness(one.near, other.near) * float(relation is Relation.EXCLUSIVE),
            math.log(max(self._rivals(left), self._rivals(right))),
            float(one.role == other.role),
            float(left.attribute is not None and self._is_first(left) and self._is_first(right)),
            float(isinstance(left.payload, Quantity) and self._rivals(left) == self._rivals(right) == 1),
            1.0 / (1.0 + max(one.passage, other.passage)),
        )

    def _share(self, claim: Claim, other: Claim, likely: float) -> float:
        """Return how near a partner comes to the best one that a claim's passage has in the other's article."""
        best = self._passages.best(claim, other.article)
        return likely / best if best else 0.0

    def _rivals(self, claim: Claim) -> int:
        """Count the values of an article that could be taken for a claim's: figures for the same thing."""
        if not isinstance(claim.payload, Quantity):
            return 1
        key = (claim.article, claim.payload.unit, concept(claim.payload.head, (), self._table).name)
        return max(self._counted[key], 1)

    def _things(self, one: Payload, other: Payload) -> tuple[float, float]:
        """Compare what two figures count: the thing, and what narrows it."""
        if not isinstance(one, Quantity) or not isinstance(other, Quantity):
            return 0.0, 0.0
        left, right = (concept(q.head, q.modifiers, self._table) for q in (one, other))
        both = left.modifiers | right.modifiers
        shared = len(left.modifiers & right.modifiers) / len(both) if both else 0.5
        return float(left.name == right.name), shared
