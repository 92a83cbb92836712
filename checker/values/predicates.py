"""Words in normal form: near synonyms under one word, endings stripped, adjectives of countries under the country."""

from collections.abc import Iterable, Iterator
from functools import cached_property

import msgspec

from checker.values.wording import stem


class Verbs(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, dict=True):
    """The word list ``verbs``."""

    groups: tuple[tuple[str, ...], ...]
    """Near synonyms, the first of which names the group."""
    opposites: tuple[tuple[str, str], ...]
    """Groups that cannot both be told of one thing at one time."""
    light: frozenset[str]
    """Words too general to say what a clause is about."""
    persons: frozenset[str]
    """Nouns that stand for somebody without saying who."""

    antonyms: tuple[tuple[str, str], ...] = ()
    """Words that turn a sentence round where one stands in the place of the other."""
    homonyms: frozenset[str] = frozenset()
    """Nouns that have nothing to do with the group of the verb of the same spelling: a fire is no dismissal."""

    @cached_property
    def _index(self) -> dict[str, str]:
        index: dict[str, str] = {}
        for group in self.groups:
            for word in group:
                index.setdefault(word, group[0])
        for group in self.groups:
            for word in group:
                index.setdefault(stem(word), group[0])
        return index

    @cached_property
    def _contrary(self) -> frozenset[frozenset[str]]:
        return frozenset(frozenset(pair) for pair in self.opposites)

    @cached_property
    def _turned(self) -> frozenset[frozenset[str]]:
        return frozenset(frozenset(map(self.normal, pair)) for pair in self.antonyms)

    def normal(self, word: str) -> str:
        """Return the word that stands for a word and its near synonyms."""
        low = word.casefold()
        return self._index.get(low) or self._index.get(stem(low)) or stem(low)

    def knows(self, word: str) -> bool:
        """Tell whether a word or phrase is in a group as it stands."""
        return word in self._index

    def content(self, words: Iterable[str]) -> Iterator[str]:
        """Yield the normal forms of the words that say something."""
        for word in words:
            low = word.casefold().strip("'’")
            if low and low not in self.light and not low.isdigit() and any(c.isalpha() for c in low):
                yield self.normal(low)

    def contraries(self, word: str) -> tuple[str, ...]:
        """Return the words in normal form that a word excludes."""
        return tuple(sorted(other for pair in self._contrary if word in pair for other in pair - {word}))

    def contrary(self, one: str, other: str) -> bool:
        """Tell whether two words in normal form exclude each other."""
        return frozenset((one, other)) in self._contrary

    def turns(self, one: str, other: str) -> bool:
        """Tell whether a word in normal form, put for another, says the opposite."""
        return frozenset((one, other)) in self._turned
