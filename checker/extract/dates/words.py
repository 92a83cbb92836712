"""Text to words of the calendar: each word gets the class it has in the grammar of dates."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import msgspec

from checker.extract.dates.almanac import Holiday

_WORD = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+|[^\W\d_]+|\S")
_DECADE_TAIL = re.compile(r"['\u2019]?s\b")
_TENS = 10
_DAYS, _YEAR_DIGITS, _FIRST_YEAR, _LAST_YEAR = 31, 4, 1000, 2999
_DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014_")
_POSSESSIVE = frozenset("'\u2019`")

PLAIN = "x"
"""The class of a word that has no part in dates."""

_ROLES = {
    "last": "L",
    "next": "N",
    "this": "T",
    "past": "p",
    "same": "j",
    "latest": "l",
    "ago": "A",
    "earlier": "e",
    "part": "P",
    "the": "t",
    "of": "O",
    "for": "F",
    "in": "I",
    "to": "Z",
    "and": "&",
    "between": "B",
    "from": "G",
    "a": "a",
    "fiscal": "X",
    "period": "r",
    "each": "b",
    "that": "J",
    "ended": "m",
}
"""Class of each role in the word list."""
_UNITS = {
    "day": "u",
    "week": "u",
    "month": "u",
    "year": "u",
    "quarter": "k",
    "half": "h",
    "weekend": "w",
    "decade": "z",
}
_PLURALS = {"days": "v", "weeks": "v", "months": "v", "years": "v", "quarters": "K", "decades": "v"}
_SUFFIXES = {"st", "nd", "rd", "th"}


class Names(msgspec.Struct, frozen=True):
    """Words beside a day word that make it part of a name."""

    after: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()


class Years(msgspec.Struct, frozen=True):
    """Words beside a number that tell whether it is a year."""

    cues: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()


class Tenses(msgspec.Struct, frozen=True):
    """Words that tell whether a date lies ahead."""

    modals: frozenset[str] = frozenset()
    forward: frozenset[str] = frozenset()
    scheduled: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    backward: frozenset[str] = frozenset()
    report: frozenset[str] = frozenset()


class Datelines(msgspec.Struct, frozen=True):
    """Words by which a text's own date is told from the dates it speaks of."""

    cues: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()


class DateList(msgspec.Struct, frozen=True):
    """The word list ``dates``."""

    weekdays: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    homonyms: frozenset[str] = frozenset()
    daypart: tuple[str, ...] = ()
    dayparts: tuple[str, ...] = ()
    deictic: dict[str, int] = {}
    abbreviations: dict[str, str] = {}
    seasons: dict[str, str] = {}
    numbers: dict[str, int] = {}
    ordinals: dict[str, int] = {}
    decades: dict[str, int] = {}
    roles: dict[str, tuple[str, ...]] = {}
    years: Years = Years()
    tense: Tenses = Tenses()
    datelines: Datelines = Datelines()
    names: Names = Names()
    holidays: tuple[Holiday, ...] = ()


class Word(NamedTuple):
    """One word or mark, its place in the text and its part in dates."""

    text: str
    lower: str
    start: int
    end: int
    tag: str = PLAIN
    """One character: the word's class in the grammar."""
    number: int = 0
    """What it counts: the day, month, year, weekday or amount."""
    short: bool = False
    """True of an abbreviation, which is a date word only beside a number."""


