"""The word list ``denials``, as the extractor uses it."""

from collections.abc import Sequence

import msgspec

from checker.lexicon import Lexicon
from checker.values.statement import Denial


class Denials(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How news says that something is not so."""

    deny: frozenset[str]
    attack: frozenset[str]
    refused: frozenset[str]
    claims: frozenset[str]
    false: frozenset[str]
    doubtful: frozenset[str]
    negation: frozenset[str]
    evidence: frozenset[str]
    partial: frozenset[str]
    narrow: frozenset[str]
    withdraw: frozenset[str]
    fail: frozenset[str]
    silence: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, lexicon: Lexicon) -> "Denials":
        """Read the list in force."""
        return lexicon.read("denials", cls)

    def silent(self, lemmas: Sequence[str]) -> Denial | None:
        """Name the way of giving no answer that a clause's lemmas tell, the first of them its negation or verb."""
        said = set(lemmas)
        for kind, phrases in self.silence.items():
            if any(said.issuperset(phrase.split()) for phrase in phrases):
                return Denial(kind)
        return None
