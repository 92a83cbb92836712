"""What a number counts whose noun was said before: ``80 schools, 14 of them``, ``six ships, and two were sunk``."""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from checker.extract import clause
from checker.extract.quantities.amounts import Amount
from checker.extract.quantities.counted import Counted
from checker.extract.quantities.line import Line
from checker.extract.quantities.tallies import Told
from checker.extract.tree import Token
from checker.lexicon import Lexicon
from checker.values.counted import CountedTable
from checker.values.quantity import Quantity

_THEM = frozenset({"them", "these", "those", "which", "whom"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ADDED = frozenset({"other", "another", "more", "further"})
_CASUALTIES = "casualties"


class _Class(msgspec.Struct, frozen=True):
    verbs: frozenset[str]


class _Family(msgspec.Struct, frozen=True):
    name: str
    classes: tuple[_Class, ...]


class _Predicates(msgspec.Struct, frozen=True):
    families: tuple[_Family, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """The figures that stand before a number: in its own sentence and in the one before."""

    here: Sequence[Quantity]
    before: Sequence[Quantity]


class Elisions:
    """Find the earlier noun that a bare number takes up."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._table = lexicon.read("counted", CountedTable)
        families = lexicon.read("predicates", _Predicates).families
        fates = (each for family in families if family.name == _CASUALTIES for each in family.classes)
        self._fates = frozenset(verb for each in fates for verb in each.verbs)
        """What befalls people and no beds: "the hospital has 400 beds; 12 died"."""

    def read(self, line: Line, amount: Amount, noun: Counted | None, counts: Counts) -> Told | None:
        """Return what a number without a noun of its own takes up; None where that is not clear."""
        at = noun.head if noun is not None else line.token(amount.end - 1)
        people = noun is not None or (line.word(amount.end) != "more" and self._befalls(at))
        if noun is None and line.word(amount.end) == "of" and line.word(amount.end + 1) in _THEM:
            counted = _last(amount, counts)
            return None if counted is None else _told(at, counted, part=True)
        if not (_added(line, amount, noun) or (noun is None and _alone(at))):
            return None
        counted = _only(counts.here) if counts.here else _held(amount, _only(counts.before))
        if counted is None or self._unnamed(counted, at, people=people, before=not counts.here):
            return None
        return _told(at, counted, part=not counts.here and counted.value != amount.low)

    def _befalls(self, number: Token) -> bool:
        verb = clause.governor(number)
        return verb is not None and verb.lemma_.lower() in self._fates

    def _unnamed(self, counted: Quantity, number: Token, *, people: bool, before: bool) -> bool:
        """Tell whether a number may count others than those before: people need no naming, and are many groups."""
        if self._table.is_person(counted.head):
            return people or before
        return self._befalls(number)


def _added(line: Line, amount: Amount, noun: Counted | None) -> bool:
    """Tell whether the number comes on top of another: ``two others``, ``two more on Tuesday``."""
    if noun is not None:
        return noun.lemma in _ADDED and not noun.modifiers
    return line.word(amount.end) == "more"


def _alone(number: Token) -> bool:
    """Tell whether the number is the subject of a verb, or the new state of "the number"."""
    if number.dep_ in _SUBJECTS:
        return number.head.pos_ in {"VERB", "AUX"}
    subject = clause.subject(clause.governor(number)) if number.dep_ in {"pobj", "attr", "dobj"} else None
    return subject is not None and subject.lower_ == "number" and not any(subject.rights)


def _last(amount: Amount, counts: Counts) -> Quantity | None:
    """Return the nearest count that is large enough to hold the number."""
    fitting = [each for each in (*counts.before, *counts.here) if _counts(each) and _holds(each, amount)]
    return fitting[-1] if fitting else None


def _only(counts: Sequence[Quantity]) -> Quantity | None:
    """Return the last count where all count one thing."""
    found = [each for each in counts if _counts(each)]
    return found[-1] if len({each.head for each in found}) == 1 else None


def _held(amount: Amount, counted: Quantity | None) -> Quantity | None:
    return counted if counted is not None and _holds(counted, amount) else None


def _holds(counted: Quantity, amount: Amount) -> bool:
    return counted.value is None or counted.value >= amount.low


def _counts(each: Quantity) -> bool:
    return each.unit is None and bool(each.head) and each.head not in _ADDED and each.value != 1


def _told(token: Token, counted: Quantity, *, part: bool) -> Told:
    return Told(
        token=token,
        lemma=counted.head,
        counted=counted.counted,
        modifiers=counted.modifiers,
        whole=counted.counted if part else None,
    )
