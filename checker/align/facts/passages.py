"""Passages of different articles that tell the same: sentences scored by the rare words they share.

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

_LEAST = 0.05
"""Similarity below which two passages are not held to speak of one thing."""
_BEFORE = 20
"""Passages without a word that a story is taken to have beside its own: in a story of two sentences, words that both
have are not common ones."""
_COMMON = 80
"""Passages that may share a word which still joins two of them: a word of more is the story's own."""
_AROUND = ((-1, -1), (1, 1), (-1, 1), (1, -1), (0, 1), (0, -1), (1, 0), (-1, 0))


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
        self._outlets = outlets
        self.rarity = _rarity(own)
        self._passages = [p for claims_ in own.values() for p in self._article(claims_)]
        self._at = {(p.claim.article, p.number): i for i, p in enumerate(self._passages)}
        self.features: dict[tuple[int, int], tuple[float, ...]] = {}
        self._likely: dict[tuple[Key, Key], float] = {}
        self._alike: dict[tuple[Key, Key], float] = {}
        self._best: dict[tuple[Key, str], float] = defaultdict(float)
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

    def likeness(self, left: Sequence[str], right: Sequence[str]) -> float:
        """Return the cosine of two sets of stems, weighted by how rare each is in the story."""
        shared = set(left) & set(right)
        if not shared:
            return 0.0
        weight = self.rarity
        one, other = (math.sqrt(sum(weight.get(w, 1.0) ** 2 for w in own)) for own in (left, right))
        return sum(weight.get(w, 1.0) ** 2 for w in shared) / (one * other) if one and other else 0.0

    def _article(self, claims: Sequence[Claim]) -> Iterator[Passage]:
        for number, claim in enumerate(claims):
            assert isinstance(claim.payload, Statement)  # noqa: S101 - only passages get here
            words = frozenset(claim.payload.words)
            norm = math.sqrt(sum(self.rarity[word] ** 2 for word in words)) or 1.0
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
                best.append(value)
                best.sort(reverse=True)
                del best[2:]
        for pair, value in alike.items():
            if value < _LEAST:
                continue
            features = self._features(pair, value, alike, ranked)
            self.features[pair] = features
            left, right = self._passages[pair[0]].claim, self._passages[pair[1]].claim
            likely = model.probability(features)
            self._likely[_pair(_key(left), _key(right))] = likely
            self._alike[_pair(_key(left), _key(right))] = value
            for claim, article in ((left, right.article), (right, left.article)):
                at = _key(claim), article
                self._best[at] = max(self._best[at], likely)

    def _similarities(self) -> dict[tuple[int, int], float]:
        holders: dict[str, list[int]] = defaultdict(list)
        for i, passage in enumerate(self._passages):
            for word in passage.words:
                holders[word].append(i)
        dots: dict[tuple[int, int], float] = defaultdict(float)
        outlets = [self._outlets[p.claim.article] for p in self._passages]
        for word in sorted(holders):
            own = holders[word]
            if len(own) > _COMMON:
                continue
            weight = self.rarity[word] ** 2
            for x, one in enumerate(own):
                for other in own[x + 1 :]:
                    if outlets[one] != outlets[other]:
                        dots[one, other] += weight
        return {(a, b): dot / (self._passages[a].norm * self._passages[b].norm) for (a, b), dot in dots.items()}

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
        around = (self._near(one, other, step, alike) for step in _AROUND)
        return (
            value,
            math.log1p(sum(self.rarity[w] for w in shared)),
            value * max(one.norm, other.norm) / min(one.norm, other.norm),
            value - left,
            value - right,
            max(around, default=0.0),
            abs(one.number / one.of - other.number / other.of),
            math.log1p(sum(self.rarity[w] for w in one.names & other.names)),
            float(sum(w[:1].isdigit() for w in shared)),
            abs(math.log(len(one.words) / len(other.words))),
            math.log(one.of * other.of),
        )

    def _near(
        self, one: Passage, other: Passage, step: tuple[int, int], alike: Mapping[tuple[int, int], float]
    ) -> float:
        left = self._at.get((one.claim.article, one.number + step[0]))
        right = self._at.get((other.claim.article, other.number + step[1]))
        if left is None or right is None:
            return 0.0
        return alike.get((min(left, right), max(left, right)), 0.0)


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


def _key(claim: Claim) -> Key:
    return claim.article, claim.context.passage


def _pair(one: Key, other: Key) -> tuple[Key, Key]:
    return (one, other) if one <= other else (other, one)
