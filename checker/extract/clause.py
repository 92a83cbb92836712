"""What a token's clause says: its governor, subject, object, negation, places and times."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from checker.extract.tree import Span, Token
from checker.values.wording import FUNCTION_WORDS, stem

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_OBJECTS = frozenset({"dobj", "dative", "attr", "oprd"})
_LIGHT_VERBS = frozenset({"be", "have", "get", "leave", "make", "see", "become", "include", "take", "do"})
PART = "#"
"""Stands in a chain for a number: "10 of the 16 games" gives ``of #`` for games."""
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_TIMES = frozenset({"DATE", "TIME"})
_WHEN = frozenset({"when", "as", "while", "after"})
_BEFORE = frozenset({"compound", "amod", "nmod", "poss"})
_CLAUSES = frozenset({"relcl", "advcl", "ccomp", "parataxis", "conj"})
_WIDEST = 80
"""Tokens of a clause that are looked at."""
_NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "PRODUCT", "WORK_OF_ART"})


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


def chain(token: Token) -> tuple[str, ...]:
    """Return the content lemmas from a noun up to its predicate, nearest first; what follows it is nearer still.

    "A consortium of 80 journalists claimed" gives ``of consortium claim`` for journalists: members of a consortium are
    told from people that something was done to. "Nine people injured in" starts with ``injure``. A light verb adds
    what completes it: "were on a list" gives ``be list``.
    """
    path = [child for child in token.rights if child.dep_ in {"acl", "amod"} and child.pos_ in {"VERB", "ADJ"}][:1]
    node = token
    while node.head != node and node.pos_ not in {"VERB", "AUX"}:
        if not (node.dep_ in {"conj", "appos", "nummod", "quantmod"} and node.head.pos_ in {"NOUN", "PROPN", "NUM"}):
            path.append(node.head)
        node = node.head
    lemmas = [
        PART if each.pos_ == "NUM" else each.lemma_.lower()
        for each in path
        if each.pos_ in {"NOUN", "PROPN", "VERB", "AUX", "ADP", "ADJ", "NUM"}
    ]
    if node.pos_ in {"VERB", "AUX"} and node.lemma_.lower() in _LIGHT_VERBS:
        lemmas.extend(complement.lemma_.lower() for complement in _complements(node, token))
    return tuple(lemmas)


def _complements(verb: Token, token: Token) -> Iterator[Token]:
    """Yield what completes a light verb, apart from the branch that holds the token."""
    for child in verb.children:
        if token == child or child.is_ancestor(token):
            continue
        if child.dep_ in {"attr", "acomp", "oprd", "dobj", "xcomp", "ccomp"}:
            yield child
        elif child.dep_ == "prep":
            yield from (obj for obj in child.children if obj.dep_ == "pobj")


def subject(verb: Token | None) -> Token | None:
    """Return the head of a verb's subject; a clause without one borrows that of the clause above."""
    while verb is not None:
        for child in verb.children:
            if child.dep_ in _SUBJECTS and child.dep_ != "expl":
                return child
        if verb.dep_ == "relcl":
            return verb.head
        verb = verb.head if verb.dep_ in {"xcomp", "conj", "advcl", "pcomp"} and verb.head != verb else None
    return None


def object_(verb: Token | None) -> Token | None:
    """Return the head of a verb's object or attribute."""
    if verb is None:
        return None
    return next((child for child in verb.children if child.dep_ in _OBJECTS), None)


def role(token: Token) -> str:
    """Name a token's place under its governor: ``subject``, ``object``, ``attribute`` or ``oblique``."""
    node = token
    while node.head != node and node.head.pos_ not in {"VERB", "AUX"}:
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
    return head is not None and (head.lower_ in {"nobody", "none", "nothing"} or any(is_no(c) for c in head.children))


def is_no(token: Token) -> bool:
    """Tell a "no" that denies, not that of "no fewer than"."""
    return token.lower_ == "no" and not (token.i + 1 < len(token.doc) and token.nbor().tag_ in {"JJR", "RBR"})


def noun_phrase(head: Token) -> tuple[int, int]:
    """Return the character span of a noun with its premodifiers and name parts."""
    return head.doc[_first(head)].idx, head.idx + len(head.text)


def _first(head: Token) -> int:
    return next((t.i for t in head.children if t.i < head.i and t.dep_ in _BEFORE), head.i)


def subtree_text(head: Token | None) -> str | None:
    """Return a noun with what stands before it, as written: enough to name a participant."""
    if head is None:
        return None
    return " ".join(head.doc[_first(head) : head.i + 1].text.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name, date or number that the model found, with the verb that governs it."""

    text: str
    label: str
    start: int
    """First token, in the document."""
    end: int
    verb: Token | None


def named(entities: Iterable[Span]) -> tuple[Named, ...]:
    """Return what the model named in a sentence, each with its verb."""
    return tuple(
        Named(
            text=e.doc.names.get(e.start) or " ".join(e.text.split()),
            label=e.label_,
            start=e.start,
            end=e.end,
            verb=governor(e.root),
        )
        for e in entities
    )


def entities(found: Sequence[Named]) -> tuple[str, ...]:
    """Return the names among what a sentence names, as written, sorted."""
    return tuple(sorted({each.text for each in found if each.label in _NAMES}))


def _moments(verb: Token) -> Iterator[Token]:
    """Yield the verbs of clauses that say when: "were killed when a train left the rails on Monday"."""
    for child in verb.children:
        if child.dep_ == "advcl" and any(mark.lower_ in _WHEN for mark in child.children):
            yield child


def near(token: Token, found: Sequence[Named]) -> tuple[Named, ...]:
    """Return what belongs to a token's clause or stands above it, without what the token is part of."""
    own = governor(token)
    above = {verb.i for verb in (own, *own.ancestors, *_moments(own))} if own is not None else None
    return tuple(
        each
        for each in found
        if not each.start <= token.i < each.end and (above is None or each.verb is None or each.verb.i in above)
    )


def places(found: Sequence[Named]) -> tuple[str, ...]:
    """Return the places among what a clause names, sorted."""
    return tuple(sorted({each.text for each in found if each.label in _PLACES}))


def times(found: Sequence[Named]) -> tuple[str, ...]:
    """Return the dates and periods among what a clause names, as written, sorted."""
    return tuple(sorted({each.text for each in found if each.label in _TIMES}))


def words(sentence: Span) -> tuple[str, ...]:
    """Return the content lemmas of a sentence, sorted."""
    kept = (t for t in sentence if t.pos_ in {"NOUN", "PROPN", "VERB", "ADJ"} and not t.is_stop and t.is_alpha)
    return tuple(sorted({t.lemma_.lower() for t in kept}))


def stems(verb: Token | None, token: Token) -> tuple[str, ...]:
    """Return the stems of the content words of a verb's own clause, sorted: what hangs on it, without other clauses."""
    top = verb if verb is not None else token
    found, waiting, steps = [top], [top], 0
    while waiting and steps < _WIDEST:
        for child in waiting.pop().children:
            steps += 1
            if child.dep_ not in _CLAUSES:
                found.append(child)
                waiting.append(child)
    words = (each.lower_ for each in found if (each.is_alpha or each.like_num) and each.lower_ not in FUNCTION_WORDS)
    return tuple(sorted({stem(word) for word in words}))
