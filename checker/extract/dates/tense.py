"""Whether the clause of a date speaks of what was or of what is to come."""

from enum import Enum

from checker.extract.dates.words import Tenses
from checker.extract.tree import Token


class Lean(Enum):
    """Which way from publication a date without a year or week is to be looked for."""

    PAST = "past"
    FUTURE = "future"
    OPEN = "open"


def lean(token: Token, words: Tenses) -> Lean:
    """Tell which way a date leans, from the verbs above it."""
    preposition = token.head.lower_ if token.head.pos_ in {"ADP", "SCONJ", "PART"} else token.lower_
    if preposition in words.backward:
        return Lean.PAST
    for above in token.ancestors:
        if above.pos_ in {"VERB", "AUX"}:
            return _of_verb(above, preposition, words)
        if above.pos_ == "ADJ" and above.lemma_.lower() in words.forward:
            return Lean.FUTURE
        if above.pos_ == "NOUN" and above.lemma_.lower() in words.nouns:
            return Lean.FUTURE
    return Lean.OPEN


def _of_verb(verb: Token, preposition: str, words: Tenses) -> Lean:
    """Tell which way a verb leans."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if helpers & words.modals:
        return Lean.PAST if "have" in helpers else Lean.FUTURE
    if verb.lemma_.lower() in words.forward and preposition in words.prepositions:
        return Lean.FUTURE
    if verb.tag_ in {"VBZ", "VBP"} and verb.lemma_.lower() in words.scheduled and preposition == "on" and not helpers:
        return Lean.FUTURE
    if "to" in helpers:
        return Lean.FUTURE if preposition in words.prepositions else _of_infinitive(verb, words)
    return _of_form(verb, helpers, words)


def _of_infinitive(verb: Token, words: Tenses) -> Lean:
    """Tell which way an infinitive leans: forward after a verb of intention, else as its clause."""
    above = verb.head
    if above == verb or above.pos_ not in {"VERB", "AUX", "ADJ"}:
        return Lean.OPEN
    if above.lemma_.lower() in words.forward or (above.lemma_ in {"be", "go", "have"} and above.tag_ != "VBD"):
        return Lean.FUTURE
    return Lean.PAST if above.tag_ in {"VBD", "VBN"} else Lean.OPEN


def _of_form(verb: Token, helpers: set[str], words: Tenses) -> Lean:
    """Tell which way a finite verb or a participle leans."""
    if verb.tag_ == "MD" and verb.doc.glossed:
        return Lean.FUTURE
    if verb.tag_ == "VBD" or helpers & {"was", "were", "had", "has", "have", "'ve", "\u2019ve", "did"}:
        return Lean.PAST
    if verb.tag_ == "VBN":
        return Lean.OPEN if helpers & {"is", "are", "be"} else Lean.PAST
    if verb.tag_ == "VBG":
        return Lean.FUTURE if helpers & {"is", "are", "'s", "'re", "\u2019s", "\u2019re"} else _of_clause(verb, words)
    if verb.tag_ in {"VBZ", "VBP"}:
        return Lean.PAST if verb.lemma_.lower() in words.report else Lean.OPEN
    return Lean.OPEN


def _of_clause(verb: Token, words: Tenses) -> Lean:
    """Tell which way a participle without a helper leans: as the verb above it."""
    above = next((a for a in verb.ancestors if a.pos_ in {"VERB", "AUX"}), None)
    if above is None or above.tag_ == "VBG":
        return Lean.OPEN
    return _of_verb(above, "", words)
