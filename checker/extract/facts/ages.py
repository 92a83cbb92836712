"""Ages of people: "the 34-year-old", "Reed, 33,", "aged 12", "in her mid-40s"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.extract.facts.bearers import Bearers
from checker.extract.reading import Reading
from checker.extract.tree import Span as Sentence
from checker.extract.tree import Token
from checker.lexicon import Lexicon
from checker.model import Claim
from checker.values.numeral import Numerals
from checker.values.quantity import Bound, Quantity

ATTRIBUTE = "age"
_OLDEST = 115
_UNITS = {"year": 1.0, "month": 1 / 12, "week": 7 / 365.25, "day": 1 / 365.25}
"""Years in a unit of age."""
_DECADE = {"early": (0, 4), "mid": (3, 7), "late": (6, 9), "": (0, 9)}
"""Years of a decade of life that a word before it allows."""
_WORDS = r"(?<![a-z])[a-z]+(?:-[a-z]+)?"
"""A number in words, from where a word starts: tried from each letter of a long word, it would read the rest anew."""
_HYPHEN = r"[-\s\u2011–]{1,3}"
_PATTERN = re.compile(
    rf"(?P<number>\d{{1,3}}|{_WORDS}){_HYPHEN}(?P<unit>year|month|week|day)s?{_HYPHEN}olds?\b"
    rf"|(?<=[\w.'’])\s?[,(]\s?(?:aged?\s)?(?P<beside>\d{{1,3}})"
    rf"(?=\s?(?:[,;)]|\.(?! \d))|\s(?:of|from|who|was|is|and|remains)\b|$)"
    rf"|\b(?:aged?(?:\sof)?|at\sthe\sage\sof)\s(?P<aged>\d{{1,3}})\b"
    rf"|\b(?P<modest>early|mid|late)[-\s]{{0,1}}(?:(?P<decade>[2-9]0)s|(?P<teens>teens))\b"
    rf"|\b(?:his|her|their)\s(?P<plain>[2-9]0)s\b",
    re.IGNORECASE,
)
_NOT_PEOPLE = frozenset({"DATE", "TIME", "MONEY", "CARDINAL"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Age:
    start: int
    end: int
    low: float
    high: float
    beside: bool = False
    """Whether it stands beside a name: ``Reed, 33,``."""


class Ages:
    """Finds the ages of people in an article."""

    def __init__(self, lexicon: Lexicon) -> None:
        numerals = lexicon.read("numerals", Numerals)
        self._small = {word: float(value) for word, value in numerals.small.items() if isinstance(value, int | float)}

    def __call__(self, reading: Reading, bearers: Bearers) -> Iterator[Claim]:
        """Yield a claim for each age, in reading order."""
        number = 0
        for sentence in reading.sentences:
            for age in self._in(sentence):
                tokens = sentence.doc.covering(age.start, age.end)
                if tokens is None or not len(tokens):
                    continue
                holder = _before(tokens[0]) if age.beside else _described(tokens[-1])
                if holder is None:
                    continue
                number += 1
                end = max(age.end, holder.idx + len(holder.text)) if not age.beside else age.end
                start = min(age.start, _first(holder).idx) if age.beside else age.start
                yield reading.claim(
                    _quantity(reading.article.text[age.start : age.end], age),
                    start,
                    end,
                    token=holder,
                    number=number,
                    attribute=ATTRIBUTE,
                    bearer=bearers.of(holder),
                )

    def _in(self, sentence: Sentence) -> Iterator[_Age]:
        offset = sentence.start_char
        for found in _PATTERN.finditer(sentence.text):
            start, end = offset + found.start(), offset + found.end()
            if found["number"]:
                value = self._number(found["number"].lower())
                if value is not None:
                    years = value * _UNITS[found["unit"].lower()]
                    yield _Age(start=start, end=end, low=years, high=years)
            elif found["beside"] or found["aged"]:
                group = "beside" if found["beside"] else "aged"
                value = float(found[group])
                if 0 < value <= _OLDEST:
                    yield _Age(start=offset + found.start(group), end=end, low=value, high=value, beside=True)
            elif found["teens"]:
                low, high = {"early": (13, 14), "mid": (14, 17), "late": (16, 19)}[found["modest"].lower()]
                yield _Age(start=start, end=end, low=low, high=high)
            else:
                decade = float(found["decade"] or found["plain"])
                first, last = _DECADE[(found["modest"] or "").lower()]
                yield _Age(start=start, end=end, low=decade + first, high=decade + last)

    def _number(self, word: str) -> float | None:
        if word.isdigit():
            return float(word) if int(word) <= _OLDEST else None
        tens, _, ones = word.partition("-")
        first, second = self._small.get(tens), self._small.get(ones, 0.0)
        return None if first is None else first + second


def _quantity(text: str, age: _Age) -> Quantity:
    exact = age.low == age.high
    return Quantity(
        value=age.low if exact else None,
        low=age.low,
        high=age.high,
        bound=Bound.EXACT if exact else Bound.BETWEEN,
        stated=" ".join(text.strip(" ,(").split()),
        unit="year",
        counted="age",
        head="age",
    )


def _before(first: Token) -> Token | None:
    """Return the noun an age stands beside: ``Reed`` in "Reed, 33,"; None where it is no person's."""
    at = first.i - 1
    while at >= 0 and first.doc[at].text in {",", "(", "aged", "age"}:
        at -= 1
    if at < 0:
        return None
    token = first.doc[at]
    if token.text in {"II", "III", "IV"} or token.lower_ in {"jr", "jr.", "sr", "sr."}:
        token = token.nbor(-1) if token.i else token
    noun = token.pos_ in {"PROPN", "NOUN"} and token.ent_type_ not in _NOT_PEOPLE and token.tag_ != "NNS"
    month = token.ent_type_ in {"GPE", "LOC", "FAC"} and token.pos_ == "NOUN"
    return token if noun and not month and token.sent is first.sent else None


def _described(last: Token) -> Token | None:
    """Return the noun that an age describes, or the age itself where it stands for the person."""
    doc, at = last.doc, last.i + 1
    steps = 0
    while at < len(doc) and steps < 5 and doc[at].pos_ in {"ADJ", "NOUN", "PROPN", "ADV", "PUNCT", "VERB"}:  # noqa: PLR2004
        if doc[at].sent is not last.sent or doc[at].text in {",", ".", ";", ":", '"', "”", ")"}:
            break
        if doc[at].pos_ == "VERB" and doc[at].tag_ != "VBN":
            break
        at, steps = at + 1, steps + 1
    nouns = [doc[i] for i in range(last.i + 1, at) if doc[i].pos_ in {"NOUN", "PROPN"}]
    if nouns:
        return nouns[-1]
    return last


def _first(head: Token) -> Token:
    """Return the first word of a name that ends in a token."""
    first = head
    while first.i and first.nbor(-1).pos_ == "PROPN" and first.nbor(-1).sent is head.sent:
        first = first.nbor(-1)
    return first
