"""The English for another language's words: what the extractors' lists know them by."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

import msgspec

from checker.extract.tree import Doc, Token

_PIECE = re.compile(r"[^\s'\u2019]+['\u2019]?")
_APOSTROPHE = str.maketrans("\u2019", "'")
UNKNOWN = "\u00b7"
"""Stands before a word that has no English, so that no English list takes it for its own."""
NUMBER = "#"
"""Stands in a phrase for a number in digits."""
NONE = "-"
"""Stands in a phrase for a word that English leaves out."""


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The list ``glossary`` of a language."""

    phrases: dict[str, str]
    """Runs of words, word for word; an English word too many is joined to the last by ``_``."""
    figures: dict[str, str]
    """Runs of words that mean this only before a figure."""
    words: dict[str, str]
    """Function words, by their form."""
    nouns: dict[str, str]
    """By their lemma, as are the others."""
    verbs: dict[str, str]
    adjectives: dict[str, str]
    reporting: dict[str, str]
    """Verbs that say so where they are set behind words in marks, and mean something else elsewhere."""
    places: dict[str, str]
    """Names of places, in lower case."""


class Glossary:
    """Puts English in place of a parse's words; what has none keeps its lemma."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._content: Mapping[str, Mapping[str, str]] = {
            "NOUN": words.nouns,
            "VERB": words.verbs,
            "AUX": words.verbs,
            "ADJ": words.adjectives,
        }
        self._longest = max((len(each) for each in (*self._phrases, *self._figures)), default=0)

    def knows_verb(self, lemma: str) -> bool:
        """Tell whether a verb has an English one."""
        return lemma in self._words.verbs

    def word(self, form: str) -> str | None:
        """Return the English for a function word."""
        return self._words.words.get(form)

    def noun(self, form: str) -> str | None:
        """Return the lemma of a noun that has an English one, by its singular or plural."""
        lemmas = (form, form.removesuffix("s"), form.removesuffix("es"), f"{form.removesuffix('aux')}al")
        return next((lemma for lemma in lemmas if lemma in self._words.nouns), None)

    def place(self, name: str) -> str | None:
        """Return what English calls a place."""
        return self._words.places.get(" ".join(name.split()).translate(_APOSTROPHE).lower())

    def apply(self, doc: Doc) -> None:
        """Put the English in place."""
        for token in doc:
            self._word(token)
        place = 0
        while place < len(doc):
            place += self._phrase(doc, place)

    def _word(self, token: Token) -> None:
        lower, lemma = token.lower_.translate(_APOSTROPHE), token.lemma_.lower()
        own = self._content.get(token.pos_, {})
        # The lemma of a verb that the model does not know is its form.
        english = next((own[each] for each in (lemma, lower, f"{lemma}r") if each in own), None)
        form = english or self._words.words.get(lower)
        if form is not None and "|" in form:
            form = form.split("|")[token.tag_.endswith("S")]
        if lemma in self._words.reporting and _behind_words(token):
            english = form = self._words.reporting[lemma]
        if english is not None:
            token.lemma_ = english
        elif form is not None and token.pos_ != "PROPN":
            token.lemma_ = form
        if token.is_punct:
            return
        if form is not None or not (token.pos_ == "PROPN" or token.ent_type_):
            plain = not token.word.is_alpha or token.like_num
            token.lower_ = form or (lower if plain else f"{UNKNOWN}{lower}")

    def _phrase(self, doc: Doc, place: int) -> int:
        """Put a phrase that starts at a token; return how many tokens that takes."""
        for length in range(min(self._longest, len(doc) - place), 0, -1):
            run = doc[place : place + length]
            key = tuple(map(_key, run))
            english = self._phrases.get(key)
            if english is None and key in self._figures and self._leads_to_figure(doc, place + length):
                english = self._figures[key]
            if english is not None:
                for token, word in zip(run, english, strict=True):
                    if word != NUMBER:
                        token.lower_ = token.lemma_ = word
                return length
        return 1

    def _leads_to_figure(self, doc: Doc, place: int) -> bool:
        """Tell whether a figure follows, perhaps behind an article."""
        return any(_is_figure(token) or token.word.lower in self._round for token in doc[place : place + 2])

    @cached_property
    def _round(self) -> frozenset[str]:
        """The words for round figures: that for "about ten" in one."""
        return frozenset(own[-1] for own, english in self._phrases.items() if english[-1].isdigit())

    @cached_property
    def _phrases(self) -> dict[tuple[str, ...], tuple[str, ...]]:
        return dict(_aligned(self._words.phrases))

    @cached_property
    def _figures(self) -> dict[tuple[str, ...], tuple[str, ...]]:
        return dict(_aligned(self._words.figures))


def _aligned(phrases: Mapping[str, str]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Set the words of phrases against each other, one for one."""
    for phrase, english in phrases.items():
        own, words = tuple(_PIECE.findall(phrase)), english.split()
        words = [*words[: len(own) - 1], "_".join(words[len(own) - 1 :])] if len(words) > len(own) else words
        yield own, (*words, *(NONE for _ in own[len(words) :]))


def _key(token: Token) -> str:
    """Return a token as phrases have it."""
    return NUMBER if token.text.isdigit() else token.word.lower.translate(_APOSTROPHE)


def _behind_words(verb: Token) -> bool:
    """Tell whether a verb, with what helps it, is set behind words in marks."""
    first = min((child.i for child in verb.children if child.dep_ in {"aux", "expl"}), default=verb.i)
    return any(token.text == '"' for token in verb.doc[max(min(first, verb.i) - 2, 0) : verb.i])


def _is_figure(token: Token) -> bool:
    return token.pos_ == "NUM" or token.i in token.doc.figures or token.word.text[:1].isdigit()
