"""The words of a title in the text: what is held, and in which organisation or country."""

from dataclasses import dataclass

from checker.extract.names.mentions import PLACE, Mention, Mentions
from checker.extract.tree import Doc, Token
from checker.lexicon import Lexicon
from checker.values.name import squash

_MODIFIERS = frozenset({"compound", "amod", "nmod", "poss", "case", "det", "nummod", "advmod", "quantmod", "predet"})
_ARTICLES = frozenset(
    {"the", "a", "an", "this", "that", "his", "her", "its", "their", "our", "my", "your", "another", "one"}
)
_FROM = frozenset({"at", "of", "for", "with", "in", "to"})
_MINISTERIAL = frozenset({"minister", "secretary", "undersecretary", "ministers", "commissioner"})
_CLERICAL = frozenset({"general", "press", "private", "honorary", "party", "union", "club", "company", "executive"})
_LONGEST = 10
"""Tokens of a title before its head."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A title as written, taken apart, and the tokens it spans."""

    role: str
    organisation: str | None
    start: int
    end: int


class Offices:
    """Takes titles apart."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._is = Mentions(lexicon)

    def __call__(self, head: Token, person: Mention, bodies: dict[int, Mention], named: dict[int, Mention]) -> Office:
        """Read the title headed by a token, which a person holds."""
        doc = head.doc
        start = self._left(head, person)
        owner, taken = self._owner(doc, start, head, bodies)
        start = self._opening(doc, start, head)
        behind, body, end = self._behind(head, bodies, named, limit=self._limit(head, person))
        rest = [token for token in doc[start : head.i + 1] if token.i not in taken and not token.is_space]
        words = [token.text for token in rest if token.lower_ not in _ARTICLES]
        role = _joined([*words, *behind])
        return Office(role=role, organisation=self._choice(owner, body), start=start, end=end)

    def _choice(self, owner: str | None, body: str | None) -> str | None:
        """Prefer a country before the title, then what follows it: a party is named before."""
        known = owner is not None and self._is.countries.knows(owner)
        return owner if known or body is None else body

    def _limit(self, head: Token, person: Mention) -> int:
        """Return where the text behind a title stops: at the name, or with the sentence."""
        return person.start if person.start > head.i else head.sent.end

    def _left(self, head: Token, person: Mention) -> int:
        """Walk left over what modifies the title."""
        doc, left = head.doc, head.i
        right = person.end if person.start > head.i else head.i + 1
        least = max(head.sent.start, left - _LONGEST, person.end if person.end <= head.i else 0)
        while left > least:
            before = doc[left - 1]
            if "\n" in before.text or not (self._modifies(before, left, right) or before.is_space):
                break
            left -= 1
        while left < head.i and doc[left].is_space:
            left += 1
        return left

    def _modifies(self, token: Token, left: int, right: int) -> bool:
        """Tell whether a token belongs to the phrase that starts right of it."""
        if token.tag_ == "POS" or token.text == "-":
            return token.i > 0
        after = token.nbor()
        if after.tag_ == "POS" or after.text == "-":
            return token.pos_ in {"PROPN", "NOUN", "PRON", "ADJ", "X", "ADV"}
        if token.dep_ not in _MODIFIERS or (token.pos_ in {"VERB", "NUM"} and token.dep_ != "amod"):
            return False
        return left <= token.head.i < right

    def _owner(self, doc: Doc, start: int, head: Token, bodies: dict[int, Mention]) -> tuple[str | None, range]:
        """Find an owner or a country before the title: ``Israel's``, ``Israeli``, ``Acme``."""
        mark = next((i for i in range(head.i - 1, start - 1, -1) if doc[i].tag_ == "POS"), None)
        if mark is not None:
            owner = next((bodies[i] for i in range(start, mark) if i in bodies), None)
            known = self._is.countries.knows(doc[start:mark].text)
            text = owner.text(doc) if owner is not None else (doc[start:mark].text if known else None)
            return text, range(start, mark + 1)
        first = start
        while first < head.i and self._skipped(doc[first]):
            first += 1
        place = first
        while place < head.i and self._is_body(doc[place], head, bodies):
            place += 1
        return _text(doc, first, place) or None, range(first, place)

    def _skipped(self, token: Token) -> bool:
        word = token.lower_
        lexicon = self._is.titles
        return word in _ARTICLES or token.is_space or word in lexicon.timed or word in lexicon.neutral

    def _is_body(self, token: Token, head: Token, bodies: dict[int, Mention]) -> bool:
        """Tell whether a word before a title says whose it is, not what it is."""
        if self._is.is_field(token) or self._is.is_title(token) or token.lower_ in self._is.titles.grades:
            return False
        if f"{token.lower_} {token.nbor().lower_}" in self._is.titles.phrases:
            return False
        if self._is.countries.knows(token.text) or token.i in bodies or token.ent_type_ in {"GPE", "NORP"}:
            return token.text[:1].isupper()
        plain = head.text.islower() or (head.text.isupper() and len(head.text) > 1)
        return token.pos_ == "PROPN" and plain and token.text[:1].isupper()

    def _opening(self, doc: Doc, start: int, head: Token) -> int:
        """Leave out the article before a title."""
        while start < head.i and (doc[start].lower_ in _ARTICLES or doc[start].is_punct or doc[start].tag_ == "POS"):
            start += 1
        return start

    def _behind(
        self, head: Token, bodies: dict[int, Mention], named: dict[int, Mention], *, limit: int
    ) -> tuple[list[str], str | None, int]:
        """Read what follows the title: more of it ("of staff"), or the organisation ("at Acme Group")."""
        doc, end = head.doc, head.i + 1
        if end < limit and doc[end].text.lower() in {"-elect", "elect", "designate"}:
            return [doc[end].text], None, end + 1
        if end + 2 < limit and doc[end].text == "-" and doc[end + 1].lower_ in {"elect", "designate", "in"}:
            behind = 4 if doc[end + 1].lower_ == "in" else 2
            return [token.text for token in doc[end : end + behind]], None, end + behind
        if end + 1 >= limit or doc[end].lower_ not in _FROM:
            return self._shared(head, bodies, named, limit=limit)
        words, body, end = self._phrase(head, end, bodies, named, limit=limit)
        return (words, *self._further(doc, end, bodies, limit=limit)) if words and body is None else (words, body, end)

    def _further(self, doc: Doc, end: int, bodies: dict[int, Mention], *, limit: int) -> tuple[str | None, int]:
        """Read the organisation behind a title of several words: ``head of planning at Ashby Council``."""
        if end + 2 >= limit or doc[end].lower_ not in _FROM:
            return None, end
        body = bodies.get(end + 1 + (doc[end + 1].lower_ in _ARTICLES))
        return (_text(doc, body.start, body.end), body.end) if body is not None and body.end <= limit else (None, end)

    def _shared(
        self, head: Token, bodies: dict[int, Mention], named: dict[int, Mention], *, limit: int
    ) -> tuple[list[str], str | None, int]:
        """Let joined titles share what follows the last: ``president and chief executive of``."""
        titles = (child for child in head.children if child.dep_ == "conj" and self._is.is_title(child))
        for other in titles:
            if other.i + 2 < limit and other.nbor().lower_ in _FROM:
                _, body, _ = self._phrase(other, other.i + 1, bodies, named, limit=limit)
                return [], body, head.i + 1
        return [], None, head.i + 1

    def _phrase(
        self, head: Token, start: int, bodies: dict[int, Mention], named: dict[int, Mention], *, limit: int
    ) -> tuple[list[str], str | None, int]:
        """Read a prepositional phrase behind a title."""
        doc = head.doc
        none: tuple[list[str], str | None, int] = ([], None, head.i + 1)
        definite = doc[start + 1].lower_ in _ARTICLES
        first = start + 1 + definite
        place = self._nouns(doc, first, named, limit=limit)
        body = named.get(place) if place < limit else None
        ministerial = _ministerial(head) and doc[start].lower_ in {"of", "for"}
        if body is not None and place in bodies and body.end <= limit:
            if ministerial and body.type != PLACE:
                return [token.text for token in doc[start : body.end]], None, body.end
            country = self._is.countries.knows(doc[first:place].text)
            return [], _text(doc, body.start if country else first, body.end), body.end
        titled = any(self._is.is_title(token) and token.text[:1].isupper() for token in doc[first:place])
        if body is not None or place == first or titled:
            return none
        proper = any(token.pos_ == "PROPN" for token in doc[first:place])
        if ministerial or (not proper and not definite and doc[start].lower_ in {"of", "for"}):
            return [token.text for token in doc[start:place]], None, place
        return [], _text(doc, first if proper else start + 1, place), place

    def _nouns(self, doc: Doc, place: int, named: dict[int, Mention], *, limit: int) -> int:
        """Return where a run of nouns and their adjectives ends."""
        while place < limit and place not in named and doc[place].pos_ in {"ADJ", "NOUN", "PROPN"}:
            place += 1
        return place


def _ministerial(head: Token) -> bool:
    """Tell whether what follows "of" is a minister's field: a general secretary is no minister."""
    return squash(head.text) in _MINISTERIAL and (head.i == 0 or head.nbor(-1).lower_ not in _CLERICAL)


def _text(doc: Doc, start: int, end: int) -> str:
    return " ".join(doc[start:end].text.split())


def _joined(words: list[str]) -> str:
    """Write words out, hyphens closed up."""
    return " ".join(words).replace(" - ", "-").replace(" -", "-").strip(" -")
