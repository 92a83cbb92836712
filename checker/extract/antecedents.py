"""Whom a pronoun or a common noun stands for: the last compatible name before it, where that is clear."""

from collections.abc import Iterator

from checker.extract.quotations.cues import Cues
from checker.extract.tree import Span, Token

_PERSONAL = frozenset({"he", "she", "him", "her", "his", "i"})
_NEUTRAL = frozenset({"it", "they", "its", "their"})
_LOOK_BACK = 8
"""Sentences searched."""

_LONGEST = 200
"""Tokens searched of one sentence: a list or a table may run on for thousands."""

_TITLES = frozenset({"compound", "amod", "nmod", "det", "poss", "nummod", "case", "punct", "advmod"})
_GROUPS = frozenset({"ORG", "GPE", "NORP"})


def written(head: Token) -> str:
    """Return a speaker as the article writes it: the noun with its titles, up to the first comma."""
    source = _named_apposition(head)
    return _clean(source.doc[_left(source).i : _right(source)].text)


def stands_for(head: Token, cues: Cues, outside: frozenset[int]) -> str:
    """Return the name a speaker stands for; as written, less its article, where no name is clear."""
    head = _named_apposition(head)
    name = _name(head, "PERSON")
    if name is not None:
        return name
    if head.pos_ == "PRON" or head.lower_ in _PERSONAL | _NEUTRAL:
        found = _person(head, cues, outside) if head.lower_ in _PERSONAL else None
        found = _body(head, cues, outside) if head.lower_ in _NEUTRAL else found
        return found or written(head)
    owner = next((c for c in head.lefts if c.dep_ == "poss"), None)
    if owner is not None and cues.is_document(head) and owner.pos_ in {"PROPN", "NOUN", "PRON"}:
        return stands_for(owner, cues, outside)
    if head.lower_ in cues.bodies and head.ent_type_ not in {"ORG", "PERSON"} and _bare(head):
        return _body(head, cues, outside) or written(head)
    return written(head)


def _clean(text: str) -> str:
    text = " ".join(text.split()).strip(" ,;:.-–—―>\"“”'‘’")
    return text.removesuffix("'s").removesuffix("’s")


def _left(head: Token) -> Token:
    """Return the first token of a noun's titles and modifiers, without a break."""
    first = head
    parts = {t.i for t in head.subtree if t.i < head.i and not (t.dep_ == "punct" and t.text in {",", ";", ":"})}
    while first.i - 1 in parts:
        first = first.nbor(-1)
    return first


def _right(head: Token) -> int:
    """Return the index after a noun phrase: a name's end, or past *of* and *for* phrases of a common noun."""
    entity = _entity(head)
    if entity is not None and entity.label_ in {"PERSON", "ORG"}:
        end: int = entity.end
        return end
    last = head
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in {"of", "for", "at", "from", "with", "in"} and child.i == last.i + 1:
            last = child.right_edge if child.right_edge.i - head.i <= 8 else last  # noqa: PLR2004 - a phrase, not a clause
        elif child.dep_ not in {"compound", "flat", "nmod", "case", "nummod"} or child.i != last.i + 1:
            break
        else:
            last = child
    cut = next((t for t in head.doc[head.i + 1 : last.i + 1] if t.text == ","), None)
    return cut.i if cut is not None else last.i + 1


def _entity(token: Token) -> Span | None:
    """Return the named entity a token belongs to."""
    if not token.ent_type_:
        return None
    first = last = token.i
    doc = token.doc
    while first and doc[first].ent_iob_ == "I":
        first -= 1
    while last + 1 < len(doc) and doc[last + 1].ent_iob_ == "I":
        last += 1
    return Span(doc, first, last + 1, token.ent_type_)


def _named_apposition(head: Token) -> Token:
    """Put the name for the title before it: *another critic, Laurence Tribe*."""
    if head.pos_ != "NOUN":
        return head
    return next((c for c in head.rights if c.dep_ == "appos" and _is_name(c)), head)


def _is_name(token: Token) -> bool:
    """Tell a name, also where the model takes a person for something else: *a parent, Ann Miller, told*."""
    return token.ent_type_ == "PERSON" or (token.pos_ == "PROPN" and token.ent_type_ not in {"GPE", "DATE"})


def _name(head: Token, label: str) -> str | None:
    """Return the name a token is part of, in full."""
    entity = _entity(head)
    if entity is None or entity.label_ != label:
        return None
    text = _clean(entity.text)
    return text or None


def _sentences(head: Token) -> Iterator[Span]:
    """Yield the sentences from the token's own backwards."""
    sentence = head.sent
    yield head.doc[max(sentence.start, head.i - _LONGEST) : head.i]
    for _ in range(_LOOK_BACK):
        if sentence.start == 0:
            return
        sentence = head.doc[sentence.start - 1].sent
        yield head.doc[max(sentence.start, sentence.end - _LONGEST) : sentence.end]


def _person(head: Token, cues: Cues, outside: frozenset[int]) -> str | None:
    """Return the last person who spoke or was a sentence's subject, else the last person named."""
    for sentence in _sentences(head):
        own = [t for t in sentence if t.i in outside and t.pos_ == "PROPN"]
        subjects = [t for t in own if t.dep_ in {"nsubj", "nsubjpass"}]
        speakers = [t for t in subjects if t.ent_type_ not in _GROUPS and cues.is_cue(t.head)]
        people = [t for t in own if t.ent_type_ == "PERSON" and t.head.ent_type_ != "PERSON"]
        named = [t for t in people if t.dep_ not in {"poss", "compound", "nmod", "pobj"}]
        for candidates in (speakers, [t for t in subjects if t.ent_type_ == "PERSON"], named):
            if candidates:
                return _name(candidates[-1], "PERSON") or written(candidates[-1])
    return None


def _bare(head: Token) -> bool:
    """Tell a noun that takes up what was named: *the company*, not *a company* or *the oil company*."""
    return [t.lower_ for t in head.lefts] in (["the"], ["its"], []) and head.pos_ == "NOUN"


def _body(head: Token, cues: Cues, outside: frozenset[int]) -> str | None:
    """Return the last organisation that was a sentence's subject, or a fuller form of the same noun."""
    for sentence in _sentences(head):
        for token in sentence:
            if token.i not in outside or token.dep_ not in {"nsubj", "nsubjpass"}:
                continue
            if head.pos_ == "NOUN" and token.lemma_ == head.lemma_ and not _bare(token):
                return _clean(written(token).removeprefix("the ").removeprefix("The "))
            if token.ent_type_ in _GROUPS:
                return _name(token, token.ent_type_)
            if head.pos_ == "PRON" and token.lower_ in cues.bodies:
                return stands_for(token, cues, outside) if _bare(token) else written(token)
    return None
