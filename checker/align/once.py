"""What is worked out of a claim once, however many others it is compared with."""

from collections.abc import Callable
from typing import Generic, TypeVar

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
