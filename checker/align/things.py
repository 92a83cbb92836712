"""What a figure counts or measures: which figures may be compared at all, and how close the things are."""

import re
from collections.abc import Iterator
from typing import Literal

import msgspec
from rapidfuzz import fuzz

from checker.align.events import Events
from checker.align.once import Once
from checker.lexicon import Lexicon
from checker.model import Claim
from checker.values import Quantity, measure
from checker.values.agreement import TIMES
from checker.values.counted import Concept, CountedTable, concept, kinds
from checker.values.figure import is_code
from checker.values.slip import slip

_PERSON = "person"
_STEM = 80.0
"""Percent of shared letters from which two words of measure are one: rated and rating."""
_PIECE = re.compile("0[0-9]")
"""How no number starts that counts anything."""
_GOVERNING = 4
"""Words up the chain that may name what a figure measures: further up stands what else the sentence tells."""
_SHORTEST = 4
"""Letters a word of measure has at least: shorter ones resemble each other by chance."""
_LIGHT = frozenset({"be", "have", "say", "report", "make", "take", "get", "give", "about", "with", "from"})


_Dimension = Literal["money", "share", "time", "size"]


class _Measure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    of: frozenset[_Dimension]
    words: tuple[str, ...]


class _Measures(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    measures: tuple[_Measure, ...]


class Things:
    """Compares the things that two figures count."""

    def __init__(self, lexicon: Lexicon, events: Events) -> None:
        self._table = lexicon.read("counted", CountedTable)
        self._events = events
        measures = lexicon.read("measures", _Measures).measures
        self._kinds = {(word, of): each.name for each in measures for word in each.words for of in each.of}
        self._known = frozenset({group.name for group in self._table.groups} | set(self._table.kinds))
        self.name = Once(self._title)
        self._concept = Once(self._read)
        self._kind = Once(self._named)
        self._measure = Once(_measure)

    def blocks(self, claim: Claim) -> Iterator[str]:
        """Yield the keys under which a figure meets others: its value, its unit, the widest kind of what it counts.

        A bare number that counts nothing known meets equal numbers, and those that the same is told of. A way of
        speaking ("one of the largest"), the number before a name and a piece of a date ("09") meet nothing; members of
        a named body ("30 House Democrats") meet equal numbers.
        """
        figure = _quantity(claim)
        if (
            (figure.value == 1 and (figure.whole or not figure.counted))
            or len(figure.head) == 1
            or _PIECE.match(claim.text)
        ):
            return
        named = figure.unit is None and _is_name(figure.counted)
        if named and not figure.counted.endswith("s"):
            return
        yield f"value:{figure.value}:{figure.unit}:{figure.per or ''}"
        if named:
            return
        if figure.unit is not None:
            yield from (f"unit:{unit}:{figure.per or ''}" for unit in measure.meeting(figure.unit))
            yield f"number:{figure.value}"
        elif name := self._concept(claim).name:
            yield f"thing:{kinds(name, self._table)[-1]}"
        else:
            yield f"told:{claim.context.predicate}:{claim.context.role}"

    def compare(self, left: Claim, right: Claim, *, akin: bool, framed: bool) -> Iterator[tuple[str, str]]:
        """Yield what the things counted say for or against two figures being the same.

        Args:
            left: A quantity.
            right: Another one.
            akin: The same value stands in much the same words, so that another noun may be another name.
            framed: The sentences say the same but for the figure.
        """
        if not measure.one_unit(_quantity(left).unit, _quantity(right).unit):
            yield from self._other_unit(left, right, framed=framed)
            return
        if _quantity(left).unit is not None:
            yield from self._measures(left, right)
            return
        one, other = self._concept(left), self._concept(right)
        detail = f"{_quantity(left).counted or '-'} / {_quantity(right).counted or '-'}"
        if one.name == other.name and one.name:
            yield _groups(one, other), detail
        elif not one.name and not other.name:
            yield _uncounted(left, right, framed=framed), detail
        elif not (one.name and other.name) and _quantity(left).value == _quantity(right).value:
            yield "nothing counted in one", detail
        elif one.name in kinds(other.name, self._table) or other.name in kinds(one.name, self._table):
            yield "a kind of the other", detail
        else:
            named = akin and self._could_be(one, other) and _attributive(left) is _attributive(right)
            yield ("another word for it" if named else "different things"), detail

    def _could_be(self, one: Concept, other: Concept) -> bool:
        """Tell whether two nouns may name one thing: kinds of one thing, or a noun the word list does not know."""
        tops = {kinds(each.name, self._table)[-1] for each in (one, other)}
        known = [each.name in self._known for each in (one, other)]
        return len(tops) == 1 or not all(known)

    def _read(self, claim: Claim) -> Concept:
        """Return what a figure counts; where the noun is left out or names a fate, people."""
        figure = _quantity(claim)
        if self._events.counts_people(figure.head):
            return Concept(name=_PERSON)
        if not figure.head:
            return Concept(name=_PERSON if self._events.befalls_people(claim.context) else "")
        # A fire-fighter is a firefighter.
        return concept(figure.head.replace("-", ""), figure.modifiers, self._table)

    def _title(self, claim: Claim) -> str:
        """Return the unit a figure has, or the thing it counts, without what narrows it."""
        unit = _quantity(claim).unit
        return f"{unit} {self._kind(claim) or ''}".strip() if unit else self._concept(claim).name

    def counts_people(self, claim: Claim) -> bool:
        """Tell whether a figure counts people."""
        return _PERSON in kinds(self._concept(claim).name, self._table)

    def may_count_people(self, claim: Claim) -> bool:
        """Tell whether a figure counts people, or nothing that is known to be something else."""
        name = self._concept(claim).name
        return not name or _PERSON in kinds(name, self._table) or name not in self._known

    def _measures(self, left: Claim, right: Claim) -> Iterator[tuple[str, str]]:
        kinds = self._kind(left), self._kind(right)
        one, other = self._measure(left), self._measure(right)
        shared = [(a, b) for a in sorted(one) for b in sorted(other) if _one_word(a, b)]
        heads = _own_noun(left), _own_noun(right)
        if _quantity(left).per != _quantity(right).per and None in {_quantity(left).per, _quantity(right).per}:
            yield "different things", f"per {_quantity(left).per or _quantity(right).per} in one"
        elif all(kinds) and kinds[0] != kinds[1]:
            yield "different measures", " / ".join(map(str, kinds))
        elif all(kinds):
            yield "same kind of measure", str(kinds[0])
        elif shared:
            yield "same measure", " / ".join(dict.fromkeys(shared[0]))
        elif all(heads) and not _one_word(*heads):
            yield "unit for a different measure", " / ".join(heads)
        else:
            yield "same unit", str(_quantity(left).unit)

    def _other_unit(self, left: Claim, right: Claim, *, framed: bool) -> Iterator[tuple[str, str]]:
        """Compare equal numbers in two units: one of them is a slip where both measure the same."""
        one, other = _quantity(left), _quantity(right)
        same = framed or bool(self._measure(left) & self._measure(right))
        slipped = same and slip(one, other) is not None
        yield ("same number and measure, other unit" if slipped else "different things"), f"{one.unit} / {other.unit}"

    def _named(self, claim: Claim) -> str | None:
        """Return what kind of measure a figure is, by the noun it belongs to or the nearest word that governs it."""
        of = _dimension(_quantity(claim).unit)
        words = (_quantity(claim).head, *claim.context.chain[:_GOVERNING], *_ends(claim))
        return next((self._kinds[word, of] for word in words if (word, of) in self._kinds), None)


def _measure(claim: Claim) -> frozenset[str]:
    """Return the words that say what a figure with a unit measures: what it is of, and what governs it."""
    figure, context = _quantity(claim), claim.context
    words = {figure.head, *figure.modifiers, *context.chain, *_ends(claim)}
    return frozenset(word for word in words if len(word) >= _SHORTEST and word not in _LIGHT)


def _ends(claim: Claim) -> Iterator[str]:
    """Yield the last words of a claim's subject and object, as written and without the s of a plural."""
    for phrase in (claim.context.subject, claim.context.object):
        if phrase and phrase.strip():
            word = phrase.casefold().split()[-1]
            yield from (word, word.removesuffix("s"))


def _dimension(unit: str | None) -> _Dimension:
    """Return what a unit measures, as far as the word list tells it apart."""
    if unit is None or unit == "%":
        return "share"
    return "money" if is_code(unit) else "time" if unit in TIMES else "size"


def _is_name(counted: str) -> bool:
    """Tell whether what stands after a number is a name of several words and counts nothing."""
    words = counted.split()
    return len(words) > 1 and all(word[:1].isupper() for word in words)


def _quantity(claim: Claim) -> Quantity:
    assert isinstance(claim.payload, Quantity)  # noqa: S101 - only figures are aligned here
    return claim.payload


def _uncounted(left: Claim, right: Claim, *, framed: bool) -> str:
    """Compare two bare numbers: where they differ, only the words around them can hold them together."""
    if framed:
        return "nothing counted, at the same place"
    return "nothing counted" if _quantity(left).value == _quantity(right).value else "different things"


def _attributive(claim: Claim) -> bool:
    """Tell whether a figure and its noun are one hyphened adjective: "five-storey" is no other word for five people."""
    return "-" in claim.text and claim.text.casefold().endswith(f"-{_quantity(claim).counted.casefold()}")


def _groups(one: Concept, other: Concept) -> str:
    if one.modifiers == other.modifiers:
        return "same thing counted"
    if one.modifiers <= other.modifiers or other.modifiers <= one.modifiers:
        return "same thing, one narrower"
    return "same thing, different groups"


def _own_noun(claim: Claim) -> str:
    """Return the noun that stands with a figure: one that a verb gives it is often but one word for the measure."""
    figure = _quantity(claim)
    return figure.head if figure.counted in claim.text else ""


def _one_word(one: str, other: str) -> bool:
    return one == other or (one[:_SHORTEST] == other[:_SHORTEST] and fuzz.ratio(one, other) >= _STEM)
