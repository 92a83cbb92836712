"""Times of day: clock times with their hedges, and parts of the day."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property

import msgspec

from checker.extract.facts.happening import Happenings
from checker.extract.reading import Reading
from checker.extract.tree import Span as Sentence
from checker.lexicon import Lexicon
from checker.model import Claim
from checker.values.clock import DAY, Clock

_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_GAP = r"\s{0,3}"
_CLOCK = (
    rf"(?P<hour>\d{{1,2}})(?:{_GAP}[:.]{_GAP}(?P<minute>\d\d))?{_GAP}"
    rf"(?:(?P<half>[ap]){_GAP}\.?{_GAP}m\b(?:{_GAP}\.)?|(?P<hours>hrs|hours)\b)"
)
_DIGITAL = r"(?P<hour24>[01]?\d|2[0-3])\s?[:.h]\s?(?P<minute24>[0-5]\d)(?![\d:%])"
_MILITARY = r"(?P<military>[01]\d[0-5]\d|2[0-3][0-5]\d)(?=\s?(?:GMT|UTC|local|hours|hrs|[A-Z]{3}\b))"
_ZONE = re.compile(
    r"\s{0,2}\(?(?P<zone>GMT|UTC|BST|CET|CEST|EST|EDT|ET|CST|CDT|CT|MST|MDT|MT|PST|PDT|PT|Eastern|Central|Pacific|local time)\b"
)
_BEFORE = re.compile(
    r"(?:\bat|\babout|\baround|\bfrom|\bbefore|\bafter|\bby|\buntil|\bat about|\btill|,)\s{1,2}$", re.IGNORECASE
)
_LEAD = 24
"""Characters before a time in which its hedge stands."""
_NOON, _HALF = 12, 720


class ClockWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """The word list ``clock``."""

    hedges: Mapping[str, tuple[int, int]]
    points: Mapping[str, int]
    parts: Mapping[str, tuple[int, int]]
    halves: Mapping[str, tuple[int, int]]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Return what finds a time of day in a sentence."""
        parts = "|".join(re.escape(each) for each in sorted(self.parts, key=len, reverse=True))
        points = "|".join(re.escape(each) for each in self.points)
        halves = "|".join(re.escape(each) for each in self.halves)
        day = rf"(?:(?:on\s)?{_WEEKDAY}|this|that|yesterday|tomorrow|today)"
        return re.compile(
            rf"\b(?:{_CLOCK}|{_MILITARY}|{_DIGITAL}|(?P<point>{points})\b"
            rf"|(?:(?P<lead>{halves})\s)?{day}\s(?P<part>{parts})\b|(?:in\sthe|at|the)\s(?P<alone>{parts})\b"
            rf"|(?P<own>overnight)\b|(?P<half_day>{halves})\s(?:on\s)?(?:{_WEEKDAY})\b)",
            re.IGNORECASE,
        )

    @cached_property
    def hedge_pattern(self) -> re.Pattern[str]:
        """Return what finds a hedge that ends where a time starts."""
        words = "|".join(re.escape(each) for each in sorted(self.hedges, key=len, reverse=True))
        return re.compile(rf"\b(?P<hedge>{words})\s{{1,2}}$", re.IGNORECASE)


class Clocks:
    """Finds the times of day in an article."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.read("clock", ClockWords)
        self._happenings = Happenings(lexicon)

    def __call__(self, reading: Reading) -> Iterator[Claim]:
        """Yield a claim for each time of day, in reading order."""
        number = 0
        for sentence in reading.sentences:
            for start, end, clock in self._in(sentence):
                token = sentence.doc.covering(start, end)
                if token is None or not len(token):
                    continue
                number += 1
                clock = replace(clock, part=self._happenings.of(token.root))
                yield reading.claim(clock, start, end, token=token.root, number=number)

    def _in(self, sentence: Sentence) -> Iterator[tuple[int, int, Clock]]:
        """Yield the times of a sentence with their places in the article."""
        text, offset = sentence.text, sentence.start_char
        for found in self._words.pattern.finditer(text):
            hedge = self._words.hedge_pattern.search(text[max(found.start() - _LEAD, 0) : found.start()])
            minutes = self._minutes(found, text)
            if minutes is None:
                continue
            low, high, exact = minutes
            start = found.start()
            if hedge is not None and exact:
                before, after = self._words.hedges[hedge["hedge"].lower()]
                start -= len(hedge[0])
                low, high, exact = low + before, high + after, before == after
            zone = _ZONE.match(text, found.end())
            stated = " ".join(text[start : found.end()].split())
            shift = DAY if low < 0 else 0
            yield (
                offset + start,
                offset + found.end(),
                Clock(
                    low=low + shift, high=high + shift, stated=stated, exact=exact, zone=zone["zone"] if zone else None
                ),
            )

    def _minutes(self, found: re.Match[str], text: str) -> tuple[int, int, bool] | None:
        """Return the first and last minute of a match, and whether it is a clock time."""
        if found["hour"]:
            return _twelve(found)
        if found["military"]:
            at = int(found["military"][:2]) * 60 + int(found["military"][2:])
            return at, at, True
        if found["hour24"]:
            ready = _BEFORE.search(text[max(found.start() - _LEAD, 0) : found.start()]) or _ZONE.match(
                text, found.end()
            )
            at = int(found["hour24"]) * 60 + int(found["minute24"])
            # "2.30" alone may be a score or a sum, and does not tell morning from afternoon.
            return (at, at, True) if ready and _ZONE.match(text, found.end()) else None
        if found["point"]:
            at = self._words.points[found["point"].lower()]
            return at, at, True
        part = found["part"] or found["alone"] or found["own"]
        if part:
            low, high = self._words.parts[part.lower()]
            if found["lead"]:
                half = self._words.halves[found["lead"].lower()]
                low, high = max(low, half[0]), max(min(high, half[1]), low + 60)
            return low, high, False
        low, high = self._words.halves[found["half_day"].lower()]
        return low, high, False


def _twelve(found: re.Match[str]) -> tuple[int, int, bool] | None:
    """Read "2.40 p.m." or "2 hours"; None where the hour is none."""
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["hours"]:
        if not found["minute"] or hour >= 24:  # noqa: PLR2004 - "five hours" lasts, "14.30 hours" is a time
            return None
        return hour * 60 + minute, hour * 60 + minute, True
    if not 1 <= hour <= _NOON or minute >= 60:  # noqa: PLR2004 - minutes of an hour
        return None
    at = hour % _NOON * 60 + minute + (_HALF if found["half"].lower() == "p" else 0)
    return at, at, True
