"""A parse in Universal Dependencies, put into the scheme of the English model: its labels, and what hangs on what.

There a preposition stands above its noun and a form of "to be" above what it says of its subject, and a name hangs on
its last word.
"""

from collections.abc import Mapping
from typing import Protocol

from spacy.tokens import Doc as Parsed
from spacy.tokens import MorphAnalysis

from checker.extract.tree import Doc, Token

_LABELS: Mapping[str, str] = {
    "obj": "dobj",
    "iobj": "dative",
    "nsubj:pass": "nsubjpass",
    "aux:pass": "auxpass",
    "aux:tense": "aux",
    "aux:caus": "aux",
    "obl:agent": "agent",
    "acl:relcl": "relcl",
    "expl:subj": "expl",
    "expl:comp": "expl",
    "expl:pass": "expl",
    "flat:foreign": "compound",
    "flat:name": "compound",
    "fixed": "advmod",
    "discourse": "intj",
    "dislocated": "dep",
}
_OBLIQUE = frozenset({"obl", "obl:mod", "obl:arg", "nmod"})
_NAMED = {"PER": "PERSON", "LOC": "GPE", "ORG": "ORG", "MISC": "PRODUCT"}
_TAGS: Mapping[str, str] = {
    "ADJ": "JJ",
    "ADP": "IN",
    "ADV": "RB",
    "CCONJ": "CC",
    "DET": "DT",
    "NUM": "CD",
    "SCONJ": "IN",
    "SYM": "SYM",
    "INTJ": "UH",
}
_OF_CLAUSE = frozenset(
    {"nsubj", "nsubjpass", "csubj", "aux", "auxpass", "neg", "mark", "punct", "prep", "npadvmod", "advcl", "parataxis",
     "expl", "cc", "conj", "agent", "advmod"}
)  # fmt: skip
"""What hangs on a clause's verb, not on what it says of its subject."""
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_NEGATING = frozenset({"not", "never"})


class Known(Protocol):
    """What is known of a language's words."""

    def knows_verb(self, lemma: str) -> bool:
        """Tell of a lemma whether it is a verb's: the model takes some participles for adjectives."""

    def word(self, form: str) -> str | None:
        """Return the English for a function word."""

    def noun(self, form: str) -> str | None:
        """Return the lemma of a noun by its form: the model takes some for participles."""


def adapt(doc: Doc, parsed: Parsed, known: Known) -> None:
    """Put a parse, taken over from what the model made, into the English scheme."""
    forms = [token.morph for token in parsed]
    for token in doc:
        _counted(token, known)
        _participle(token, known)
    for token in doc:
        _figure(token)
    for token in doc:
        _label(token, forms[token.i], known)
    # Helping verbs first: they tell the tense of those they help.
    for token in sorted(doc, key=lambda each: each.pos_ != "AUX"):
        token.tag_ = _tag(token, forms[token.i])
    # Each step needs the one before done for the whole text.
    for step in (_inverted, _last_of_name, _copula, _preposition, _left_over):
        for token in doc:
            step(token)


def label(entity: str) -> str:
    """Return the English model's label of what a name names."""
    return _NAMED.get(entity, entity)


def _counted(token: Token, known: Known) -> None:
    """Take a word behind a number for a noun where it can be one: "900 r\u00e9fugi\u00e9s"."""
    behind = token.i > 0 and token.doc[token.i - 1].pos_ == "NUM"
    lemma = known.noun(token.lower_) if behind and token.pos_ in {"ADJ", "VERB", "PROPN"} else None
    if lemma is not None:
        token.pos_, token.lemma_ = "NOUN", lemma


def _participle(token: Token, known: Known) -> None:
    """Take what stands with "to be" or on a noun, and is a verb's form, for a participle."""
    if token.pos_ == "ADJ" and known.knows_verb(token.lemma_.lower()):
        token.pos_ = "VERB"
        helping = next((child for child in token.children if child.dep_ in {"cop", "aux:pass"}), None)
        if helping is not None:
            helping.dep_ = "aux:pass"
    passive = any(child.dep_ == "aux:pass" for child in token.children)
    for child in token.children:
        if child.dep_ == "nsubj" and passive:
            child.dep_ = "nsubj:pass"
        elif child.dep_ == "cop" and token.pos_ == "VERB":
            child.dep_ = "aux:tense"


def _inverted(verb: Token) -> None:
    """Take what follows a verb that is set behind words for its subject: "..., a d\u00e9clar\u00e9 la ministre"."""
    if verb.pos_ != "VERB" or any(child.dep_ in _SUBJECTS for child in verb.children):
        return
    pronouns = [child for child in verb.children if child.pos_ == "PRON" and child.text[:1] == "-"]
    if pronouns:
        pronouns[-1].dep_ = "nsubj"
        return
    first = min((child.i for child in verb.children if child.dep_ == "aux"), default=verb.i)
    set_off = first > 0 and verb.doc[first - 1].text in {",", '"'}
    behind = (child for child in verb.children if child.dep_ in {"dobj", "appos", "obl", "xcomp"} and child.i > verb.i)
    noun = next((child for child in behind if child.pos_ in {"PROPN", "NOUN", "PRON"} and not _is_time(child)), None)
    if set_off and noun is not None and not any(child.dep_ == "case" for child in noun.children):
        noun.dep_ = "nsubj"


def _is_time(noun: Token) -> bool:
    return (
        not noun.ent_type_
        and not any(child.dep_ in {"det", "poss", "appos"} for child in noun.children)
        and (noun.pos_ == "NOUN")
    )


