"""A list with the count a source states for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from rapidfuzz import fuzz

_NAME = 2
"""Words of a name without its title."""

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
    """Tell whether two members are one: all words of the shorter stand in the longer, give or take a letter.

    Of a person it is enough that name and surname do: the title before them may differ.
    """
    return _alike(one, other) or any(_alike(*pair) for pair in _bare(one, other))


def _alike(one: str, other: str) -> bool:
    return fuzz.token_set_ratio(one.casefold(), other.casefold()) >= _SAME


def _bare(one: str, other: str) -> Iterator[tuple[str, str]]:
    """Yield both names without what stands before their last two words, where both have more."""
    left, right = one.split(), other.split()
    if min(len(left), len(right)) > _NAME:
        yield " ".join(left[-_NAME:]), " ".join(right[-_NAME:])
