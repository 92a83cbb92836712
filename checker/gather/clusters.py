"""Articles about the same thing, joined from the most alike on: average linkage, by an index of their strongest terms.

Average linkage after Sokal and Michener (1958); what is compared at all shares two strong terms, so that the work grows
with the articles and not with their pairs.
"""

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from checker.gather.terms import About

SAME = 0.14
"""Mean likeness from which two groups tell one story: set on labelled stories, where a false merge counts more."""

_SOMEWHAT = SAME / 3
"""Likeness below which two groups are not compared again as they grow."""

_STRONG = 40
"""Terms of an article that it is found by."""
_SHARED = 2
"""Strong terms that two articles share before they are compared."""
_NEXT = 30
"""Articles after it in the index of a term that one is compared with."""
_KEPT = 150
"""Terms kept of a group."""

_SOON, _LATER = 2, 14
"""Days between publications within which two articles may well tell one story, and beyond which they rarely do."""
_NEAR = 1
"""Days between two days named."""
_TOGETHER, _APART, _FAR = 1.2, 0.5, 0.25
"""What likeness is multiplied by for days that are near, apart and far."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Articles that tell one story, by their places in what was given."""

    members: tuple[int, ...]
    likeness: float | None
    """Of the member least like the others; None where there is one."""


def cluster(given: Sequence[About]) -> tuple[Group, ...]:
    """Join what is about the same; the order of what is given decides between equals."""
    joining = _Joining.of(given)
    joining.run()
    return tuple(_group(members, given) for members in joining.members.values())


def likeness(one: About, other: About) -> float:
    """Return how much alike two groups are: the mean over their pairs, by terms and by time."""
    few, many = sorted((one.weights, other.weights), key=len)
    shared = sum(weight * many[term] for term, weight in few.items() if term in many)
    return shared / (one.size * other.size) * _in_time(one, other)


def _in_time(one: About, other: About) -> float:
    if one.published and other.published:
        gap = max(one.published[0], other.published[0]) - min(one.published[1], other.published[1])
        return _TOGETHER if gap <= _SOON else _APART if gap <= _LATER else _FAR
    if one.days and other.days:
        near = any(day + step in other.days for day in one.days for step in range(-_NEAR, _NEAR + 1))
        return _TOGETHER if near else _APART
    return 1.0


def _joined(one: About, other: About) -> About:
    total = Counter(one.weights)
    total.update(other.weights)
    strongest = heapq.nsmallest(_KEPT, total.items(), key=lambda item: (-item[1], item[0]))
    known = [given.published for given in (one, other) if given.published]
    return About(
        weights=dict(strongest),
        size=one.size + other.size,
        published=(min(first for first, _ in known), max(last for _, last in known)) if known else None,
        days=one.days | other.days,
    )


def _group(members: Sequence[int], given: Sequence[About]) -> Group:
    if len(members) == 1:
        return Group(members=tuple(members), likeness=None)
    means = [_mean(member, members, given) for member in members[:_KEPT]]
    return Group(members=tuple(sorted(members)), likeness=min(1.0, *means))


def _mean(member: int, members: Sequence[int], given: Sequence[About]) -> float:
    """Return how much alike one member is to the others, or to so many of them."""
    others = [other for other in members[:_KEPT] if other != member]
    return sum(likeness(given[member], given[other]) for other in others) / len(others)


def _candidates(given: Sequence[About]) -> Iterator[tuple[int, int]]:
    """Yield the pairs that share strong terms."""
    index: dict[str, list[int]] = defaultdict(list)
    for number, about in enumerate(given):
        for term, _ in heapq.nsmallest(_STRONG, about.weights.items(), key=lambda item: (-item[1], item[0])):
            index[term].append(number)
    shared = Counter(pair for places in index.values() for pair in _windows(places))
    return (pair for pair, number in shared.items() if number >= _SHARED)


def _windows(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    if len(places) <= _NEXT:
        yield from combinations(places, 2)
        return
    for start, place in enumerate(places):
        for other in places[start + 1 : start + 1 + _NEXT]:
            yield place, other


@dataclass(slots=True, kw_only=True)
class _Joining:
    """The groups as they grow: the two most alike are joined, until none are alike enough."""

    abouts: dict[int, About]
    members: dict[int, tuple[int, ...]]
    """By group; only groups that are not part of another."""
    near: dict[int, set[int]]
    """The groups that each is compared with."""
    waiting: list[tuple[float, int, int]] = field(default_factory=list)
    """Pairs of groups, the most alike first."""

    @classmethod
    def of(cls, given: Sequence[About]) -> "_Joining":
        """Start with a group for each article."""
        near: dict[int, set[int]] = defaultdict(set)
        joining = cls(abouts=dict(enumerate(given)), members={n: (n,) for n in range(len(given))}, near=near)
        for one, other in _candidates(given):
            joining.weigh(one, other)
        return joining

    def weigh(self, one: int, other: int) -> None:
        """Remember a pair that is somewhat alike, and put it among those waiting if that is enough."""
        alike = likeness(self.abouts[one], self.abouts[other])
        if alike >= _SOMEWHAT:
            self.near[one].add(other)
            self.near[other].add(one)
        if alike >= SAME:
            heapq.heappush(self.waiting, (-alike, min(one, other), max(one, other)))

    def run(self) -> None:
        """Join until nothing is left to join."""
        while self.waiting:
            _, one, other = heapq.heappop(self.waiting)
            if one in self.members and other in self.members:
                self._join(one, other)

    def _join(self, one: int, other: int) -> None:
        number = len(self.abouts)
        self.abouts[number] = _joined(self.abouts[one], self.abouts[other])
        self.members[number] = self.members.pop(one) + self.members.pop(other)
        for group in sorted((self.near.pop(one) | self.near.pop(other)) & self.members.keys()):
            self.weigh(number, group)
