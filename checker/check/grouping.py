"""Claims that state the same, in groups."""

from collections.abc import Callable, Iterator, Sequence

from checker.model import Claim


def alike(claims: Sequence[Claim], same: Callable[[Claim, Claim], bool]) -> Iterator[list[Claim]]:
    """Part claims in groups that state the same as their first, in order."""
    left = list(claims)
    while left:
        first = left[0]
        group = [claim for claim in left if claim is first or same(first, claim)]
        yield group
        left = [claim for claim in left if claim not in group]
