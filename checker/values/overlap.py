"""Two runs of words laid side by side where they match best, and as far as the sentence goes."""

from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

HEAVY = 3
"""Weight of a content word; any other weighs 1."""


class Unit(NamedTuple):
    """A word, or two that stand for one."""

    key: str
    """What it is compared by."""
    weight: int
    sentence: int
    """Number of the sentence it stands in."""


Step = tuple[int | None, int | None]
"""The places of two units laid side by side, or of one that the other side lacks."""


def steps(a: Sequence[Unit], b: Sequence[Unit]) -> list[Step]:
    """Lay two runs of words side by side: one may be a part of the other.

    Ties resolve the same way whichever run comes first, so that the result is symmetric.
    """
    if list(a) > list(b):
        return [(j, i) for i, j in steps(b, a)]
    return _carried_on(_trimmed(_matching(a, b), a, b), a, b)


def _hit(first: Unit, second: Unit) -> int:
    return 2 * min(first.weight, second.weight) if first.key == second.key else -1


def _matching(a: Sequence[Unit], b: Sequence[Unit]) -> list[Step]:
    """Align two runs locally (Smith and Waterman 1981)."""
    scores = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    best, at = 0, (0, 0)
    for i, first in enumerate(a, start=1):
        row, above = scores[i], scores[i - 1]
        for j, second in enumerate(b, start=1):
            value = max(0, above[j - 1] + _hit(first, second), above[j] - 1, row[j - 1] - 1)
            row[j] = value
            if value > best:
                best, at = value, (i, j)
    return _trace(a, b, scores, at)


def _trace(a: Sequence[Unit], b: Sequence[Unit], scores: Sequence[Sequence[int]], at: tuple[int, int]) -> list[Step]:
    """Walk back from the best score to where the match starts."""
    i, j = at
    found: list[Step] = []
    while i and j and scores[i][j]:
        if scores[i][j] == scores[i - 1][j - 1] + _hit(a[i - 1], b[j - 1]):
            i, j = i - 1, j - 1
            found.append((i, j))
        elif scores[i][j] == scores[i - 1][j] - 1:
            i -= 1
            found.append((i, None))
        else:
            j -= 1
            found.append((None, j))
    return found[::-1]


def _trimmed(found: list[Step], a: Sequence[Unit], b: Sequence[Unit]) -> list[Step]:
    """Drop from both ends the sentences that have small words in common only, as any two sentences have."""
    last = _small_end(found[::-1], a, b)
    found = found[: len(found) - last]
    return found[_small_end(found, a, b) :]


def _small_end(found: Sequence[Step], a: Sequence[Unit], b: Sequence[Unit]) -> int:
    """Count the steps that the first sentence takes, on either side, if no content word matches in it."""
    if not found:
        return 0
    i, j = _both(found[0])
    own = list(takewhile(lambda step: _in(step[0], a, a[i].sentence) and _in(step[1], b, b[j].sentence), found))
    rest = found[len(own) :]
    gaps = list(takewhile(lambda step: not _same(step, a, b), rest))
    if len(gaps) == len(rest) or any(_same(step, a, b) and a[_both(step)[0]].weight == HEAVY for step in own):
        return 0
    return len(own) + len(gaps)


def _in(place: int | None, units: Sequence[Unit], sentence: int) -> bool:
    return place is None or units[place].sentence == sentence


def _same(step: Step, a: Sequence[Unit], b: Sequence[Unit]) -> bool:
    left, right = step
    return left is not None and right is not None and a[left].key == b[right].key


def _carried_on(found: list[Step], a: Sequence[Unit], b: Sequence[Unit]) -> list[Step]:
    """Carry a match on to where a sentence begins or ends: other words there are a difference, too."""
    if not found:
        return []
    (i, j), (k, m) = _both(found[0]), _both(found[-1])
    before = _beyond(a[:i][::-1], b[:j][::-1], (a[i].sentence, b[j].sentence))
    after = _beyond(a[k + 1 :], b[m + 1 :], (a[k].sentence, b[m].sentence))
    head = [(_moved(left, i, -1), _moved(right, j, -1)) for left, right in before]
    return [*head[::-1], *found, *((_moved(left, k, 1), _moved(right, m, 1)) for left, right in after)]


def _beyond(a: Sequence[Unit], b: Sequence[Unit], sentences: tuple[int, int]) -> list[Step]:
    """Pair the units that follow a match in its sentence, as far as both sides go.

    Unless both quotations end with as many, small words are grammar: *"a grave error"* and *"it was the grave error"*.
    """
    left = list(takewhile(lambda unit: unit.sentence == sentences[0], a))
    right = list(takewhile(lambda unit: unit.sentence == sentences[1], b))
    alike = len(list(takewhile(lambda pair: pair[0].key == pair[1].key, zip(left[::-1], right[::-1], strict=False))))
    shorter = min(len(left), len(right))
    if alike:  # both sentences begin with the same words: what stands between these and the match is all different
        return _bridged(len(left), len(right), alike)
    pairs = list(zip(left, right, strict=False))
    ends = len(left) == len(a) == len(right) == len(b)
    if ends or any(unit.weight == HEAVY for pair in pairs for unit in pair):
        return [(place, place) for place in range(shorter)]
    return []


def _bridged(left: int, right: int, alike: int) -> list[Step]:
    """Lay two runs side by side whose last units are alike."""
    paired = min(left, right) - alike
    gaps: list[Step] = [(place, None) for place in range(paired, left - alike)]
    gaps += [(None, place) for place in range(paired, right - alike)]
    same: list[Step] = [(left - alike + by, right - alike + by) for by in range(alike)]
    return [*((place, place) for place in range(paired)), *gaps, *same]


def _moved(place: int | None, start: int, direction: int) -> int | None:
    return None if place is None else start + direction * (place + 1)


def _both(step: Step) -> tuple[int, int]:
    """Return the places of a step that stands on both sides."""
    left, right = step
    assert left is not None  # noqa: S101 - a match neither starts nor ends with a gap
    assert right is not None  # noqa: S101
    return left, right
