"""Figures that move: what one fact's sources gave, by the day they appeared, laid out as a picture."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import pairwise

from checker.report.claims import number
from checker.values import Quantity
from checker.values.moment import interval, spoken

WIDTH, HEIGHT = 480, 212
"""The picture's own units."""

_LEFT, _RIGHT, _TOP, _BOTTOM = 68.0, 440.0, 12.0, 168.0
_APART = 16.0
"""Two points nearer than this would hide each other; where all do, their letters go."""
_LABEL = 104.0
"""Room for a date below the axis."""
_GREATEST, _LEAST = 1e15, 1e-9
"""Figures beyond these are no news and have no room on a scale."""
_WIDE = 20
"""From this ratio of greatest to least on, the scale is logarithmic."""
_TICKS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A figure as one article gave it."""

    anchor: str
    letter: str
    source: str
    published: str
    quantity: Quantity
    stated: str
    """The figure as an editor reads it: ``at least 189``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A line of a scale and what stands at it."""

    at: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A reading in the picture."""

    reading: Reading
    x: float
    y: float | None
    """None where the article states a range, not a number."""
    top: float
    bottom: float
    endless: str
    """``up``, ``down`` or nothing: where the interval has no end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A picture of one figure over time."""

    points: tuple[Point, ...]
    rows: tuple[Tick, ...]
    days: tuple[Tick, ...]
    logarithmic: bool
    lettered: bool
    """Whether there is room for the sources' letters."""
    width: int = WIDTH
    height: int = HEIGHT
    floor: float = _BOTTOM
    left: float = _LEFT
    right: float = _RIGHT


def chart(readings: Iterable[Reading]) -> Chart | None:
    """Lay out the readings; None where fewer than two dates are known or the figure does not move."""
    drawable = (r for r in readings if _fits(r.quantity))
    dated = [(when, r) for r in drawable if (when := moment(r.published)) is not None]
    dated.sort(key=lambda pair: (pair[0], pair[1].letter, pair[1].anchor))
    moved = {(r.quantity.value, r.quantity.low, r.quantity.high) for _, r in dated}
    scale = _Scale.over([r.quantity for _, r in dated])
    if scale is None or len(moved) < 2 or len({when for when, _ in dated}) < 2:  # noqa: PLR2004 - a move has two ends
        return None
    across = _across([when for when, _ in dated])
    return Chart(
        points=tuple(_point(r, x, scale) for (_, r), x in zip(dated, across, strict=True)),
        rows=tuple(Tick(at=scale.at(value), label=number(value)) for value in scale.ticks()),
        days=_days([when for when, _ in dated]),
        logarithmic=scale.logarithmic,
        lettered=all(right - left >= _APART - 1 for left, right in pairwise(across)),
    )


def _ends(quantity: Quantity) -> tuple[float, ...]:
    return tuple(end for end in (quantity.value, quantity.low, quantity.high) if end is not None)


def _fits(quantity: Quantity) -> bool:
    """Tell whether a figure has something to draw, of a size that can be drawn."""
    ends = _ends(quantity)
    return bool(ends) and all(end == 0 or _LEAST <= abs(end) <= _GREATEST for end in ends)


def moment(published: str) -> datetime | None:
    """Return when an article appeared: the first day of what is known, with the hour where it is given."""
    try:
        given = datetime.fromisoformat(published)
        return given.astimezone(UTC) if given.tzinfo else given.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        days = interval(published)
        return datetime.combine(days[0], time(), UTC) if days else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scale:
    """Turns a figure into a height."""

    low: float
    high: float
    logarithmic: bool

    @classmethod
    def over(cls, quantities: Sequence[Quantity]) -> "_Scale | None":
        """Return the scale that all finite ends fit on, with some room."""
        ends = [end for q in quantities for end in _ends(q)]
        if not ends:
            return None
        low, high = min(ends), max(ends)
        logarithmic = low > 0 and high / low > _WIDE
        if logarithmic:
            low, high = math.log10(low), math.log10(high)
        room = (high - low) * 0.12 or abs(high) * 0.12 or 1.0
        # An interval without an end is drawn to the edge: it takes more than a nick to be seen.
        above, below = (2 if any(getattr(q, end) is None for q in quantities) else 1 for end in ("high", "low"))
        return cls(low=low - below * room, high=high + above * room, logarithmic=logarithmic)

    def at(self, value: float) -> float:
        """Return the height at which a figure stands."""
        placed = math.log10(value) if self.logarithmic else value
        share = (placed - self.low) / (self.high - self.low)
        return round(_BOTTOM - share * (_BOTTOM - _TOP), 1)

    def ticks(self) -> tuple[float, ...]:
        """Return round figures along the scale."""
        if self.logarithmic:
            first, last = math.ceil(self.low), math.floor(self.high)
            return tuple(10.0**power for power in range(first, last + 1, 1 + (last - first) // (_TICKS + 1)))
        step = _step((self.high - self.low) / _TICKS)
        first, last = math.ceil(self.low / step), math.floor(self.high / step)
        return tuple(round(n * step, 9) for n in range(first, last + 1))


def _step(rough: float) -> float:
    """Return the round step next above a rough one."""
    unit = 10.0 ** math.floor(math.log10(rough))
    return next(factor * unit for factor in (1.0, 2.0, 5.0, 10.0) if factor * unit >= rough * (1 - 1e-9))


def _across(moments: Sequence[datetime]) -> list[float]:
    """Place moments along the axis; what would hide each other stands side by side."""
    places: list[float] = []
    for x in _places(moments):
        places.append(max(x, places[-1] + _APART) if places else x)
    over = max(0.0, places[-1] - _RIGHT)
    return [round(x - over * (x - _LEFT) / (places[-1] - _LEFT), 1) if over else round(x, 1) for x in places]


def _places(moments: Sequence[datetime]) -> list[float]:
    first, whole = moments[0], (moments[-1] - moments[0]).total_seconds()
    inner_left, inner_right = _LEFT + _APART, _RIGHT - _APART
    return [inner_left + (m - first).total_seconds() / whole * (inner_right - inner_left) for m in moments]


def _days(moments: Sequence[datetime]) -> tuple[Tick, ...]:
    """Name the days along the axis, first and last before those between."""
    named: dict[date, float] = {}
    for when, x in zip(moments, _places(moments), strict=True):
        named.setdefault(when.date(), x)
    (first, *between), kept = list(named.items()), list[tuple[date, float]]()
    for day, x in (first, *reversed(between[-1:]), *between[:-1]):
        if all(abs(x - other) >= _LABEL for _, other in kept):
            kept.append((day, x))
    return tuple(Tick(at=round(x, 1), label=spoken(day.isoformat())) for day, x in sorted(kept))


def _point(reading: Reading, x: float, scale: _Scale) -> Point:
    q = reading.quantity
    y = scale.at(q.value) if q.value is not None else None
    return Point(
        reading=reading,
        x=x,
        y=y,
        top=_TOP if q.high is None else scale.at(q.high),
        bottom=_BOTTOM if q.low is None else scale.at(q.low),
        endless=("up" if q.high is None else "") or ("down" if q.low is None else ""),
    )
