"""Whether a figure is one that somebody expected, as against one that came true."""

from checker.extract import clause
from checker.extract.tree import Token
from checker.values.interval import Forecast

_SENTENCE_PARTS = frozenset({"ccomp", "parataxis"})
_PAST = frozenset({"VBD", "VBN"})


def forecast(token: Token, words: Forecast) -> bool:
    """Tell whether a figure is an expectation told beside the fact: ``the 4.2 billion euros analysts had expected``.

    What a source itself expects or plans to come is no such figure: nothing has come of it yet.

    Args:
        token: The number's noun, or the number.
        words: The words for what somebody expects.

    """
    after = any(_modifies(child, words) for child in token.rights)
    return after or _governed(token, words) or _named(token, words)


def expects(noun: Token, words: Forecast) -> bool:
    """Tell whether a noun after a sum is whoever expected it: analysts, in ``the $4m analysts expected``."""
    verb = noun.head.lemma_.lower()
    return noun.dep_ == "nsubj" and noun.i < noun.head.i and verb in words.lemmas


def _named(token: Token, words: Forecast) -> bool:
    """Tell whether the figure is a forecast's: ``a forecast of 5 per cent``, ``the 5 per cent target``."""
    of = token.head
    if token.dep_ == "pobj" and of.lower_ in {"of", "for"} and of.dep_ == "prep":
        return of.head.lemma_.lower() in words.nouns
    measures = token.dep_ in {"compound", "nmod"} and token.pos_ in {"NOUN", "SYM", "NUM"}
    return measures and of.pos_ == "NOUN" and of.lemma_.lower() in words.nouns


def _modifies(verb: Token, words: Forecast) -> bool:
    """Tell whether a clause or participle after the figure says who expected it."""
    return verb.dep_ in {"relcl", "acl"} and verb.tag_ in _PAST and verb.lemma_.lower() in words.lemmas


def _governed(token: Token, words: Forecast) -> bool:
    verb = clause.governor(token)
    if token.dep_ == "nsubj" and verb == token.head and token.head.lemma_.lower() in words.lemmas:
        return False
    while verb is not None and verb.lemma_.lower() not in words.lemmas:
        verb = verb.head if verb.dep_ in {"xcomp", "ccomp"} and verb.head.pos_ == "VERB" and verb.head != verb else None
    return verb is not None and _told_as_past(verb, words)


def _told_as_past(verb: Token, words: Forecast) -> bool:
    """Tell whether the expectation is over: "said it expected" is but a present one, reported."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if verb.tag_ not in _PAST or helpers & {"is", "are", "'s", "has", "have", "be"}:
        return False
    if "had" in helpers:
        return True
    return verb.lemma_.lower() in words.verbs and verb.dep_ not in _SENTENCE_PARTS
