"""The hedge at a number: the words before or after it that say what it allows."""

from dataclasses import dataclass
from functools import cached_property

from checker.extract.quantities.amounts import Amount
from checker.extract.quantities.line import Line
from checker.values.atom import atoms
from checker.values.interval import Hedges

_EXACT = "exact"
_MOST_BETWEEN = 2
_SMALL = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedge:
    """Hedge words, in atoms ``start`` to ``end``, and the shape they give the number."""

    start: int
    end: int
    shape: str

    def text(self, line: Line) -> str:
        """Return the hedge as written."""
        return " ".join(line.text[line.atoms[self.start].start : line.atoms[self.end - 1].end].split())


class HedgeWords:
    """Find hedges."""

    def __init__(self, hedges: Hedges) -> None:
        self.hedges = hedges

    @cached_property
    def _before(self) -> dict[tuple[str, ...], str]:
        return _phrases(self.hedges.before)

    @cached_property
    def _after(self) -> dict[tuple[str, ...], str]:
        return _phrases(self.hedges.after)

    @cached_property
    def _longest(self) -> int:
        return max(len(phrase) for phrase in (*self._before, *self._after))

    def before(self, line: Line, amount: Amount) -> Hedge | None:
        """Return the hedge before an amount, past an article and the like."""
        at = amount.start
        if line.word(at - 1) == "-" and line.word(at - 2) == "sub":
            return Hedge(start=at - 2, end=at, shape="less_than")
        for skipped in range(_MOST_BETWEEN + 1):
            found = self._ending(line, at)
            if found is not None:
                return self._unless_preposition(line, found, amount, near=skipped == 0)
            if line.word(at - 1) not in self.hedges.between.words:
                return None
            at -= 1
        return None

    def after(self, line: Line, at: int) -> Hedge | None:
        """Return the hedge that starts at an atom: ``or more``."""
        for length in range(min(self._longest, len(line.atoms) - at), 0, -1):
            shape = self._after.get(tuple(a.lower for a in line.atoms[at : at + length]))
            if shape is not None and (line.is_word(at) or line.glued(at)) and not _leads_on(line, at + length):
                return Hedge(start=at, end=at + length, shape=shape)
        return None

    def _ending(self, line: Line, end: int) -> Hedge | None:
        for length in range(min(self._longest, end), 0, -1):
            shape = self._before.get(tuple(a.lower for a in line.atoms[end - length : end]))
            if shape is not None:
                return self._widened(line, Hedge(start=end - length, end=end, shape=shape))
        return None

    def _widened(self, line: Line, found: Hedge) -> Hedge:
        """Take in a hedge on the hedge: the outer one bounds ("at least about 50", "up to around 50")."""
        if found.shape == _EXACT or found.start == 0:
            return found
        for length in range(min(self._longest, found.start), 0, -1):
            shape = self._before.get(tuple(a.lower for a in line.atoms[found.start - length : found.start]))
            if shape in {"at_least", "at_most", "more_than", "less_than"} and found.shape in {
                "about",
                "nearly",
            }:
                return Hedge(start=found.start - length, end=found.end, shape=shape)
        return found

    def _unless_preposition(self, line: Line, found: Hedge, amount: Amount, *, near: bool) -> Hedge | None:
        """Drop ``about`` or ``over`` where it is an ordinary preposition: ``worry about two things``."""
        words, word = self.hedges.prepositions, line.word(found.start)
        if word not in words.words or found.end - found.start > 1:
            return found
        if not near or self._owned(line, found) or self._completes(line, found, amount):
            return None
        if line.token(found.start).dep_ != "prep" or word in {"some", "under", "around"}:
            return found
        small = amount.unit is None and amount.numeral.value is not None and amount.low < _SMALL
        during = word == "over" and amount.unit in words.periods and line.word(found.start - 1) not in words.takes
        return None if small or during else found

    def _owned(self, line: Line, found: Hedge) -> bool:
        """Tell whether a preposition belongs to the word before it: ``worry about``."""
        owners, token = self.hedges.prepositions.owners, line.token(found.start)
        if token.head.lemma_.lower() in owners and token.dep_ == "prep":
            return True
        before = line.token(found.start - 1) if found.start else None
        if before is None or before.lemma_.lower() not in owners:
            return False
        return not (before.pos_ == "VERB" and token.lower_ == "over" and token.dep_ in {"quantmod", "advmod"})

    def _completes(self, line: Line, found: Hedge, amount: Amount) -> bool:
        """Tell whether ``over`` is a verb's particle: ``handed over £430,000``, ``took over 30 firms``."""
        words = self.hedges.prepositions
        if line.word(found.start) != "over" or not found.start or amount.unit in words.periods:
            return False
        token, before = line.token(found.start), line.token(found.start - 1)
        verb = before.lemma_.lower() if before.pos_ == "VERB" else ""
        if verb in words.completed or (token.dep_ == "prt" and token.head == before):
            return True
        place = line.after(amount.end)
        taken = place < len(line.tokens) and line.tokens[place].lemma_.lower() in words.acquired
        return verb in words.acquiring and taken


def _phrases(lists: dict[str, tuple[str, ...]]) -> dict[tuple[str, ...], str]:
    return {tuple(a.lower for a in atoms(phrase)): shape for shape, phrases in lists.items() for phrase in phrases}


def _leads_on(line: Line, end: int) -> bool:
    """Tell whether hedge words belong to the figure after them: ``$650m and up to 3,000``."""
    place = line.place(end) if end < len(line.atoms) else len(line.tokens)
    if line.word(end) in {"to", "than"}:
        return True
    return place < len(line.tokens) and line.tokens[place].pos_ in {"NUM", "SYM"}
