"""Text cut into numbers, words and signs: what numerals are read from."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

_ATOM = re.compile(
    r"(?P<number>[0-9]{1,3}(?:,[0-9]{2})+,[0-9]{3}(?![0-9])(?:\.[0-9]+)?"
    r"|[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?"
    r"|[0-9]{1,3}(?:[\u00a0\u202f\u2009][0-9]{3})+(?![0-9])(?:\.[0-9]+)?"
    r"|[0-9]{1,3}(?: 000)+(?![0-9])"
    r"|[0-9]+(?:\.[0-9]+)?"
    r"|(?<![\w.])\.[0-9]+)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<sign>\S)"
)
"""Each alternative starts with another character class, and no two repeats meet: linear on any text."""

_SPACED = re.compile(
    r"(?<![\w.,:/-])(?<![0-9] [.:/] )(?P<whole>[0-9]{1,3}(?P<groups>(?: , [0-9]{3})+)?)(?: \. (?P<part>[0-9]{1,2}))?"
    r"(?![0-9])(?! ?[.,:/] ?[0-9])"
    r"(?! (?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
)
"""A number as texts have it that were cut into words: ``3 . 9``, ``230 , 000``."""

_DATED = re.compile(r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.? $", re.IGNORECASE)
_MONTH = 12
"""Characters before a day of the month in which the month stands."""

DASHES = frozenset("-\u2010\u2011\u2013\u2014\u2212")
"""Hyphens, dashes and the minus sign."""

_GROUPING = str.maketrans("", "", ", \u00a0\u202f\u2009")

_LONGEST = 24
"""Digits of a number that still states an amount; longer runs are identifiers."""


class AtomKind(StrEnum):
    """What an atom is."""

    NUMBER = "number"
    WORD = "word"
    SIGN = "sign"


_KINDS: dict[str | None, AtomKind] = {kind.value: kind for kind in AtomKind}


class Atom(NamedTuple):
    """A number in digits, a run of letters, or one other character."""

    kind: AtomKind
    text: str
    lower: str
    start: int
    end: int
    glued: bool
    """True where nothing stands between it and the atom before."""

    @property
    def number(self) -> float | None:
        """The number the digits write, or None."""
        if self.kind is not AtomKind.NUMBER or len(self.text) > _LONGEST:
            return None
        return float(self.text.translate(_GROUPING))


def atoms(text: str, offset: int = 0) -> tuple[Atom, ...]:
    """Cut a text into atoms; ``offset`` is added to their positions."""
    return tuple(_cut(text, offset))


def spaced(text: str) -> tuple[tuple[int, int], ...]:
    """Return where numbers stand that have blanks around their point or their commas.

    >>> spaced("The bank lost 3 . 9 percent, or 230 , 000 crowns.")
    ((14, 19), (32, 41))

    The day of a month that ends a sentence is none: "on July 3 . 9 people".
    """
    if " . " not in text and " , " not in text:
        return ()
    found = (match for match in _SPACED.finditer(text) if match["groups"] or match["part"])
    return tuple(
        match.span() for match in found if not _DATED.search(text[max(match.start() - _MONTH, 0) : match.start()])
    )


def _cut(text: str, offset: int) -> Iterator[Atom]:
    end, numbers = -1, dict(spaced(text))
    for match in _ATOM.finditer(text):
        start = match.start()
        if start < end:
            continue
        kind, after = (AtomKind.NUMBER, numbers[start]) if start in numbers else (_KINDS[match.lastgroup], match.end())
        written = text[start:after]
        yield Atom(kind, written, written.lower(), start + offset, after + offset, start == end)
        end = after
