"""Numbers in digits and words, read to what they state."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from unicodedata import numeric

import msgspec

from checker.values.atom import Atom, AtomKind

_HUNDRED = 100
_TEN = 10
_TWENTY = 20
FOLD = "fold"
"""The end of a word for so many times as much: sixfold."""
_PARTS = frozenset({"2", "3", "4"})
_EIGHTHS = frozenset({"2", "3", "4", "8", "16"})
"""What the fractions of prices and rates of interest were written in."""
_LARGEST = 1e40
"""No amount in the news is larger; a longer run of scale words is noise."""


class Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words beside which a number names a thing."""

    labels: frozenset[str]
    before_pronoun: frozenset[str]
    after_pronoun: frozenset[str]
    months: frozenset[str]
    weekdays: frozenset[str]
    dayparts: frozenset[str]
    eras: frozenset[str]
    ratings: frozenset[str]
    open: frozenset[str]
    one_sided: frozenset[str]
    year_leads: frozenset[str]
    clock: frozenset[str]
    contests: frozenset[str]
    ages: frozenset[str]
    persons: frozenset[str]
    lived: frozenset[str]
    spells: frozenset[str]


class Leads(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A list of words that stand before a number."""

    words: frozenset[str]


class Numerals(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The number words of the language."""

    small: dict[str, int]
    scales: dict[str, int]
    glued: dict[str, int]
    fractions: dict[str, int]
    plurals: dict[str, tuple[float, float]]
    few: dict[str, tuple[float, float]]
    leads: Leads
    names: Names


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A number as written in atoms ``start`` to ``end``."""

    start: int
    end: int
    low: float
    high: float
    vague: bool = False
    """True for a customary range: ``dozens``, ``a few hundred``."""
    digits: bool = False
    """True where it is written in digits, without a scale word."""
    scaled: bool = False
    fraction: bool = False
    mantissa: float | None = None
    """The number before its scale words, where it has any: 1.2 of ``1.2 million``."""

    @property
    def value(self) -> float | None:
        """The number stated, or None for a vague one."""
        return None if self.vague else self.low

    def times(self, factor: float, end: int) -> "Numeral":
        """Return this number of scale words, up to another atom."""
        low, high = _clean(self.low * factor), _clean(self.high * factor)
        first = self.low if self.mantissa is None else self.mantissa
        return replace(self, low=low, high=high, end=end, digits=False, scaled=True, mantissa=first)


def _clean(value: float) -> float:
    """Drop the last bit's noise: 1.1 million is 1100000, not 1100000.0000000002."""
    return float(f"{value:.15g}")


def openers(numerals: Numerals) -> frozenset[str]:
    """Return the words with which a number may start, apart from those that end in ``FOLD``."""
    lists = (numerals.small, numerals.plurals, numerals.few, numerals.fractions)
    return frozenset({word for words in lists for word in words} | {"a", "an", "half", "quarter", "several", "dozen"})


def read(atoms: Sequence[Atom], at: int, numerals: Numerals) -> Numeral | None:
    """Read the number that starts at an atom, with its article and scale words: ``a dozen``."""
    return _Reader(atoms, numerals).read(at)


@dataclass(frozen=True, slots=True)
class _Reader:
    atoms: Sequence[Atom]
    numerals: Numerals

    def word(self, at: int) -> str:
        return self.atoms[at].lower if 0 <= at < len(self.atoms) else ""

    def glued(self, at: int) -> bool:
        return at < len(self.atoms) and self.atoms[at].glued

    def read(self, at: int) -> Numeral | None:
        if self.atoms[at].kind is AtomKind.NUMBER:
            return self._digits(at)
        if self.atoms[at].kind is AtomKind.SIGN:
            return self._sign(at)
        word = self.word(at)
        if word in {"a", "an"}:
            return self._after_article(at)
        if word in {"half", "quarter"}:
            return self._half(at, at)
        return self._words(at) if word in self.numerals.small else self._loose(at, word)

    def _loose(self, at: int, word: str) -> Numeral | None:
        """Read ``dozens``, ``several``, ``sixfold``."""
        if word in self.numerals.plurals:
            return self._plural(at)
        if word == "several":
            return self._few(at, at)
        led = self.word(at - 1) in self.numerals.leads.words and self.word(at - 2) != "by"
        if word == "dozen" and led:
            return self._scale(Numeral(start=at, end=at, low=1, high=1))
        value = self.numerals.small.get(word.removesuffix(FOLD)) if word.endswith(FOLD) else None
        return None if value is None else Numeral(start=at, end=at + 1, low=float(value), high=float(value))

    def _digits(self, at: int) -> Numeral | None:
        value = self.atoms[at].number
        if value is None:
            return None
        found = Numeral(start=at, end=at + 1, low=value, high=value, digits=True)
        if value == 1 and self.word(at + 1) == "in" and (share := self._one_in(found)):
            return share
        fraction = self._written_fraction(found)
        if fraction is not None:
            return fraction
        if self.glued(at + 1) and self.word(at + 1) in self.numerals.glued and not self._runs_on(at + 2):
            return found.times(self.numerals.glued[self.word(at + 1)], at + 2)
        return self._scale(found)

    def _runs_on(self, at: int) -> bool:
        """Tell whether letters or digits touch the atom before: ``m`` is no million in ``3.2m2``."""
        return self.glued(at) and self.atoms[at].kind is not AtomKind.SIGN

    def _sign(self, at: int) -> Numeral | None:
        """Read ``½`` and its like."""
        value = self._vulgar(at)
        if value is None:
            return None
        return self._scale(Numeral(start=at, end=at + 1, low=value, high=value, fraction=True))

    def _vulgar(self, at: int) -> float | None:
        """Return the value of a fraction written as one character."""
        written = self.atoms[at].text if at < len(self.atoms) else ""
        value = numeric(written, 0.0) if len(written) == 1 else 0.0
        return value if 0 < value < 1 else None

    def _written_fraction(self, found: Numeral) -> Numeral | None:
        """Read ``2½`` and ``2 1/2``; a bare ``1/2`` is a fraction too."""
        bare = self._slashed(found.start)
        if bare is not None:
            return replace(found, low=bare, high=bare, end=found.end + 2, digits=False, fraction=True)
        part, end = self._vulgar(found.end), found.end + 1
        if part is None:
            part, end = self._slashed(found.end, mixed=True), found.end + 3
        if part is None:
            return None
        return self._scale(replace(found, low=found.low + part, high=found.low + part, end=end, digits=False))

    def _slashed(self, at: int, *, mixed: bool = False) -> float | None:
        """Return the value of ``1/2``, ``1/3`` or ``1/4``, after a number of ``3/8`` too; other slashes are dates."""
        above, below = self._plain(at), self.word(at + 2)
        if above is None or self.word(at + 1) != "/" or not (self.glued(at + 1) and self.glued(at + 2)):
            return None
        parts = (mixed and below in _EIGHTHS and above < float(below)) or (above == 1 and below in _PARTS)
        return above / float(below) if parts else None

    def _scale(self, found: Numeral) -> Numeral:
        """Multiply by the scale words that follow: ``3 hundred thousand``, ``8 B``."""
        while True:
            skip = found.end + (self.word(found.end) == "-" and self.glued(found.end))
            scale = self.numerals.scales.get(self.word(skip))
            if scale is None or found.high * scale > _LARGEST:
                break
            found = found.times(scale, skip + 1)
        if (
            found.digits
            and found.end < len(self.atoms)
            and self.atoms[found.end].text == "B"
            and not self.glued(found.end)
        ):
            return found.times(self.numerals.glued["b"], found.end + 1)
        return found

    def _words(self, at: int) -> Numeral:
        """Read ``two hundred and fifty thousand``, ``one and a half million``, ``two thirds``."""
        small, scales = self.numerals.small, self.numerals.scales
        total, group, last, end = 0.0, float(small[self.word(at)]), float(small[self.word(at)]), at + 1
        while end < len(self.atoms):
            linked = self.word(end) == "and" and last >= _HUNDRED
            step = end + (linked or (self.word(end) == "-" and self.glued(end) and self.glued(end + 1)))
            word = self.word(step)
            if word in small and self._fits(last, small[word]):
                group, last = group + small[word], small[word]
            elif word not in scales or linked or (word == "hundred" and group >= _HUNDRED):
                break
            elif word == "hundred":
                group, last = group * _HUNDRED, _HUNDRED
            else:
                total, group, last = total + group * scales[word], 0.0, scales[word]
            end = step + 1
        value, scaled = total + group, self.word(end - 1) in scales
        first = value / last if scaled else None
        found = Numeral(start=at, end=end, low=value, high=value, scaled=scaled or total > 0, mantissa=first)
        return self._and_a_half(found) or self._parts(found) or found

    @staticmethod
    def _fits(last: float, new: int) -> bool:
        """Tell whether a small number may follow: units after tens, anything after a hundred."""
        return last >= _HUNDRED or (_TWENTY <= last < _HUNDRED and 0 < new < _TEN)

    def _and_a_half(self, found: Numeral) -> Numeral | None:
        """Read the rest of ``two and a half million``."""
        at = found.end
        if found.scaled or [self.word(at + k) for k in range(3)] != ["and", "a", "half"]:
            return None
        total = found.low + 0.5
        return self._scale(replace(found, low=total, high=total, end=at + 3))

    def _parts(self, found: Numeral) -> Numeral | None:
        """Read ``two thirds``, ``three-quarters``, ``one in five``."""
        at = found.end
        step = at + (self.word(at) == "-" and self.glued(at))
        word = self.word(step)
        if word in self.numerals.fractions and found.low < _TEN and word.endswith("s") == (found.low != 1):
            value = found.low / self.numerals.fractions[word]
            return replace(found, low=value, high=value, end=step + 1, fraction=True)
        return self._one_in(found) if word == "in" else None

    def _one_in(self, found: Numeral) -> Numeral | None:
        """Read ``one in five`` and ``six in 10``, but not ``one in ten days``."""
        at = found.end + 1
        whole = float(self.numerals.small.get(self.word(at), 0)) or (self._plain(at) or 0.0)
        if (
            not found.low < whole <= _HUNDRED
            or found.low >= _TEN
            or found.scaled
            or self.word(at + 1) in self.numerals.names.spells
        ):
            return None
        if self.word(at + 1) in self.numerals.scales or self.word(at + 1) in {
            "",
            ".",
            ",",
            "-",
            "/",
            "%",
            ":",
        }:
            return None
        value = found.low / whole
        return replace(found, low=value, high=value, end=at + 1, digits=False, fraction=True)

    def _plain(self, at: int) -> float | None:
        return self.atoms[at].number if at < len(self.atoms) else None

    def _after_article(self, at: int) -> Numeral | None:
        word = self.word(at + 1)
        if word in self.numerals.scales:
            found = Numeral(start=at, end=at + 1, low=1, high=1)
            return self._scale(found)
        if word in {"half", "quarter"}:
            return self._half(at, at + 1)
        if word in self.numerals.fractions and not word.endswith("s"):
            value = 1 / self.numerals.fractions[word]
            return Numeral(start=at, end=at + 2, low=value, high=value, fraction=True)
        if word in self.numerals.few and word != "several":
            return self._few(at, at + 1)
        return None

    def _half(self, start: int, at: int) -> Numeral:
        """Read ``half``, ``half a million``, ``a quarter of a million``."""
        value = 1 / self.numerals.fractions[self.word(at)]
        found = Numeral(start=start, end=at + 1, low=value, high=value, fraction=True)
        step = at + 1 + (self.word(at + 1) == "of")
        if self.word(step) in {"a", "an"} and self.word(step + 1) in self.numerals.scales:
            return replace(self._scale(replace(found, end=step + 1)), fraction=False)
        return found

    def _few(self, start: int, at: int) -> Numeral:
        """Read ``several``, ``a few hundred``, ``a couple of thousand``."""
        low, high = self.numerals.few[self.word(at)]
        found = Numeral(start=start, end=at + 1, low=low, high=high, vague=True)
        step = at + 1 + (self.word(at + 1) == "of")
        if self.word(step) in self.numerals.scales:
            return self._scale(replace(found, end=step))
        return found

    def _plural(self, at: int) -> Numeral | None:
        """Read ``dozens``, ``tens of thousands``, ``hundreds and thousands``."""
        low, high = self.numerals.plurals[self.word(at)]
        end = at + 1
        if self.word(end) == "of" and self.word(end + 1) in self.numerals.plurals:
            scale = self.numerals.plurals[self.word(end + 1)][0]
            low, high, end = low * scale, high * scale, end + 2
        elif self.word(end) in {"and", "or"} and self.word(end + 1) in self.numerals.plurals:
            high, end = max(high, self.numerals.plurals[self.word(end + 1)][1]), end + 2
        elif self.word(at) in {"scores", "tens"} and self.word(end) != "of":
            return None
        return Numeral(start=at, end=end, low=low, high=high, vague=True, scaled=True)
