"""The customs of naming: honorifics, particles, nicknames and spellings, read from the word lists."""

from collections.abc import Iterable
from functools import cached_property

import msgspec

_STEM = 3
"""Letters that an inflected word keeps at least."""


class Customs(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, dict=True):
    """What the list ``honorifics`` says about names."""

    honorifics: frozenset[str]
    generational: frozenset[str]
    particles: frozenset[str]
    joining: frozenset[str]
    organisations: frozenset[str]
    droppable: frozenset[str]
    generic: frozenset[str]
    nicknames: tuple[tuple[str, ...], ...]
    transliterations: tuple[tuple[str, ...], ...]
    given: frozenset[str]
    spellings: tuple[tuple[str, ...], ...]
    sounds: tuple[tuple[str, str], ...]
    legal: frozenset[str] = frozenset()
    shortened: tuple[tuple[str, ...], ...] = ()
    prefixed: frozenset[str] = frozenset()
    inflected: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()

    @cached_property
    def _nickname_rows(self) -> dict[str, frozenset[int]]:
        return _rows(self.nicknames)

    @cached_property
    def _transliteration_rows(self) -> dict[str, frozenset[int]]:
        return _rows(self.transliterations)

    @cached_property
    def _spelling_rows(self) -> dict[str, frozenset[int]]:
        return _rows(self.spellings)

    @cached_property
    def _shortened_rows(self) -> dict[str, frozenset[int]]:
        return _rows(self.shortened)

    def nickname(self, left: str, right: str) -> bool:
        """Tell whether two given names are everyday forms of one."""
        return _share(self._nickname_rows, left, right)

    def transliterated(self, left: str, right: str) -> bool:
        """Tell whether two words are spellings of one name from another script."""
        return _share(self._transliteration_rows, left, right)

    def respelt(self, left: str, right: str) -> bool:
        """Tell whether two words are common spellings of one given name."""
        return _share(self._spelling_rows, left, right)

    def shortens(self, left: str, right: str) -> bool:
        """Tell whether two words are one and its short form: ``st`` and ``street``."""
        return _share(self._shortened_rows, left, right)

    def inflects(self, left: str, right: str) -> bool:
        """Tell whether one word is the other with an ending that makes a people of a country: ``rico``, ``rican``."""
        short, long = sorted((left, right), key=len)
        stem = next((n for n, letter in enumerate(short) if letter != long[n]), len(short))
        return stem >= _STEM and short[stem:] in self.inflected | {""} and long[stem:] in self.inflected

    def consonants(self, word: str) -> str:
        """Write a folded name as the letters that stay when it is carried over: ``gaddafi``, ``gadhafi`` -> ``gdf``."""
        heard = self.sound(word)
        kept = heard[:1] + "".join(letter for letter in heard[1:] if letter not in "aeiouh")
        return "".join(letter for number, letter in enumerate(kept) if not number or kept[number - 1] != letter)

    def sound(self, word: str) -> str:
        """Write a folded name as it sounds, roughly: letters spelt for one another are one, none is doubled."""
        for spelt, heard in self.sounds:
            word = word.replace(spelt, heard)
        return "".join(letter for number, letter in enumerate(word) if not number or word[number - 1] != letter)


def _rows(groups: Iterable[tuple[str, ...]]) -> dict[str, frozenset[int]]:
    """Index rows of equivalent words by word."""
    found: dict[str, set[int]] = {}
    for number, group in enumerate(groups):
        for word in group:
            found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def _share(rows: dict[str, frozenset[int]], left: str, right: str) -> bool:
    return not rows.get(left, frozenset()).isdisjoint(rows.get(right, frozenset()))