def _figure(number: Token) -> None:
    """Hang a number on the noun right behind it, and the words that hedge it on the number."""
    if number.pos_ != "NUM":
        return
    following = number.doc[number.i + 1 : number.i + 2]
    noun = next((each for each in following if each.pos_ == "NOUN" and each.sent is number.sent), None)
    if noun is not None and noun.head is number:
        _promote(noun, number)
    if noun is not None and not number.is_ancestor(noun):
        number.hang(noun)
        number.dep_ = "nummod"
    for child in list(number.children):
        # "Pr\u00e8s de 200 personnes": the preposition is the hedge's, not the number's.
        if child.dep_ == "case" and number.dep_ == "nummod":
            child.dep_ = "quantmod"


def _label(token: Token, form: MorphAnalysis, known: Known) -> None:
    dep = token.dep_
    if dep in _OBLIQUE:
        cased = any(child.dep_ == "case" for child in token.children)
        token.dep_ = "pobj" if cased else "npadvmod" if dep != "nmod" else "nmod"
    elif dep == "det" and _form(form, "Poss") == ["Yes"]:
        token.dep_ = "poss"
    elif dep == "advmod" and known.word(token.lower_) in _NEGATING:
        token.dep_ = "neg"
    elif dep == "conj" and _is_apposition(token):
        token.dep_ = "appos"
    elif dep == "amod" and token.pos_ == "VERB":
        token.dep_ = "acl"
    else:
        token.dep_ = _LABELS.get(dep, dep if dep in {"cop", "case"} else dep.partition(":")[0])


def _is_apposition(token: Token) -> bool:
    """Tell what is said of a person behind a comma from a second thing: no "and" leads to it."""
    joined = any(child.dep_ == "cc" for child in token.children)
    return token.pos_ == "NOUN" and not joined and token.head.ent_type_ == "PERSON"


def _tag(token: Token, form: MorphAnalysis) -> str:
    pos = token.pos_
    if pos in {"NOUN", "PROPN"}:
        return ("NNP" if pos == "PROPN" else "NN") + ("S" if _form(form, "Number") == ["Plur"] else "")
    if pos in {"VERB", "AUX"}:
        return _verb_tag(token, form)
    if pos == "PRON":
        relative = _form(form, "PronType") in (["Rel"], ["Int"])
        return "WP" if relative else "PRP"
    if pos == "DET" and _form(form, "Poss") == ["Yes"]:
        return "PRP$"
    if pos == "PUNCT":
        return token.text if token.text in {",", ".", ":", "(", ")"} else "''" if token.is_quote else ":"
    return _TAGS.get(pos, token.tag_)


def _form(form: MorphAnalysis, name: str) -> list[str]:
    found: list[str] = form.get(name, [])
    return found


def _verb_tag(token: Token, form: MorphAnalysis) -> str:
    shape, tense = _form(form, "VerbForm"), _form(form, "Tense")
    if shape == ["Inf"]:
        return "VB"
    if tense == ["Fut"] or any(child.dep_ in {"aux", "auxpass"} and child.tag_ == "MD" for child in token.children):
        return "MD"
    if shape == ["Part"] or (token.pos_ == "VERB" and not shape):
        helped = any(child.dep_ in {"aux", "aux:tense"} for child in token.children)
        passive = any(child.dep_ in {"auxpass", "aux:pass"} for child in token.children)
        return "VBG" if tense == ["Pres"] else "VBD" if helped and not passive else "VBN"
    return "VBD" if tense in (["Past"], ["Imp"]) else "VBZ"


def _last_of_name(token: Token) -> None:
    """Hang a name on its last word: "Jean" on "Dupont"."""
    parts = [child for child in token.children if _names_on(child, token)]
    if not parts or token.pos_ not in {"PROPN", "NOUN", "X"}:
        return
    last = parts[-1]
    _promote(last, token)
    token.dep_ = "compound"
    for child in list(token.children):
        child.hang(last)


def _names_on(child: Token, token: Token) -> bool:
    """Tell whether a word is a further part of a name."""
    if child.i < token.i:
        return False
    beside = child.dep_ in {"nmod", "appos"} and child.i == token.i + 1
    return child.dep_ == "compound" or (beside and child.ent_type_ == token.ent_type_ == "PERSON")


def _copula(verb: Token) -> None:
    said = verb.head
    if verb.dep_ != "cop" or said is verb:
        return
    _promote(verb, said)
    said.dep_ = "acomp" if said.pos_ in {"ADJ", "VERB"} else "attr"
    for child in list(said.children):
        if child.dep_ in _OF_CLAUSE and (
            child.dep_ not in {"prep", "advmod", "cc", "conj", "punct"} or child.i < verb.i
        ):
            child.hang(verb)


def _preposition(word: Token) -> None:
    noun = word.head
    if word.dep_ != "case" or noun.i < word.i:
        return
    agent = noun.dep_ == "agent"
    _promote(word, noun)
    if word.dep_ in {"pobj", "agent", "npadvmod", "nmod"}:
        word.dep_ = "agent" if agent else "prep"
    noun.dep_ = "pobj"


def _left_over(word: Token) -> None:
    """Call a preposition one that stands with another: it heads nothing."""
    if word.dep_ == "case":
        word.dep_ = "prep"


def _promote(low: Token, high: Token) -> None:
    """Put a token in the place of the one it hangs on, which then hangs on it."""
    low.dep_, above = high.dep_, high.head
    if above is high:
        high.children = [child for child in high.children if child is not low]
        low.head = low
    else:
        low.hang(above)
    high.hang(low)
