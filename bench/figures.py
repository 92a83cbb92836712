"""Labelled sentences: the figures that a news sentence states, and how many of them a reader of figures finds.

``quantities.jsonl`` holds an invented sentence a line with its figures: ``value`` (two numbers for a range), ``unit``,
``counted`` (the noun that is counted), ``bound`` (where a hedge makes it more or less than exact). A figure that is
``optional`` (an age, a score in a match) counts neither for nor against. Dates, times, names with digits and ordinals
are no figures, and have no label.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from checker.model import Claim
from checker.values.quantity import Bound, Quantity

FILE = Path(__file__).parent / "quantities.jsonl"
_SAME = 1e-6
"""Share by which equal values may differ: a third is written in more digits than one tool prints."""

Value = float | tuple[float, float]


class Figure(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One figure of a sentence, as labelled or as found."""

    value: Value
    unit: str | None = None
    counted: str | None = None
    bound: Bound = Bound.EXACT
    optional: bool = False


class Sentence(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A sentence and the figures it states."""

    text: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How what was found stands to the labels."""

    labelled: int
    found: int
    """Figures found, without those that are optional."""
    right: int
    """Figures found with the labelled value."""
    unit: int
    """Of these, with the labelled unit too, or with none where there is none."""
    hedged: int
    """Labelled figures with a hedge, ranges among them."""
    bound: int
    """Of these, found with the labelled bound."""
    counted: int
    """Labelled figures that count something."""
    thing: int
    """Of these, found with the thing counted."""
    none: int
    """Figures found in sentences that state none."""

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of the labelled figures that were found."""
        return self.right / self.labelled

    @property
    def with_unit(self) -> float:
        """Share of the labelled figures that were found with their unit."""
        return self.unit / self.labelled


def load(file: Path = FILE) -> tuple[Sentence, ...]:
    """Read the labelled sentences."""
    decoder = msgspec.json.Decoder(Sentence)
    return tuple(decoder.decode(line) for line in file.read_text(encoding="utf-8").splitlines())


def of_claims(claims: Iterable[Claim]) -> tuple[Figure, ...]:
    """Return the figures among the claims of a sentence."""
    return tuple(_figure(claim.payload) for claim in claims if isinstance(claim.payload, Quantity))


def _figure(quantity: Quantity) -> Figure:
    value: Value = quantity.value if quantity.value is not None else (quantity.low or 0.0, quantity.high or 0.0)
    unit = quantity.unit.replace("_", " ") if quantity.unit else None
    return Figure(value=value, unit=unit, counted=quantity.counted or None, bound=quantity.bound)


def score(sentences: Sequence[Sentence], found: Sequence[Sequence[Figure]]) -> Score:
    """Hold what was found in each sentence against its labels."""
    pairs, others, none = [], 0, 0
    for sentence, own in zip(sentences, found, strict=True):
        met, left = _matched([figure for figure in sentence.figures if not figure.optional], own)
        left = [each for each in left if not any(_same(each, one) for one in sentence.figures if one.optional)]
        pairs += met
        others += len(left)
        none += 0 if sentence.figures else len(left)
    labels = [figure for sentence in sentences for figure in sentence.figures if not figure.optional]
    return Score(
        labelled=len(labels),
        found=len(pairs) + others,
        right=len(pairs),
        unit=sum(_same_unit(*pair) for pair in pairs),
        hedged=sum(label.bound is not Bound.EXACT for label in labels),
        bound=sum(Bound.EXACT is not label.bound is each.bound for label, each in pairs),
        counted=sum(label.counted is not None for label in labels),
        thing=sum(_same_thing(*pair) for pair in pairs),
        none=none,
    )


def _matched(labels: Sequence[Figure], found: Sequence[Figure]) -> tuple[list[tuple[Figure, Figure]], list[Figure]]:
    """Pair each label with a figure of its value, of its unit where there is a choice; and return the rest."""
    left, pairs = list(found), []
    for label in labels:
        fits = [each for each in left if _same(label, each)]
        best = next((each for each in fits if _same_unit(label, each)), next(iter(fits), None))
        if best is not None:
            pairs.append((label, best))
            left.remove(best)
    return pairs, left


def _same(one: Figure, other: Figure) -> bool:
    return len(_ends(one)) == len(_ends(other)) and all(
        abs(a - b) <= _SAME * max(abs(a), abs(b)) for a, b in zip(_ends(one), _ends(other), strict=True)
    )


def _ends(figure: Figure) -> tuple[float, ...]:
    return figure.value if isinstance(figure.value, tuple) else (figure.value,)


def _same_unit(one: Figure, other: Figure) -> bool:
    return (one.unit or "").lower() == (other.unit or "").lower()


def _same_thing(label: Figure, found: Figure) -> bool:
    return label.counted is not None and label.counted in (found.counted or "").split()
