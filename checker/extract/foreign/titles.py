"""The titles of people in another language, by a list of them: what is not on it is not compared."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from checker.extract.foreign.offices import Offices, Words
from checker.extract.names.mentions import PERSON, Mention, Mentions
from checker.extract.reading import Reading
from checker.extract.tree import Doc
from checker.lexicon import Lexicon
from checker.model import Claim
from checker.values import Role

_FORMER = "former"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Office:
    """A title in the text, in English, and the tokens it spans."""

    start: int
    end: int
    role: str
    body: str | None = None


class Titles:
    """Makes a claim of each listed title that stands beside the name of a person."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._mentions = Mentions(lexicon)
        self._offices = lexicon.read("offices", Offices)
        phrases = (*self._offices.titles, *self._offices.fields)
        self._longest = max(len(phrase.replace("-", " ").split()) for phrase in phrases) + 1

    def __call__(self, reading: Reading) -> Iterator[Claim]:
        """Yield the titles of the article's body, in reading order."""
        doc = reading.doc
        mentions = self._mentions(reading)
        at = {mention.start: mention for mention in mentions}
        ends = {mention.end: mention for mention in mentions if mention.type == PERSON}
        place, number = 0, 0
        while place < len(doc):
            office = self._office(doc, place, at)
            if office is None:
                place += 1
                continue
            place = office.end
            person = self._person(doc, office, at, ends)
            if person is not None:
                number += 1
                yield _claim(reading, office, person, number=number)

    def _office(self, doc: Doc, place: int, at: Mapping[int, Mention]) -> _Office | None:
        """Read the title that starts at a token, with its field and body."""
        titles, words = self._offices.titles, self._offices.words
        found = self._phrase(doc, place, titles)
        if found is None or (at.get(place) is not None and at[place].type == PERSON):
            return None
        title, end = found
        before = doc[place - 1].word.lower if place else ""
        role = f"{_FORMER} {title}" if before in words.former else title
        country = self._country(doc, end)
        end += country is not None
        of = _past_of(doc, end, words)
        if of == end:
            return _Office(start=place, end=end, role=role, body=country)
        field = self._phrase(doc, of, self._offices.fields)
        if field is not None and doc[place].word.lower in words.ministers:
            return _Office(start=place, end=field[1], role=role.replace(title, f"{field[0]} {title}"), body=country)
        body = at.get(of)
        if body is None:
            return _Office(start=place, end=_past_noun(doc, of) or end, role=role, body=country)
        if body.type == PERSON:
            return _Office(start=place, end=end, role=role, body=country)
        return _Office(start=place, end=body.end, role=role, body=doc.names.get(body.start) or body.text(doc))

    def _person(
        self, doc: Doc, office: _Office, at: Mapping[int, Mention], ends: Mapping[int, Mention]
    ) -> Mention | None:
        """Return whose title it is: who is named behind it, perhaps after a comma, or before it and set off."""
        comma = office.end < len(doc) and doc[office.end].text == ","
        behind = at.get(office.end + comma)
        if behind is not None and behind.type == PERSON and (not comma or _is_set_off(doc, behind.end)):
            return behind
        start = office.start - (office.start > 0 and doc[office.start - 1].word.lower in self._offices.words.articles)
        closed = office.end >= len(doc) or doc[office.end].text in {",", ".", ")", ";"}
        return ends.get(start - 1) if closed and start > 1 and doc[start - 1].text in {",", "("} else None

    def _country(self, doc: Doc, place: int) -> str | None:
        """Return the country that an adjective behind a title names, in English: "pr\u00e9sident fran\u00e7ais"."""
        if place >= len(doc) or doc[place].pos_ != "ADJ":
            return None
        english = doc[place].lower_
        return english.capitalize() if self._mentions.countries.knows(english) else None

    def _phrase(self, doc: Doc, place: int, phrases: Mapping[str, str]) -> tuple[str, int] | None:
        """Return the English for the longest phrase that starts at a token, and the token after it."""
        for length in range(min(self._longest, len(doc) - place), 0, -1):
            run = doc[place : place + length]
            written = doc.text[run.start_char : run.end_char].lower()
            if written in phrases:
                return phrases[written], place + length
        return None


def _past_of(doc: Doc, place: int, words: Words) -> int:
    """Return the token behind "de", "de la", "de l'"; the place itself where none stands there."""
    if place >= len(doc) or doc[place].word.lower not in words.of:
        return place
    behind = place + 1
    return behind + (behind < len(doc) and doc[behind].word.lower in words.articles)


def _past_noun(doc: Doc, place: int) -> int:
    """Return the token behind a body that is not named: "de la banque"; 0 where none stands there."""
    end = place
    while end < len(doc) and doc[end].pos_ in ({"NOUN"} if end == place else {"ADJ"}):
        end += 1
    return end if end > place else 0


def _is_set_off(doc: Doc, end: int) -> bool:
    return end >= len(doc) or doc[end].text in {",", ".", ";", ")"} or doc[end].is_space


def _claim(reading: Reading, office: _Office, person: Mention, *, number: int) -> Claim:
    doc = reading.doc
    start, end = min(office.start, person.start), max(office.end, person.end)
    first, last = doc[start], doc[end - 1]
    payload = Role(person=person.text(doc), role=office.role, organisation=office.body)
    return reading.claim(payload, first.idx, last.idx + len(last), token=doc[office.start], number=number)
