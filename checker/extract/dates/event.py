"""What happened on a date: the event a date expression hangs on, and the words that tell it."""

from collections.abc import Iterator
from itertools import islice

from checker.extract import clause
from checker.extract.dates.screen import Surroundings
from checker.extract.dates.words import Word
from checker.extract.tree import Token

_LONGEST = 120
"""Tokens of a clause that are read: no writer needs more, a hostile text might."""
_POINTING = frozenset({"on", "in", "since", "by"})
_AROUND = frozenset({"until", "till", "before", "after", "during", "since"})
_MODIFIERS = frozenset({"nmod", "compound", "poss", "nummod", "amod"})
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})


def event(place: Surroundings) -> str | None:
    """Return what happened then: the noun a date stands before, else the governing predicate."""
    if place.filed:
        return None
    noun = _noun(place)
    return noun.lemma_.lower() if noun is not None else clause.predicate(clause.governor(place.token))


def words(place: Surroundings) -> tuple[str, ...]:
    """Return the content lemmas that tell what happened then, sorted; a dateline tells nothing of it."""
    head = _noun(place) or clause.governor(place.token) or place.token.sent.root
    branch = islice(_branch(head), _LONGEST)
    return tuple(sorted({each.lemma_.lower() for each in branch if each.idx >= place.lead and _tells(each)}))


def subject(place: Surroundings) -> str | None:
    """Return whom a relative clause speaks of: the bus, of "the bus, which overturned"; None outside such a clause."""
    verb = clause.governor(place.token)
    if verb is None or verb.dep_ != "relcl" or verb.head.pos_ not in {"NOUN", "PROPN"}:
        return None
    own = next((child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    if own is None or own.tag_ not in {"WDT", "WP"}:
        return None
    start, end = clause.noun_phrase(verb.head)
    return place.token.doc.text[start:end]


def _noun(place: Surroundings) -> Token | None:
    """Return the noun that a date is of rather than its clause, where there is one."""
    return _modified(place.token, place.before) or _awaited(place.token)


def _awaited(token: Token) -> Token | None:
    """Return the noun that ends or begins a time and has the date itself: "until a special election on May 3"."""
    link, noun = token.head, token.head.head
    if link.dep_ != "prep" or noun.dep_ != "pobj" or noun.pos_ != "NOUN" or noun.ent_type_:
        return None
    return noun if noun.head.lower_ in _AROUND or noun.head.head.lower_ == "ahead" else None


def _modified(token: Token, before: Word | None) -> Token | None:
    """Return the noun that a date stands before: "the Monday attack"."""
    if token.dep_ not in _MODIFIERS or token.head.pos_ != "NOUN":
        return None
    return token.head if before is None or before.lower not in _POINTING else None


def _branch(head: Token) -> Iterator[Token]:
    """Yield a clause's tokens, without clauses that only stand beside it or say more of one of its nouns."""
    waiting = [head]
    if head.dep_ in {"acl", "relcl"}:
        # "The bus overturned near the bridge on Monday": what a participle says more of is what it happened to.
        yield head.head
    while waiting:
        token = waiting.pop()
        yield token
        waiting.extend(child for child in token.children if not _apart(child))


def _apart(token: Token) -> bool:
    beside = token.dep_ == "conj" and token.pos_ in {"VERB", "AUX"}
    return beside or token.dep_ in {"parataxis", "relcl"}


def _tells(token: Token) -> bool:
    return token.pos_ in _CONTENT and token.is_alpha and not token.is_stop and token.ent_type_ not in {"DATE", "TIME"}


def reattach(token: Token) -> None:
    """Hang a date on the verb just before it where the parse has it on a later one: "said on Monday it would"."""
    link = token.head if token.head.pos_ == "ADP" and token.head.i < token.i else token
    if link.i == 0 or link.head.i <= link.i:
        return
    verb = link.nbor(-1)
    if verb.pos_ == "VERB" and verb.sent == link.sent and verb.is_ancestor(link.head):
        link.hang(verb)
