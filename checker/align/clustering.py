"""Pairs to clusters."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from checker.align.weights import Pair
from checker.model import Claim, Cluster


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


def settled(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """Drop pairs that would conflict where a better partner is at hand.

    A claim that fits another claim of an article is not also at odds with that article, and of several claims it
    could be at odds with, only the one it matches best counts, seen from both sides.
    """
    fits = {(pair.left.id, pair.right.article) for pair in pairs if pair.agrees}
    fits |= {(pair.right.id, pair.left.article) for pair in pairs if pair.agrees}
    best: dict[tuple[str, str], float] = defaultdict(float)
    for pair in pairs:
        for key in ((pair.left.id, pair.right.article), (pair.right.id, pair.left.article)):
            best[key] = max(best[key], pair.score)
    for pair in pairs:
        keys = ((pair.left.id, pair.right.article), (pair.right.id, pair.left.article))
        if pair.agrees or (not any(key in fits for key in keys) and all(pair.score == best[key] for key in keys)):
            yield pair
