"""Who says the words between the marks: the cue's subject, before or after, or in a phrase of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from checker.extract.quotations.cues import Cues, is_finite, lemma
from checker.extract.tree import Token

_FAR = 16
"""A quotation followed by more tokens than this before its cue is not governed by it."""

_LABEL = 5
"""Tokens of a speaker's label before a colon."""

_CUT = frozenset({",", ".", ";", ":", "(", "?", "!", "--", "—", "–", "-", '"', "”", "“", "''", "``", "\n"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A speaker's noun and the cue that names it."""

    head: Token | None
    cue: str | None
    token: Token | None = None
    """The cue's token."""
    owned: bool = False
    """True where the cue is a noun with an owner: *the mayor's claim*."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The tokens of the sentence around a quotation that stand outside all marks."""

    before: tuple[Token, ...]
    after: tuple[Token, ...]
    rest: tuple[Token, ...]
    """What follows in the sentence once other quotations are past."""
    outside: frozenset[int]
    """Indices of all tokens of the article outside marks."""
    opens_lower: bool
    """True where the quotation goes on a sentence: *said he was "not sure"*."""
    ends_clause: bool
    """True where it ends as speech does, in a comma or a mark of its own."""
    followed: bool
    """True where the tokens after it run up to another quotation."""
    dashed: bool
    """True where a dash and no more than a name follow it."""
    first: Token
    """First token within."""


def attribute(frame: Frame, cues: Cues) -> Attribution | None:
    """Find who says a quotation within its own sentence."""
    led, trailed = _before(frame, cues), _after(frame, cues)
    if trailed is not None and not (led is not None and _leads_on(frame, trailed)):
        return trailed
    owned = _noun(frame, cues)
    if (
        led is not None
        and owned is not None
        and owned.owned
        and led.token is not None
        and owned.token is not None
        and led.token.i < owned.token.i
    ):
        return owned
    return led or _according(frame) or _noun(frame, cues) or _labelled(frame) or _parenthetic(frame, cues)


def _leads_on(frame: Frame, trailed: Attribution) -> bool:
    """Tell a cue after a quotation that introduces the next one: *he said "yes", she said "no"*."""
    last = next((t for t in reversed(frame.after) if not t.is_punct), None)
    next_one = frame.followed and trailed.token is not None and last == trailed.token
    return next_one or len(frame.rest) > len(frame.after) or not frame.ends_clause


def subject(cue: Token, outside: frozenset[int]) -> Token | None:
    """Return the head of a verb's subject that stands outside the marks; one without borrows from above."""
    verb: Token | None = cue
    near = _adjacent(cue, outside)
    for _ in range(6):
        if verb is None:
            return None
        for child in verb.children:
            if child.dep_ in {"nsubj", "nsubjpass"} and child.i in outside:
                lost = near is not None and not (child.left_edge.i <= near.i <= child.right_edge.i)
                return near if lost else _antecedent(child)
        if verb.dep_ in {"relcl", "acl"}:
            return verb.head if verb.head.i in outside else None
        linked = verb.dep_ in {"xcomp", "conj", "advcl", "pcomp", "prep", "ccomp", "aux", "dep"}
        verb = verb.head if linked and verb.head != verb and verb.head.i in outside else None
    return None


def _adjacent(cue: Token, outside: frozenset[int]) -> Token | None:
    """Return the name or pronoun right before a finite cue: its subject, whatever the parse says."""
    index = cue.i - 1
    while index > cue.sent.start and cue.doc[index].tag_ == "RB":
        index -= 1
    token = cue.doc[index]
    named = token.tag_ == "NNP" or token.lower_ in {"he", "she", "they"}
    finite = cue.tag_ in {"VBD", "VBZ", "VBP"} and index < cue.i and token.i in outside
    return token if named and finite and token.dep_ not in {"pobj", "npadvmod", "conj", "appos"} else None


def _antecedent(head: Token) -> Token:
    """Put the noun for its relative pronoun."""
    if head.lower_ in _RELATIVE and head.head.dep_ == "relcl":
        return head.head.head
    return head


def _before(frame: Frame, cues: Cues) -> Attribution | None:
    """Find the last cue that leads up to the quotation."""
    for distance, token in enumerate(reversed(frame.before)):
        if (
            not cues.is_cue(token)
            or (token.tag_ == "VBN" and not is_finite(token))
            or not _leads(frame, token, distance, cues)
        ):
            continue
        if token.tag_ == "VBN" and token.dep_ in {"acl", "advcl", "amod"} and lemma(token) not in {"say", "tell"}:
            continue
        head = subject(token, frame.outside) or _nearest_noun(frame.before, token)
        if head is not None and not (head.lower_ in {"it", "there"} and token.dep_ == "ROOT" and head.dep_ == "expl"):
            return Attribution(head=head, cue=lemma(token), token=token)
    return None


def _leads(frame: Frame, cue: Token, distance: int, cues: Cues) -> bool:
    """Tell whether a cue before the quotation governs it, or only stands there."""
    gap = frame.before[len(frame.before) - distance :]
    if not gap:
        return True
    near = gap[-1].lower_
    if lemma(cue) in cues.weak and lemma(cue) not in cues.naming:
        return near in {",", ":", "that"} or any(t.lower_ == "that" for t in gap[:2])
    return (
        near in {",", ":", "that"}
        or cue in frame.first.ancestors
        or cue.right_edge.i >= frame.first.i
        or len(gap) <= _FAR
    )


def _nearest_noun(tokens: Sequence[Token], cue: Token) -> Token | None:
    """Return the last noun or pronoun before a cue whose subject the parse has lost."""
    for token in reversed([t for t in tokens if t.i < cue.i]):
        if token.pos_ in {"PROPN", "PRON", "NOUN"} and token.dep_ not in {"pobj", "poss", "npadvmod"}:
            return _antecedent(token)
    return None


def _after(frame: Frame, cues: Cues) -> Attribution | None:
    """Read *said X* or *X said* right after the quotation."""
    # A nickname in marks does not end the speaker: said Del. Marcia "Cia" Price
    nicknamed = bool(frame.after) and frame.after[-1].pos_ == "PROPN"
    tokens = _lead(frame.rest if nicknamed else frame.after)
    if tokens and any(t.text == ":" for t in frame.after[-2:]):
        return None
    if not tokens or not (frame.ends_clause or tokens[0].lower_ in {"said", "says"}) or tokens[0].tag_ in {"WRB", "IN"}:
        return None
    for number, token in enumerate(tokens[: _FAR * 3]):
        if cues.is_cue(token) and is_finite(token):
            if [t.text for t in tokens[number + 1 : number + 2]] == [":"]:
                return None  # it introduces the next quotation
            inverted = number == 0 or _helps(tokens[:number], token)
            found = _inverted(tokens, number, frame) if inverted else _plain(tokens, number, frame)
            if found is not None:
                return Attribution(head=found, cue=lemma(token), token=token)
        if token.dep_ == "ROOT" and token.tag_ in {"VBD", "VBZ", "VBP"} and token.pos_ in {"VERB", "AUX"}:
            return None
    return None


def _helps(tokens: Sequence[Token], cue: Token) -> bool:
    """Tell whether nothing but a cue's auxiliary stands before it, as where a language inverts with one: *a dit X*."""
    return cue.doc.glossed and all(token.head is cue and token.dep_ in {"aux", "expl"} for token in tokens)


def _lead(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Drop the punctuation and adverbs that come between a quotation and its cue."""
    start = 0
    while start < len(tokens) and (tokens[start].is_punct or tokens[start].is_space or tokens[start].tag_ == "RB"):
        start += 1
    return tokens[start:]


def _inverted(tokens: Sequence[Token], number: int, frame: Frame) -> Token | None:
    """Return the noun after an inverted cue: *said a spokesman for the mayor*."""
    cue = tokens[number]
    for child in cue.children:
        if child.dep_ in {"nsubj", "nsubjpass"} and child.i > cue.i and child.i in frame.outside:
            return child
    following = tokens[number + 1 :]
    phrase = _phrase(following)
    named = [t for t in phrase if t.pos_ in {"PROPN", "PRON", "NOUN"}]
    return named[-1] if named else None


def _plain(tokens: Sequence[Token], number: int, frame: Frame) -> Token | None:
    """Return the subject between a quotation and its cue, if nothing but the subject stands there."""
    cue, first = tokens[number], tokens[0]
    for child in cue.children:
        if child.dep_ in {"nsubj", "nsubjpass"} and child.i in frame.outside and first.i <= child.i < cue.i:
            return _antecedent(child) if child.left_edge.i <= first.i or number <= _FAR else None
    verbs = [t for t in tokens[:number] if t.tag_ in {"VBD", "VBZ", "VBP"} and t.pos_ == "VERB"]
    named = [t for t in _phrase(tokens[:number]) if t.pos_ in {"PROPN", "PRON", "NOUN"}]
    return named[-1] if named and not verbs else None


def _phrase(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens up to the first that cannot belong to a plain noun phrase."""
    kept: list[Token] = []
    for token in tokens:
        if token.text in _CUT or token.pos_ in {"VERB", "AUX", "ADP", "SCONJ"} or (token.dep_ == "npadvmod" and kept):
            break
        kept.append(token)
    return kept


def _according(frame: Frame) -> Attribution | None:
    """Read *according to X* on either side."""
    for tokens in (frame.before, frame.after, frame.rest):
        for token, following in pairwise(tokens):
            if token.lower_ == "according" and following.lower_ == "to":
                head = next((c for c in following.children if c.dep_ == "pobj" and c.i in frame.outside), None)
                if head is None:
                    phrase = _phrase([t for t in tokens if t.i > following.i])
                    head = phrase[-1] if phrase else None
                if head is not None:
                    return Attribution(head=head, cue="according to", token=token)
    return None


def _noun(frame: Frame, cues: Cues) -> Attribution | None:
    """Read *his claim that "..."*, *a statement from X: "..."*."""
    for distance, token in enumerate(reversed(frame.before[-_FAR:])):
        if not cues.is_document(token):
            continue
        gap = frame.before[len(frame.before) - distance :]
        if gap and gap[-1].lower_ not in {"that", ":", ",", "of", "about", "as"}:
            continue
        owner = next((c for c in token.children if c.dep_ == "poss"), None)
        if owner is None:
            source = next((c for c in token.children if c.dep_ == "prep" and c.lower_ in {"by", "from"}), None)
            owner = next((c for c in source.children if c.dep_ == "pobj"), None) if source is not None else None
        if owner is None and token.dep_ == "dobj" and gap and gap[-1].lower_ == ":":
            owner = subject(token.head, frame.outside)
        if owner is not None or (gap and gap[-1].lower_ in {"that", ":"}):
            named = owner is not None and owner.pos_ != "PRON" and gap[-1:] != () and gap[-1].lower_ == "that"
            return Attribution(head=owner or token, cue=token.lemma_.lower(), token=token, owned=named)
    return None


def _labelled(frame: Frame) -> Attribution | None:
    """Read *Name: "..."* and *"..." - Name*."""
    if frame.before and frame.before[-1].text == ":":
        named = [t for t in frame.before if t.ent_type_ in {"PERSON", "ORG"} or t.dep_ in {"nsubj", "nsubjpass"}]
        named = named or _label(frame)
        head = next((t for t in named if t.dep_ in {"nsubj", "ROOT", "nsubjpass"}), named[-1] if named else None)
        return Attribution(head=head, cue=None) if head is not None else None
    if frame.dashed and len(frame.after) <= _FAR:
        named = [t for t in _phrase(_lead(frame.after)) if t.pos_ == "PROPN"]
        return Attribution(head=named[-1], cue=None) if named else None
    return None


def _label(frame: Frame) -> list[Token]:
    """Return the words before a colon that can only be a name, by their capitals."""
    words = [t for t in frame.before if not t.is_punct]
    return words if len(words) <= _LABEL and all(t.text[:1].isupper() for t in words) else []


def _parenthetic(frame: Frame, cues: Cues) -> Attribution | None:
    """Read a cue that closes the sentence a partial quotation stands in: *the plan was "dead", he said*."""
    tokens = frame.rest or frame.after
    for number, token in enumerate(tokens):
        if cues.is_cue(token) and is_finite(token) and lemma(token) not in cues.weak and number:
            closing = tokens[number + 1 :]
            head = next((c for c in token.children if c.dep_ == "nsubj" and c.i in frame.outside), None)
            comma = head is not None and any(t.text == "," for t in tokens[:number] if t.i < head.left_edge.i)
            if head is not None and comma and not any(c.dep_ == "ccomp" and c.i > token.i for c in token.children):
                return Attribution(head=head, cue=lemma(token), token=token) if len(closing) <= _FAR else None
    return None
