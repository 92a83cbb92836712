"""Figures of an article: what each states, allows and counts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from checker.extract import clause
from checker.extract.quantities.amounts import Amount, Amounts
from checker.extract.quantities.counted import Counted, NounPhrases
from checker.extract.quantities.elided import Counts, Elisions
from checker.extract.quantities.forecast import expects, forecast
from checker.extract.quantities.hedging import Hedge, HedgeWords
from checker.extract.quantities.line import Line, line
from checker.extract.quantities.measured import Measured
from checker.extract.quantities.noncounts import is_dimension, is_ordinal, names_thing
from checker.extract.quantities.tallies import Tallies, Told
from checker.extract.quantities.trend import trend
from checker.extract.reading import Reading
from checker.extract.tree import Token
from checker.lexicon import Lexicon
from checker.model import Claim
from checker.values.atom import AtomKind
from checker.values.counted import CountedTable
from checker.values.figure import tidy
from checker.values.interval import Hedges, Moves, Shape, stated
from checker.values.measure import Measures, UnitTable
from checker.values.numeral import Numerals
from checker.values.quantity import Bound, Quantity, Trend

_DENIED = {"more_than": "at_most", "less_than": "at_least"}
"""What a bound becomes under a "not"."""
_NOT_ALONE = frozenset({"only", "just", "merely"})
"""After these a "not" denies nothing: they "not only killed more than ten"."""
_EXACT = "exact"
_NEAR = 12
"""Figures before a number among which it looks for a noun."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The text of a quantity: from its hedge, over the number, to what is counted."""

    start: int
    """First character."""
    figure_end: int
    """Character after hedge, number and unit."""
    end: int
    """Character after what is counted."""
    atoms_start: int
    atoms_end: int

    @classmethod
    def of(cls, found: Line, amount: Amount, hedge: Hedge | None, noun: Counted | None) -> "Stretch":
        """Lay out hedge, amount and noun."""
        first = min(amount.start, hedge.start) if hedge else amount.start
        close = hedge is not None and hedge.start == amount.end
        last = hedge.end if hedge is not None and close else amount.end
        end = max(found.atoms[last - 1].end, noun.end_in(found.tokens) if noun else 0)
        if hedge is not None and hedge.start >= amount.end:
            end = max(end, found.atoms[hedge.end - 1].end)
        after = last
        while after < len(found.atoms) and found.atoms[after].start < end:
            after += 1
        return cls(
            start=found.atoms[first].start,
            figure_end=found.atoms[last - 1].end,
            end=end,
            atoms_start=first,
            atoms_end=after,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One quantity, its place among the sentence's atoms and the text around it."""

    quantity: Quantity
    amount: Amount
    shape: str
    start: int
    """First character."""
    end: int
    token: Token
    """The token whose clause it stands in."""


class Quantities:
    """Yield the quantities of an article."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._numerals = lexicon.read("numerals", Numerals)
        self._hedges = lexicon.read("hedges", Hedges)
        self._words = HedgeWords(self._hedges)
        self._measures = Measures(lexicon.read("units", UnitTable))
        self._amounts = Amounts(self._numerals, self._measures, _all(self._hedges.trend))
        self._table = lexicon.read("counted", CountedTable)
        self._tallies = Tallies(self._table)
        self._elisions = Elisions(lexicon)
        n = self._numerals
        self._phrases = NounPhrases(self._table.states.words, n.names.months | n.names.weekdays)
        self._measured = Measured(self._measures, self._phrases, _all(self._hedges.trend))
        self._starters = frozenset({*n.small, *n.plurals, *n.few, *n.fractions, *n.scales})

    def __call__(self, reading: Reading) -> Iterator[Claim]:
        """Yield a claim for each quantity, in reading order."""
        number = 0
        before: tuple[Quantity, ...] = ()
        for sentence in reading.sentences:
            found = line(sentence, reading.article.text)
            here = self._line(found, before) if self._promising(found) else ()
            for one in here:
                number += 1
                yield reading.claim(one.quantity, one.start, one.end, token=one.token, number=number)
            before = tuple(one.quantity for one in here)

    def _promising(self, found: Line) -> bool:
        return any(
            a.kind is AtomKind.NUMBER
            or a.lower in self._starters
            or a.lower.endswith("fold")
            or (a.kind is AtomKind.SIGN and a.text.isnumeric())
            for a in found.atoms
        )

    def _line(self, found: Line, before: Sequence[Quantity]) -> tuple[Found, ...]:
        """Return the quantities of a sentence, given those of the sentence before."""
        at = 0
        here: list[Found] = []
        while at < len(found.atoms):
            amount = self._amounts.read(found, at)
            if amount is None:
                at += 1
                continue
            at = amount.end
            one = self._quantity(found, amount, here, before)
            if one is not None:
                here.append(one)
        return tuple(here)

    def _quantity(self, found: Line, amount: Amount, here: Sequence[Found], before: Sequence[Quantity]) -> Found | None:
        """Make a quantity of an amount, unless it counts nothing."""
        noun, last = self._noun(found, amount), here[-1] if here else None
        led = self._words.before(found, amount)
        hedged = led is not None and led.shape != _EXACT
        if (
            self._idle(amount, noun)
            or is_ordinal(found, amount)
            or is_dimension(found, amount)
            or names_thing(found, amount, noun, self._numerals.names, hedged=hedged)
        ):
            return None
        amount = amount if noun is not None else _like_last(found, amount, last)
        hedge = led or self._trailing(found, amount, noun)
        shape = _turned(hedge.shape, found.token(amount.numeral.start)) if hedge else _inherited(found, amount, last)
        wide = Stretch.of(found, amount, hedge, noun)
        rate = None if amount.per else self._amounts.per(found, wide.atoms_end)
        told = self._told(
            found, amount, noun, Counts(here=[one.quantity for one in here[-_NEAR:]], before=before[-_NEAR:])
        )
        if noun is None and amount.unit is not None:
            told = self._measured.read(found, amount, rate[1] if rate else wide.atoms_end)
        token = _token(found, amount, noun, told)
        payload = replace(
            self._stated(amount, self._hedges.shapes[_own(found, amount) if shape == _EXACT else shape]),
            hedge=hedge.text(found) if hedge else None,
            stated=tidy(found.text[wide.start : wide.figure_end]),
            unit=amount.unit,
            per=rate[0] if rate else amount.per,
            trend=self._trend(found, amount, last, wide),
            forecast=self._expected(found, amount, token),
        )
        end = found.atoms[rate[1] - 1].end if rate else wide.end
        return Found(
            quantity=_counting(payload, found, noun) if told is None else _tallied(payload, told),
            amount=amount,
            shape=shape,
            start=wide.start,
            end=end,
            token=token,
        )

    def _idle(self, amount: Amount, noun: Counted | None) -> bool:
        """Tell whether a number is too vague to compare: ``several ideas``, not ``several people``."""
        vague = amount.numeral.vague and not amount.numeral.scaled
        return vague and (noun is None or not self._table.is_person(noun.lemma))

    def _noun(self, found: Line, amount: Amount) -> Counted | None:
        """Return what an amount counts or measures."""
        measured = amount.unit is not None or amount.per is not None
        noun = self._phrases.counted(
            found.tokens,
            found.after(amount.end),
            root=found.token(amount.end - 1),
            measured=measured,
            part=amount.numeral.fraction or amount.unit == "%",
        )
        if noun is None or (measured and expects(noun.head, self._hedges.forecast)):
            return None
        shared = amount.numeral.fraction and not noun.partitive and found.word(amount.numeral.start + 1) == "in"
        return replace(noun, partitive=True, whole=noun.start) if shared else noun

    def _expected(self, found: Line, amount: Amount, token: Token) -> bool:
        """Tell whether somebody expected the figure."""
        words = self._hedges.forecast
        if found.lemmas.isdisjoint(words.lemmas | words.nouns):
            return False
        return any(forecast(each, words) for each in {token, found.token(amount.numeral.start)})

    def _told(self, found: Line, amount: Amount, noun: Counted | None, counts: Counts) -> Told | None:
        """Return what an amount without a noun counts: ``17`` of "the death toll rose to 17", or of "17 of them"."""
        if amount.unit is not None or amount.numeral.fraction:
            return None
        told = self._tallies.read(found.token(amount.end - 1)) if noun is None else None
        return told or self._elisions.read(found, amount, noun, counts)

    def _trailing(self, found: Line, amount: Amount, noun: Counted | None) -> Hedge | None:
        """Return the hedge after an amount or after what it counts: ``50 people or more``."""
        hedge = self._words.after(found, amount.end)
        if hedge is not None or noun is None:
            return hedge
        end = noun.end_in(found.tokens)
        at = amount.end
        while at < len(found.atoms) and found.atoms[at].start < end:
            at += 1
        return self._words.after(found, at)

    def _stated(self, amount: Amount, shape: Shape) -> Quantity:
        """Return the amount with the interval it allows."""
        if amount.span or amount.numeral.vague:
            return _ranged(amount, shape)
        allowed = stated(amount.low, shape, self._hedges.rounding)
        return Quantity(
            value=amount.low,
            low=allowed.low,
            high=allowed.high,
            low_open=allowed.low_open,
            high_open=allowed.high_open,
            bound=shape.bound,
        )

    def _trend(self, found: Line, amount: Amount, last: Found | None, wide: Stretch) -> Trend | None:
        """Return which way the figure moves; ``190 points, or 0.6 %`` moves as one."""
        if amount.change or amount.numeral.vague:
            return None
        own = trend(found, wide.atoms_start, amount.unit, self._hedges.trend)
        if own is None and last is not None and amount.unit is not None:
            again = _restates(found, amount, last) or _repeats(found, amount, last, wide)
            return last.quantity.trend if again else None
        return own


def _all(moves: Moves) -> frozenset[str]:
    return moves.up | moves.down | moves.up_measured | moves.down_measured


def _ranged(amount: Amount, shape: Shape) -> Quantity:
    """Return a range or a customary range; a hedge on the latter opens one end: ``more than hundreds``."""
    exact = shape.bound is Bound.EXACT or amount.span
    low: float | None = amount.low
    high: float | None = amount.high
    low, high = (None, high) if shape.bound in {Bound.AT_MOST, Bound.LESS_THAN} and not exact else (low, high)
    if shape.bound in {Bound.AT_LEAST, Bound.MORE_THAN} and not exact:
        high = None
    return Quantity(
        value=None,
        low=low,
        high=high,
        vague=amount.numeral.vague and not amount.span,
        bound=Bound.BETWEEN if exact else shape.bound,
    )


def _turned(shape: str, number: Token) -> str:
    """Turn a bound round where its verb is denied: who must "not use more than a tenth" may use a tenth at most."""
    verb = clause.governor(number)
    if shape not in _DENIED or verb is None or number.i < verb.i:
        return shape
    following = (child.doc[child.i + 1 : child.i + 2].text for child in verb.children if child.dep_ == "neg")
    return _DENIED[shape] if any(word.lower() not in _NOT_ALONE for word in following) else shape


def _own(found: Line, amount: Amount) -> str:
    """Name the shape of a number without a hedge: ``a dozen`` is rounder than 12."""
    if amount.numeral.fraction:
        return "fraction"
    led = found.word(amount.numeral.start) in {"a", "an", "half"}
    return "article" if amount.numeral.scaled and (led or found.word(amount.numeral.end - 1) == "dozen") else _EXACT


def _inherited(found: Line, amount: Amount, last: Found | None) -> str:
    """Give a conversion in brackets the hedge of its figure: ``more than 100 kilometres (60 miles)``."""
    if last is None or amount.unit is None or last.amount.unit is None or amount.unit == last.amount.unit:
        return _EXACT
    opened = found.word(amount.start - 1)
    bracketed = opened == "(" and found.atoms[amount.start - 2].end <= last.end
    chained = opened == "/" and amount.start - 1 == last.amount.end
    return last.shape if bracketed or chained else _EXACT


def _restates(found: Line, amount: Amount, last: Found) -> bool:
    """Tell whether an amount says the one before it again: ``points, or 0.6 %``."""
    if found.word(amount.start - 1) != "or":
        return False
    at = amount.start - 2 - (found.word(amount.start - 2) == ",")
    return found.atoms[at].end == last.end


def _repeats(found: Line, amount: Amount, last: Found, wide: Stretch) -> bool:
    """Tell whether an amount leaves out the verb of the one before it: ``down 2 %, tin by 3 %``."""
    if found.word(wide.atoms_start - 1) != "by" or amount.unit != last.amount.unit:
        return False
    between = found.tokens[found.place(last.amount.end) : found.place(amount.start)]
    return all(token.pos_ not in {"VERB", "AUX"} for token in between)


def _like_last(found: Line, amount: Amount, last: Found | None) -> Amount:
    """Give a bare number the unit of the figure it is set against: ``151 yen, down from 152``."""
    if last is None or amount.unit is not None or amount.numeral.scaled or found.word(amount.start - 1) != "from":
        return amount
    beside = found.word(amount.start - 2) in {"up", "down"} or found.atoms[amount.start - 2].end == last.end
    return replace(amount, unit=last.amount.unit, per=last.amount.per) if beside else amount


def _token(found: Line, amount: Amount, noun: Counted | None, told: Told | None) -> Token:
    """Return the token whose clause a figure stands in: what is counted, or the number."""
    if told is not None:
        return told.token
    return noun.head if noun and not noun.partitive else found.token(amount.end - 1)


def _tallied(payload: Quantity, told: Told) -> Quantity:
    """Add what a tally counts."""
    return replace(payload, counted=told.counted, head=told.lemma, modifiers=told.modifiers, whole=told.whole)


def _counting(payload: Quantity, found: Line, noun: Counted | None) -> Quantity:
    """Add what is counted."""
    if noun is None:
        return payload
    end, text = noun.end_in(found.tokens), found.text
    parted = noun.partitive and payload.unit in {None, "%"}
    return replace(
        payload,
        counted=tidy(text[found.tokens[noun.start].idx : end]),
        head=noun.lemma,
        modifiers=noun.modifiers,
        whole=tidy(text[found.tokens[noun.whole].idx : end]) if parted else None,
    )
