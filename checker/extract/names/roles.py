"""Titles of people: before the name, beside it, or said of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from checker.extract import clause
from checker.extract.names.mentions import ORGANISATION, PERSON, PLACE, Mention, Mentions
from checker.extract.names.offices import Office, Offices
from checker.extract.reading import Reading
from checker.extract.tree import Doc, Token
from checker.lexicon import Lexicon
from checker.model import Claim
from checker.values import Role
from checker.values.name import squash

_BEING = frozenset({"be", "become", "remain"})
_SERVING = frozenset({"serve", "act", "work", "appoint", "name", "elect"})
_CLOSING = frozenset({",", ".", ")", "-", "\u2013", "\u2014", ";", ":", '"', "”"})
_INNER = frozenset({"DET", "ADJ", "NOUN", "PROPN", "CCONJ", "PART", "SPACE"})
_JOINED = 3
"""Tokens from one title to the next that "and" joins to it."""
_LONGEST_REACH = 9
"""Tokens between a title and the name it leads up to: ``President of the European Council``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """A title found at a token, and whose it is."""

    title: Token
    person: Mention


class Roles:
    """Makes a claim of each title an article gives a person."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._mentions = Mentions(lexicon)
        self._offices = Offices(lexicon)

    def __call__(self, reading: Reading) -> Iterator[Claim]:
        """Yield the titles of the article's body, in reading order."""
        mentions = self._mentions(reading)
        people = {m.start: m for m in mentions if m.type == PERSON}
        inside = {i: m for m in mentions for i in range(m.start, m.end)}
        bodies = {i: m for i, m in inside.items() if m.type in {ORGANISATION, PLACE}}
        number = 0
        for token in reading.tokens():
            if not self._mentions.is_title(token) or token.i in inside:
                continue
            for held in self._found(token, people, inside):
                office = self._offices(held.title, held.person, bodies, inside)
                claim = self._claim(reading, held, office, number=number + 1)
                if claim is not None:
                    number += 1
                    yield claim

    def _found(self, token: Token, people: dict[int, Mention], inside: dict[int, Mention]) -> Iterator[_Held]:
        """Find whose title a token is: at most one person, by the surest construction."""
        person = (
            self._before(token, people)
            or self._named_after(token, people, inside)
            or self._apposed(token, inside)
            or self._said_of(token, inside)
        )
        if person is None and token.dep_ == "conj" and self._mentions.is_title(token.head):
            above = token.head
            person = self._apposed(above, inside) or self._said_of(above, inside)
        elif person is None and self._coordinated(token):
            other = next(child for child in token.children if child.dep_ == "conj" and self._mentions.is_title(child))
            person = self._before(other, people)
        if person is not None:
            yield _Held(title=token, person=person)

    def _coordinated(self, token: Token) -> bool:
        """Tell whether another title follows with "and": ``chairman and chief executive``."""
        titles = [child for child in token.children if child.dep_ == "conj" and self._mentions.is_title(child)]
        return bool(titles) and 0 < titles[0].i - token.i <= _JOINED and token.doc[token.i + 1].lower_ in {"and", "&"}

    def _before(self, token: Token, people: dict[int, Mention]) -> Mention | None:
        """Take a title right before a name for that person's."""
        after = _skip_blank(token.doc, token.i + 1)
        if after < len(token.doc) and token.doc[after].text == "." and token.text[:1].isupper():
            after += 1
        if after + 1 < len(token.doc) and self._courtesy(token.doc[after]):
            after += 2 if token.doc[after + 1].text == "." else 1
        person = people.get(after)
        return person if person is not None and token.doc[after].sent == token.sent else None

    def _courtesy(self, token: Token) -> bool:
        """Tell whether a word between a title and a name is neither: ``Dr``."""
        return squash(token.text) in self._mentions.customs.honorifics and not self._mentions.is_title(token)

    def _named_after(self, token: Token, people: dict[int, Mention], inside: dict[int, Mention]) -> Mention | None:
        """Find the name behind a comma or an of-phrase: ``the mayor of Fennick, Ache,``."""
        doc, place = token.doc, _skip_blank(token.doc, token.i + 1)
        reach = min(token.sent.end, token.i + _LONGEST_REACH)
        of = place < reach and doc[place].lower_ == "of"
        if of:
            place += 1
            first = place
            while place < reach and place not in people and self._inner(doc[place]):
                place += 1
            if place == first or place >= reach:
                return None
            if place in people:
                held = place - 1 in inside or doc[place - 1].pos_ == "PROPN" or self._mentions.is_field(doc[place - 1])
                return people[place] if held else None
        if place >= reach or doc[place].text != ",":
            return None
        after = _skip_blank(doc, place + 1)
        if after + 1 < len(doc) and self._courtesy(doc[after]):
            after += 2 if doc[after + 1].text == "." else 1
        person = people.get(after)
        if person is None or not self._definite(token):
            return None
        linked = any(child.dep_ == "appos" and person.start <= child.i < person.end for child in token.children)
        closed = person.end < len(doc) and doc[person.end].text in _CLOSING
        listed = any(child.dep_ in {"cc", "conj"} for child in token.children)
        return person if (linked or closed) and not listed else None

    def _inner(self, token: Token) -> bool:
        if squash(token.text) in self._mentions.customs.honorifics:
            return False
        return (token.pos_ in _INNER or token.lower_ in {"of", "for"}) and not self._mentions.is_title(token)

    def _definite(self, token: Token) -> bool:
        """Tell whether a title is one person's: with an article, an owner or a country."""
        return any(
            child.dep_ in {"det", "poss"} and child.lower_ not in {"a", "an", "no", "any"} for child in token.lefts
        )

    def _apposed(self, token: Token, inside: dict[int, Mention]) -> Mention | None:
        """Find the name a title stands beside: ``Jane Roe, the legal adviser``."""
        person = inside.get(token.head.i) if token.dep_ == "appos" else None
        if person is None:
            person = self._beside(token, inside)
        if person is None or person.type != PERSON or person.end > token.i:
            return None
        if token.i - person.end > _LONGEST_REACH:
            return None
        after = token.doc[person.end]
        return None if after.tag_ == "POS" or after.lower_ in {"and", "or"} else person

    def _beside(self, token: Token, inside: dict[int, Mention]) -> Mention | None:
        """Find a name, a comma, perhaps an age and another, then the title as a phrase of its own."""
        if token.dep_ in {"nsubj", "nsubjpass", "poss", "compound"}:
            return None
        doc, left = token.doc, token.left_edge.i
        right = token.right_edge.i + 1
        if right < len(doc) and doc[right].text not in _CLOSING:
            return None
        place = left - 1
        if place > 1 and doc[place].text == "," and doc[place - 1].like_num and doc[place - 2].text == ",":
            place -= 2
        if place < 1 or doc[place].text not in {",", "("} or place < token.sent.start:
            return None
        return inside.get(place - 1)

    def _said_of(self, token: Token, inside: dict[int, Mention]) -> Mention | None:
        """Find of whom a clause says the title: ``is the chairman``, ``who serves as``."""
        verb = token.head
        if token.dep_ == "pobj" and verb.lower_ == "as":
            verb = verb.head
            if verb.lemma_ not in _SERVING:
                return None
        elif token.dep_ not in {"attr", "oprd"} or verb.lemma_ not in _BEING | _SERVING:
            return None
        if not _asserted(verb):
            return None
        person = next((inside[named.i] for named in _subjects(verb) if named.i in inside), None)
        if person is None or person.type != PERSON or person.end > token.i:
            return None
        return None if token.doc[person.end].tag_ == "POS" else person

    def _claim(self, reading: Reading, held: _Held, office: Office, *, number: int) -> Claim | None:
        """Make the claim of a title that was read."""
        doc, person = reading.doc, held.person
        if not office.role:
            return None
        name = person.text(doc)
        start, end = min(office.start, person.start), max(office.end, person.end)
        organisation = office.organisation
        if organisation is None:
            organisation, end = self._bracketed(doc, end)
        first, last = doc[start], doc[end - 1]
        payload = Role(person=name, role=office.role, organisation=organisation)
        return reading.claim(payload, first.idx, last.idx + len(last), token=held.title, number=number)

    def _bracketed(self, doc: Doc, end: int) -> tuple[str | None, int]:
        """Read a party in brackets behind the name: ``(LSAP)``."""
        rest = doc[end : end + 3]
        if len(rest) < 3 or rest[0].text != "(" or rest[2].text != ")":  # noqa: PLR2004
            return None, end
        letters = rest[1].text
        known = letters.isupper() and letters.isalpha() and 2 <= len(letters) <= 6  # noqa: PLR2004
        return (letters, end + 3) if known else (None, end)


def _skip_blank(doc: Doc, place: int) -> int:
    while place < len(doc) and doc[place].is_space and "\n" not in doc[place].text:
        place += 1
    return place


def _subjects(verb: Token) -> Iterator[Token]:
    """Yield the words that may name a clause's subject: "who" stands for what it follows."""
    subject = clause.subject(verb)
    if subject is None:
        return
    relative = subject.tag_ in {"WP", "WDT"}
    head = verb.head if relative and verb.dep_ == "relcl" else subject
    yield head
    yield from (child for child in head.children if child.dep_ == "appos" and child.i < verb.i)


def _asserted(verb: Token) -> bool:
    """Tell whether a clause says that something is so: no "not", "would", "if" or "to"."""
    if clause.negated(verb) or verb.tag_ == "VBG":
        return False
    node: Token | None = verb
    while node is not None:
        words = {child.lower_ for child in node.children if child.dep_ in {"aux", "mark", "neg", "auxpass"}}
        if words & {"if", "to", "whether", "unless"} or any(c.tag_ == "MD" for c in node.children):
            return False
        node = node.head if node.dep_ in {"conj", "xcomp"} and node.head != node else None
    return verb.sent[-1].text != "?"
