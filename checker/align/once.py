"""What is worked out once, however many claims are compared and however many tell the same."""

from collections.abc import Callable, Hashable
from dataclasses import replace
from typing import Generic, TypeVar

from checker.align.setting import Setting
from checker.model import Claim

T = TypeVar("T")


class Once(Generic[T]):
    """A function of a claim of one story that remembers its answers, by the claim's id: hashing a claim is dear."""

    def __init__(self, work: Callable[[Claim], T]) -> None:
        self._work = work
        self._known: dict[str, T] = {}

    def __call__(self, claim: Claim) -> T:
        """Return the answer for a claim."""
        if claim.id not in self._known:
            self._known[claim.id] = self._work(claim)
        return self._known[claim.id]


class Twins(Once[int]):
    """Numbers the claims of one story, those that nothing tells apart alike: many outlets print one dispatch."""

    def __init__(self, key: Callable[[Claim], Hashable]) -> None:
        numbers: dict[Hashable, int] = {}
        super().__init__(lambda claim: numbers.setdefault(key(claim), len(numbers)))


class OnceForTwins(Generic[T]):
    """A function of two claims that remembers its answers for all of their twins."""

    def __init__(self, work: Callable[[Claim, Claim], T], twins: Twins) -> None:
        self._work = work
        self._twins = twins
        self._known: dict[tuple[int, int], T] = {}

    def __call__(self, left: Claim, right: Claim) -> T:
        """Return the answer for two claims, in this order."""
        key = self._twins(left), self._twins(right)
        if key not in self._known:
            self._known[key] = self._work(left, right)
        return self._known[key]


def told(claim: Claim, setting: Setting) -> Hashable:
    """Return all that claims are compared by: twins have the same, in whatever article they stand."""
    return (
        *(claim.payload, claim.text, claim.sentence, claim.attributed_to, claim.certainty, claim.polarity),
        replace(claim.context, block=0, passage=0),
        setting,
    )
