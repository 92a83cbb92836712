"""Amounts as written: number, sign, currency, unit, rate, and the ranges between two of them."""

from dataclasses import dataclass, replace

from checker.extract.quantities.line import Line
from checker.values import numeral
from checker.values.atom import DASHES, Atom, AtomKind
from checker.values.measure import Measures
from checker.values.numeral import Numeral, Numerals

_FAR = 4
"""Times by which a bare figure passes the move that led to it: ``rose by 90 to 1,204`` is no range."""
_NAMED = 3
"""Letters of a unit's name, at least; fewer are a sign."""
_MINUS = frozenset("-\u2212\u2013")


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """One amount, in atoms ``start`` to ``end``."""

    start: int
    end: int
    numeral: Numeral
    low: float
    high: float
    unit: str | None = None
    per: str | None = None
    marked: bool = False
    """True where a currency mark stands before the number."""
    span: bool = False
    """True for a range between two numbers."""
    falls: bool = False
    """True for a range whose first end is the greater: ``21 to 14`` is a score."""
    change: bool = False
    """True for ``from 13.5 to 14``: two states, not one between."""

    @property
    def value(self) -> float | None:
        """The stated number; None for a range or a vague numeral."""
        return None if self.span or self.numeral.vague else self.low


class Amounts:
    """Read amounts from a line."""

    def __init__(self, numerals: Numerals, measures: Measures, moves: frozenset[str]) -> None:
        self.numerals = numerals
        self.moves = moves
        self.measures = measures
        self._openers = numeral.openers(numerals) | measures.leading | {"minus"}

    def may_start(self, atom: Atom) -> bool:
        """Tell an atom at which an amount may start from the many words at which none does."""
        return atom.kind is not AtomKind.WORD or atom.lower in self._openers or atom.lower.endswith(numeral.FOLD)

    def read(self, line: Line, at: int) -> Amount | None:
        """Read the amount or range that starts at an atom."""
        first = self._one(line, at)
        if first is None:
            return None
        return self._range(line, first) or self._compound(line, first) or self._shared(line, first)

    def _compound(self, line: Line, first: Amount) -> Amount | None:
        """Read one amount in two units, ``four years and six months``: the second fills less than one of the first."""
        # With a comma it is a list: of 24 hours, 39 minutes and 35 seconds each is read alone.
        joined = line.word(first.end) == "and"
        second = self._one(line, first.end + joined) if first.unit is not None else None
        if first.unit is None or second is None or second.unit is None or not (_whole(first) and _whole(second)):
            return None
        size = self.measures.size(second.unit, first.unit)
        # "Between 4 years and 6 months" is a span, "four years and six months of it" a part.
        apart = line.word(first.start - 1) == "between" or line.word(second.end) == "of"
        if size is None or apart or not 0 < second.low * size < 1:
            return None
        value = first.low + second.low * size
        return replace(first, end=second.end, low=value, high=value)

    def _shared(self, line: Line, first: Amount) -> Amount:
        """Give the first of two amounts the unit they share: ``12 and 15 miles``."""
        if (
            first.unit is not None
            or not first.numeral.digits
            or line.word(first.end) != "and"
            or not line.is_number(first.end + 1)
        ):
            return first
        second = self._one(line, first.end + 1)
        shared = second is not None and second.numeral.digits and not second.marked
        return replace(first, unit=second.unit, per=second.per) if second is not None and shared else first

    def _one(self, line: Line, at: int) -> Amount | None:
        start, at, negative = self._sign(line, at)
        mark = (
            None
            if line.glued(at) and line.word(at - 1) in DASHES and line.glued(at - 1)
            else self.measures.before(line.atoms, at)
        )
        if mark is not None:
            at = mark[1]
            if line.word(at) in _MINUS and line.glued(at + 1):
                at, negative = at + 1, True
        if at >= len(line.atoms):
            return None
        found = numeral.read(line.atoms, at, self.numerals)
        if found is None or (mark is not None and not self._takes(line, mark[1], found)):
            return None
        found = self._metres(line, found) if mark is None else self._spaced(line, found)
        low, high = (-found.high, -found.low) if negative else (found.low, found.high)
        amount = Amount(start=start, end=found.end, numeral=found, low=low, high=high, marked=mark is not None)
        amount = replace(amount, unit=mark[0]) if mark else self._unit(line, amount)
        if line.word(found.start).endswith("fold"):
            amount = replace(amount, unit="times")
        return self._per(line, self._led(line, amount))

    def _led(self, line: Line, amount: Amount) -> Amount:
        """Give a bare number the unit whose word leads to it: ``magnitude 6.3``."""
        if amount.unit is not None or not amount.numeral.digits:
            return amount
        dash = line.word(amount.start - 1) in DASHES and line.glued(amount.start)
        found = self.measures.led(line.atoms, amount.start - dash)
        return amount if found is None else replace(amount, unit=found)

    @staticmethod
    def _sign(line: Line, at: int) -> tuple[int, int, bool]:
        """Return where the amount and its number start, and whether it is negative."""
        if line.word(at) == "minus":
            step = at + 1 + (line.word(at + 1) in _MINUS)
            return at, step, True
        free = not line.glued(at) or line.word(at - 1) in {"(", "~"}
        if line.word(at) in _MINUS and line.glued(at + 1) and free and not line.is_number(at - 1):
            return at, at + 1, True
        return at, at, False

    @staticmethod
    def _takes(line: Line, at: int, found: Numeral) -> bool:
        """Tell whether a currency mark belongs to the number: letters must touch it or be a code of three."""
        before = line.atoms[at - 1]
        if not line.is_number(found.start):
            return False
        return not line.is_word(at - 1) or line.glued(at) or (len(before.text) == len("USD") and before.text.isupper())

    def _spaced(self, line: Line, found: Numeral) -> Numeral:
        """Read the million of ``$ 3.2 m``: tokenised text parts the two."""
        scale = self.numerals.glued.get(line.word(found.end))
        if found.scaled or scale is None or (line.glued(found.end + 1) and line.is_word(found.end + 1)):
            return found
        return found.times(scale, found.end + 1)

    def _metres(self, line: Line, found: Numeral) -> Numeral:
        """Take back the million of ``5m tall``; see the million of ``2 m people``."""
        at = found.end
        if found.digits and line.word(at) == "m" and not line.glued(at) and _plural_next(line, at):
            return found.times(self.numerals.glued["m"], at + 1)
        if found.end - found.start != len(("5", "m")) or line.word(found.end - 1) != "m":
            return found
        if line.word(found.end) not in self.measures.table.metres.words or found.mantissa is None:
            return found
        return replace(
            found,
            low=found.mantissa,
            high=found.mantissa,
            end=found.end - 1,
            scaled=False,
            digits=True,
            mantissa=None,
        )

    def _unit(self, line: Line, amount: Amount) -> Amount:
        at = amount.end + (amount.numeral.vague and line.word(amount.end) == "of")
        hyphen = line.word(at) in DASHES and line.glued(at) == line.glued(at + 1)
        # "6 - mile" in a text that was cut into words; a dash stands before other words.
        apart = hyphen and not line.glued(at)
        if apart and (line.word(at) != "-" or not line.is_word(at + 1)):
            return amount
        at += hyphen
        unit = self.measures.after(line.atoms, at)
        if unit is None or (apart and len(line.word(at)) < _NAMED) or not self._is_unit(line, at, unit):
            return amount
        return replace(
            amount, unit=unit[0], end=_with_old(line, unit[1]) if unit[0] in self.measures.table.ages.words else unit[1]
        )

    def _is_unit(self, line: Line, at: int, unit: tuple[str, int]) -> bool:
        """Refuse letters that only look like a unit: ``10 m people``, ``30'`` before a closing mark."""
        written = line.atoms[at].text
        if written == "'":
            return (
                line.glued(at)
                and line.is_number(at - 1)
                and at < line.quoted
                and not (line.glued(at + 1) and line.is_word(at + 1))
            )
        if len(written) == 1 and line.is_word(at) and unit[1] == at + 1:
            return (
                line.glued(at)
                or written in self.measures.table.apart.words
                or (written == "m" and not _plural_next(line, at))
            )
        if written.lower() == "st":
            return False
        return not (written.lower() == "second" and line.word(at - 1) in {"a", "one"})

    def _per(self, line: Line, amount: Amount) -> Amount:
        """Read ``per barrel``, ``a week``, ``/kg``, ``-a-day``."""
        found = self.per(line, amount.end) if amount.unit else None
        return replace(amount, per=found[0], end=found[1]) if found else amount

    def per(self, line: Line, at: int) -> tuple[str, int] | None:
        """Return what a rate is taken over, and the atom after it: ``a year``, ``annually``."""
        rates, at = self.measures.rates, at + (line.word(at) in DASHES)
        said = rates.adverb(line.word(at))
        if said is not None:
            return said, at + 1
        lead = line.word(at)
        if lead not in rates.leads or (lead == "/" and not line.glued(at + 1)):
            return None
        at += 1
        at += line.word(at) in DASHES
        if line.word(at) not in rates.words and not (lead == "per" and line.is_word(at)):
            return None
        past = lead in {"a", "an"} and line.word(at + 1) in rates.past
        return None if past else (rates.name(line.word(at)), at + 1)

    def _range(self, line: Line, first: Amount) -> Amount | None:
        at = self._connector(line, first)
        second = self._one(line, at) if at and at < len(line.atoms) else None
        if second is None or second.numeral.vague or first.numeral.vague:
            return None
        moved = line.word(first.start - 1) == "from"
        between = line.word(first.start - 1) == "between"
        word = line.word(first.end)
        if not self._one_kind(line, first, second, moved=moved or between):
            return None
        first = self._share_scale(first, second)
        if word == "to" and second.unit is None and second.low >= _FAR * first.low and self._moved(line, first):
            return None
        if (
            word in {"or", "and"}
            and not between
            and not (second.low == first.low + 1 and first.numeral.digits == second.numeral.digits)
        ):
            return None
        low, high = sorted((first.low, second.high))
        return replace(
            first,
            end=second.end,
            low=low,
            high=high,
            unit=second.unit or first.unit,
            per=second.per or first.per,
            span=True,
            falls=first.low > second.high,
            change=moved,
        )

    def _connector(self, line: Line, first: Amount) -> int:
        """Return the atom at which a range's second amount may start; 0 where nothing connects."""
        at, word = first.end, line.word(first.end)
        opened = line.word(first.start - 1)
        if word in DASHES:
            return _past_dash(line, at)
        if word == "to" and (first.unit is None or not self._moved(line, first)):
            return at + 1 + (line.word(at + 1) in DASHES and line.glued(at + 2) and line.is_number(at + 2))
        if word == "up" and line.word(at + 1) == "to" and opened == "from":
            return at + 2
        joined = (word == "and" and opened == "between") or (word == "or" and first.unit is None)
        return at + 1 if joined and not (word == "or" and first.numeral.scaled) else 0

    def _moved(self, line: Line, first: Amount) -> bool:
        """Tell whether the first amount is how far a figure moved: ``rose 2 % to 5 %``."""
        if line.word(first.start - 1) in {"by", "up", "down"}:
            return True
        before = line.token(first.start - 1) if first.start else None
        return before is not None and before.lemma_.lower() in self.moves

    @staticmethod
    def _one_kind(line: Line, first: Amount, second: Amount, *, moved: bool) -> bool:
        """Tell whether two amounts can be the ends of one range."""
        if first.numeral.fraction != second.numeral.fraction:
            return False
        if _is_year(line, first) != _is_year(line, second):
            return False
        if line.word(first.end) == "or" and second.marked:
            return False
        if first.unit == second.unit or first.unit is None:
            return first.unit is None or first.per is None or first.per == second.per
        following = line.after(second.end)
        nominal = following < len(line.tokens) and line.tokens[following].pos_ in {"NOUN", "PROPN", "ADJ"}
        return second.unit is None and moved and not nominal

    @staticmethod
    def _share_scale(first: Amount, second: Amount) -> Amount:
        """Let ``$10 to $15 billion`` start at ten billion, and ``$200 to $4 million`` at two hundred."""
        mantissa = second.numeral.mantissa
        if first.numeral.scaled or mantissa is None or abs(first.low) >= abs(mantissa):
            return first
        factor = abs(second.low) / mantissa
        return replace(first, low=first.low * factor, high=first.high * factor)


