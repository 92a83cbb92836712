"""Things counted, by what they are: synonyms meet, and what is narrower than what is known."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import msgspec


class Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that count the same thing."""

    name: str
    words: tuple[str, ...]


class Empty(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Modifiers that narrow nothing."""

    words: frozenset[str]


class Tally(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns that are given a number, and what it counts."""

    counted: str
    head: str
    words: frozenset[str]
    of: frozenset[str] = frozenset()
    """Nouns that take the number with "of" only."""


class Nouns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A list of nouns."""

    words: frozenset[str]


class Leading(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What leads from the verb of a tally to its number."""

    words: frozenset[str]
    at: frozenset[str]


class CountedTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """The word list of things counted."""

    groups: tuple[Group, ...]
    kinds: dict[str, str]
    empty: Empty
    states: Nouns
    parts: Nouns
    tallies: tuple[Tally, ...]
    totals: Nouns
    leading: Leading

    @cached_property
    def index(self) -> dict[frozenset[str], str]:
        """The groups by the words of each phrase, in any order."""
        return {frozenset(word.split()) - {"of"}: group.name for group in self.groups for word in group.words}

    def is_person(self, head: str) -> bool:
        """Tell whether a noun, alone, counts people."""
        return "person" in kinds(self.index.get(frozenset({head}), head), self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """What is counted, normalised."""

    name: str
    """The synonym group, or the noun itself: ``news organisation``, ``bridge``."""
    modifiers: frozenset[str] = frozenset()
    """What narrows it beyond the group's own words: ``european`` of ``european country``."""


def concept(head: str, modifiers: Iterable[str], table: CountedTable) -> Concept:
    """Return the concept of a noun and its modifiers, all lemmas in lower case.

    The longest phrase of the noun and one or two of its modifiers that the table knows gives the name.
    """
    words = frozenset(modifiers) - table.empty.words
    for taken in _choices(words):
        name = table.index.get(frozenset({head, *taken}))
        if name is not None:
            return Concept(name=name, modifiers=words - taken)
    return Concept(name=head, modifiers=words)


def _choices(words: frozenset[str]) -> Iterable[frozenset[str]]:
    """Yield the sets of modifiers to try: pairs, single ones, none; sorted, so that ties are stable."""
    ordered = sorted(words)[:_MOST]
    yield from (frozenset({a, b}) for i, a in enumerate(ordered) for b in ordered[i + 1 :])
    yield from (frozenset({a}) for a in ordered)
    yield frozenset()


_MOST = 6
"""Modifiers tried in pairs; a phrase of more is a misparse."""


def kinds(name: str, table: CountedTable) -> tuple[str, ...]:
    """Return a concept's name and the wider ones it belongs to, narrowest first."""
    found = [name]
    while (wider := table.kinds.get(found[-1])) is not None and wider not in found:
        found.append(wider)
    return tuple(found)


def same_kind(a: Concept, b: Concept, table: CountedTable) -> bool:
    """Tell whether one concept is the other or a kind of it: journalists are people."""
    return a.name in kinds(b.name, table) or b.name in kinds(a.name, table)
