"""Passages of different articles that tell the same: sentences scored by the rare words they share.

Sums over sets of words are exact (``fsum``), so that no order of a set shows in a report.

The score is a logistic regression over the similarity of two sentences, how far it stands above that of the next best
partner, how alike their neighbours are, and where they stand; the weights are fitted by ``bench/fit_alignment.py``.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.align.facts.weights import Model
from checker.model import Claim
from checker.values import Statement

FEATURES = (
    "similarity",
    "shared",
    "contained",
    "margin left",
    "margin right",
    "neighbours",
    "distance",
    "names",
    "numbers",
    "length",
    "size",
)
"""What two passages are compared by, in the order of the weights."""

_LEAST = 0.06
"""Similarity below which two passages are not held to speak of one thing."""
FLOOR = 0.02
"""Probability of two passages below which their values are held together by their bearer or their words alone."""
_BEFORE = 20
"""Passages without a word that a story is taken to have beside its own: in a story of two sentences, words that both
have are not common ones."""
_RIVAL = 0.35
"""Part of the similarity of a passage's best partner in an article that another partner there must have."""
_COMMON = 40
"""Passages that a word joins one to: in a story of hundreds of outlets, those next to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One sentence of one article."""

    claim: Claim
    number: int
    """Place among the passages of its article, from 0."""
    of: int
    """Passages of its article."""
    words: frozenset[str]
    names: frozenset[str]
    norm: float
    """Length of its vector of word weights."""


Key = tuple[str, int]
"""An article's id and the number of the sentence in it."""


