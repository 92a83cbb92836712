"""Figures: at odds, compatible, the same under another predicate, or a slip of scale."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import product
from typing import Annotated

import msgspec

from checker.check.grouping import alike, inner_links
from checker.check.moving import Moving
from checker.check.moving import quantity as _q
from checker.check.outcome import NoParams, Observation, Outcome
from checker.lexicon import Lexicon
from checker.model import Claim, Cluster, Context, Link, Side, Step, Story, Verdict
from checker.values import Quantity, agreement, allowed, figure, interval, measure, slip
from checker.values.interval import Interval
from checker.values.outlet import outlet
from checker.values.quantity import Bound

LADDER = "different steps of one ladder"
"""Label of the alignment term that says two claims tell different steps of one kind of event."""


_LEAST = 0.1
"""Probability that two figures are of one thing, from which on they are held against each other."""
_OF = frozenset({"of", "from", "in", "for", "among"})
_EMPTY = frozenset({"be", "have", "say", "report", "include", "list"})
"""Verbs that tell nothing about what is counted."""


class ConflictParams(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the rules on figures at odds may set."""

    slips: bool = False
    """True: report only pairs that a slip of scale would explain; False: only the others."""
    tolerance: Annotated[float, msgspec.Meta(ge=0)] = 0.0
    """How much larger one figure may be than the other, as a part of it, without a finding: 0.02 is two per cent."""
    outlets: dict[str, Annotated[float, msgspec.Meta(ge=0)]] = msgspec.field(default_factory=dict)
    """The tolerance of single outlets, by their labels; it goes before the general one where it is larger."""

    def tolerates(self, left: Claim, right: Claim) -> bool:
        """Tell whether two figures are near enough for the desk."""
        allowed_ = max(self.tolerance, *(self.outlets.get(claim.source, 0.0) for claim in (left, right)))
        # No ratio tells dollars from euros, nor "at least 3" from "fewer than 3": without a tolerance none is asked.
        if not allowed_ or not measure.one_unit(_q(left).unit, _q(right).unit):
            return False
        return 1 < interval.gap_ratio(_q(left), _q(right)) <= 1 + allowed_


