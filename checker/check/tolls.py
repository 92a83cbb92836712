"""Figures that moved: later ones that update earlier ones, and stale ones that are still repeated."""

from collections.abc import Sequence
from itertools import pairwise

from checker.check import figures
from checker.check.moving import Moving, moved, quantity
from checker.check.outcome import NoParams, Observation, Outcome
from checker.lexicon import Lexicon
from checker.model import Claim, Cluster, Side, Step, Story, Verdict
from checker.values import Quantity, figure


def updated(story: Story, _: NoParams, lexicon: Lexicon) -> Outcome:
    """Find figures that move on from one publication to the next."""
    moving = Moving.of(story, lexicon)
    comparisons = 0
    observations: list[Observation] = []
    for cluster in story.clusters_of(Quantity.kind):
        line = moving.line(cluster)
        comparisons += max(len(line) - 1, 0)
        if moved(line) and any(moving.updates(one, other) for one, other in pairwise(line)):
            observations.append(_updated(cluster, line, moving))
    return Outcome(comparisons=comparisons, observations=tuple(observations))


def stale(story: Story, _: NoParams, lexicon: Lexicon) -> Outcome:
    """Find figures that an earlier publication had already raised."""
    moving = Moving.of(story, lexicon)
    comparisons = 0
    observations: list[Observation] = []
    for cluster in story.clusters_of(Quantity.kind):
        pairs = tuple(cluster.compared())
        comparisons += len(pairs)
        overtaken = {low.id: (low, _other(pair, low)) for pair in pairs if (low := moving.stale(cluster, *pair))}
        observations.extend(_stale(cluster, low, raised, moving) for low, raised in overtaken.values())
    return Outcome(comparisons=comparisons, observations=tuple(observations))


def _other(pair: tuple[Claim, Claim], one: Claim) -> Claim:
    return pair[1] if pair[0] == one else pair[0]


def _wording(claim: Claim) -> str:
    return figure.wording(quantity(claim))


def _when(claim: Claim, moving: Moving) -> str:
    return moving.hours[claim.article].text.replace("T", " ")


def _side(claim: Claim, moving: Moving) -> Side:
    return Side(claim=claim.id, value=_wording(claim), note=f"published {_when(claim, moving)}")


def _steps(claims: Sequence[Claim], moving: Moving) -> tuple[Step, ...]:
    return tuple(Step(label=_when(claim, moving), detail=f"{_wording(claim)} ({claim.source})") for claim in claims)


def _key(claims: Sequence[Claim]) -> tuple[str, ...]:
    return tuple(f"{claim.source}|{_wording(claim)}" for claim in claims)


def _updated(cluster: Cluster, line: Sequence[Claim], moving: Moving) -> Observation:
    first, last = line[0], _newest(cluster, line, moving)
    told = ", then ".join(f"{_wording(claim)} ({claim.source}, {_when(claim, moving)})" for claim in line)
    return Observation(
        verdict=Verdict.COMPATIBLE,
        topic=figures.topic(first),
        cluster=cluster.id,
        sides=tuple(_side(claim, moving) for claim in line),
        explanation=f"In the order of publication: {told}. A later figure updates an earlier one.",
        key=_key(line),
        fields={"first": _wording(first), "last": _wording(last), "source": last.source},
        steps=_steps(line, moving),
        links=cluster.links,
    )


def _newest(cluster: Cluster, line: Sequence[Claim], moving: Moving) -> Claim:
    """Return the last figure of a line that is not an earlier one, repeated."""
    fresh = (c for c in reversed(line) if all(moving.stale(cluster, c, other) != c for other in line))
    return next(fresh, line[-1])


def _stale(cluster: Cluster, low: Claim, raised: Claim, moving: Moving) -> Observation:
    line = sorted((low, raised), key=lambda claim: moving.hours[claim.article].first)
    return Observation(
        verdict=Verdict.COMPATIBLE,
        topic=figures.topic(low),
        cluster=cluster.id,
        sides=(_side(low, moving), _side(raised, moving)),
        explanation=(
            f"{low.source} gives {_wording(low)} on {_when(low, moving)}, after {raised.source} had "
            f"{_wording(raised)} on {_when(raised, moving)}: an earlier figure is repeated."
        ),
        key=_key((low, raised)),
        fields={"source": low.source, "old": _wording(low), "new": _wording(raised), "by": raised.source},
        steps=_steps(line, moving),
        links=tuple(link for link in cluster.links if {link.left, link.right} == {low.id, raised.id}),
    )
