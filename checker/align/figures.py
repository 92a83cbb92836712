"""Quantities to clusters: which figures are about the same thing.

Candidate pairs share a unit and a thing counted. Each pair is scored by ordered, labelled levels whose weights add up,
as match weights do in probabilistic record linkage (Fellegi and Sunter 1969; Splink shows them as a waterfall). Pairs
whose values fit together need a lower sum than pairs that would conflict, since an equal figure is itself a sign of
the same thing.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from checker.align import circumstances, clustering, weights
from checker.align.clustering import Aligned
from checker.align.events import Event, Events
from checker.align.frames import Frames
from checker.align.groups import Groups
from checker.align.nearest import Candidates, Near
from checker.align.once import Once, OnceForTwins, Twins, told
from checker.align.setting import Settings
from checker.align.things import Things
from checker.align.weights import Fit, Pair, Weights
from checker.lexicon import Lexicon
from checker.model import Article, Claim, Term
from checker.values import Quantity, agreement, figure, slip
from checker.values.agreement import TIMES

_FAR = 3.0
"""Ratio from which two figures are seldom the same one told differently: reports of one toll differ by less."""
_OTHER_SIZE = 30.0
"""Ratio from which only a slip explains two figures of one thing."""
_BEFORE = 800
"""Characters in which a figure is looked for that another one comes on top of: two paragraphs or so."""
_BETTER = 4.0
"""How much better than a figure that fits must match the one that a figure is at odds with."""
_TWIN = 1.5
"""The same where the sentences say the same but for the figure: a writer may tell a figure twice, and once wrongly."""
_SMALL = 4.0
"""Figures below this are equal by chance too often to say much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Adds:
    """The figures that come on top of others."""

    worded: frozenset[str]
    """Ids of those worded so: "another", "others"."""
    sure: frozenset[str]
    """Ids of those that do, by what stands before them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Alone:
    """The figures whose article gives one value, once or again and again."""

    thing: frozenset[str]
    """Ids of those with one value for their thing."""
    event: frozenset[str]
    """Ids of those with one value for their thing in what befalls it."""
    narrow: frozenset[str]
    """Ids of those with one value for their thing as it is narrowed: "customs officers" among officers."""
    early: frozenset[str]
    """Ids of all figures that stand in the headline or the opening."""


class Figures:
    """Aligns the quantities of one story."""

    def __init__(self, lexicon: Lexicon, settings: Settings) -> None:
        self._settings = settings
        self._weights: Weights = weights.read(lexicon, "figures")
        self._events = Events(lexicon)
        self._groups = Groups(lexicon)
        self._things = Things(lexicon, self._events)
        self._frames = Frames()
        self._event_of = Once(lambda claim: self._events.of(claim.context, _quantity(claim).head))
        self._happened = Once(self._befell)
        self._words = Once(circumstances.told)
        self._scored = OnceForTwins(self._weighed, Twins(lambda claim: told(claim, settings.of(claim))))

    def align(self, articles: Sequence[Article], claims: Sequence[Claim]) -> Aligned:
        """Return the clusters of a story's quantities."""
        figures = [claim for claim in claims if isinstance(claim.payload, Quantity) and claim.attribute != "age"]
        copies = _copies(figures)
        once = [claim for claim in figures if claim.id not in copies]
        adds = self._adds(articles, once)
        candidates = self._candidates(once)
        pairs, considered = clustering.sound(self._pairs(candidates, once, adds), self._weights)
        kept = list(clustering.settled(pairs, better=_better))
        # A sentence that only its own article has agrees with nobody by coming twice.
        linked = {claim.id for pair in kept for claim in (pair.left, pair.right)}
        again = (self._again(copies[c.id], c) for c in figures if c.id in copies and copies[c.id].id in linked)
        clusters = clustering.clusters(figures, [*kept, *again], kind="quantity")
        return Aligned(clusters=clusters, considered=considered, notes=candidates.note("figures"))

    def _again(self, first: Claim, copy: Claim) -> Pair:
        return Pair(first, copy, (self._term("the same sentence again", ""),), Fit.SAME)

    def _candidates(self, figures: Sequence[Claim]) -> Candidates:
        """Return the pairs to score: those that share a unit or a thing counted, or have one value."""
        near = Near(terms=self._terms, place=lambda claim: _size(_quantity(claim)))
        return Candidates(figures, self._blocks(figures), near)

    def _blocks(self, figures: Sequence[Claim]) -> Mapping[str, Sequence[int]]:
        blocks: dict[str, list[int]] = defaultdict(list)
        for number, claim in enumerate(figures):
            for key in self._things.blocks(claim):
                blocks[key].append(number)
        return blocks

    def _terms(self, claim: Claim) -> tuple[str, ...]:
        """Return what tells a figure from the others of its block: the words around it, what it counts, the event."""
        context, figure = claim.context, _quantity(claim)
        event = self._event_of(claim)
        told = f"event {event.name}" if event is not None else f"told {context.predicate}"
        own = (f"value {figure.value}", f"head {figure.head}", told)
        return (*own, *context.words, *(f"in {place}" for place in context.places))

    def _pairs(self, candidates: Candidates, figures: Sequence[Claim], adds: _Adds) -> Iterator[Pair]:
        alone = self._alone(figures)
        for left, right in candidates:
            if not _one_sentence(left, right):
                yield self._pair(left, right, self._standing(left, right, alone, adds))

    def _standing(self, left: Claim, right: Claim, alone: _Alone, adds: _Adds) -> Iterator[tuple[str, str]]:
        """Compare how two figures stand to the other figures of their articles."""
        label = _alone({left.id, right.id}, alone)
        if label and self._things.name(left) == self._things.name(right) and self._things.name(left) not in TIMES:
            yield label, ""
        if _quantity(left).forecast is not _quantity(right).forecast:
            yield "one was only expected", ""
        worded = (left.id in adds.worded) is not (right.id in adds.worded)
        if (left.id in adds.sure) is not (right.id in adds.sure) or (
            worded and self._class(left) != self._class(right)
        ):
            yield "one comes on top of others", ""

    def _alone(self, figures: Sequence[Claim]) -> _Alone:
        """Tell the figures that are their article's only one of a kind.

        A figure that takes up another one's noun ("15 of them") is no second value for it.
        """
        nouns = _named(figures)
        figures = [
            c for c in figures if _quantity(c).counted in c.text or (c.article, _quantity(c).counted) not in nouns
        ]
        things = {claim.id: self._things.name(claim) for claim in figures}
        events = {claim.id: (things[claim.id], self._class(claim)) for claim in figures}
        told = [claim for claim in figures if events[claim.id][1] is not None]
        early = frozenset(claim.id for claim in figures if self._settings.of(claim).prominence > 0)
        narrow = {claim.id: (things[claim.id], _quantity(claim).modifiers) for claim in figures}
        narrowed = _single([claim for claim in figures if _quantity(claim).modifiers], narrow)
        return _Alone(thing=_single(figures, things), event=_single(told, events), narrow=narrowed, early=early)

    def _pair(self, left: Claim, right: Claim, extra: Iterable[tuple[str, str]]) -> Pair:
        terms, fit, value = self._scored(left, right)
        return Pair(left, right, (*terms, *(self._term(*label) for label in extra)), fit, value)

    def _weighed(self, left: Claim, right: Claim) -> tuple[tuple[Term, ...], Fit, float]:
        """Return the terms of two figures by themselves, how their values fit, and what the values add."""
        fit = _fit(_quantity(left), _quantity(right))
        alike, framed = circumstances.alike(self._words(left), self._words(right)), self._frames.same(left, right)
        akin = fit is Fit.SAME and (framed or alike >= circumstances.PARTLY)
        value = tuple(self._term(*label) for label in _value(_quantity(left), _quantity(right), fit))
        labels = [
            *self._event(left, right),
            *self._groups.compare(left, right),
            *circumstances.compare(left, right, self._settings),
            *circumstances.wording(alike, framed=framed),
            *self._timing(left, right),
        ]
        things = (self._term(*label) for label in self._things.compare(left, right, akin=akin, framed=framed))
        return (*things, *value, *(self._term(*label) for label in labels)), fit, sum(term.weight for term in value)

    def _term(self, label: str, detail: str) -> Term:
        return self._weights.term(label, detail)

    def _adds(self, articles: Sequence[Article], figures: Sequence[Claim]) -> _Adds:
        """Return the figures that come on top of others.

        "Two other cities" are always on top of some; of people, "nine others were hurt" only tells them from the dead,
        so that another figure of the same event must stand just before.
        """
        texts = {article.id: article.text for article in articles}
        worded = [claim for claim in figures if self._groups.adds(claim, texts[claim.article])]
        before = _Before(figures)
        sure = [c for c in worded if self._always_adds(c) or any(self._precedes(other, c) for other in before.of(c))]
        return _Adds(worded=frozenset(c.id for c in worded), sure=frozenset(c.id for c in sure))

    def _always_adds(self, claim: Claim) -> bool:
        return not self._things.counts_people(claim) and bool(
            {"other", "another", "further", "additional"} & set(claim.text.casefold().split())
        )

    def _precedes(self, one: Claim, other: Claim) -> bool:
        # A figure that fits the one before may only repeat it.
        return self._class(one) == self._class(other) and _fit(_quantity(one), _quantity(other)) is Fit.APART

    def _befell(self, claim: Claim) -> Event | None:
        """Return the event of a figure; what befalls people does not befall things: a saved penalty is no rescue."""
        event = self._event_of(claim)
        if event is not None and event.family == "casualties" and not self._things.may_count_people(claim):
            return None
        return event

    def _class(self, claim: Claim) -> tuple[str, str] | None:
        event = self._event_of(claim)
        return (event.family, event.name) if event is not None else None

    def _timing(self, left: Claim, right: Claim) -> Iterator[tuple[str, str]]:
        """Compare times, but for the members of a body: how many belong to it does not happen on a day."""
        if not (self._groups.body(left) and self._groups.body(right)):
            yield from circumstances.time(self._settings.of(left), self._settings.of(right))

    def _event(self, left: Claim, right: Claim) -> Iterator[tuple[str, str]]:
        one, other = self._happened(left), self._happened(right)
        detail = f"{_told(left, one)} / {_told(right, other)}"
        if one is not None and other is not None:
            yield _events(one, other), detail
        elif one is None and other is None and left.context.predicate == right.context.predicate is not None:
            same = left.context.role == right.context.role
            yield ("same predicate" if same else "same predicate, another part in it"), detail
        else:
            yield "event not told in one", detail