@dataclass(frozen=True)
class Vocabulary:
    """The word list turned round: from a word to its class and number."""

    lists: DateList

    @cached_property
    def entries(self) -> Mapping[str, tuple[str, int]]:
        """Class and number of each word, the more particular class last."""
        lists = self.lists
        table = {word: (_ROLES[role], 0) for role, words in lists.roles.items() if role in _ROLES for word in words}
        table |= {word: (tag, 0) for word, tag in {**_UNITS, **_PLURALS}.items()}
        table |= {word: ("c", number) for word, number in lists.numbers.items()}
        table |= {word: ("q", number) for word, number in lists.ordinals.items()}
        table |= {word: ("y", number) for word, number in lists.decades.items()}
        table |= dict.fromkeys(lists.daypart, ("D", 0)) | dict.fromkeys(lists.dayparts, ("E", 0))
        table |= dict.fromkeys(lists.seasons, ("S", 0))
        table |= {word: ("R", offset) for word, offset in lists.deictic.items()}
        table |= {word: ("M", number) for number, word in enumerate(lists.months, start=1)}
        table |= {word: ("W", number) for number, word in enumerate(lists.weekdays)}
        return table | {short: table[long] for short, long in lists.abbreviations.items() if long in table}

    @cached_property
    def holidays(self) -> Mapping[str, Holiday]:
        """Holidays by name, as the lexer parts it."""
        return {" ".join(_WORD.findall(n)): holiday for holiday in self.lists.holidays for n in holiday.names}

    @cached_property
    def _names(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """Names of holidays by their first word, longest first."""
        names = sorted((tuple(name.split()) for name in self.holidays), key=len, reverse=True)
        return {first: tuple(n for n in names if n[0] == first) for first in {name[0] for name in names}}

    @cached_property
    def _joining(self) -> frozenset[str]:
        """Words without a part in dates that have one together with the next."""
        return frozenset({*self._names, "q", "most"})

    def words(self, text: str, start: int, end: int) -> tuple[Word, ...]:
        """Read a stretch of text; its places are counted in the whole text."""
        words = tuple(self._word(match, text) for match in _WORD.finditer(text, start, end))
        return tuple(self._merged(words))

    def _word(self, match: re.Match[str], text: str) -> Word:
        token, (start, end) = match[0], match.span()
        if token[0].isascii() and token[0].isdigit():
            return number(token, start, text)
        lower = token.lower()
        word = self.known(token, lower, start, end)
        return word._replace(tag=PLAIN) if word.tag in "MW" and not token[0].isupper() else word

    def known(self, token: str, lower: str, start: int, end: int) -> Word:
        """Return a word with its part in dates, by its English in lower case."""
        tag, number = self.entries.get(lower, (PLAIN, 0))
        if tag == PLAIN and len(token) == 1:
            tag = _mark(token)
        return Word(
            text=token,
            lower=lower,
            start=start,
            end=end,
            tag=tag,
            number=number,
            short=lower in self.lists.abbreviations,
        )

    def _merged(self, words: tuple[Word, ...]) -> Iterator[Word]:
        """Join what the lexer parts and is one word: ``21st``, ``Sept.``, ``nineteen ninety-four``."""
        index = 0
        while index < len(words):
            word = words[index]
            if word.tag == PLAIN and not word.short and word.lower not in self._joining:
                yield word
                index += 1
                continue
            joined, length = self._join(words, index)
            yield joined
            index += length

    def _join(self, words: tuple[Word, ...], index: int) -> tuple[Word, int]:
        word = words[index]
        for name in self._names.get(word.lower, ()) if word.text[0].isupper() else ():
            named = words[index : index + len(name)]
            if tuple("'" if w.tag == "'" else w.lower for w in named) == name:
                return _joined(named, "H", 0)._replace(lower=" ".join(name)), len(name)
        pair = _pair(word, words[index + 1]) if index + 1 < len(words) else None
        return (pair, 2) if pair else self._spelt_year(words, index) or (word, 1)

    def _spelt_year(self, words: tuple[Word, ...], index: int) -> tuple[Word, int] | None:
        """Read ``nineteen ninety-four`` and ``the year two thousand``, as speech is written down."""
        numbers = self.lists.numbers
        run = [w for w in words[index : index + 4] if w.tag != "-"]
        if (
            words[index].lower in {"eighteen", "nineteen"}
            and len(run) > 1
            and (tens := numbers.get(run[1].lower, 0)) >= _TENS
        ):
            units = numbers.get(run[2].lower, 0) if len(run) > 2 and tens % 10 == 0 else 0  # noqa: PLR2004
            year = words[index].number * 100 + tens + (units if units < _TENS else 0)
            last = run[2] if 0 < units < _TENS else run[1]
            length = words.index(last, index) - index + 1
            return _joined(words[index : index + length], "Y", year), length
        if (
            [w.lower for w in words[index : index + 2]] == ["two", "thousand"]
            and index
            and words[index - 1].lower == "year"
        ):
            return _joined(words[index : index + 2], "Y", 2000), 2
        return None


def _pair(word: Word, following: Word) -> Word | None:
    """Join two words that are one, where they are."""
    touching = following.start == word.end
    if touching and word.tag == "d" and following.lower in _SUFFIXES:
        return _joined((word, following), "o", word.number)
    if touching and word.lower == "q" and following.text in {"1", "2", "3", "4"}:
        return _joined((word, following), "Q", following.number)
    if touching and word.tag == "'" and following.lower == "s":
        return _joined((word, following), "s", 0)
    if word.short and following.text == "." and following.start <= word.end + 1:
        # "Sept. 30", and "Sept . 30" in tokenised text.
        return word._replace(text=f"{word.text}.", end=following.end) if touching else word
    return _joined((word, following), "l", 0) if (word.lower, following.lower) == ("most", "recent") else None


def _joined(words: tuple[Word, ...], tag: str, number: int) -> Word:
    text = " ".join(word.text for word in words)
    return Word(text=text, lower=text.lower(), start=words[0].start, end=words[-1].end, tag=tag, number=number)


def _mark(mark: str) -> str:
    """Class of a punctuation mark."""
    if mark in _DASHES:
        return "-"
    return mark if mark in ",/.:" else "'" if mark in _POSSESSIVE else PLAIN


def number(token: str, start: int, text: str) -> Word:
    """Read digits: a day of the month, a year, a decade, or some other number."""
    end = start + len(token)
    word = Word(text=token, lower=token, start=start, end=end, tag="n")
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    if before in _MONEY or after in _PER_CENT or not token.isdigit() or len(token) > _YEAR_DIGITS:
        return word
    value, tail = int(token), _DECADE_TAIL.match(text, end)
    if len(token) == _YEAR_DIGITS:
        if value % 10 == 0 and tail:
            return word._replace(end=tail.end(), text=text[start : tail.end()], tag="y", number=value)
        return word._replace(tag="Y" if _FIRST_YEAR <= value <= _LAST_YEAR else "n", number=value)
    if tail and value % 10 == 0 and before in _POSSESSIVE:
        return word._replace(end=tail.end(), text=text[start : tail.end()], tag="y", number=1900 + value)
    return word._replace(tag="d" if 1 <= value <= _DAYS else "n", number=value)


_MONEY = frozenset("$£€¥#")
_PER_CENT = frozenset("%°")
