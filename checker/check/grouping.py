"""Claims that state the same, in groups, and the links inside the groups."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence

from checker.model import Claim, Cluster, Link


def alike(claims: Sequence[Claim], same: Callable[[Claim, Claim], bool]) -> Iterator[list[Claim]]:
    """Part claims in groups that state the same as their first, in order.

    Args:
        claims: Claims of one kind.
        same: Tells whether two claims state the same by what they carry: of all that carry the same, one is asked.
    """
    numbers: dict[Hashable, list[int]] = {}
    for number, claim in enumerate(claims):
        numbers.setdefault(claim.payload, []).append(number)
    left = list(numbers.values())
    while left:
        first = left[0]
        agrees = [own is first or same(claims[first[0]], claims[own[0]]) for own in left]
        group = sorted(number for own, is_in in zip(left, agrees, strict=True) if is_in for number in own)
        yield [claims[number] for number in group]
        left = [own for own, is_in in zip(left, agrees, strict=True) if not is_in]


def inner_links(cluster: Cluster, groups: Sequence[Sequence[Claim]]) -> list[tuple[Link, ...]]:
    """Return the links inside each of several groups that share no claim, looked through once for all."""
    home = {claim.id: number for number, group in enumerate(groups) for claim in group}
    found: dict[int, list[Link]] = defaultdict(list)
    for link in cluster.links:
        if link.left in home and home[link.left] == home.get(link.right):
            found[home[link.left]].append(link)
    return [tuple(found[number]) for number in range(len(groups))]
