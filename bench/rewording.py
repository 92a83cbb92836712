"""Safe re-wordings: what a second outlet changes without changing a fact."""

import re
from collections.abc import Callable, Iterator, Mapping

from bench.edits import Edit, in_quotes

Rewording = Callable[[str], Iterator[Edit]]

_NUMERALS = {
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
    "ten": "10", "eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14", "seventeen": "17",
    "thirty-eight": "38",
}  # fmt: skip
_SPELT = re.compile(rf"\b(?:{'|'.join(_NUMERALS)})(?= [a-z])")
_SYNONYMS = {
    "per cent": "percent", "percent": "per cent", "more than": "over", "at least": "no fewer than", "about": "around",
    "some": "about", "around": "roughly", "told reporters": "said", "were killed": "died", "was killed": "died",
    "began": "started", "purchase": "buy", "chief executive": "CEO", "Chief executive": "CEO",
    "organisation": "organization", "defence": "defense", "firefighters": "fire-fighters", "nearly": "almost",
    "around the world": "worldwide", "however": "though",
}  # fmt: skip
_SYNONYM = re.compile(rf"\b(?:{'|'.join(_SYNONYMS)})\b(?= )")
_BEFORE_FIGURE = frozenset({"about", "some", "around", "more than", "at least", "nearly"})
_FIGURE = re.compile(r" [$£€]?[0-9]")
_SENTENCE = re.compile(r"(?<=[.!?]) (?=[A-Z\"“])|\n+")
_THIRD = 3


def exact(_: str) -> Iterator[Edit]:
    """Change nothing."""
    yield from ()


def numerals(text: str) -> Iterator[Edit]:
    """Write small numbers in digits."""
    for match in _SPELT.finditer(text):
        if not in_quotes(text, match.start()):
            yield Edit(start=match.start(), end=match.end(), new=_NUMERALS[match[0]])


def synonyms(text: str) -> Iterator[Edit]:
    """Put in other words that mean the same."""
    for match in _SYNONYM.finditer(text):
        figure = _FIGURE.match(text, match.end()) is not None
        if not in_quotes(text, match.start()) and (figure or match[0] not in _BEFORE_FIGURE):
            yield Edit(start=match.start(), end=match.end(), new=_SYNONYMS[match[0]])


def shortened(text: str) -> Iterator[Edit]:
    """Leave out every third sentence that does not open a paragraph."""
    starts = [match.end() for match in _SENTENCE.finditer(text)]
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(text)], strict=True), start=1):
        opens = text[start - 1] == "\n"
        own = text[start:end]
        if number % _THIRD == 0 and not opens and not set(own) & set('“”"'):
            yield Edit(start=start, end=start + len(own.rstrip()), new="")


REWORDINGS: Mapping[str, Rewording] = {
    "unchanged": exact,
    "numerals": numerals,
    "synonyms": synonyms,
    "shortened": shortened,
}
