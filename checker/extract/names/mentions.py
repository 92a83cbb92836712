"""Where an article names people, bodies and places: the model's names, repaired by their surroundings."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from checker.extract.reading import Reading
from checker.extract.tree import Doc, Token
from checker.lexicon import Lexicon
from checker.values.country import Countries
from checker.values.customs import Customs
from checker.values.name import fold, squash
from checker.values.spelling import Spelling
from checker.values.title import Titles

PERSON, ORGANISATION, PLACE, UNKNOWN = "person", "organisation", "place", "unknown"

_TYPES = {"PERSON": PERSON, "ORG": ORGANISATION, "GPE": PLACE, "LOC": PLACE, "FAC": PLACE}
_DOUBTFUL = frozenset({"WORK_OF_ART", "PRODUCT", "EVENT", "LAW", "NORP", "LANGUAGE"})
"""Labels the model gives to names it does not know; kept only where something says they are people."""
_ROMAN = frozenset({"II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI"})
_QUOTES = frozenset({"'", "\u2019", "\u2018"})
_STOPS = frozenset({",", ";", ":", "(", ")", "/", "|", '"', "“", "”", "[", "]", "=", "_"})
_CLOSING = frozenset({",", ".", ";", "-", "\u2013", "\u2014"})
_DEFINITE = frozenset({"the", "its", "his", "her", "their", "our"})
_LONGEST = 12
"""Tokens in a name; longer runs are lists or headlines."""
_ACRONYM = 3
_SHORT_LINK = 3
"""Letters of a word that hyphens tie into the name of a town: ``Marlow-on-Sea``, ``Qala-i-Naw``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name at one place: tokens ``start`` to ``end``, without articles, titles and possessives."""

    start: int
    end: int
    type: str
    sure: bool = False
    """True where the text around it says what it is, not the model's label alone."""

    def text(self, doc: Doc) -> str:
        """Return the name as written, on one line."""
        return " ".join(doc[self.start : self.end].text.split())


