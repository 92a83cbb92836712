"""Lists: the stated count against the members named, and members that one outlet names alone."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from checker.check.outcome import NoParams, Observation, Outcome
from checker.lexicon import Lexicon
from checker.model import Claim, Cluster, Side, Step, Story, Verdict
from checker.values import Listing, Quantity, listing


def count(story: Story, _: NoParams, __: Lexicon) -> Outcome:
    """Hold each list that presents itself as complete against the count stated for it."""
    comparisons = 0
    observations: list[Observation] = []
    for cluster in story.clusters_of(Listing.kind):
        for claim in cluster.claims:
            if _list(claim).count is not None:
                comparisons += 1
                observations.extend(_counted(story, cluster, claim))
    return Outcome(comparisons=comparisons, observations=tuple(observations))


def members(story: Story, _: NoParams, __: Lexicon) -> Outcome:
    """Find members of one group that one source names and another does not."""
    comparisons = 0
    observations: list[Observation] = []
    for cluster in story.clusters_of(Listing.kind):
        for left, right in combinations(cluster.claims, 2):
            comparisons += 1
            if left.source != right.source:
                observations.extend(_members(cluster, left, right))
    return Outcome(comparisons=comparisons, observations=tuple(observations))


def _list(claim: Claim) -> Listing:
    assert isinstance(claim.payload, Listing)  # noqa: S101 - clusters of lists hold nothing else
    return claim.payload


def _counted(story: Story, cluster: Cluster, claim: Claim) -> Iterator[Observation]:
    stated = _list(claim)
    named = len(stated.members)
    if stated.count == named:
        yield _adds_up(story, cluster, claim)
    elif stated.complete or (stated.count is not None and named > stated.count):
        yield _does_not_add_up(cluster, claim)


def _adds_up(story: Story, cluster: Cluster, claim: Claim) -> Observation:
    stated = _list(claim)
    beside = len(stated.beside)
    total = _total(story, claim)
    sum_ = ""
    if total is not None:
        sum_ = f" With the {beside} named before, that makes the {beside + len(stated.members)} stated in the article."
    sides = [_side(claim), *([_total_side(total)] if total is not None else [])]
    return Observation(
        verdict=Verdict.AGREE,
        topic=stated.of,
        cluster=cluster.id,
        sides=tuple(sides),
        explanation=f"{claim.source} states {stated.count} and names {len(stated.members)}: the list adds up.{sum_}",
        key=_key(claim),
        fields={
            "count": str(stated.count),
            "named": str(len(stated.members)),
            "source": claim.source,
            "sum": "adds up",
        },
        steps=_arithmetic(claim, total),
    )


def _does_not_add_up(cluster: Cluster, claim: Claim) -> Observation:
    stated = _list(claim)
    return Observation(
        verdict=Verdict.CONFLICT,
        topic=stated.of,
        cluster=cluster.id,
        sides=(_side(claim),),
        explanation=(
            f"{claim.source} states {stated.count} and then names {len(stated.members)}: {'; '.join(stated.members)}."
        ),
        key=_key(claim),
        fields={
            "count": str(stated.count),
            "named": str(len(stated.members)),
            "source": claim.source,
            "sum": "does not add up",
        },
        steps=_arithmetic(claim, None),
    )


def _total(story: Story, claim: Claim) -> Claim | None:
    """Return the article's figure that the list and the members named beside it add up to."""
    stated = _list(claim)
    if not stated.beside:
        return None
    total = len(stated.beside) + len(stated.members)
    figures = (c for c in story.claims if c.article == claim.article and isinstance(c.payload, Quantity))
    return next(
        (c for c in figures if isinstance(c.payload, Quantity) and c.payload.value == total and c.payload.unit is None),
        None,
    )


def _arithmetic(claim: Claim, total: Claim | None) -> tuple[Step, ...]:
    stated = _list(claim)
    steps = [
        Step(label="stated", detail=str(stated.count)),
        Step(label="named", detail=f"{len(stated.members)}: {'; '.join(stated.members)}"),
    ]
    if total is not None:
        beside, named = len(stated.beside), len(stated.members)
        sum_ = f"{beside} + {named} = {beside + named}: {total.text}"
        steps.append(Step(label="with those named before", detail=sum_))
    return tuple(steps)


def _side(claim: Claim, note: str = "") -> Side:
    stated = _list(claim)
    number = f"{stated.count} stated, " if stated.count is not None else ""
    return Side(claim=claim.id, value=f"{number}{len(stated.members)} named", note=note)


def _total_side(total: Claim) -> Side:
    return Side(claim=total.id, value=total.text, note="the sum")


def _key(*claims: Claim) -> tuple[str, ...]:
    rows = (f"{c.source}|{_list(c).of}|{_list(c).count}|{'|'.join(sorted(_list(c).members))}" for c in claims)
    return tuple(sorted(rows))


def _members(cluster: Cluster, left: Claim, right: Claim) -> Iterator[Observation]:
    pairs = listing.matching(_list(left), _list(right))
    only_left = _without(_list(left).members, [one for one, _ in pairs])
    only_right = _without(_list(right).members, [other for _, other in pairs])
    if not only_left and not only_right:
        return
    both = ", ".join(one for one, _ in pairs) or "none"
    yield Observation(
        verdict=Verdict.COMPATIBLE,
        topic=_list(left).of,
        cluster=cluster.id,
        sides=(
            _side(left, note=f"alone: {_words(only_left)}"),
            _side(right, note=f"alone: {_words(only_right)}"),
        ),
        explanation=(
            f"Both name {both}. {left.source} alone names {_words(only_left)};"
            f" {right.source} alone names {_words(only_right)}."
            f" {_meant(_list(left), _list(right))}"
        ),
        key=_key(left, right),
        fields={"both": both, "first": left.source, "second": right.source},
        steps=(Step(label="named by both", detail=both),),
        links=cluster.links,
    )


def _meant(left: Listing, right: Listing) -> str:
    if left.complete and right.complete:
        return "Each gives its list as complete: they may count different things, or at different times."
    return "A list of examples leaves the others out without denying them."


def _without(members_: Sequence[str], matched: Sequence[str]) -> list[str]:
    return [member for member in members_ if member not in matched]


def _words(members_: Sequence[str]) -> str:
    return ", ".join(members_) or "nobody"
