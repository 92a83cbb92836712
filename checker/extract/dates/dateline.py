"""The day an article was written: as given, or as the text itself states it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from checker.extract.dates.grammar import Expression
from checker.extract.dates.words import Datelines, Word
from checker.model import Article, BlockKind
from checker.values.moment import interval, precision_of

_OPENING = 400
"""Characters in which a dateline stands."""
_LEAD = 20
"""Words and marks within which a dateline ends."""
_REACH = 4
"""Words before a date in which "published" or "updated" makes it the article's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The day relative dates are reckoned from."""

    day: date | None = None
    source: str = "inferred"
    """``published`` where the article came with its date, ``inferred`` where its text states one."""
    grain: str = "day"
    """How precise the day is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A full date the text states, and where."""

    day: date
    expression: Expression
    before: tuple[Word, ...]
    """The words before it in its block."""
    block: BlockKind

    @property
    def in_address(self) -> bool:
        """Tell whether it is part of a web address."""
        return bool(self.before) and self.before[-1].text in "/="


def lead(words: Sequence[Word]) -> int:
    """Return where the first sentence of a block starts behind a dateline: "OAKMERE, Oct 15 (Agency) - "; else 0."""
    opened = False
    for before, word in pairwise(words[:_LEAD]):
        opened = opened or before.text == "("
        if before.text[0].isalpha() and not before.text[0].isupper():
            return 0
        if word.tag == "-" and word.start > before.end:
            filed = opened or (len(words[0].text) > 1 and words[0].text.isupper())
            return word.end if filed else 0
    return 0


def given(article: Article) -> Anchor | None:
    """Return the date the article came with, cut to what is one."""
    for length in (10, 7, 4):
        value = (article.published or "").strip()[:length]
        if (days := interval(value)) and (grain := precision_of(value)) in {"day", "month", "year"}:
            return Anchor(day=days[1], source="published", grain=grain or "day")
    return None


def inferred(dates: Sequence[Stated], words: Datelines) -> Anchor:
    """Infer the article's day: from its line of publication, dateline, web address, or latest caption."""
    in_text = [stated for stated in dates if not stated.in_address]
    for days in (
        _published(in_text, words),
        _opening(in_text, words),
        [stated.day for stated in dates if stated.in_address and stated.expression.start < _OPENING],
        _captions(in_text),
    ):
        if days:
            return Anchor(day=days[0])
    return Anchor()


def _published(dates: Iterable[Stated], words: Datelines) -> list[date]:
    """Return the dates that stand after "published", "updated" or the like."""
    return [d.day for d in dates if d.expression.start < _OPENING and _cued(d, words)]


def _cued(stated: Stated, words: Datelines) -> bool:
    """Tell whether a date stands after a word of publication, and alone: not "published in May"."""
    near = stated.before[-_REACH:]
    return bool(near) and near[-1].lower not in words.prepositions and any(word.lower in words.cues for word in near)


def _opening(dates: Iterable[Stated], words: Datelines) -> list[date]:
    """Return the dates in the article's opening that stand outside its sentences."""
    return [d.day for d in dates if d.expression.start < _OPENING and _apart(d, words)]


def _apart(stated: Stated, words: Datelines) -> bool:
    """Tell whether a date follows no word that would make it part of a sentence: "on", "the", "killed"."""
    if not stated.before:
        return True
    last = stated.before[-1]
    named = last.text[0].isupper() and last.lower not in words.prepositions | {"on"}
    return named or not last.text[0].isalpha()


def _captions(dates: Iterable[Stated]) -> list[date]:
    """Return the dates of captions, latest first: pictures are at most as new as their article."""
    return sorted((d.day for d in dates if d.block is BlockKind.CAPTION), reverse=True)
