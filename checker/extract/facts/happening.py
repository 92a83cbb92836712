"""Which event, or part of one, a token's clause tells: the shot, the call, the arrest."""

from collections.abc import Sequence

import msgspec

from checker.extract import clause
from checker.extract.tree import Token
from checker.lexicon import Lexicon

_FARTHEST = 12
"""Steps up a parse that are taken."""


class EventWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The word list ``events``."""

    kinds: dict[str, tuple[str, ...]]
    """Lemmas of verbs and nouns that tell an event of each kind."""
    light: frozenset[str]
    """Verbs that tell nothing of what happened without their noun."""
    reporting: frozenset[str]
    """Verbs that say what somebody says."""


class Happenings:
    """Names the event that a token's clause tells."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.read("events", EventWords)
        self._kind = {lemma: kind for kind, lemmas in self._words.kinds.items() for lemma in lemmas}

    def kind_of(self, lemma: str) -> str | None:
        """Return the kind of event that a lemma tells: ``slay`` -> ``kill``."""
        return self._kind.get(lemma)

    def of(self, token: Token) -> str | None:
        """Return the kind of the event a token stands in, else the lemma of its verb; None where no verb governs it."""
        verb: Token | None = None
        for step, node in enumerate((token, *token.ancestors)):
            if step > _FARTHEST:
                break
            kind = self._kind.get(node.lemma_.lower())
            if kind is not None and node is not token:
                return kind
            if node.pos_ in {"VERB", "AUX"} and node.dep_ not in {"aux", "auxpass"}:
                found = self._completed(node)
                if found is not None:
                    return found
                verb = verb or node
                if node.lemma_.lower() not in self._words.light | self._words.reporting:
                    break
        return None if verb is None else clause.predicate(verb)

    def _completed(self, verb: Token) -> str | None:
        """Return the kind that completes a light verb: "the shooting happened"."""
        if verb.lemma_.lower() not in self._words.light:
            return None
        return next((k for c in _arguments(verb) if (k := self._kind.get(c.lemma_.lower())) is not None), None)


def _arguments(verb: Token) -> Sequence[Token]:
    found = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"}]
    found += [
        o
        for c in verb.children
        if c.dep_ == "prep" and c.lower_ in {"to", "of", "for", "in"}
        for o in c.children
        if o.dep_ == "pobj"
    ]
    return found