class _Before:
    """The figures of a story, to be found by what they stand shortly before."""

    def __init__(self, figures: Sequence[Claim]) -> None:
        self._own: dict[str, list[Claim]] = defaultdict(list)
        for claim in sorted(figures, key=lambda c: c.span.start):
            self._own[claim.article].append(claim)
        self._starts = {article: [claim.span.start for claim in own] for article, own in self._own.items()}

    def of(self, claim: Claim) -> Sequence[Claim]:
        """Return the figures of a claim's article that stand shortly before it."""
        own, starts = self._own[claim.article], self._starts[claim.article]
        return own[bisect_left(starts, claim.span.start - _BEFORE) : bisect_left(starts, claim.span.start)]


def _copies(figures: Sequence[Claim]) -> Mapping[str, Claim]:
    """Return the figures of sentences that their article has before, and the first of each.

    Aligned one by one, a sentence that an article repeats a thousand times would be compared a million times.
    """
    first: dict[Hashable, Claim] = {}
    found: dict[str, Claim] = {}
    for claim in figures:
        one = first.setdefault(
            (claim.article, claim.sentence, claim.text, replace(claim.context, block=0, passage=0), _quantity(claim)),
            claim,
        )
        # Nearer than the sentence is long, it stands in the same one: "two dead here, two dead there".
        if abs(claim.span.start - one.span.start) >= len(claim.sentence):
            found[claim.id] = one
    return found


