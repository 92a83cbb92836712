"""What an article is about, as weighted terms: names above all, and words by how few articles have them.

The weights are those of the vector space model, (1 + log tf) * log(N / df), to length 1 (Salton and Buckley 1988).
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import msgspec

from checker.lexicon import Lexicon
from checker.model import Article
from checker.values.wording import FUNCTION_WORDS, stem

_READ = 2500
"""Characters read of an article: news tells what it is about at the top."""

_NAMED = 2.5
"""Weight of a name, in times of a word."""

_OTHERS = 60
"""Articles on other things that are imagined beside those given, or five articles on one story would share nothing
that tells it from any other."""

_SHORTEST = 3
"""Letters of a word that is counted."""

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")


class _Calendar(msgspec.Struct, frozen=True):
    """What the word list ``dates`` says of months."""

    months: list[str]
    abbreviations: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What an article, or several of one story, is about."""

    weights: Mapping[str, float]
    """By term; of one article they have length 1."""
    size: int = 1
    """Articles that are in it."""
    published: tuple[int, int] | None = None
    """First and last day of publication, as ordinals, where an article gives one."""
    days: frozenset[int] = frozenset()
    """Days of the year that the texts name."""


class Terms:
    """Reads what articles are about."""

    def __init__(self, lexicon: Lexicon) -> None:
        calendar = lexicon.read("dates", _Calendar)
        number = {month: position for position, month in enumerate(calendar.months, start=1)}
        short = {given: number[month] for given, month in calendar.abbreviations.items() if month in number}
        self._months = number | short
        names = "|".join(sorted(self._months, key=len, reverse=True))
        # Both orders, "21 July" and "July 21"; a year is no day.
        self._day = re.compile(
            rf"\b(?:(\d\d?)(?:st|nd|rd|th)?\s+({names})\b|({names})\.?\s+(\d\d?)(?!\d))", re.IGNORECASE
        )

    def of(self, articles: Sequence[Article]) -> tuple[About, ...]:
        """Return what each article is about, as far as the others leave it telling."""
        counted = [Counter(_terms(f"{article.title or ''}. {article.text[:_READ]}")) for article in articles]
        spread = Counter(term for own in counted for term in own)
        rare = {term: math.log((len(articles) + _OTHERS) / number) for term, number in spread.items()}
        return tuple(self._about(article, own, rare) for article, own in zip(articles, counted, strict=True))

    def _about(self, article: Article, counted: Mapping[str, int], rare: Mapping[str, float]) -> About:
        weights = {term: _emphasis(term) * (1 + math.log(n)) * rare[term] for term, n in counted.items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        day = _ordinal(article.published)
        return About(
            weights={term: weight / length for term, weight in weights.items()},
            published=(day, day) if day else None,
            days=frozenset(self._days(article.text[:_READ])),
        )

    def _days(self, text: str) -> Iterator[int]:
        for day, month, other_month, other_day in self._day.findall(text):
            yield 31 * self._months[(month or other_month).casefold()] + int(day or other_day)


def _terms(text: str) -> Iterator[str]:
    """Yield names as written and words by their stems; a word that is also written small is no name."""
    found = [word.removesuffix("'s").removesuffix("’s") for word in _WORD.findall(text)]
    small = {word for word in found if word[0].islower()}
    for word in found:
        folded = word.casefold()
        if len(folded) < _SHORTEST or folded in FUNCTION_WORDS:
            continue
        yield f"{folded}^" if word[0].isupper() and folded not in small else stem(folded)


def _emphasis(term: str) -> float:
    return _NAMED if term.endswith("^") else 1.0


def _ordinal(published: str | None) -> int | None:
    try:
        return date.fromisoformat(published[:10]).toordinal() if published else None
    except ValueError:
        # Less precise than a day.
        return None
