"""What a token's clause says: its governor, subject, object, negation, places and times."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_OBJECTS = frozenset({"dobj", "dative", "attr", "oprd"})
_TRANSPARENT = frozenset({"nummod", "quantmod", "amod", "compound", "conj", "appos", "pobj", "prep", "nmod", "advmod"})
_LIGHT_NOUNS = frozenset({"total", "number", "group", "list", "consortium", "majority", "team", "crowd"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_TIMES = frozenset({"DATE", "TIME"})


def governor(token: Token) -> Token | None:
    """Return the verb that governs a token: the nearest verb above it, or a copula."""
    for above in token.ancestors:
        if above.pos_ in {"VERB", "AUX"}:
            return above
    return token if token.pos_ in {"VERB", "AUX"} else None


def predicate(verb: Token | None) -> str | None:
    """Return a verb's lemma with its particle, past a bare auxiliary: ``wiretap``, ``carry_out``."""
    if verb is None:
        return None
    particle = next((child.lower_ for child in verb.children if child.dep_ == "prt"), None)
    lemma = verb.lemma_.lower()
    return f"{lemma}_{particle}" if particle else lemma


def subject(verb: Token | None) -> Token | None:
    """Return the head of a verb's subject; a clause without one borrows that of the clause above."""
    while verb is not None:
        for child in verb.children:
            if child.dep_ in _SUBJECTS and child.dep_ != "expl":
                return child
        if verb.dep_ == "relcl":
            return verb.head
        verb = verb.head if verb.dep_ in {"xcomp", "conj", "advcl", "pcomp"} and verb.head is not verb else None
    return None


def object_(verb: Token | None) -> Token | None:
    """Return the head of a verb's object or attribute."""
    if verb is None:
        return None
    return next((child for child in verb.children if child.dep_ in _OBJECTS), None)


def role(token: Token) -> str:
    """Name a token's place under its governor: ``subject``, ``object``, ``attribute`` or ``oblique``."""
    node = token
    while node.head is not node and node.head.pos_ not in {"VERB", "AUX"}:
        node = node.head
    if node.dep_ in {"nsubj", "csubj"}:
        return "subject"
    if node.dep_ in {"nsubjpass", "dobj", "dative"}:
        return "object"
    return "attribute" if node.dep_ in {"attr", "acomp", "oprd"} else "oblique"


def negated(verb: Token | None) -> bool:
    """Tell whether a clause says that something is not so."""
    if verb is None:
        return False
    if any(child.dep_ == "neg" for child in verb.children):
        return True
    head = subject(verb)
    return head is not None and (head.lower_ in {"nobody", "none", "nothing"} or any(c.lower_ == "no" for c in head.children))


def noun_phrase(head: Token) -> tuple[int, int]:
    """Return the character span of a noun with its premodifiers and name parts."""
    start = min((t.i for t in head.lefts if t.dep_ in {"compound", "amod", "nmod", "poss"}), default=head.i)
    first = head.doc[start]
    return first.idx, head.idx + len(head.text)


def subtree_text(head: Token | None) -> str | None:
    """Return a noun with what stands before it, as written: enough to name a participant."""
    if head is None:
        return None
    start, end = noun_phrase(head)
    return " ".join(head.doc.text[start:end].split())


def entities(sentence: Span) -> Iterator[str]:
    """Yield the names in a sentence, as written."""
    for entity in sentence.ents:
        if entity.label_ in {"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "PRODUCT", "WORK_OF_ART"}:
            yield " ".join(entity.text.split())


def _clause_entities(token: Token, labels: frozenset[str]) -> Iterator[Span]:
    """Yield the sentence's entities of given labels that belong to the token's clause or stand above it."""
    own = governor(token)
    for entity in token.sent.ents:
        if entity.label_ in labels:
            theirs = governor(entity.root)
            if own is None or theirs is own or theirs is None or theirs in own.ancestors:
                yield entity


def places(token: Token) -> tuple[str, ...]:
    """Return the places named in a token's clause."""
    return tuple(sorted({" ".join(e.text.split()) for e in _clause_entities(token, _PLACES)}))


def times(token: Token) -> tuple[str, ...]:
    """Return the dates and periods of a token's clause, without the token's own."""
    return tuple(sorted({" ".join(e.text.split()) for e in _clause_entities(token, _TIMES) if token not in e}))


def words(sentence: Span) -> tuple[str, ...]:
    """Return the content lemmas of a sentence, sorted."""
    kept = (t for t in sentence if t.pos_ in {"NOUN", "PROPN", "VERB", "ADJ"} and not t.is_stop and t.is_alpha)
    return tuple(sorted({t.lemma_.lower() for t in kept}))