def _events(one: Event, other: Event) -> str:
    if (one.family, one.name) == (other.family, other.name):
        return "same event"
    if "alike" in {one.kind, other.kind}:
        return "event not told in one"
    if one.family != other.family:
        return "different events"
    return "different steps of one ladder" if one.ladder else "different fates"


def _told(claim: Claim, event: Event | None) -> str:
    return event.word if event is not None else (claim.context.predicate or "-").replace("_", " ")


def _fit(one: Quantity, other: Quantity) -> Fit:
    if agreement.alike(one, other):
        return Fit.SAME
    return Fit.TOGETHER if agreement.together(one, other) is not None else Fit.APART


def _value(one: Quantity, other: Quantity, fit: Fit) -> Iterator[tuple[str, str]]:
    detail = f"{figure.wording(one)} / {figure.wording(other)}"
    ratio = _ratio(one, other)
    far = ratio >= _FAR
    if fit is Fit.APART:
        slipped = slip.slip(one, other) is not None
        slip_ = (
            "apart, as by a slip in a precise figure" if _precise(one) and _precise(other) else "apart, as by a slip"
        )
        size = "of another size" if ratio >= _OTHER_SIZE else "far apart" if far else "apart"
        yield (slip_ if slipped else size), detail
    elif fit is Fit.TOGETHER:
        yield ("overlapping, far apart" if far else "overlapping"), detail
    elif one.value is not None and one.value < _SMALL:
        yield "equal, but small", detail
    else:
        yield ("exactly equal" if _precise(one) else "equal"), detail


