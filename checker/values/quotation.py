"""A direct quotation, its speaker and its cue; two quotations collated word by word."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from checker.values.wording import FUNCTION_WORDS, full, normal, spelled, words


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """The words quoted, who said them and by which verb."""

    kind: ClassVar[str] = "quote"

    quotation: str
    """The words between the marks."""
    speaker: str | None
    """As written, a pronoun too; the claim's ``attributed_to`` gives the name it stands for."""
    cue: str | None
    """Lemma of the verb that introduces it: ``say``."""


class Difference(StrEnum):
    """How two wordings of one quotation differ, gravest first."""

    NEGATION = "negation added or lost"
    QUALIFIER = "qualifier dropped"
    CUT = "cut short before a reservation"
    PARAPHRASE = "paraphrase or translation"
    PART = "quoted in part"
    CONTRACTION = "contraction"
    TYPOGRAPHY = "punctuation or typography"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One step from the left wording to the right one."""

    left: tuple[str, ...]
    right: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Tell whether both wordings have these words, in whatever form."""
        return "".join(normal(self.left)) == "".join(normal(self.right))

    @property
    def verbatim(self) -> bool:
        """Tell whether both wordings have these words in the same form, written as one word or two."""
        left, right = ("".join(spelled(side)).replace("'", "") for side in (self.left, self.right))
        return left == right

    @property
    def contracted(self) -> bool:
        """Tell whether one side writes out what the other contracts."""
        left, right = _plain([self.left]), _plain([self.right])
        return left == right and not self.verbatim and len(left) > min(len(self.left), len(self.right))


@dataclass(frozen=True, slots=True, kw_only=True)
class Collation:
    """Two quotations laid side by side where they match best."""

    edits: tuple[Edit, ...]
    left_extent: tuple[int, int]
    """First and last-but-one word of the matching part on the left."""
    right_extent: tuple[int, int]
    shared: tuple[str, ...]
    """Stems of the content words both have, in order."""
    longest_run: int
    """Most words in a row that both have."""
    similarity: float
    """Share of the matching part's weight that both have, 0 to 1; the same both ways round."""
    coverage: float
    """Share of the words, of the quotation it is greater for, that lie in the matching part, 0 to 1."""
    differences: tuple[Difference, ...]

    def diff(self) -> str:
        """Print the two as one: ``the [-old-] {+new+} words``."""
        shown = []
        for edit in self.edits:
            if edit.verbatim:
                shown.append(" ".join(edit.left))
                continue
            shown.extend(f"[-{' '.join(edit.left)}-]" for _ in edit.left[:1])
            shown.extend(f"{{+{' '.join(edit.right)}+}}" for _ in edit.right[:1])
        return " ".join(shown)


_LONGEST = 300
"""Words of a quotation that are collated: work grows with the product of both lengths."""

_NEGATIONS = frozenset({"not", "no", "never", "none", "nothing", "nobody", "neither", "nor", "without"})
_RESERVATIONS = frozenset({"but", "however", "although", "though", "unless", "except", "yet"})


def collate(left: str, right: str, qualifiers: Collection[str] = ()) -> Collation:
    """Lay two quotations side by side where they match best: one may be a part of the other.

    Args:
        left: The words of one.
        right: The words of the other.
        qualifiers: Words whose loss changes how far a statement goes.
    """
    a, b = words(left)[:_LONGEST], words(right)[:_LONGEST]
    units = _units(a, b), _units(b, a)
    steps = _align([_key(unit) for unit in units[0]], [_key(unit) for unit in units[1]])
    edits = _edits(units[0], units[1], steps)
    sides = (
        _Side(words=a, extent=_extent(units[0], [i for i, _ in steps])),
        _Side(words=b, extent=_extent(units[1], [j for _, j in steps])),
    )
    found = _differences(sides, edits, qualifiers)
    return Collation(
        edits=edits,
        left_extent=sides[0].extent,
        right_extent=sides[1].extent,
        shared=tuple(w for e in edits if e.same for w in normal(e.left) if w not in FUNCTION_WORDS),
        longest_run=max((min(len(e.left), len(e.right)) for e in edits if e.verbatim), default=0),
        similarity=_similarity(edits),
        coverage=max(side.coverage for side in sides),
        differences=tuple(d for d in Difference if d in found),
    )


def _units(own: Sequence[str], other: Sequence[str]) -> list[tuple[str, ...]]:
    """Take two words as one where the other side has them as one: *is not* and *isn't*, *air strikes*."""
    whole = {"".join(normal((word,))) for word in other}
    units: list[tuple[str, ...]] = []
    place = 0
    while place < len(own):
        pair = tuple(own[place : place + 2])
        size = 2 if len(pair) > 1 and "".join(normal(pair)) in whole else 1
        units.append(pair[:size])
        place += size
    return units


def _key(unit: tuple[str, ...]) -> tuple[str, int]:
    """Return what units are compared by, and their weight: a content word weighs as three others."""
    forms = normal(unit)
    return "".join(forms), _weight(forms)


