"""Two sentences told in the same words, but for a negation or a hedge: the safest ground for comparing them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec
from rapidfuzz.distance import Indel

from checker.lexicon import Lexicon
from checker.model import Claim, Polarity
from checker.values.predicates import Verbs
from checker.values.wording import FUNCTION_WORDS, full, stem, words

_ALIKE = 0.8
"""Likeness from which two runs of words are one, told twice."""
_FEWEST = 4
"""Words that are unlikely to be the same by chance."""
_MOST = 60
"""Words that are compared: more is a table or a list."""
_SPACED = re.compile(r"(?<=n) ?['’] ?t\b")
_TEN = 10


class _Voices(msgspec.Struct, frozen=True):
    """The hedges of the word list ``voices``."""

    alleged: frozenset[str]
    reported: frozenset[str]


class _Numerals(msgspec.Struct, frozen=True):
    """The words for small numbers of the word list ``numerals``."""

    small: dict[str, int]


class _Denials(msgspec.Struct, frozen=True):
    """The words of negation of the word list ``denials``."""

    negation: frozenset[str]


class Verbatim:
    """Compares claims by the words they are told in."""

    def __init__(self, lexicon: Lexicon) -> None:
        hedges = lexicon.read("voices", _Voices)
        self._verbs = lexicon.read("verbs", Verbs)
        self._small = lexicon.read("numerals", _Numerals).small
        negation = lexicon.read("denials", _Denials).negation
        self._negation = negation
        self._left_out = hedges.alleged | hedges.reported | negation | {"a", "an", "the", "do", "does", "did"}
        self._known: dict[str, tuple[str, ...]] = {}

    def alike(self, left: Claim, right: Claim) -> bool:
        """Tell whether two claims are told in the same words, in their clause or in the whole sentence.

        What only one of them has may be an addition, but nothing stands in the place of something else; a denial has
        nothing that would narrow it to less than what the other affirms.
        """
        told = [(left.text, right.text), (left.sentence, right.sentence)]
        if left.polarity is not right.polarity:
            told = [pair for pair in told if self._negates(*pair, left)]
        return any(self._alike(self._words(one), self._words(other), left, right) for one, other in told)

    def _negates(self, one: str, other: str, left: Claim) -> bool:
        """Tell whether a negation, where the words have any, stands on the side of the denial."""
        mine, theirs = (sum(word in self._negation for word in _parts(text)) for text in (one, other))
        return mine == theirs == 0 or (mine > theirs) is (left.polarity is Polarity.NEGATED)

    def turned(self, left: Claim, right: Claim) -> str:
        """Return the one word that stands for its opposite in two claims told in the same words, else nothing."""
        told = ((left.text, right.text), (left.sentence, right.sentence))
        found = (self._turned(self._words(one), self._words(other)) for one, other in told)
        return next((words for words in found if words), "")

    def _turned(self, one: Sequence[str], other: Sequence[str]) -> str:
        if len(one) != len(other) or len(one) < _FEWEST - 1:
            return ""
        apart = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
        return " / ".join(apart[0]) if len(apart) == 1 and self._verbs.turns(*apart[0]) else ""

    def _alike(self, one: Sequence[str], other: Sequence[str], left: Claim, right: Claim) -> bool:
        if not (_enough(one) and _enough(other)) or Indel.normalized_similarity(one, other) < _ALIKE:
            return False
        mine, theirs = (Counter(one) - Counter(other), Counter(other) - Counter(one))
        own = [word for word in mine if _says(word)], [word for word in theirs if _says(word)]
        if "".join(own[0]) == "".join(own[1]):
            return True
        narrowed = (own[0] and left.polarity is Polarity.NEGATED) or (own[1] and right.polarity is Polarity.NEGATED)
        return not (all(own) or narrowed)

    def _words(self, text: str) -> tuple[str, ...]:
        if text not in self._known:
            self._known[text] = tuple(self._normal(_parts(text)))[:_MOST]
        return self._known[text]

    def _normal(self, given: Iterable[str]) -> Iterator[str]:
        """Yield words in normal form, numbers in digits, without negations and hedges."""
        tens = 0
        for word in given:
            number = self._small.get(word)
            if tens and (number is None or number >= _TEN):
                yield str(tens)
                tens = 0
            if number is not None and number > _TEN and number % _TEN == 0:
                tens = number
            elif number is not None:
                yield str(tens + number)
                tens = 0
            elif word not in self._left_out:
                yield stem(word) if word in FUNCTION_WORDS else self._verbs.normal(word)
        if tens:
            yield str(tens)


def _enough(told: Sequence[str]) -> bool:
    """Tell whether words are too many to be the same by chance."""
    return len(told) >= _FEWEST or sum(map(_says, told)) >= _FEWEST - 1


def _parts(text: str) -> Iterator[str]:
    """Yield the words of a text, contractions written out, those with spaces round the apostrophe too."""
    return (part for each in words(_SPACED.sub("'t", text)) for part in full(each))


def _says(word: str) -> bool:
    return word not in FUNCTION_WORDS
