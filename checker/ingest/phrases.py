"""Lines as words, and word lists that are looked up phrase by phrase."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

_MARKS = " \t\u00a0.,:;!?\"'“”‘’()[]{}<>|•·»«→›*_#–—-…"  # noqa: RUF001

_SHORT = 1000
"""Characters of a line that is worth remembering."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line as raw tokens and as bare words in lower case, one for one; a lone mark is an empty word."""

    raw: tuple[str, ...]
    words: tuple[str, ...]

    def bare(self) -> tuple[str, ...]:
        """Return the words without the lone marks, "name/agency" as two."""
        return tuple(part for word in self.words for part in word.split("/") if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """A list of phrases."""

    known: frozenset[tuple[str, ...]]
    longest: Mapping[str, int]
    """Words of the longest phrase, by its first: most words start none."""

    def at(self, words: tuple[str, ...], start: int = 0) -> int:
        """Return the number of words of the longest phrase that starts here, or 0."""
        longest = self.longest.get(words[start], 0) if start < len(words) else 0
        for size in range(min(longest, len(words) - start), 0, -1):
            if words[start : start + size] in self.known:
                return size
        return 0

    def within(self, words: tuple[str, ...]) -> bool:
        """Tell whether a phrase stands anywhere among the words."""
        return any(self.at(words, start) for start in range(len(words)))

    def cover(self, words: tuple[str, ...]) -> bool:
        """Tell whether the words are made up of phrases and nothing else."""
        start = 0
        while start < len(words):
            size = self.at(words, start)
            if not size:
                return False
            start += size
        return bool(words)


def compiled(phrases: Iterable[str]) -> Phrases:
    """Make a list ready to be looked up."""
    known = frozenset(tuple(phrase.casefold().split()) for phrase in phrases)
    longest: dict[str, int] = {}
    for phrase in known:
        if phrase:
            longest[phrase[0]] = max(len(phrase), longest.get(phrase[0], 0))
    return Phrases(known=known, longest=longest)


def folded(block: str) -> str:
    """Return a line as it is compared with others: case, blanks and curly apostrophes set aside."""
    return " ".join(block.replace("’", "'").casefold().split())


def read(block: str) -> Line:
    """Read a line as words."""
    return _remembered(block) if len(block) <= _SHORT else _read(block)


def _read(block: str) -> Line:
    raw = tuple(folded(block).split())
    return Line(raw=raw, words=tuple(token.strip(_MARKS) for token in raw))


_remembered = lru_cache(maxsize=1 << 8)(_read)
"""Each list asks for the words of a line anew."""
