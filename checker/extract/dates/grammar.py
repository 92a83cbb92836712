"""The grammar of dates: which sequences of calendar words make one expression."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.extract.dates.words import PLAIN, Word

_YEAR = r"(?:[,O]?X?Y|,?O?[LTN]u)"
"""A year after a month or quarter: ``of 2021``, ``last year``, ``of this year``."""

_WHEN = r"[LTN]p?"

_PATTERNS = {
    # Letters are classes of words (see ``datewords``), one a word.
    "iso": r"Y(?P<dash>[-/.])[dn](?P=dash)[dn](?![-/.][dn])",
    "numeric": r"(?<![-/.])[dn](?P<slash>[-/.])[dn](?P=slash)[Ydn](?![-/.][dn])",
    "dmy": rf"(?:W,?)?t?[do](?:[-Z&]t?[do])?O?M(?:{_YEAR}|-Y)?",
    "mdy": rf"(?:{_WHEN})?(?:W,?)?(?:[LTN])?M(?:[doq](?![:.][dn])(?:[-Z][do](?:,?Y)?|&[do],?Y|,Y|{_YEAR})?)",
    "dashed": r"d-M-[Yd]",
    "quarter": rf"(?:[LTN]us|tYs?|Ys?|t|[LTN])?X?[LN]?q-?X?[kh](?:{_YEAR}|O?tu|O?X)?",
    "span": r"t?[qL][cd][Kv](?:OX?Y|O[LTN]u|Otu)",
    "lasthalf": rf"t?[LN]h{_YEAR}",
    "q": rf"Q(?:{_YEAR})?",
    "yearly": r"tY[kr]|[LTN]us[kr]|t?j[kru](?:O?[LTN]u|O?Y)",
    "yearago": r"[ta]?u-?[Ae](?:[kr](?!-))?",
    "latest": r"tl[ukr]|tlXu|tXu|t?LX[uk]",
    "ago": r"[acdn](?:&ah)?-?[uvkK](?:&x)?A",
    "weekday": rf"(?<!b)(?:P-?|e)?(?:{_WHEN})?W(?:,?O?[LTN]u)?D?",
    "holiday": r"[LTN]?H(?:[,I]?Y)?",
    "month": rf"(?:tPO|P-?)?(?:{_WHEN})?M(?:{_YEAR}|-Y)?",
    "unit": r"[Pe]?[LTN]p?(?:u|w|S|k|D)|[Pe]It?u|PO[LTN]?u|tPO(?:t|[LTN])u",
    "weekend": r"tw",
    "season": rf"(?<=I)t?[Pe]?S(?:{_YEAR})?(?!O)|tPS|t?[Pe]?SO?Y|[TLN]?S{_YEAR}",
    "years": r"Y[-/][Ydn](?![-/])",
    "year": r"(?:t?u|t?Xu?|P-?|tP-?)?Y",
    "decade": r"t?P?-?'?y",
    "deictic": r"[Pe]?R[D]?",
    "anaphor": r"[Jj]u",
    "fiscal": r"(?<=F)tu(?!m)(?!-)|tk(?![-O])",
}  # fmt: skip

_GRAMMAR = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _PATTERNS.items()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """The words of one date expression, and the pattern they follow."""

    form: str
    words: tuple[Word, ...]
    first: int
    """Index of the first word among all words read."""
    last: int

    @property
    def start(self) -> int:
        """First character in the text: in other languages words may be read in another order than they stand in."""
        return min(word.start for word in self.words)

    @property
    def end(self) -> int:
        """Character after the last."""
        return max(word.end for word in self.words)

    def word(self, tags: str) -> Word | None:
        """Return the first word of one of the classes."""
        return next((word for word in self.words if word.tag in tags), None)

    def the(self, tags: str) -> Word:
        """Return the first word of the classes, one of which the pattern requires."""
        return next(word for word in self.words if word.tag in tags)

    def every(self, tags: str) -> tuple[Word, ...]:
        """Return all words of the classes."""
        return tuple(word for word in self.words if word.tag in tags)

    def has(self, tags: str) -> bool:
        """Tell whether there is a word of one of the classes."""
        return self.word(tags) is not None


def expressions(words: tuple[Word, ...]) -> Iterator[Expression]:
    """Yield what reads as a date, longest reading first; whether it is one is told from what surrounds it."""
    tags = "".join(word.tag for word in words)
    if tags.strip(PLAIN) == "":
        return
    for match in _GRAMMAR.finditer(tags):
        first, last = match.span()
        yield Expression(form=match.lastgroup or "", words=words[first:last], first=first, last=last - 1)