def _whole(amount: Amount) -> bool:
    """Tell whether an amount is one plain whole number of a unit, as the parts of a compound are."""
    plain = not (amount.marked or amount.per or amount.numeral.vague or amount.numeral.scaled or amount.span)
    return plain and amount.low == amount.high == int(amount.low)


def _past_dash(line: Line, at: int) -> int:
    """Return the atom after a dash between two numbers, or after ``-to-``; 0 where it is no such dash."""
    if line.word(at + 1) == "to" and line.word(at + 2) in DASHES:
        return at + 3
    tight = line.glued(at) and line.glued(at + 1)
    return at + 1 if tight or (line.word(at) != "-" and line.is_number(at + 1)) else 0


def _with_old(line: Line, end: int) -> int:
    """Take in the rest of ``65-year-old``."""
    step = end + (line.word(end) in DASHES)
    return step + 1 if line.word(step) == "old" else end


def _plural_next(line: Line, at: int) -> bool:
    """Tell whether things counted follow: ``2 m people`` are millions."""
    place = line.after(at + 1)
    return place < len(line.tokens) and line.tokens[place].tag_ == "NNS"


def _is_year(line: Line, amount: Amount) -> bool:
    """Tell whether four bare digits may be a year: no end of a range whose other end is none."""
    written = line.atoms[amount.numeral.start].text
    return (
        amount.numeral.digits
        and amount.unit is None
        and written.isdigit()
        and len(written) == len("2000")
        and amount.low in _YEARS
    )


_YEARS = range(1800, 2101)
