"""The words that introduce quotations, as the extractor uses them."""

import msgspec

from checker.extract.tree import Token
from checker.lexicon import Lexicon

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


class Cues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The word list ``cues``."""

    verbs: frozenset[str]
    naming: frozenset[str]
    weak: frozenset[str]
    documents: frozenset[str]
    titling: frozenset[str]
    works: frozenset[str]
    bodies: frozenset[str]
    first_person: frozenset[str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> "Cues":
        """Read the list in force."""
        return lexicon.read("cues", cls)

    def is_cue(self, token: Token) -> bool:
        """Tell whether a token is a verb that introduces words."""
        if not token.tag_.startswith("VB"):
            # "goes on to state that" is at times read as a noun
            return token.i > 0 and token.nbor(-1).tag_ == "TO" and token.lower_ in self.verbs
        if lemma(token) == "put":  # as one critic put it
            return token.i + 1 < len(token.doc) and token.nbor().lower_ == "it"
        return lemma(token) in self.verbs or lemma(token) in self.naming

    def is_document(self, token: Token) -> bool:
        """Tell whether a token is a noun for a piece of speech or writing."""
        return token.pos_ in {"NOUN", "PROPN"} and token.lemma_.lower() in self.documents


def lemma(token: Token) -> str:
    """Return a verb's lemma, also where the model took a contracted or rare form for something else."""
    return _IRREGULAR.get(token.lower_, token.lemma_.lower())


_IRREGULAR = {
    "said": "say",
    "says": "say",
    "told": "tell",
    "tells": "tell",
    "wrote": "write",
    "tweeted": "tweet",
}
"""Forms the small model now and then fails to reduce."""


def is_finite(token: Token) -> bool:
    """Tell a verb that can carry a main clause; a participle counts where *said* was mistaken for one."""
    if token.tag_ in _FINITE:
        return True
    if token.tag_ == "VBN":
        return not any(child.dep_ in {"auxpass", "agent"} for child in token.children)
    return token.tag_ in {"VBG", "VB"} and any(child.dep_ == "aux" and child.lower_ != "to" for child in token.children)
