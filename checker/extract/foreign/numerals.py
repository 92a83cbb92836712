"""Figures as another language writes them: where they stand in a text, and the digits an English text would have."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import msgspec

_HUNDRED, _TWENTY, _TEN = 100, 20, 10
_BLANKS = " \u00a0\u202f\u2009"


class Figures(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The list ``figures`` of a language: how it writes numbers."""

    decimal: str
    """The mark before decimals; thousands are parted by blanks."""
    small: dict[str, int]
    """Number words that are added up."""
    scales: dict[str, int]
    """Number words by which what stands before is multiplied."""
    glued: dict[str, int]
    """Letters for such words, after digits, as they are written."""
    joins: tuple[str, ...]
    """Words between two number words."""
    alone: tuple[str, ...]
    """Number words that are a figure by themselves."""
    clock: tuple[str, ...]
    """Letters between hours and minutes: a time of day is no figure."""
    never_after: tuple[str, ...]
    """Words after which these are none: those of "per cent"."""
    wide: tuple[str, ...]
    """Tens above which a number up to nineteen may be added, where a language counts so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure in a text."""

    start: int
    end: int
    digits: str
    """As English writes it, without commas."""


@dataclass(frozen=True)
class Numerals:
    """Finds the figures that a language writes otherwise than English."""

    figures: Figures

    def find(self, text: str) -> tuple[Figure, ...]:
        """Return the figures of a text, in reading order: those in digits, and those in words."""
        digits = tuple(self._in_digits(text))
        taken = {place for one in digits for place in range(one.start, one.end)}
        spelt = (one for one in self._in_words(text) if one.start not in taken)
        return tuple(sorted((*digits, *spelt), key=lambda one: one.start))

    @cached_property
    def _digits(self) -> re.Pattern[str]:
        scales = "|".join(sorted(map(re.escape, self.figures.scales), key=len, reverse=True))
        glued = "|".join(sorted(map(re.escape, self.figures.glued), key=len, reverse=True))
        whole = rf"[0-9]{{1,3}}(?:[{_BLANKS}][0-9]{{3}})+(?![0-9])|[0-9]+"
        return re.compile(
            rf"(?<![\w.,:/])(?P<whole>{whole})(?:{re.escape(self.figures.decimal)}(?P<part>[0-9]+))?(?![0-9]|[,.:/][0-9])"
            rf"(?:[{_BLANKS}](?P<scale>{scales})\b|[{_BLANKS}]?(?P<glued>{glued})(?=[{_BLANKS}]?[€$£]))?"
        )

    @cached_property
    def _words(self) -> re.Pattern[str]:
        known = (*self.figures.small, *self.figures.scales)
        one = "|".join(sorted(map(re.escape, known), key=len, reverse=True))
        join = "|".join(map(re.escape, self.figures.joins))
        return re.compile(
            rf"(?<![\w-])(?:{one})(?:(?:-|[{_BLANKS}])(?:(?:{join})(?:-|[{_BLANKS}]))?(?:{one}))*(?![\w-])",
            re.IGNORECASE,
        )

    @cached_property
    def _word(self) -> re.Pattern[str]:
        known = (*self.figures.small, *self.figures.scales, *self.figures.joins)
        return re.compile("|".join(sorted(map(re.escape, known), key=len, reverse=True)), re.IGNORECASE)

    def is_time(self, text: str) -> bool:
        """Tell whether a word is a time of day: "10h30"."""
        hours, mark, minutes = text.partition(next((each for each in self.figures.clock if each in text), " "))
        return bool(mark.strip()) and hours.isdigit() and (minutes.isdigit() or not minutes)

    def _in_digits(self, text: str) -> Iterator[Figure]:
        for match in self._digits.finditer(text):
            whole, part, scale, glued = match["whole"], match["part"], match["scale"], match["glued"]
            times = self.figures.scales[scale] if scale else self.figures.glued[glued] if glued else 1
            plain = re.sub(f"[{_BLANKS}]", "", whole)
            if match.group() != plain:
                yield Figure(start=match.start(), end=match.end(), digits=_times(plain, part or "", times))

    def _in_words(self, text: str) -> Iterator[Figure]:
        for match in self._words.finditer(text):
            words = [word.lower() for word in self._word.findall(match.group())]
            before = text[: match.start()].rpartition(" ")[0 if text[: match.start()].endswith(" ") else 2]
            last = before.rsplit(" ", 1)[-1].lower()
            if len(words) == 1 and (words[0] not in self.figures.alone or last in self.figures.never_after):
                continue
            value = self.value([word for word in words if word not in self.figures.joins])
            if value is not None:
                yield Figure(start=match.start(), end=match.end(), digits=str(value))

    def value(self, words: Sequence[str]) -> int | None:
        """Add number words up; None where they are two figures side by side."""
        total, group, last = 0, 0, 0
        for word in words:
            if word in self.figures.small:
                if last and not self._fits(last, self.figures.small[word]):
                    return None
                group, last = group + self.figures.small[word], self.figures.small[word]
            elif self.figures.scales[word] == _HUNDRED:
                group, last = max(group, 1) * _HUNDRED, _HUNDRED
            else:
                total, group, last = total + max(group, 1) * self.figures.scales[word], 0, _HUNDRED
        return total + group

    def _fits(self, last: int, new: int) -> bool:
        wide = last in {self.figures.small[word] for word in self.figures.wide}
        return last >= _HUNDRED or (last >= _TWENTY and new < (_TWENTY if wide else _TEN))


def _times(whole: str, part: str, times: int) -> str:
    """Multiply digits without rounding: "1" and "5" by a million are 1500000."""
    zeros = len(str(times)) - 1
    moved = (part + "0" * zeros)[: max(zeros, 0)]
    rest = part[zeros:]
    digits = (whole + moved).lstrip("0") or "0"
    return f"{digits}.{rest}" if rest else digits
