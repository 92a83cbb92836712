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


def _cut(text: str, offset: int) -> Iterator[Atom]:
    end = -1
    for match in _ATOM.finditer(text):
        written = match.group()
        kind = _KINDS[match.lastgroup]
        yield Atom(kind, written, written.lower(), match.start() + offset, match.end() + offset, match.start() == end)
        end = match.end()
