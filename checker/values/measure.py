"""Units of measurement and currencies: how they are written, and how they compare."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

import msgspec

from checker.values.atom import Atom, AtomKind, atoms
from checker.values.quantity import Quantity


class Unit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a unit is written, and its size."""

    name: str | None = None
    """Canonical name, where it is not the table's key."""
    forms: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    """How it is written before the number: ``magnitude 6.3``."""
    dimension: str | None = None
    factor: float | None = None


class Currency(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a currency is written before and after a number."""

    marks: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()


class Symbols(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A list of units or their symbols."""

    words: frozenset[str]


class Metres(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What follows ``5m`` where it is five metres, not five million."""

    words: frozenset[str]


class Rates(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What rates are taken over, and how they are said."""

    words: frozenset[str]
    leads: frozenset[str]
    past: frozenset[str]
    names: dict[str, str]

    def adverb(self, word: str) -> str | None:
        """Return what a word that says a rate by itself is taken over: ``annually``."""
        return self.names.get(word) if word.endswith("ly") or word == "apiece" else None

    def name(self, word: str) -> str:
        """Return one name for what a rate is taken over: a year for ``annum``."""
        return self.names.get(word, word)


class MeasuredWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words around an amount that tell what it measures."""

    levels: frozenset[str]
    valued: frozenset[str]
    manners: frozenset[str]
    empty: frozenset[str]
    times: frozenset[str]


class UnitTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The word list of units."""

    units: dict[str, Unit]
    currencies: dict[str, Currency]
    rates: Rates
    measured: MeasuredWords
    apart: Symbols
    ages: Symbols
    metres: Metres


_SCALES = {"degree": ("degree_celsius", "degree_fahrenheit")}
"""Units whose scale is often left out, and the scales."""


def meeting(unit: str | None) -> tuple[str | None, ...]:
    """Return the units that a unit can be compared with as it stands: a bare degree is one of either scale."""
    return (unit, *_SCALES.get(unit or "", ()))


def one_unit(a: str | None, b: str | None) -> bool:
    """Tell whether two units are one, or one leaves out the other's scale: ``degree`` and ``degree_celsius``."""
    return a in meeting(b) or b in meeting(a)


Pattern = tuple[tuple[str, ...], str, bool]
"""The atoms of a form, the unit it writes, and whether case matters."""


class Measures:
    """The units as they are found in text."""

    def __init__(self, table: UnitTable) -> None:
        self.table = table
        self.rates = table.rates

    @cached_property
    def _after(self) -> dict[str, list[Pattern]]:
        return _index(self._forms())

    @cached_property
    def _before(self) -> dict[str, list[Pattern]]:
        marks = ((mark, code, True) for code, currency in self.table.currencies.items() for mark in currency.marks)
        return _index(marks)

    @cached_property
    def _leads(self) -> dict[str, list[Pattern]]:
        leads = ((lead, unit.name or key, False) for key, unit in self.table.units.items() for lead in unit.leads)
        return _index(leads)

    @cached_property
    def _reach(self) -> int:
        return max((len(cut) for patterns in self._leads.values() for cut, *_ in patterns), default=0)

    @cached_property
    def _sizes(self) -> dict[str, tuple[str, float]]:
        sized = ((unit.name or key, unit) for key, unit in self.table.units.items())
        return {name: (u.dimension, u.factor) for name, u in sized if u.dimension is not None and u.factor is not None}

    def after(self, text: Sequence[Atom], at: int) -> tuple[str, int] | None:
        """Return the unit written from an atom on, and the atom after it."""
        return _longest(self._after, text, at)

    def led(self, text: Sequence[Atom], at: int) -> str | None:
        """Return the unit whose word stands right before an atom: ``magnitude 6.3``."""
        for back in range(1, min(self._reach, at) + 1):
            found = _longest(self._leads, text, at - back)
            if found is not None and found[1] == at:
                return found[0]
        return None

    @property
    def leading(self) -> frozenset[str]:
        """The first words and signs, in lower case, of the marks that stand before a number."""
        return frozenset(self._before)

    def before(self, text: Sequence[Atom], at: int) -> tuple[str, int] | None:
        """Return the currency whose mark is written from an atom on, and the atom after it."""
        return _longest(self._before, text, at)

    def is_currency(self, unit: str | None) -> bool:
        """Tell whether a canonical unit is money."""
        return unit in self.table.currencies

    def is_unit(self, word: str) -> bool:
        """Tell whether a word alone writes a unit."""
        return any(cut == (word,) for cut, *_ in self._after.get(word, ()))

    def size(self, unit: str, of: str) -> float | None:
        """Return how much of another unit one of a unit is, where both measure the same: a month of a year."""
        mine, other = self._sizes.get(unit), self._sizes.get(of)
        return mine[1] / other[1] if mine and other and mine[0] == other[0] else None

    def convert(self, quantity: Quantity, unit: str) -> Quantity | None:
        """Return a quantity in another unit of its dimension, or None where it has none."""
        if quantity.unit == unit:
            return quantity
        factor = self._factor(quantity, unit)
        if factor is None:
            return None
        return replace(
            quantity,
            value=None if quantity.value is None else quantity.value * factor,
            low=None if quantity.low is None else quantity.low * factor,
            high=None if quantity.high is None else quantity.high * factor,
            unit=unit,
        )

    def _factor(self, quantity: Quantity, unit: str) -> float | None:
        """Return what to multiply by; a fraction of a whole is a percentage too."""
        if (
            quantity.unit is None
            and unit == "%"
            and quantity.whole
            and quantity.value is not None
            and 0 < quantity.value < 1
        ):
            return 100.0
        return self.size(quantity.unit or "", unit)

    def _forms(self) -> Iterator[tuple[str, str, bool]]:
        for key, unit in self.table.units.items():
            yield from ((form, unit.name or key, False) for form in unit.forms)
            yield from ((symbol, unit.name or key, True) for symbol in unit.symbols)
        for code, currency in self.table.currencies.items():
            yield from ((form, code, False) for form in currency.forms)


def _index(forms: Iterator[tuple[str, str, bool]]) -> dict[str, list[Pattern]]:
    """File forms by their first atom, longest first."""
    index: dict[str, list[Pattern]] = {}
    for form, name, exact in forms:
        cut = tuple(a.text if exact else a.lower for a in atoms(form))
        index.setdefault(cut[0].lower(), []).append((cut, name, exact))
    for patterns in index.values():
        patterns.sort(key=lambda pattern: -len(pattern[0]))
    return index


def _longest(index: dict[str, list[Pattern]], text: Sequence[Atom], at: int) -> tuple[str, int] | None:
    if at >= len(text):
        return None
    for cut, name, exact in index.get(text[at].lower, ()):
        end = at + len(cut)
        written = tuple(a.text if exact else a.lower for a in text[at:end])
        if written == cut and _whole(text, end):
            return name, end
    return None


def _whole(text: Sequence[Atom], end: int) -> bool:
    """Tell whether a word ends where a form does: ``m`` is no unit in ``m2`` or in ``miles``."""
    inner = text[end - 1].kind is AtomKind.WORD
    return not (inner and end < len(text) and text[end].glued and text[end].kind is AtomKind.WORD)
