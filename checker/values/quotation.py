"""A direct quotation, its speaker and its cue; two quotations collated word by word."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from checker.values import overlap
from checker.values.overlap import HEAVY, Step, Unit
from checker.values.wording import FUNCTION_WORDS, bracketed, breaks, full, normal, spelled, stem, words


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Retelling(Quotation):
    """Words that one outlet gives as its own, or in part, where another has them between marks."""


class Difference(StrEnum):
    """How two wordings of one quotation differ, gravest first."""

    NEGATION = "negation added or lost"
    QUALIFIER = "qualifier dropped"
    CUT = "cut short before a reservation"
    CLIPPED = "last word left out"
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
    def negating(self) -> bool:
        """Tell whether nothing but a negation, and what comes with it, stands between the sides."""
        left, right = (_plain([side]) for side in (self.left, self.right))
        kept = [set(side) - _NEGATIONS - _EMPTY for side in (left, right)]
        return not self.verbatim and len({frozenset(map(stem, side)) for side in kept}) == 1

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
    whole: bool
    """Whether the matching part is all of both."""
    differences: tuple[Difference, ...]

    @property
    def opposed(self) -> bool:
        """Tell whether a negation is all that they differ in."""
        loose = [edit for edit in self.edits if not edit.verbatim]
        return Difference.NEGATION in self.differences and all(e.negating or e.contracted for e in loose)

    @property
    def retold(self) -> bool:
        """Tell whether words that say something differ: not only the person and tense that indirect speech changes."""
        first, last = self.core
        changed = [edit for edit in self.edits[first:last] if not edit.same]
        return any(
            word not in FUNCTION_WORDS for edit in changed for side in (edit.left, edit.right) for word in normal(side)
        )

    @property
    def likeness(self) -> float:
        """Return the share of the words that both have between the first and the last that both have, 0 to 1."""
        first, last = self.core
        return _similarity(self.edits[first:last])

    @property
    def core(self) -> tuple[int, int]:
        """Return the first and last-but-one edit of what lies between the first word both have and the last."""
        same = [number for number, edit in enumerate(self.edits) if edit.same]
        return (same[0], same[-1] + 1) if same else (0, 0)

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
_JOINTS = frozenset({"and", "but", "because", "that", "which", "who", "if", "when", "while"})
"""Words that begin another clause."""

_EMPTY = frozenset({"a", "an", "any", "the", "do", "does", "did", "ever", "at", "all"})
"""Words that come and go with a negation: *no toys* and *any toys*, *did not warn* and *warned*."""

_ARTICLES = frozenset({"a", "an", "the"})
_SLIP = "now"
"""A letter from *not*: who writes one for the other has mistyped it."""

_TAIL = 1
"""Words at the end of a sentence that are left out without a trace: *the best ever* and *the best*."""

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
    steps = overlap.steps(_line(units[0], breaks(left)), _line(units[1], breaks(right)))
    edits = _edits(units[0], units[1], steps)
    sides = (
        _Side(text=left, words=a, extent=_extent(units[0], [i for i, _ in steps])),
        _Side(text=right, words=b, extent=_extent(units[1], [j for _, j in steps])),
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
        whole=all(side.whole for side in sides),
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


def _line(units: Sequence[tuple[str, ...]], starts: Collection[int]) -> list[Unit]:
    """Return what units are compared by: a content word weighs as three others."""
    line: list[Unit] = []
    word = sentence = 0
    for unit in units:
        forms = normal(unit)
        sentence += any(place in starts for place in range(word, word + len(unit)))
        line.append(Unit(key="".join(forms), weight=_weight(forms), sentence=sentence))
        word += len(unit)
    return line


def _weight(forms: tuple[str, ...]) -> int:
    return HEAVY if any(form not in FUNCTION_WORDS for form in forms) else 1


def _extent(units: Sequence[tuple[str, ...]], indices: Sequence[int | None]) -> tuple[int, int]:
    """Return the first matching word and the one after the last."""
    known = [i for i in indices if i is not None]
    if not known:
        return (0, 0)
    start = sum(len(unit) for unit in units[: known[0]])
    return (start, start + sum(len(unit) for unit in units[known[0] : known[-1] + 1]))


def _edits(a: Sequence[tuple[str, ...]], b: Sequence[tuple[str, ...]], steps: Sequence[Step]) -> tuple[Edit, ...]:
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
    cut = bool(edits) and (left.cut_before(right) or right.cut_before(left))
    tests = {
        Difference.NEGATION: any(_odd(clause) for clause in _clauses(edits)),
        Difference.QUALIFIER: bool((set(lost) ^ set(gained)) & set(qualifiers)),
        Difference.CUT: cut,
        Difference.CLIPPED: bool(edits) and not cut and (left.clips(right) or right.clips(left)),
        Difference.PARAPHRASE: any(not e.verbatim and not e.contracted for e in _worded(sides, edits)),
        Difference.PART: bool(edits) and not (left.whole and right.whole),
        Difference.CONTRACTION: any(e.contracted for e in edits),
    }
    found = {difference for difference, holds in tests.items() if holds}
    if not found and edits and left.words != right.words:
        found.add(Difference.TYPOGRAPHY)
    return frozenset(found)


def _worded(sides: tuple["_Side", "_Side"], edits: Sequence[Edit]) -> Sequence[Edit]:
    """Return the edits in the speaker's words.

    Neither what brackets put in, nor an article that a fragment begins with, nor the ending that the sentence around a
    fragment wants: *he "strongly disagrees"*.
    """
    put = tuple(bracketed(side.text) for side in sides)
    kept = [e for e in edits if not any(own and put[n].issuperset(own) for n, own in enumerate((e.left, e.right)))]
    if any(side.text[:1].islower() for side in sides):
        kept = [edit for edit in kept if not edit.same or edit.verbatim]
    if kept and kept[0] == edits[0] and {*spelled(kept[0].left), *spelled(kept[0].right)} <= _ARTICLES:
        return kept[1:]
    return kept


def _plain(runs: Iterable[tuple[str, ...]]) -> list[str]:
    """Return the words of several runs with contractions written out."""
    return [part for run in runs for word in run for part in full(word)]


def _clauses(edits: Sequence[Edit]) -> Iterator[list[Edit]]:
    """Yield the edits clause by clause: a negation lost in one is not made good by one gained in another."""
    clause: list[Edit] = []
    for edit in edits:
        if edit.same and _JOINTS.intersection(spelled(edit.left)):
            yield clause
            clause = []
        clause.append(edit)
    yield clause


def _odd(edits: Sequence[Edit]) -> bool:
    """Tell whether one side of a clause denies what the other affirms: two negations undo each other."""
    lost, gained = (_plain(side) for side in ([e.left for e in edits], [e.right for e in edits]))
    if any("not" in one and _SLIP in other for one, other in ((lost, gained), (gained, lost))):
        return False
    return sum(word in _NEGATIONS for word in lost) % 2 != sum(word in _NEGATIONS for word in gained) % 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """The words of one quotation, and which of them match."""

    text: str
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

    def clips(self, fuller: "_Side") -> bool:
        """Tell whether it is a sentence from its start, but for the last word that the other has of it.

        What begins small is a fragment within another sentence, and ends where that wants it.
        """
        start, end = fuller.extent
        openings = {0, *breaks(fuller.text)}
        sentence = self.text[:1].isupper() and bool(openings.intersection(range(start, end)))
        if self.extent[1] != len(self.words) or not sentence:
            return False
        return end < len(fuller.words) <= end + _TAIL and not openings.intersection(range(end, len(fuller.words)))
