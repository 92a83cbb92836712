"""Pairs to clusters."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from checker.align.weights import Pair, Weights
from checker.model import Claim, Cluster, Pairs


@dataclass(frozen=True, slots=True, kw_only=True)
class Aligned:
    """The claims of one kind of a story, in clusters."""

    clusters: tuple[Cluster, ...]
    considered: int = 0
    """Pairs that were scored."""
    notes: tuple[str, ...] = ()
    """What was not compared."""
    likely: Mapping[frozenset[str], float] = field(default_factory=dict, hash=False)
    """How likely two values are of one thing, by the ids of their claims, where that was worked out."""

    @property
    def pairs(self) -> Pairs:
        """Count the pairs that were scored, and those that were linked."""
        return Pairs(considered=self.considered, kept=sum(len(cluster.links) for cluster in self.clusters))


def sound(pairs: Iterable[Pair], weights: Weights) -> tuple[list[Pair], int]:
    """Return the pairs whose sums are high enough, and how many were scored."""
    considered = 0
    kept = []
    for pair in pairs:
        considered += 1
        if pair.score >= weights.needed(pair):
            kept.append(pair)
    return kept, considered


def clusters(claims: Sequence[Claim], pairs: Iterable[Pair], *, kind: str) -> tuple[Cluster, ...]:
    """Join linked claims; a claim that nothing was linked to is a cluster of its own.

    Clusters and the claims in them are in the order of the given claims, so that no order of pairs shows.
    """
    pairs = tuple(pairs)
    parent = {claim.id: claim.id for claim in claims}

    def root(key: str) -> str:
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for pair in pairs:
        left, right = sorted((root(pair.left.id), root(pair.right.id)))
        parent[right] = left
    members: dict[str, list[Claim]] = {}
    links: dict[str, list[Pair]] = {}
    for claim in claims:
        members.setdefault(root(claim.id), []).append(claim)
    for pair in pairs:
        links.setdefault(root(pair.left.id), []).append(pair)
    return tuple(
        Cluster(
            id=f"{group[0].story}/{kind}-{number}",
            kind=kind,
            story=group[0].story,
            claims=tuple(group),
            links=tuple(pair.link() for pair in sorted(links.get(key, ()), key=lambda p: (p.left.id, p.right.id))),
        )
        for number, (key, group) in enumerate(members.items(), start=1)
    )


def _never(_: Pair) -> float:
    return math.inf


def settled(pairs: Sequence[Pair], *, better: Callable[[Pair], float] = _never) -> Iterator[Pair]:
    """Drop pairs that would conflict where a better partner is at hand.

    A claim that fits another claim of an article is not also at odds with that article, unless it matches what
    it is at odds with far better; and of several claims it could be at odds with, only the one it matches best counts,
    seen from both sides.

    Args:
        pairs: The pairs whose sums are high enough.
        better: How much higher must be a pair's sum of all but the values than that of a pair that fits.
    """
    fits: dict[tuple[str, str], float] = {}
    best: dict[tuple[str, str], float] = defaultdict(float)
    keyed = [(pair, _keys(pair)) for pair in pairs]
    for pair, keys in keyed:
        for key in keys:
            if pair.agrees:
                fits[key] = max(fits.get(key, pair.ground), pair.ground)
            else:
                best[key] = max(best[key], pair.score)
    for pair, keys in keyed:
        if pair.agrees or (all(pair.score == best[key] for key in keys) and _stands(pair, fits, better(pair))):
            yield pair


def _stands(pair: Pair, fits: Mapping[tuple[str, str], float], better: float) -> bool:
    """Tell whether neither claim of a pair has a partner that fits and is as good a match."""
    return all(key not in fits or (not pair.inside and pair.ground >= fits[key] + better) for key in _keys(pair))


def _keys(pair: Pair) -> tuple[tuple[str, str], tuple[str, str]]:
    """Return each claim of a pair with the article of the other."""
    return (pair.left.id, pair.right.article), (pair.right.id, pair.left.article)
