"""A list with the count a source states for it."""

from dataclasses import dataclass
from typing import ClassVar

from rapidfuzz import fuzz

_SAME = 90.0
"""Percent of shared words from which two members are one: a title more or a letter off still passes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A group, the number stated for it and the members named."""

    kind: ClassVar[str] = "list"

    of: str
    """What is listed, as written: ``heads of state``."""
    count: int | None
    """The stated number of members, or None."""
    members: tuple[str, ...]
    complete: bool
    """True where the text presents the members as all of them, not as examples."""
    other: bool = False
    """True where the members come on top of others named before: ``seven other affiliates``."""
    beside: tuple[str, ...] = ()
    """Members named on top of the group counted: ``in addition to A and B``."""


def matching(one: Listing, other: Listing) -> tuple[tuple[str, str], ...]:
    """Pair the members that both lists name, each at most once."""
    pairs = []
    left = list(other.members)
    for member in one.members:
        match = next((candidate for candidate in left if _same_member(member, candidate)), None)
        if match is not None:
            left.remove(match)
            pairs.append((member, match))
    return tuple(pairs)


def _same_member(one: str, other: str) -> bool:
    """Tell whether two members are one: all words of the shorter stand in the longer, give or take a letter."""
    return fuzz.token_set_ratio(one.casefold(), other.casefold()) >= _SAME