def _alone(ids: set[str], alone: _Alone) -> str:
    if ids <= alone.thing:
        return "the only such figure, told early in each" if ids <= alone.early else "the only such figure in each"
    return "the only such figure of its kind in each" if ids <= alone.event or ids <= alone.narrow else ""


def _single(figures: Sequence[Claim], kinds: Mapping[str, Hashable]) -> frozenset[str]:
    """Return the figures whose article gives one value for their kind, once or again and again."""
    values: dict[tuple[str, Hashable], set[float]] = defaultdict(set)
    for claim in figures:
        values[claim.article, kinds[claim.id]].add(_size(_quantity(claim)))
    return frozenset(claim.id for claim in figures if len(values[claim.article, kinds[claim.id]]) == 1)


def _better(pair: Pair) -> float:
    return _TWIN if any(term.label == circumstances.FRAMED for term in pair.terms) else _BETTER


def _ratio(one: Quantity, other: Quantity) -> float:
    """Return how many times the larger stated figure holds the smaller."""
    sizes = sorted(abs(_size(each)) for each in (one, other))
    return sizes[1] / sizes[0] if sizes[0] else float("inf") if sizes[1] else 1.0


def _size(each: Quantity) -> float:
    """Return the stated number, or the middle of a range."""
    if each.value is not None:
        return each.value
    edges = [edge for edge in (each.low, each.high) if edge is not None]
    return sum(edges) / len(edges) if edges else 0.0


def _precise(one: Quantity) -> bool:
    """Tell whether a figure has two significant digits or more: such figures seldom agree by chance."""
    return one.value is not None and len(f"{abs(one.value):g}".replace(".", "").strip("0")) > 1


def _named(figures: Sequence[Claim]) -> frozenset[tuple[str, str]]:
    """Return what each article's figures count, where the noun stands with the figure."""
    return frozenset((c.article, _quantity(c).counted) for c in figures if _quantity(c).counted in c.text)


def _quantity(claim: Claim) -> Quantity:
    assert isinstance(claim.payload, Quantity)  # noqa: S101 - align() keeps nothing else
    return claim.payload


def _one_sentence(left: Claim, right: Claim) -> bool:
    """Tell whether two figures stand in one sentence: a writer who gives both means two things."""
    return left.article == right.article and left.sentence == right.sentence
