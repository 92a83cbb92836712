"""Places: where something is or happens, with what happens there."""

from collections.abc import Iterator
from functools import cached_property

import msgspec

from checker.extract.facts.happening import Happenings
from checker.extract.reading import Reading
from checker.extract.tree import Token
from checker.lexicon import Lexicon
from checker.model import Claim
from checker.values.place import Grain, Place
from checker.values.wording import FUNCTION_WORDS, stem

_LONGEST = 12
"""Tokens of a place: what is longer tells more than where."""
_NAMES = frozenset({"GPE", "LOC", "FAC"})
_ENDS = frozenset({"relcl", "acl", "appos", "conj", "cc", "punct", "advcl"})


class PlaceWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """The word list ``places``."""

    room: frozenset[str]
    building: frozenset[str]
    street: frozenset[str]
    city: frozenset[str]
    region: frozenset[str]
    country: frozenset[str]
    prepositions: frozenset[str]

    def grain(self, lemma: str) -> Grain | None:
        """Return how large what a noun names is; None where it names no place."""
        return self._grains.get(lemma)

    @cached_property
    def _grains(self) -> dict[str, Grain]:
        lists = (
            (Grain.COUNTRY, self.country),
            (Grain.REGION, self.region),
            (Grain.CITY, self.city),
            (Grain.STREET, self.street),
            (Grain.ROOM, self.room),
            (Grain.BUILDING, self.building),
        )
        return {lemma: grain for grain, lemmas in lists for lemma in lemmas}


class Places:
    """Finds where things happen in an article."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.read("places", PlaceWords)
        self._happenings = Happenings(lexicon)

    def __call__(self, reading: Reading) -> Iterator[Claim]:
        """Yield a claim for each place, in reading order."""
        number = 0
        for token in reading.tokens():
            if token.pos_ != "ADP" or token.lower_ not in self._words.prepositions:
                continue
            head = next((child for child in token.children if child.dep_ in {"pobj", "pcomp"}), None)
            if head is None:
                continue
            grain = self._grain(head)
            if grain is None:
                continue
            first, last = _edges(head)
            words = tuple(head.doc[first : last + 1])
            if not words or len(words) > _LONGEST:
                continue
            number += 1
            place = Place(
                value=" ".join(head.doc[first : last + 1].text.split()),
                head=head.lemma_.lower(),
                words=tuple(sorted({stem(w.lower_) for w in words if w.is_alpha or w.text.isalnum()} - FUNCTION_WORDS)),
                named=any(w.pos_ == "PROPN" for w in words),
                relation=token.lower_,
                grain=grain,
                part=self._happenings.of(token),
            )
            end = head.doc[last].idx + len(head.doc[last].text)
            yield reading.claim(place, head.doc[first].idx, end, token=token, number=number)

    def _grain(self, head: Token) -> Grain | None:
        """Return the grain of a place; None where a noun phrase names none."""
        lemma = head.lemma_.lower()
        named = self._words.grain(lemma)
        if named is not None and head.pos_ in {"NOUN", "PROPN"}:
            return named
        if head.ent_type_ in _NAMES:
            return Grain.BUILDING if head.ent_type_ == "FAC" else Grain.OTHER
        return None


def _edges(head: Token) -> tuple[int, int]:
    """Return the first and last token of a place: its modifiers and phrases, without clauses that hang on it."""
    kept = [head]
    waiting = [head]
    while waiting:
        for child in waiting.pop().children:
            if child.dep_ not in _ENDS and child.pos_ not in {"VERB", "AUX"} and len(kept) <= _LONGEST:
                kept.append(child)
                waiting.append(child)
    indices = sorted(token.i for token in kept)
    at = indices.index(head.i)
    first = last = at
    while first and indices[first - 1] == indices[first] - 1:
        first -= 1
    while last + 1 < len(indices) and indices[last + 1] == indices[last] + 1:
        last += 1
    return indices[first], indices[last]
