"""Which claims of one block are compared: all of a small block with each other, in a large one each with its nearest.

A block holds what may speak of one thing, and a hostile or a very large story can put everything into one, so that
comparing all with all grows with the square of the story. In a large block each claim meets the claims that share most
of its rarest terms, found by an inverted index, and of those that share as many the ones next to it in the order of
their values (the sorted neighbourhood of Hernández and Stolfo 1995). Work per claim has a bound, and no order of the
input shows.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from checker.model import Claim

WHOLE = 100
"""Claims up to which all of a block are compared with each other: news stories of dozens of outlets have fewer."""
_MOST = 16
"""Claims that one of a larger block is compared with."""
_BUDGET = 800_000
"""Pairs of one block, from which a claim is compared with fewer others still, but never fewer than these."""
_FEWEST = 4
_TELLING = 8
"""Terms of a claim, the rarest of its block, by which its nearest are found."""
_REACH = 4
"""How many times as many holders of one term are looked at as are compared: the next in the order of values."""

_RARE = 3
"""Common terms that a rare one, all of whose holders are looked at, says as much as."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """What makes two claims near."""

    terms: Callable[[Claim], Sequence[str]]
    """The terms that two claims can share."""
    place: Callable[[Claim], float]
    """Where a claim stands in the order of values."""


class Candidates:
    """The pairs of claims to compare, of all blocks, each pair once."""

    def __init__(self, claims: Sequence[Claim], blocks: Mapping[str, Sequence[int]], near: Near) -> None:
        self._claims = claims
        self._blocks = tuple(blocks.values())
        self._near = near

    def __iter__(self) -> Iterator[tuple[Claim, Claim]]:
        """Yield the pairs, block by block, the earlier claim first."""
        seen: set[int] = set()
        for block in self._blocks:
            for left, right in self._pairs(block):
                key = left * len(self._claims) + right
                if key not in seen:
                    seen.add(key)
                    yield self._claims[left], self._claims[right]

    def note(self, what: str) -> tuple[str, ...]:
        """Say what was not compared, if anything."""
        largest = max(map(len, self._blocks), default=0)
        if largest <= WHOLE:
            return ()
        return (f"{what}: {largest:,} may be about one thing; each compared with its nearest {_most(largest)}",)

    def _pairs(self, block: Sequence[int]) -> Iterator[tuple[int, int]]:
        if len(block) <= WHOLE:
            yield from combinations(block, 2)
        else:
            yield from self._nearest(block)

    def _nearest(self, block: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Yield each claim of a large block with those nearest to it."""
        index = _Index([self._claims[number] for number in block], self._near)
        for number, others in enumerate(index.nearest(_most(len(block)))):
            for other in others:
                yield (block[number], block[other]) if number < other else (block[other], block[number])


class _Index:
    """The claims of one block by their terms, in the order of their values."""

    def __init__(self, claims: Sequence[Claim], near: Near) -> None:
        self._order = sorted(range(len(claims)), key=lambda number: (near.place(claims[number]), number))
        # The empty term is everybody's: where nothing else is shared, the nearest value is.
        self._terms = [("", *dict.fromkeys(near.terms(claims[number]))) for number in self._order]
        self._holders: dict[str, list[int]] = defaultdict(list)
        for rank, terms in enumerate(self._terms):
            for term in terms:
                self._holders[term].append(rank)

    def nearest(self, most: int) -> list[list[int]]:
        """Return, for each claim, its nearest."""
        found: list[list[int]] = [[]] * len(self._order)
        for rank, number in enumerate(self._order):
            found[number] = [self._order[other] for other in self._best(rank, most)]
        return found

    def _best(self, rank: int, most: int) -> list[int]:
        shared: Counter[int] = Counter()
        telling = sorted(self._terms[rank][1:], key=lambda term: (len(self._holders[term]), term))[:_TELLING]
        for term in ("", *telling):
            holders = self._holders[term]
            near = self._around(holders, rank, most * _REACH)
            for _ in range(_RARE if len(near) == len(holders) else 1):
                shared.update(near)
        del shared[rank]
        levels: dict[int, list[int]] = defaultdict(list)
        for other, number in shared.items():
            levels[number].append(other)
        best: list[int] = []
        for number in sorted(levels, reverse=True):
            best += sorted(levels[number], key=lambda other: (abs(other - rank), other))
            if len(best) >= most:
                break
        return best[:most]

    def _around(self, holders: Sequence[int], rank: int, width: int) -> Sequence[int]:
        """Return the holders of a term that stand next to a claim, on both sides of it."""
        if len(holders) <= width:
            return holders
        at = bisect_left(holders, rank)
        return holders[max(0, at - width // 2) : at + width // 2 + 1]


def _most(size: int) -> int:
    """Return how many others a claim of a large block is compared with."""
    return max(_FEWEST, min(_MOST, _BUDGET // size))