class SingleParams(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the rule on figures of one source may set."""

    least: float = 2.0
    """The smallest figure worth naming: "one of these countries" is an article's way of speaking."""


def conflict(story: Story, params: ConflictParams, lexicon: Lexicon) -> Outcome:
    """Find figures for one thing that cannot both be true; what has moved between two hours can."""
    moving = Moving.of(story, lexicon)
    comparisons = 0
    observations: list[Observation] = []
    for cluster in story.clusters_of(Quantity.kind):
        comparisons += len(cluster.links)
        at_odds = [pair for pair in _at_odds(cluster) if (_slip(*pair) is not None) is params.slips]
        at_odds = [pair for pair in at_odds if not moving.overtaken(cluster, *pair)]
        at_odds = [pair for pair in at_odds if not params.tolerates(*pair)]
        if at_odds:
            observations.append(_conflict(cluster, at_odds))
    return Outcome(comparisons=comparisons, observations=tuple(observations))


def compatible(story: Story, _: NoParams, lexicon: Lexicon) -> Outcome:
    """Find figures for one thing that differ in precision and can both be true."""
    moving = Moving.of(story, lexicon)
    comparisons = 0
    observations: list[Observation] = []
    for cluster in story.clusters_of(Quantity.kind):
        pairs = _linked(cluster)
        comparisons += len(pairs)
        precise = {claim.source for claim in cluster.claims if not _q(claim).vague}
        differing = [pair for pair in pairs if _fits(*pair) and not _equal(*pair) and not _idle(precise, *pair)]
        differing = [pair for pair in differing if not moving.overtaken(cluster, *pair)]
        claims = _in_order(cluster, differing)
        if claims and _shared(claims) is not None:
            observations.append(_compatible(cluster, claims, differing))
    return Outcome(comparisons=comparisons, observations=tuple(observations))


def agree(story: Story, _: NoParams, __: Lexicon) -> Outcome:
    """Find figures for one thing that are stated alike, across sources or in several places of one."""
    comparisons = 0
    observations: list[Observation] = []
    for cluster in story.clusters_of(Quantity.kind):
        comparisons += len(cluster.claims) * (len(cluster.claims) - 1) // 2
        groups = [group for group in alike(cluster.claims, _equal) if len(group) > 1]
        observations.extend(_agree(cluster, *own) for own in zip(groups, inner_links(cluster, groups), strict=True))
    return Outcome(comparisons=comparisons, observations=tuple(observations))


def predicate(story: Story, _: NoParams, __: Lexicon) -> Outcome:
    """Find figures that fit together but are told of different steps of one kind of event."""
    comparisons = 0
    observations: list[Observation] = []
    for cluster in story.clusters_of(Quantity.kind):
        comparisons += len(cluster.links)
        links = tuple(_ladder_links(cluster))
        if links:
            observations.append(_predicate(cluster, links))
    return Outcome(comparisons=comparisons, observations=tuple(observations))


def single(story: Story, params: SingleParams, _: Lexicon) -> Outcome:
    """Find figures that one source alone reports."""
    sources = {article.source for article in story.articles}
    if len(sources) < 2:  # noqa: PLR2004 - alone means: not the others
        return Outcome(comparisons=0, observations=())
    clusters = list(story.clusters_of(Quantity.kind))
    alone = [
        c for c in clusters if len(c.sources) == 1 and any(_worth_naming(claim, params.least) for claim in c.claims)
    ]
    return Outcome(comparisons=len(clusters), observations=tuple(_single(cluster) for cluster in alone))


def _fits(left: Claim, right: Claim) -> bool:
    return agreement.together(_q(left), _q(right)) is not None


def _equal(left: Claim, right: Claim) -> bool:
    return agreement.alike(_q(left), _q(right))


def _slip(left: Claim, right: Claim) -> str | None:
    return slip.slip(_q(left), _q(right))


def _linked(cluster: Cluster) -> list[tuple[Claim, Claim]]:
    """Return the claims that were compared with each other, not only by way of a third, in the cluster's order."""
    # Sorted, not searched for: an article may repeat one sentence a thousand times.
    places = {claim.id: place for place, claim in enumerate(cluster.claims)}
    sources = {claim.id: outlet(claim.source) for claim in cluster.claims}
    across = (link for link in cluster.links if sources[link.left] != sources[link.right])
    linked = {tuple(sorted((places[link.left], places[link.right]))) for link in across}
    return [(cluster.claims[one], cluster.claims[other]) for one, other in sorted(linked)]


def _at_odds(cluster: Cluster) -> Iterator[tuple[Claim, Claim]]:
    """Yield linked claims that cannot both be true; which figure answers which is for the alignment to say.

    Where "more than 19" is all that stands against 19, figures of the same sources that fit together count for more.
    """
    claims = {claim.id: claim for claim in cluster.claims}
    for link in cluster.links:
        left, right = claims[link.left], claims[link.right]
        one_unit = measure.one_unit(_q(left).unit, _q(right).unit)
        if _fits(left, right) or (one_unit and not _is_likely(link)) or outlet(left.source) == outlet(right.source):
            continue
        if not _by_a_hair(left, right) or not _sources_fit(cluster, left.source, right.source):
            yield left, right


def _is_likely(link: Link) -> bool:
    """Tell whether the passages of two figures bear out that both are of one thing."""
    return link.probability is None or link.probability >= _LEAST


def _by_a_hair(left: Claim, right: Claim) -> bool:
    """Tell whether two claims state one number, which one of them takes for a bound."""
    one, other = _q(left), _q(right)
    return (one.value, one.unit) == (other.value, other.unit) and Bound.EXACT in {one.bound, other.bound}


def _sources_fit(cluster: Cluster, one: str, other: str) -> bool:
    lefts = [claim for claim in cluster.claims if claim.source == one]
    rights = [claim for claim in cluster.claims if claim.source == other]
    return any(_fits(left, right) for left, right in product(lefts, rights))


def _idle(precise: Collection[str], left: Claim, right: Claim) -> bool:
    """Tell whether a pair of sources is compared by a vague figure although its source also gives a precise one."""
    if left.source == right.source:
        return False
    return any(_q(claim).vague and claim.source in precise for claim in (left, right))


def _in_order(cluster: Cluster, pairs: Sequence[tuple[Claim, Claim]]) -> list[Claim]:
    ids = {claim.id for pair in pairs for claim in pair}
    return [claim for claim in cluster.claims if claim.id in ids]


def _shared(claims: Sequence[Claim]) -> Interval | None:
    """Return what all the claims allow, or None where nothing is left."""
    return allowed.shared(list(dict.fromkeys(_q(claim) for claim in claims)))


def _allows(claim: Claim) -> str:
    return allowed.describe(interval.interval(_q(claim)), _q(claim))


def topic(claim: Claim) -> str:
    """Name what a figure is about: the thing counted, and what it is part of or what happens to it."""
    figure_ = _q(claim)
    thing = figure_.counted or (figure_.unit or "people").replace("_", " ")
    frame = _frame(claim.context)
    return f"{thing} ({frame})" if frame else thing


def _frame(context: Context) -> str | None:
    """Return the noun a figure belongs to ("of a consortium"), else the verb it is subject or object of."""
    match context.chain:
        case [_, noun, *_] if noun.isalpha() and context.chain[0] in _OF:
            return noun
    predicate_ = context.predicate
    if predicate_ is None or predicate_ in _EMPTY or context.role == "oblique":
        return None
    return predicate_.replace("_", " ")


def _side(claim: Claim, note: str = "") -> Side:
    return Side(claim=claim.id, value=figure.wording(_q(claim)), note=note)


def _key(claims: Sequence[Claim]) -> tuple[str, ...]:
    """Return the normalised claims: who says which value of which thing."""
    rows = {f"{c.source}|{figure.wording(_q(c))}|{_q(c).head}|{c.context.predicate or ''}" for c in claims}
    return tuple(sorted(rows))


def _links(cluster: Cluster, claims: Sequence[Claim]) -> tuple[Link, ...]:
    ids = {claim.id for claim in claims}
    return tuple(link for link in cluster.links if {link.left, link.right} <= ids)


def _intervals(claims: Sequence[Claim]) -> tuple[Step, ...]:
    return tuple(
        Step(label=f"{claim.source}: {figure.wording(_q(claim))}", detail=f"allows {_allows(claim)}")
        for claim in claims
    )


def _conflict(cluster: Cluster, at_odds: Sequence[tuple[Claim, Claim]]) -> Observation:
    claims = _in_order(cluster, at_odds)
    left, right = max(at_odds, key=lambda pair: interval.gap_ratio(_q(pair[0]), _q(pair[1])) or 0.0)
    ratio = interval.gap_ratio(_q(left), _q(right))
    slip = _slip(left, right)
    gap = f"; the larger is {ratio:.3g} times the smaller" if ratio > 1 else ""
    why = f" A slip would explain it: {slip}." if slip else ""
    where = f"{left.source} and {right.source}" if left.source != right.source else f"Two places of {left.source}"
    return Observation(
        verdict=Verdict.CONFLICT,
        topic=topic(claims[0]),
        cluster=cluster.id,
        sides=tuple(_side(claim) for claim in claims),
        explanation=(
            f"{where} cannot both be right: {figure.wording(_q(left))} allows {_allows(left)}, "
            f"{figure.wording(_q(right))} allows {_allows(right)}{gap}.{why}"
        ),
        key=_key(claims),
        fields={"slip": slip or "", "ratio": f"{ratio:.3g}" if ratio is not None else ""},
        steps=_intervals(claims),
        links=_links(cluster, claims),
    )


def _compatible(cluster: Cluster, claims: Sequence[Claim], pairs: Sequence[tuple[Claim, Claim]]) -> Observation:
    shared = _shared(claims)
    both = allowed.describe(shared, _q(claims[0])) if shared is not None else "nothing"
    return Observation(
        verdict=Verdict.COMPATIBLE,
        topic=topic(claims[0]),
        cluster=cluster.id,
        sides=tuple(_side(claim) for claim in claims),
        explanation=f"All of these can be true together: they share {both}. They differ in how precise they are.",
        key=_key(claims),
        fields={"shared": both},
        steps=(*_intervals(claims), Step(label="shared", detail=both)),
        links=_links(cluster, _in_order(cluster, pairs)),
    )


def _agree(cluster: Cluster, group: Sequence[Claim], links: tuple[Link, ...]) -> Observation:
    sources = tuple(dict.fromkeys(claim.source for claim in group))
    where = f"{len(sources)} sources" if len(sources) > 1 else f"{len(group)} places of {sources[0]}"
    return Observation(
        verdict=Verdict.AGREE,
        topic=topic(group[0]),
        cluster=cluster.id,
        sides=tuple(_side(claim) for claim in group),
        explanation=f"The figure is stated alike in {where}.",
        key=_key(group),
        fields={"where": where},
        steps=_intervals(group),
        links=links,
    )


def _ladder_links(cluster: Cluster) -> Iterator[Link]:
    """Yield the links between sources whose figures fit but tell different steps."""
    claims = {claim.id: claim for claim in cluster.claims}
    for link in cluster.links:
        left, right = claims[link.left], claims[link.right]
        if left.source != right.source and _fits(left, right) and _steps(link) is not None:
            yield link


def _steps(link: Link) -> tuple[str, str] | None:
    """Return the two steps that a link's ends tell, or None where they tell the same."""
    detail = next((term.detail for term in link.terms if term.label == LADDER), None)
    if detail is None:
        return None
    one, _, other = detail.partition(" / ")
    return one, other


def _predicate(cluster: Cluster, links: Sequence[Link]) -> Observation:
    told: dict[str, str] = {}
    for link in links:
        steps = _steps(link)
        if steps is not None:
            told.setdefault(link.left, steps[0])
            told.setdefault(link.right, steps[1])
    claims = [claim for claim in cluster.claims if claim.id in told]
    says = "; ".join(
        f"“{step}” in {_sources(c.source for c in claims if told[c.id] == step)}"
        for step in dict.fromkeys(told.values())
    )
    return Observation(
        verdict=Verdict.COMPATIBLE,
        topic=topic(claims[0]),
        cluster=cluster.id,
        sides=tuple(_side(claim, note=told[claim.id]) for claim in claims),
        explanation=f"The figures fit, what is said of them does not: {says}.",
        key=(*_key(claims), *sorted(told.values())),
        fields={"says": says},
        steps=(*_intervals(claims), Step(label="what is said of it", detail=says)),
        links=tuple(links),
    )


def _sources(given: Iterable[str]) -> str:
    names = list(dict.fromkeys(given))
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _worth_naming(claim: Claim, least: float) -> bool:
    """Tell whether a figure says what it counts and is more than a way of speaking."""
    return bool(_q(claim).counted or _q(claim).unit) and _size(claim) >= least


def _size(claim: Claim) -> float:
    """Return the stated number, or the upper edge of what a vague one allows."""
    figure_ = _q(claim)
    return next((edge for edge in (figure_.value, figure_.high, figure_.low) if edge is not None), 0.0)


def _single(cluster: Cluster) -> Observation:
    claim = cluster.claims[0]
    return Observation(
        verdict=Verdict.SINGLE_SOURCE,
        topic=topic(claim),
        cluster=cluster.id,
        sides=tuple(_side(each) for each in cluster.claims),
        explanation=f"Only {claim.source} gives this figure; not mentioned elsewhere is not contradicted.",
        key=_key(cluster.claims),
        steps=(),
        links=(),
    )