class Mentions:
    """Finds the names in an article."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.titles = lexicon.read("titles", Titles)
        self.customs = lexicon.read("honorifics", Customs)
        self.countries = lexicon.read("countries", Countries)
        self.spelling = lexicon.read("spelling", Spelling)

    def __call__(self, reading: Reading) -> tuple[Mention, ...]:
        """Return the names of the article's body, in reading order, none overlapping."""
        return reading.once(Mentions, self._all)

    def _all(self, reading: Reading) -> tuple[Mention, ...]:
        found: list[Mention] = []
        for mention in self._candidates(reading):
            if not found or mention.start >= found[-1].end:
                found.append(mention)
        typed = [m for m in self._voted(reading.doc, found) if m.type != UNKNOWN]
        return tuple(sorted((*typed, *self._unseen(reading, typed)), key=lambda m: m.start))

    def _unseen(self, reading: Reading, found: list[Mention]) -> Iterator[Mention]:
        """Find short forms where the model saw no name: a person's surname, what a body's name opens with."""
        tokens = list(reading.tokens())
        # A short form that is a word as well, "Young", is no name where it may be that word.
        plain = {token.text for token in tokens}
        inside = {i for m in found for i in range(m.start, m.end)}
        short = self._short(reading.doc, found)
        for token in tokens:
            type_ = short.get(token.text)
            if type_ is None or token.i in inside or token.ent_type_ or token.lower_ in plain:
                continue
            if token.pos_ not in {"PROPN", "NOUN"} or self.countries.find(token.text):
                continue
            if type_ == PERSON or (token.i + 1 < len(token.doc) and self.is_title(token.nbor())):
                yield Mention(start=token.i, end=token.i + 1, type=type_)

    def _short(self, doc: Doc, found: list[Mention]) -> dict[str, str]:
        """Return what a later mention may call the people and bodies of an article, and what that names."""
        short: dict[str, str] = {}
        for mention in found:
            first, last = doc[mention.start], doc[mention.end - 1]
            if first == last or not first.text[:1].isupper() or not last.text[:1].isupper() or last.text.isupper():
                continue
            if mention.type == PERSON and not self.is_title(last):
                short[last.text] = PERSON
            elif mention.type == ORGANISATION and first.pos_ == "PROPN" and squash(first.text) not in self._common:
                short.setdefault(first.text, ORGANISATION)
        return short

    @property
    def _common(self) -> frozenset[str]:
        """Words that open the names of many bodies."""
        return self.customs.organisations | self.titles.heads | self.titles.houses

    def is_title(self, token: Token) -> bool:
        """Tell whether a token can head a title."""
        word = token.lower_.strip(".")
        if word == "pm" and (token.text != "PM" or (token.i and token.nbor(-1).like_num)):
            return False
        if word in self.titles.heads or word in self.titles.synonyms:
            return token.pos_ in {"NOUN", "PROPN"} or word == "chief"
        if word.endswith(self.titles.endings):
            return True
        return token.text[:1].isupper() and self.spelling.normal(word) in self.titles.heads

    def is_field(self, token: Token) -> bool:
        """Tell whether a word says what an office is for, not whose it is: ``Defense``, ``State``."""
        word = token.lower_
        return word == "state" or self.spelling.normal(word) in self.titles.field_words

    def _candidates(self, reading: Reading) -> Iterator[Mention]:
        """Yield possible names, in reading order: the model's, and those that only a title gives away."""
        labels = {i: entity for entity in reading.doc.ents for i in range(entity.start, entity.end)}
        for sentence in reading.sentences:
            done = sentence.start
            for token in sentence:
                if token.i < done:
                    continue
                entity = labels.get(token.i)
                span = (token.i, min(entity.end, sentence.end)) if entity is not None else self._unlabelled(token)
                label = entity.label_ if entity is not None else ""
                cut = entity is not None and entity.start < token.i and self._title_of(reading.doc, entity.start)
                mention = self._mention(reading.doc, span, "" if cut else label) if span else None
                if mention is not None:
                    yield mention
                    done = mention.end

    def _unlabelled(self, token: Token) -> tuple[int, int] | None:
        """Take a capitalised run after a title or honorific for a name."""
        if token.i == token.sent.start or not self._name_like(token) or self.is_title(token):
            return None
        before = token.nbor(-1)
        held = self.countries.knows(before.text) and self._title_of(token.doc, before.i)
        introduced = held or self.is_title(before) or squash(before.text) in self.customs.honorifics
        end = token.i + 1
        while end < min(token.sent.end, token.i + _LONGEST) and self._plain_name(token.doc[end]):
            end += 1
        if not introduced or before.pos_ == "VERB":
            full = not token.ent_type_ and end - token.i > 1 and self._described(token.doc, token.i, end)
            return (token.i, end) if full else None
        # The model may have seen the surname only.
        behind = token.doc[end : end + 2]
        if len(behind) and behind[0].ent_type_ == "PERSON" and (len(behind) == 1 or behind[1].ent_iob_ != "I"):
            end += end == token.i + 1
        return token.i, end

    def _plain_name(self, token: Token) -> bool:
        return self._name_like(token) and not token.ent_type_

    def _name_like(self, token: Token) -> bool:
        return token.pos_ == "PROPN" and token.text[:1].isupper() and token.ent_type_ != "DATE"

    def _mention(self, doc: Doc, span: tuple[int, int], label: str) -> Mention | None:
        """Trim, extend and type one candidate."""
        if label and label not in _TYPES and label not in _DOUBTFUL:
            return None
        start, end = self._trimmed(doc, *span, label)
        if start >= end or not self._is_name(doc, start, end, label):
            return None
        start, end = self._extended(doc, start, end, label)
        type_, sure = self._typed(doc, start, end, label)
        return Mention(start=start, end=end, type=type_, sure=sure)

    def _trimmed(self, doc: Doc, start: int, end: int, label: str) -> tuple[int, int]:
        """Drop articles, titles and possessives, and what follows a comma."""
        owned = next((i for i in range(start + 1, end - 1) if doc[i].tag_ == "POS" and i - start == 1), None)
        start = start if owned is None else owned + 1
        while start < end and self._leads(doc[start], last=start == end - 1):
            start += 1
        if label == "PERSON" and end - start > 2 and _initials_only(doc[start]):  # noqa: PLR2004
            start += 1
        end = next(
            (i for i in range(start, end) if doc[i].text in _STOPS or (doc[i].is_space and "\n" in doc[i].text)),
            end,
        )
        if label == "ORG" and self._title_of(doc, start):
            body = (i + 1 for i in range(start, end) if squash(doc[i].text) in self.customs.organisations)
            end = next(body, end)
        if label == "ORG" and end - start > 1 and end < len(doc) and doc[end].ent_type_ == "PERSON":
            # The post is the person's, not the body's: "Northport Homicide Detective" Jane Marlow.
            end -= self.is_title(doc[end - 1])
        while end > start and (doc[end - 1].tag_ == "POS" or doc[end - 1].is_punct or doc[end - 1].is_space):
            end -= 1
        return start, min(end, start + _LONGEST)

    def _leads(self, token: Token, *, last: bool) -> bool:
        """Tell whether a token at the head of a name is no part of it."""
        if token.pos_ == "DET" or token.is_punct or token.is_space or token.lower_ in {"the", "a", "an"}:
            return True
        if last:
            return False
        after = token.nbor()
        known = (
            squash(token.text) in self.customs.honorifics or self.is_title(token) or token.lower_ in self.titles.timed
        )
        if known and self._name_like(after) and squash(after.text) not in self.customs.organisations:
            return True
        return self.countries.knows(token.text) and self.is_title(after)

    def _is_name(self, doc: Doc, start: int, end: int, label: str) -> bool:
        """Tell a name from an adjective, a title or a web address."""
        text, only = doc[start:end].text, end - start == 1
        if not text[:1].isupper() or len(squash(text)) < 2 or any(c in text for c in "/_=@|"):  # noqa: PLR2004
            return False
        after = doc[end] if end < len(doc) else None
        if only and text.isupper() and self.is_title(doc[start]):
            return False
        if (only and squash(text) in self.customs.honorifics) or (self.is_title(doc[end - 1]) and label != "ORG"):
            return False
        fielded = all(self.is_field(token) for token in doc[start:end])
        if fielded and (only or self._title_of(doc, start) or (after is not None and self.is_title(after))):
            return False
        return label != "NORP" or not self.countries.knows(text)

    def _title_of(self, doc: Doc, start: int) -> bool:
        """Tell whether a word ends a title: ``Secretary of State``."""
        before = [token for token in doc[max(start - 3, 0) : start] if token.lower_ != "the"]
        return len(before) > 1 and before[-1].lower_ in {"of", "for"} and self.is_title(before[-2])

    def _extended(self, doc: Doc, start: int, end: int, label: str) -> tuple[int, int]:
        """Add what the model left out: a given name before, a numeral or a surname behind."""
        end += self._tied(doc, end)
        first = doc[start].sent.start
        while start > first and self._belongs_before(doc[start - 1], start, end):
            start -= 1
        if label in {"PERSON", ""} or self._introduced(doc, start):
            while end - start < _LONGEST and (step := self._step(doc, end)):
                end += step
        return start, end

    def _tied(self, doc: Doc, end: int) -> int:
        """Return how many tokens hyphens tie to a name behind it: ``Qala-i-Naw``, read as five words."""
        rest = list(doc[end : end + 4])
        if len(rest) < 4 or any(token.whitespace_ for token in (doc[end - 1], *rest[:3])):  # noqa: PLR2004
            return 0
        hyphens = rest[0].text == rest[2].text == "-"
        link = rest[1].text.islower() and len(rest[1].text) <= _SHORT_LINK
        return 4 if hyphens and link and rest[3].text[:1].isupper() else 0

    def _belongs_before(self, token: Token, start: int, end: int) -> bool:
        if not self._name_like(token) or token.ent_type_ or token.dep_ != "compound" or not start <= token.head.i < end:
            return False
        return not (
            self.is_title(token) or squash(token.text) in self.customs.honorifics or self.countries.knows(token.text)
        )

    def _step(self, doc: Doc, end: int) -> int:
        """Return how many tokens behind a person's name still belong to it."""
        rest = [token for token in doc[end : end + 4] if not token.is_space]
        if not rest or len(rest) < min(4, len(doc) - end):
            return 0
        word = rest[0]
        if word.text in _ROMAN or (word.lower_.strip(".") in {"jr", "sr"} and word.text[:1].isupper()):
            return 1
        if len(doc[end - 1].text) == 1 and doc[end - 1].text.isupper() and word.text == "." and len(rest) > 1:
            return 2 if self._name_like(rest[1]) else 0
        return self._particles(rest)

    def _particles(self, rest: list[Token]) -> int:
        """Count name particles that lead up to a surname: ``in 't Veld``, ``al-Assad``."""
        joined = False
        for count, token in enumerate(rest):
            if joined and token.text[:1].isupper() and token.pos_ in {"PROPN", "NOUN"}:
                return count + 1
            plain = squash(token.text)
            particle = token.text == token.lower_ and plain in self.customs.particles
            if not particle and token.text not in _QUOTES:
                return 0
            joined = joined or plain == "t" or token.lower_ in self.customs.joining
        return 0

    def _introduced(self, doc: Doc, start: int) -> bool:
        """Tell whether a title or honorific stands right before a name."""
        if start == doc[start].sent.start:
            return False
        before = doc[start - 1]
        return before.pos_ != "VERB" and (self.is_title(before) or squash(before.text) in self.customs.honorifics)

    def _typed(self, doc: Doc, start: int, end: int, label: str) -> tuple[str, bool]:
        """Say what a name names, and whether the text around it says so."""
        evident = self._evident(doc, start, end, label)
        return (evident, True) if evident else (self._likely(doc, start, end, label), False)

    def _evident(self, doc: Doc, start: int, end: int, label: str) -> str | None:
        """Say what a name names where its words or the text around it tell."""
        if self.countries.knows(doc[start:end].text) and label != "NORP":
            return PLACE
        if self._is_body(doc, start, end) or (_acronym(doc, start, end) and label in {"ORG", ""}):
            return ORGANISATION
        titled = self._introduced(doc, start) and label not in {"GPE", "LOC", "FAC", "NORP"}
        described = end - start > 1 and (
            (label != "GPE" and self._described(doc, start, end)) or self._announced(doc, start, end)
        )
        return PERSON if not label or (titled and not _acronym(doc, start, end)) or described else None

    def _is_body(self, doc: Doc, start: int, end: int) -> bool:
        """Tell whether a name has a word that only organisations have."""
        first, last, known = squash(doc[start].text), squash(doc[end - 1].text), self.customs.organisations
        return (end - start > 1 and last in known) or (len(first) > _ACRONYM and first in known)

    def _likely(self, doc: Doc, start: int, end: int, label: str) -> str:
        """Say what a name names by the model's label, where the name does not speak against it."""
        if label == "PERSON" and _acronym(doc, start, end):
            return ORGANISATION
        if label == "PERSON" and start and doc[start - 1].lower_ == "the":
            return UNKNOWN
        called = end - start > 1 and fold(doc[start].text) in self.customs.given
        return PERSON if called and label in {"ORG", "WORK_OF_ART", "PRODUCT"} else _TYPES.get(label, UNKNOWN)

    def _described(self, doc: Doc, start: int, end: int) -> bool:
        """Tell whether a title that only people have stands in apposition to a name."""
        for token in doc[start:end]:
            for child in token.children:
                if child.dep_ == "appos" and self.is_title(child) and child.lower_ not in self.titles.things:
                    return True
        return False

    def _announced(self, doc: Doc, start: int, end: int) -> bool:
        """Tell whether a title leads up to a name set off by commas: ``The mayor of Springfield, Jane Roe,``."""
        if start < 2 or doc[start - 1].text != "," or end >= len(doc) or doc[end].text not in _CLOSING:  # noqa: PLR2004
            return False
        least = max(doc[start].sent.start, start - _LONGEST)
        for token in reversed(doc[least : start - 1]):
            if self.is_title(token):
                definite = any(child.lower_ in _DEFINITE or child.dep_ == "poss" for child in token.lefts)
                return definite and token.lower_ not in self.titles.things
            if token.pos_ not in {"NOUN", "PROPN", "ADJ", "DET"} and token.lower_ not in {"of", "for", "at"}:
                return False
        return False

    def _voted(self, doc: Doc, found: list[Mention]) -> Iterator[Mention]:
        """Give one name one type: what the text says, then a person's surname, then the majority."""
        sure: dict[str, str] = {}
        votes: dict[str, Counter[str]] = {}
        for mention in found:
            text = mention.text(doc)
            votes.setdefault(text, Counter())[mention.type] += 1
            if mention.sure:
                sure.setdefault(text, mention.type)
        people = {text for text, count in votes.items() if sure.get(text, count.most_common(1)[0][0]) == PERSON}
        surnames = {text.split()[-1] for text in people if " " in text}
        for mention in found:
            text = mention.text(doc)
            type_ = sure.get(text)
            if type_ is None:
                type_ = PERSON if text in surnames else votes[text].most_common(1)[0][0]
            yield replace(mention, type=type_)


def _initials_only(token: Token) -> bool:
    """Tell whether a token before a full name is a post in short: ``GM``."""
    return token.text.isupper() and token.text.isalpha() and 1 < len(token.text) <= _ACRONYM


def _acronym(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a name is one word in capitals."""
    text = doc[start:end].text
    return end - start == 1 and len(text) >= _ACRONYM and text.isupper()