def _weight(forms: tuple[str, ...]) -> int:
    return 3 if any(form not in FUNCTION_WORDS for form in forms) else 1


def _hit(first: tuple[str, int], second: tuple[str, int]) -> int:
    return 2 * min(first[1], second[1]) if first[0] == second[0] else -1


def _align(a: list[tuple[str, int]], b: list[tuple[str, int]]) -> list[tuple[int | None, int | None]]:
    """Align two lists locally (Smith and Waterman 1981).

    Ties resolve the same way whichever list comes first, so that the result is symmetric.
    """
    if a > b:
        return [(j, i) for i, j in _align(b, a)]
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


def _trace(
    a: Sequence[tuple[str, int]],
    b: Sequence[tuple[str, int]],
    scores: Sequence[Sequence[int]],
    at: tuple[int, int],
) -> list[tuple[int | None, int | None]]:
    """Walk back from the best score to where the match starts."""
    i, j = at
    steps: list[tuple[int | None, int | None]] = []
    while i and j and scores[i][j]:
        if scores[i][j] == scores[i - 1][j - 1] + _hit(a[i - 1], b[j - 1]):
            i, j = i - 1, j - 1
            steps.append((i, j))
        elif scores[i][j] == scores[i - 1][j] - 1:
            i -= 1
            steps.append((i, None))
        else:
            j -= 1
            steps.append((None, j))
    return steps[::-1]


def _extent(units: Sequence[tuple[str, ...]], indices: Sequence[int | None]) -> tuple[int, int]:
    """Return the first matching word and the one after the last."""
    known = [i for i in indices if i is not None]
    if not known:
        return (0, 0)
    start = sum(len(unit) for unit in units[: known[0]])
    return (start, start + sum(len(unit) for unit in units[known[0] : known[-1] + 1]))


def _edits(
    a: Sequence[tuple[str, ...]], b: Sequence[tuple[str, ...]], steps: Sequence[tuple[int | None, int | None]]
) -> tuple[Edit, ...]:
    """Join single steps into runs of equal and of differing words."""
    edits: list[Edit] = []
    for i, j in steps:
        step = Edit(left=a[i] if i is not None else (), right=b[j] if j is not None else ())
        if edits and (edits[-1].same, edits[-1].verbatim, edits[-1].contracted) == (
            step.same,
            step.verbatim,
            step.contracted,
        ):
            last = edits.pop()
            step = Edit(left=last.left + step.left, right=last.right + step.right)
        edits.append(step)
    return tuple(edits)


def _similarity(edits: Sequence[Edit]) -> float:
    """Weigh what both have against all of the matching part."""
    both = sum(max(_heft(edit.left), _heft(edit.right)) for edit in edits if edit.same)
    loose = [edit for edit in edits if not edit.same]
    only = max(sum(_heft(edit.left) for edit in loose), sum(_heft(edit.right) for edit in loose))
    return both / (both + only) if both else 0.0


def _heft(given: tuple[str, ...]) -> int:
    """Weigh a run of words."""
    return sum(_weight((form,)) for form in normal(given))


def _differences(
    sides: tuple["_Side", "_Side"], edits: Sequence[Edit], qualifiers: Collection[str]
) -> frozenset[Difference]:
    """Name the differences."""
    left, right = sides
    changed = [edit for edit in edits if not edit.same]
    lost, gained = _plain(e.left for e in changed), _plain(e.right for e in changed)
    tests = {
        Difference.NEGATION: (_negations(lost) - _negations(gained)) % 2 == 1,
        Difference.QUALIFIER: bool((set(lost) ^ set(gained)) & set(qualifiers)),
        Difference.CUT: bool(edits) and (left.cut_before(right) or right.cut_before(left)),
        Difference.PARAPHRASE: any(not e.verbatim and not e.contracted for e in edits),
        Difference.PART: bool(edits) and not (left.whole and right.whole),
        Difference.CONTRACTION: any(e.contracted for e in edits),
    }
    found = {difference for difference, holds in tests.items() if holds}
    if not found and edits and left.words != right.words:
        found.add(Difference.TYPOGRAPHY)
    return frozenset(found)


def _plain(runs: Iterable[tuple[str, ...]]) -> list[str]:
    """Return the words of several runs with contractions written out."""
    return [part for run in runs for word in run for part in full(word)]


def _negations(given: Sequence[str]) -> int:
    return sum(word in _NEGATIONS for word in given)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """The words of one quotation, and which of them match."""

    words: tuple[str, ...]
    extent: tuple[int, int]

    @property
    def whole(self) -> bool:
        """Tell whether all of it matches."""
        return self.extent == (0, len(self.words))

    @property
    def coverage(self) -> float:
        """Return the share of its words that lie in the matching part."""
        return (self.extent[1] - self.extent[0]) / len(self.words) if self.words else 0.0

    def cut_before(self, fuller: "_Side") -> bool:
        """Tell whether it ends where the other goes on with a reservation."""
        following = fuller.words[fuller.extent[1] : fuller.extent[1] + 1]
        return self.extent[1] == len(self.words) and bool(following) and following[0].casefold() in _RESERVATIONS
