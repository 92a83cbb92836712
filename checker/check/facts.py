"""Values of one attribute of one bearer: at odds, differing, more precise, overtaken, alike."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec

from checker.attributes import Attributes, Changes
from checker.check.moving import Hour, hours
from checker.check.outcome import Observation, Outcome
from checker.lexicon import Lexicon
from checker.model import BearerType, Certainty, Claim, Cluster, Confidence, Link, Side, Step, Story, Verdict
from checker.values import Clock, Moment, Place, Quantity, State, agreement, allowed, figure, interval
from checker.values.clock import gap
from checker.values.outlet import outlet
from checker.values.quantity import Bound
from checker.values.relation import Relation

FACT = "fact"
"""The kind of clusters that hold values of one thing."""
_TODAY = frozenset({"today", "yesterday", "tonight", "tomorrow", "this"})
_SURE = 0.9
"""Probability from which two claims are held to be about the same thing without a question."""
_APPROXIMATE = frozenset({Bound.ABOUT, Bound.EXACT, Bound.AT_LEAST})
"""Bounds that a figure stated twice takes on and off without a difference: about 50, at least 50, 50."""


class Gate(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What two exclusive values of a slot need, to be called a conflict."""

    probability: float = 0.0
    """Least probability that both are of one thing."""
    passages: float = 0.0
    """Least weight of the passages that the values stand in, as the alignment gives it."""
    same_event: bool = False
    clause: float = 0.0
    """Least likeness of the two clauses."""
    same_bearer: bool = False
    exact: bool = False
    """Whether both values must be without a hedge."""


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the rules on values may set."""

    gates: dict[str, tuple[Gate, ...]] = {}
    """By slot: one of its gates must be passed. A slot without gates is never a conflict."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """A cluster and the relations of its claims."""

    cluster: Cluster
    claims: dict[str, Claim]
    story: Story
    declared: Attributes
    published: dict[str, Hour]

    @classmethod
    def all_of(cls, story: Story, lexicon: Lexicon) -> "Iterator[_Held]":
        """Yield the clusters of values of a story."""
        declared, published = lexicon.attributes, hours(story)
        for cluster in story.clusters_of(FACT):
            claims = {claim.id: claim for claim in cluster.claims}
            yield cls(cluster=cluster, claims=claims, story=story, declared=declared, published=published)

    def links(self, *relations: Relation) -> tuple[Link, ...]:
        """Return the links whose values stand to each other in one of some ways."""
        return tuple(link for link in self.cluster.links if link.relation in relations)

    def pair(self, link: Link) -> tuple[Claim, Claim]:
        """Return the claims of a link."""
        return self.claims[link.left], self.claims[link.right]

    def is_trivial(self, link: Link) -> bool:
        """Tell a difference that no editor asks about: a part of the day around its hour, a day inside its month."""
        match self.pair(link):
            case Claim(payload=Quantity() as one), Claim(payload=Quantity() as other):
                return one.value is not None and one.value == other.value and {one.bound, other.bound} <= _APPROXIMATE
            case Claim(payload=Clock() as one), Claim(payload=Clock() as other):
                about = one.low + one.high == other.low + other.high
                return about or not (_is_hour(one) and _is_hour(other))
            case Claim(payload=Moment()), _:
                return link.relation != Relation.EXCLUSIVE
        return False

    def is_update(self, link: Link) -> bool:
        """Tell whether a later outlet's value may have moved on from an earlier one's."""
        left, right = self.pair(link)
        declared = self.declared.by_name.get(left.attribute or "")
        changes = declared.changes if declared is not None else Changes.FIXED
        one, other = self.published.get(left.article), self.published.get(right.article)
        if changes is Changes.FIXED or one is None or other is None:
            return False
        if one.before(other):
            early, late = left, right
        elif other.before(one):
            early, late = right, left
        else:
            return False
        if changes is Changes.GROWS:
            return _size(late) >= _size(early)
        return True

    def is_at_odds(self, link: Link, params: Params) -> bool:
        """Tell whether two exclusive values are a conflict: of one thing, told plainly, that cannot have changed."""
        left, right = self.pair(link)
        if outlet(left.source) == outlet(right.source) or self.is_update(link):
            return False
        if Certainty.ALLEGED in {left.certainty, right.certainty} or _points(left) or _points(right):
            return False
        declared = self.declared.by_name.get(left.attribute or "")
        if isinstance(left.payload, State) and declared is not None and declared.changes is not Changes.FIXED:
            # A condition or a charge may have changed between two hours that nobody knows.
            return False
        terms = {term.label: term.weight for term in link.terms}
        gates = params.gates.get(_slot(left), ())
        return any((link.probability or 0.0) >= gate.probability and _passes(gate, terms) for gate in gates)


def conflict(story: Story, params: Params, lexicon: Lexicon) -> Outcome:
    """Find values that no one thing has at a time, told of one thing."""
    return _told(story, params, lexicon, Verdict.CONFLICT)


def differs(story: Story, params: Params, lexicon: Lexicon) -> Outcome:
    """Find values that differ, where it is not sure that both are of one thing, or that both are exact."""
    return _told(story, params, lexicon, Verdict.COMPATIBLE)


def agree(story: Story, params: Params, lexicon: Lexicon) -> Outcome:
    """Find values that sources of several outlets state alike."""
    return _told(story, params, lexicon, Verdict.AGREE)


def _told(story: Story, params: Params, lexicon: Lexicon, verdict: Verdict) -> Outcome:
    comparisons, observations = 0, []
    for held in _Held.all_of(story, lexicon):
        comparisons += len(held.cluster.links)
        own, links = _verdict(held, params)
        if own is verdict:
            observations.append(_observation(held, verdict, links))
    return Outcome(comparisons=comparisons, observations=tuple(observations))


def _verdict(held: _Held, params: Params) -> tuple[Verdict, tuple[Link, ...]]:
    """Return the gravest that can be said of a cluster, and the links it rests on: one fact is one finding."""
    exclusive = held.links(Relation.EXCLUSIVE)
    at_odds = tuple(link for link in exclusive if held.is_at_odds(link, params))
    if at_odds:
        return Verdict.CONFLICT, at_odds
    differing = held.links(Relation.OVERLAPPING, Relation.NARROWER, Relation.DIFFERENT)
    differing = (*exclusive, *(link for link in differing if not held.is_trivial(link)))
    if differing:
        return Verdict.COMPATIBLE, differing
    return Verdict.AGREE, held.cluster.links


def _observation(held: _Held, verdict: Verdict, links: tuple[Link, ...]) -> Observation:
    claims = _in_order(held)
    topic = name(claims, held.declared)
    sides = tuple(Side(claim=claim.id, value=worded(claim, held.declared)) for claim in claims)
    likely = max((link.probability or 0.0) for link in links)
    update = verdict is Verdict.COMPATIBLE and any(held.is_update(link) for link in links)
    return Observation(
        verdict=verdict,
        topic=topic,
        cluster=held.cluster.id,
        sides=sides,
        explanation=_explained(held, verdict, links, update=update),
        key=(topic.casefold(), *sorted({f"{outlet(c.source)}|{worded(c, held.declared).casefold()}" for c in claims})),
        fields={"how": "updated" if update else _how(links)},
        steps=_steps(held, claims, links),
        links=links,
        bearer=next((c.bearer for c in claims if c.bearer is not None and c.bearer.named), None),
        attribute=_attribute(claims[0]),
        sureness=Confidence.SURE if verdict is not Verdict.COMPATIBLE or likely >= _SURE else Confidence.LIKELY,
        probability=likely,
    )


def _in_order(held: _Held) -> tuple[Claim, ...]:
    return tuple(sorted(held.cluster.claims, key=lambda claim: (claim.article, claim.span.start)))


def _slot(claim: Claim) -> str:
    """Return the slot of a value, as gates name it."""
    if claim.attribute == "age":
        return "age"
    match claim.payload:
        case Quantity(unit=None):
            return "toll" if claim.attribute else "count"
        case Quantity():
            return "measure"
        case State():
            return "state"
    return claim.kind


def _points(claim: Claim) -> bool:
    """Tell a day that is named from the day of writing, which the page may have wrong: "today", "this afternoon"."""
    words = claim.text.casefold().split()
    return isinstance(claim.payload, Moment) and claim.payload.precision == "day" and bool(words) and words[0] in _TODAY


def _passes(gate: Gate, terms: dict[str, float]) -> bool:
    return (
        terms.get("passages", 0.0) >= gate.passages
        and (not gate.same_event or bool(terms.get("same event")))
        and terms.get("clause", 0.0) >= gate.clause
        and (not gate.same_bearer or bool(terms.get("same bearer")))
        and (not gate.exact or terms.get("exact", 0.0) >= 2)  # noqa: PLR2004 - both of a pair
    )


def _is_hour(clock: Clock) -> bool:
    """Tell a clock time, hedged or not, from a part of the day."""
    return clock.exact or clock.high - clock.low <= 30  # noqa: PLR2004 - minutes that a hedge gives


def _size(claim: Claim) -> float:
    payload = claim.payload
    if not isinstance(payload, Quantity):
        return 0.0
    return next((edge for edge in (payload.value, payload.low, payload.high) if edge is not None), 0.0)


def name(claims: Sequence[Claim], declared: Attributes) -> str:
    """Name a fact as an editor would: ``Age of Daniel Okoro``, ``Killed``, ``Time of the arrest``."""
    claim = claims[0]
    bearer = next((c.bearer.label for c in claims if c.bearer is not None and c.bearer.named), None)
    person = claim.bearer is not None and claim.bearer.type is BearerType.PERSON
    of = bearer or (f"the {claim.bearer.label}" if claim.bearer is not None and person else None)
    if claim.attribute == "age":
        return f"Age of {of or 'one person'}"
    attribute = declared.by_name.get(claim.attribute or "")
    if attribute is None:
        return _open_name(claim)
    whom = _capital(claim.payload.counted) if isinstance(claim.payload, Quantity) else of
    return f"{attribute.label}: {whom}" if whom else attribute.label


def _open_name(claim: Claim) -> str:
    """Name a fact that no attribute declares."""
    match claim.payload:
        case Quantity() as figure_:
            return _capital(figure_.counted or (figure_.unit or "number").replace("_", " ")) + _doing(claim)
        case Clock():
            return f"Time{_doing(claim)}"
        case Moment():
            return f"Day{_doing(claim)}"
        case Place():
            return f"Place{_doing(claim)}"
    return _capital(claim.kind)


def _doing(claim: Claim) -> str:
    """Add what happens: `` (arrest)``."""
    event = claim.context.event
    return f" ({event.replace('_', ' ')})" if event and event not in {"be", "have", "say"} else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _attribute(claim: Claim) -> str:
    payload = claim.payload
    if claim.attribute:
        return claim.attribute
    return payload.head or payload.unit or "number" if isinstance(payload, Quantity) else claim.kind


def worded(claim: Claim, declared: Attributes) -> str:
    """Return a value as an editor writes it."""
    match claim.payload:
        case Quantity() as figure_:
            return figure.wording(figure_)
        case Clock() as clock:
            return clock.stated
        case State() as state:
            attribute = declared.by_name.get(state.attribute)
            return attribute.label_of(state.value) if attribute is not None else state.value
        case Place() as place:
            return place.value
    return " ".join(claim.text.split())


def _how(links: Sequence[Link]) -> str:
    """Say in a word how the values of some links differ."""
    relations = {link.relation for link in links}
    if Relation.EXCLUSIVE in relations:
        return "differs, if all speak of the same"
    return "more precise in one than in another"


def _explained(held: _Held, verdict: Verdict, links: Sequence[Link], *, update: bool) -> str:
    left, right = held.pair(links[0])
    one, other = worded(left, held.declared), worded(right, held.declared)
    if verdict is Verdict.AGREE:
        return f"Stated alike in {len({outlet(c.source) for c in held.cluster.claims})} outlets."
    if update:
        return f"{one} ({left.source}) and {other} ({right.source}): the later outlet may know more."
    apart = _apart(left, right)
    if verdict is Verdict.CONFLICT:
        return f"{left.source} says {one}, {right.source} says {other}{apart}."
    if links[0].relation == Relation.EXCLUSIVE:
        return f"{one} ({left.source}) and {other} ({right.source}) differ{apart}, if both speak of the same."
    return f"{one} ({left.source}) and {other} ({right.source}) can both be true{_shared(left, right)}."


def _apart(left: Claim, right: Claim) -> str:
    match left.payload, right.payload:
        case Clock() as one, Clock() as other:
            return f", {gap(one, other)} minutes apart" if gap(one, other) else ""
        case Quantity() as one, Quantity() as other:
            ratio = interval.gap_ratio(one, other)
            return f"; the larger is {ratio:.3g} times the smaller" if ratio > 1.5 else ""  # noqa: PLR2004 - worth telling
    return ""


def _shared(left: Claim, right: Claim) -> str:
    match left.payload, right.payload:
        case Quantity() as one, Quantity() as other:
            both = agreement.together(one, other)
            return f": they share {allowed.describe(both, one)}" if both is not None else ""
    return ""


def _steps(held: _Held, claims: Sequence[Claim], links: Sequence[Link]) -> tuple[Step, ...]:
    """Show the comparison: what each source states, and how the values stand to each other."""
    stated = [Step(label=claim.source, detail=worded(claim, held.declared)) for claim in claims]
    compared = [
        Step(
            label=f"{a.source} / {b.source}",
            detail=f"{link.relation}, of one thing with probability {link.probability:.2f}",
        )
        for link in links
        for a, b in (held.pair(link),)
    ]
    return (*stated, *compared)
