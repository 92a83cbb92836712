"""One language besides English: its tokens before they are parsed, and its parse as English would have it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc as Parsed

from checker.extract.foreign import scheme
from checker.extract.foreign.glossary import NONE, Glossary, Words
from checker.extract.foreign.numerals import Figure, Figures, Numerals
from checker.extract.foreign.offices import Offices
from checker.extract.tree import Doc, Span, Token
from checker.lexicon import Lexicon

_MARKS = str.maketrans({"\u2019": "'", "\u00ab": '"', "\u00bb": '"', "\u201c": '"', "\u201d": '"'})


_SCORE = re.compile(r"(?<![\w.,-])[0-9]{1,2}[-\u2013][0-9]{1,2}(?![\w-])")
_UNSURE = frozenset({"LOC", "MISC"})
"""Labels the model gives to names it does not know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Puts the parses of a language into English words and the English model's scheme."""

    language: str
    """Its code."""
    glossary: Glossary
    numerals: Numerals
    titles: frozenset[str]
    """The first words of people's titles."""

    @classmethod
    def of(cls, lexicon: Lexicon) -> "Reader":
        """Read the word lists of a language."""
        return cls(
            language=lexicon.language,
            glossary=Glossary(lexicon.read("glossary", Words)),
            numerals=Numerals(lexicon.read("figures", Figures)),
            titles=frozenset(title.split()[0] for title in lexicon.read("offices", Offices).titles),
        )

    @staticmethod
    def plain(text: str) -> str:
        """Put marks the model knows best for others, one for one."""
        return text.translate(_MARKS)

    def joined(self, parted: Parsed) -> Parsed:
        """Make one token of each figure: "40 000", "1,5 million"."""
        figures = self.numerals.find(parted.text)
        _split(parted, figures)
        with parted.retokenize() as change:
            for figure in figures:
                run = parted.char_span(figure.start, figure.end)
                if run is not None and len(run) > 1:
                    change.merge(run)
        return parted

    def put(self, doc: Doc, parsed: Parsed) -> Doc:
        """Put a parse that was taken over into English."""
        starts = {token.idx: token for token in doc}
        for figure in self.numerals.find(doc.text):
            token = starts.get(figure.start)
            if token is not None and token.idx + len(token) == figure.end:
                doc.figures[token.i] = figure.digits
                token.pos_ = "NUM"
        self._people(doc)
        scheme.adapt(doc, parsed, self.glossary)
        doc.glossed = True
        self.glossary.apply(doc)
        for token in doc:
            if self.numerals.is_time(token.text):
                token.lower_ = NONE
        for token in _scores(doc):
            token.lower_ = NONE
        places = ((each.start, self.glossary.place(each.text)) for each in doc.ents)
        doc.names.update((start, english) for start, english in places if english is not None)
        return doc

    def _people(self, doc: Doc) -> None:
        """Label the names; one of several words that a title follows is a person's, whatever the model took it for."""
        found = []
        for entity in doc.ents:
            if self._is_word(entity):
                for token in entity:
                    token.ent_type_ = token.ent_iob_ = ""
                continue
            behind = [token.word.lower for token in doc[entity.end : entity.end + 3]]
            titled = behind[:1] == [","] and not self.titles.isdisjoint(behind[1:])
            unsure = len(entity) > 1 and entity.label_ in _UNSURE
            label = "PERSON" if titled and unsure else scheme.label(entity.label_)
            found.append(Span(doc, entity.start, entity.end, label))
            for token in entity:
                token.ent_type_ = label
        doc.ents = tuple(found)

    def _is_word(self, entity: Span) -> bool:
        """Tell a common noun at the head of a line from a name, and what has a number in it."""
        noun = len(entity) == 1 and entity[0].is_sent_start and self.glossary.noun(entity[0].lower_) is not None
        return noun or (entity.label_ != "ORG" and any(letter.isdigit() for letter in entity.text))


def _scores(doc: Doc) -> Iterator[Token]:
    """Yield the tokens of scores: two small numbers that no noun follows, "3-1"; "10-15 personnes" is a range."""
    for match in _SCORE.finditer(doc.text):
        pair = doc.covering(*match.span())
        behind = doc[pair.end : pair.end + 1] if pair is not None else ()
        if pair is not None and not any(token.pos_ in {"NOUN", "ADJ"} for token in behind):
            yield from pair


def _split(parted: Parsed, figures: Sequence[Figure]) -> None:
    """Part tokens in which a figure starts or ends: "3,2M\u20ac"."""
    ends = sorted({place for figure in figures for place in (figure.start, figure.end)})
    with parted.retokenize() as change:
        for token in parted:
            cuts = [place - token.idx for place in ends if token.idx < place < token.idx + len(token.text)]
            if cuts:
                edges = [0, *cuts, len(token.text)]
                parts = [token.text[start:end] for start, end in pairwise(edges)]
                change.split(token, parts, heads=[(token, 0)] * len(parts))