class Passages:
    """The passages of one story, and how likely any two of them tell the same."""

    def __init__(self, claims: Iterable[Claim], outlets: Mapping[str, str], model: Model) -> None:
        own: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            if isinstance(claim.payload, Statement) and claim.payload.passage:
                own[claim.article].append(claim)
        self.outlets = outlets
        self.rarity = _rarity(own)
        self._passages = [p for name in sorted(own) for p in self._article(sorted(own[name], key=_place))]
        self.features: dict[tuple[int, int], tuple[float, ...]] = {}
        self._likely: dict[tuple[Key, Key], float] = {}
        self._alike: dict[tuple[Key, Key], float] = {}
        self._best: dict[tuple[Key, str], float] = defaultdict(float)
        self._partners: dict[Key, list[Key]] = defaultdict(list)
        self._score(model)

    def likely(self, least: float) -> Iterator[tuple[Claim, Claim, float, tuple[float, ...]]]:
        """Yield the pairs of passages that tell the same, with their probability and what they are compared by."""
        for (one, other), features in self.features.items():
            left, right = self._passages[one].claim, self._passages[other].claim
            probability = self.probability(left, right)
            if probability >= least:
                yield left, right, probability, features

    def probability(self, left: Claim, right: Claim) -> float:
        """Return how likely the sentences that two claims stand in tell the same."""
        return self._likely.get(_pair(_key(left), _key(right)), 0.0)

    def similarity(self, left: Claim, right: Claim) -> float:
        """Return how alike the sentences that two claims stand in are, from 0 to 1."""
        return self._alike.get(_pair(_key(left), _key(right)), 0.0)

    def best(self, claim: Claim, article: str) -> float:
        """Return the probability of the best partner of a claim's sentence in another article."""
        return self._best.get((_key(claim), article), 0.0)

    def partners(self, claim: Claim) -> Sequence[Key]:
        """Return the sentences of other articles that may tell what a claim's sentence tells."""
        return self._partners.get(_key(claim), ())

    def likeness(self, left: Sequence[str], right: Sequence[str]) -> float:
        """Return the cosine of two sets of stems, weighted by how rare each is in the story."""
        shared = set(left) & set(right)
        if not shared:
            return 0.0
        weight = self.rarity
        one, other = (math.sqrt(math.fsum(weight.get(w, 1.0) ** 2 for w in own)) for own in (left, right))
        return math.fsum(weight.get(w, 1.0) ** 2 for w in shared) / (one * other) if one and other else 0.0

    def _article(self, claims: Sequence[Claim]) -> Iterator[Passage]:
        for number, claim in enumerate(claims):
            assert isinstance(claim.payload, Statement)  # noqa: S101 - only passages get here
            words = frozenset(claim.payload.words)
            norm = math.sqrt(math.fsum(self.rarity[word] ** 2 for word in words)) or 1.0
            yield Passage(
                claim=claim,
                number=number,
                of=len(claims),
                words=words,
                names=frozenset(claim.payload.names),
                norm=norm,
            )

    def _score(self, model: Model) -> None:
        """Compare all passages that share a word that not all have."""
        alike = self._similarities()
        ranked: dict[tuple[int, str], list[float]] = defaultdict(list)
        for (one, other), value in alike.items():
            for i, article in ((one, self._passages[other].claim.article), (other, self._passages[one].claim.article)):
                best = ranked[i, article]
                if not best or value > best[0]:
                    best[:] = [value, *best[:1]]
                elif len(best) == 1 or value > best[1]:
                    best[1:] = [value]
        for pair, value in alike.items():
            one, other = pair
            rows = ranked[one, self._passages[other].claim.article], ranked[other, self._passages[one].claim.article]
            if value < _LEAST or value < _RIVAL * max(row[0] for row in rows):
                continue
            features = self._features(pair, value, alike, ranked)
            self.features[pair] = features
            left, right = self._passages[pair[0]].claim, self._passages[pair[1]].claim
            likely = model.probability(features)
            self._likely[_pair(_key(left), _key(right))] = likely
            self._alike[_pair(_key(left), _key(right))] = value
            for claim, partner in ((left, right), (right, left)):
                at = _key(claim), partner.article
                if likely >= FLOOR:
                    self._partners[_key(claim)].append(_key(partner))
                self._best[at] = max(self._best[at], likely)

    def _similarities(self) -> dict[tuple[int, int], float]:
        """Return the cosines of the passages that share words, each word joining a passage to its next holders."""
        holders: dict[str, list[int]] = defaultdict(list)
        for i, passage in enumerate(self._passages):
            for word in passage.words:
                holders[word].append(i)
        dots: dict[tuple[int, int], float] = defaultdict(float)
        outlets = [self.outlets[p.claim.article] for p in self._passages]
        partial = False
        for word in sorted(holders):
            own, weight = holders[word], self.rarity[word] ** 2
            partial = partial or len(own) > _COMMON
            for x, one in enumerate(own):
                for other in own[x + 1 : x + 1 + _COMMON]:
                    if outlets[one] != outlets[other]:
                        dots[one, other] += weight
        found = self._passages
        if partial:
            # A word of many passages joins each to its next holders only: what was missed of a pair is added here.
            squares = {word: weight**2 for word, weight in self.rarity.items()}
            kept = (pair for pair, dot in dots.items() if dot >= _LEAST * found[pair[0]].norm * found[pair[1]].norm)
            dots = {(a, b): math.fsum(squares[w] for w in found[a].words & found[b].words) for a, b in kept}
        return {(a, b): dot / (found[a].norm * found[b].norm) for (a, b), dot in dots.items()}

    def _features(
        self,
        pair: tuple[int, int],
        value: float,
        alike: Mapping[tuple[int, int], float],
        ranked: Mapping[tuple[int, str], Sequence[float]],
    ) -> tuple[float, ...]:
        one, other = self._passages[pair[0]], self._passages[pair[1]]
        shared = one.words & other.words
        left = _next(ranked[pair[0], other.claim.article], value)
        right = _next(ranked[pair[1], one.claim.article], value)
        return (
            value,
            math.log1p(math.fsum(self.rarity[w] for w in shared)),
            value * max(one.norm, other.norm) / min(one.norm, other.norm),
            value - left,
            value - right,
            self._near(pair, alike),
            abs(one.number / one.of - other.number / other.of),
            math.log1p(math.fsum(self.rarity[w] for w in one.names & other.names)),
            float(sum(w[:1].isdigit() for w in shared)),
            abs(math.log(len(one.words) / len(other.words))),
            math.log(one.of * other.of),
        )

    def _near(self, pair: tuple[int, int], alike: Mapping[tuple[int, int], float]) -> float:
        """Return how alike the likest two neighbours of two passages are."""
        lefts, rights = (self._around(i) for i in pair)
        near = (alike.get((a, b), 0.0) for a in lefts for b in rights if (a, b) != pair)
        return max(near, default=0.0)

    def _around(self, i: int) -> tuple[int, ...]:
        """Return a passage with those before and behind it in its article."""
        passage = self._passages[i]
        first, last = max(passage.number - 1, 0), min(passage.number + 1, passage.of - 1)
        return tuple(range(i - passage.number + first, i - passage.number + last + 1))


def _rarity(articles: Mapping[str, Sequence[Claim]]) -> dict[str, float]:
    """Weigh each word by how few passages of the story have it."""
    having: dict[str, int] = defaultdict(int)
    total = 0
    for claims in articles.values():
        for claim in claims:
            total += 1
            if isinstance(claim.payload, Statement):
                for word in claim.payload.words:
                    having[word] += 1
    return {word: math.log((total + _BEFORE) / (number + 0.5)) for word, number in having.items()}


def _next(best: Sequence[float], value: float) -> float:
    """Return the best value beside one's own."""
    if len(best) < 2:  # noqa: PLR2004 - itself and one other
        return 0.0
    return best[1] if value == best[0] else best[0]


def _place(claim: Claim) -> int:
    return claim.span.start


def _key(claim: Claim) -> Key:
    return claim.article, claim.context.passage


def _pair(one: Key, other: Key) -> tuple[Key, Key]:
    return (one, other) if one <= other else (other, one)
