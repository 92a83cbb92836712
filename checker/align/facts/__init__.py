"""Values of one attribute of one bearer: found by what their passages, events and bearers share.

The candidates of a story are weighed by fitted logistic regressions (``weights``); each value is matched to one value
of another article, the likeliest pair first, and the matches of one slot are joined to clusters, in which an article
has one value.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.align.clustering import Aligned
from checker.align.entities import Entities
from checker.align.facts import pairs as pairs_
from checker.align.facts import passages as passages_
from checker.align.facts.pairs import Pair, Pairs, is_only_of_one
from checker.align.facts.passages import Passages
from checker.align.facts.slots import model_of
from checker.align.facts.weights import Weights
from checker.lexicon import Lexicon
from checker.model import Article, Claim, Cluster, Link, Term
from checker.values import State
from checker.values.counted import CountedTable
from checker.values.outlet import outlet
from checker.values.relation import Relation

FACT = "fact"
"""The kind of the clusters of values."""
PASSAGE = "passage"
"""The kind of the clusters of passages that tell the same."""

_ORDER = 0.001
"""Least difference of two probabilities that decides which pair goes first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Match:
    """A pair of values that is kept, and how likely both are of one thing."""

    pair: Pair
    probability: float


class Facts:
    """Aligns the values of one story."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._weights = lexicon.read("weights", Weights)
        self._table = lexicon.read("counted", CountedTable)
        self._attributes = lexicon.attributes

    def passages(self, articles: Sequence[Article], claims: Sequence[Claim]) -> Passages:
        """Return the passages of a story, each pair with its probability."""
        outlets = {article.id: outlet(article.source) for article in articles}
        return Passages(claims, outlets, self._weights.passages)

    def align(self, passages: Passages, claims: Sequence[Claim], entities: Entities) -> Aligned:
        """Return the clusters of a story's values, and those of its passages."""
        pairs = Pairs(
            claims,
            outlets=passages.outlets,
            passages=passages,
            entities=entities,
            table=self._table,
            attributes=self._attributes,
        )
        scored = [self._scored(pair) for pair in pairs]
        kept = [match for match in scored if self._is_shown(match)]
        clusters = [*_clusters(_matched(kept), FACT), *self._told_alike(passages)]
        likely = {frozenset({m.pair.left.id, m.pair.right.id}): m.probability for m in scored}
        return Aligned(clusters=tuple(clusters), considered=len(scored), likely=likely)

    def _scored(self, pair: Pair) -> _Match:
        model = self._weights.pairs["equal" if pair.relation is Relation.EQUAL else "other"]
        return _Match(pair=pair, probability=model.probability(pair.features))

    def _is_shown(self, match: _Match) -> bool:
        """Tell whether a pair is likely enough to be held together."""
        pair = match.pair
        if pair.relation is Relation.EXCLUSIVE and isinstance(pair.left.payload, State) and is_only_of_one(pair):
            return True
        least = self._weights.shown.get(f"{model_of(pair.slot)} {pair.relation}")
        return least is not None and match.probability >= least

    def _told_alike(self, passages: Passages) -> Iterator[Cluster]:
        """Yield the passages that tell the same, each once for every other article."""
        found = [
            _Match(
                pair=Pair(left=left, right=right, slot=PASSAGE, relation=Relation.DIFFERENT, features=features),
                probability=likely,
            )
            for left, right, likely, features in passages.likely(self._weights.shown[PASSAGE])
        ]
        yield from _clusters(_matched(found), PASSAGE)


def _matched(matches: Sequence[_Match]) -> Iterator[_Match]:
    """Yield the matches, likeliest first, in which no value is matched with two of one article."""
    taken: set[tuple[str, str]] = set()
    ordered = sorted(matches, key=lambda m: (-round(m.probability / _ORDER), m.pair.left.id, m.pair.right.id))
    for match in ordered:
        left, right = match.pair.left, match.pair.right
        keys = {(left.id, right.article), (right.id, left.article)}
        if taken.isdisjoint(keys):
            taken |= keys
            yield match


def _clusters(matches: Iterator[_Match], kind: str) -> Iterator[Cluster]:
    """Join matches to clusters in which an article has one value, likeliest first."""
    members: dict[str, dict[str, Claim]] = {}
    links: dict[str, list[Link]] = defaultdict(list)
    of: dict[str, str] = {}
    for match in matches:
        left, right = match.pair.left, match.pair.right
        one, other = of.setdefault(left.id, left.id), of.setdefault(right.id, right.id)
        members.setdefault(one, {left.article: left})
        members.setdefault(other, {right.article: right})
        if one != other:
            if members[one].keys() & members[other].keys():
                continue
            for claim in members[other].values():
                of[claim.id] = one
            members[one] |= members.pop(other)
            links[one] += links.pop(other, [])
        links[one].append(_link(match))
    grouped = {key: sorted(own.values(), key=lambda c: c.id) for key, own in members.items() if links[key]}
    for number, key in enumerate(sorted(grouped, key=lambda key: grouped[key][0].id), start=1):
        claims = grouped[key]
        yield Cluster(
            id=f"{claims[0].story}/{kind}-{number}",
            kind=kind,
            story=claims[0].story,
            claims=tuple(claims),
            links=tuple(sorted(links[key], key=lambda link: (link.left, link.right))),
        )


def _link(match: _Match) -> Link:
    """Say why two values are held to be of one thing."""
    names = passages_.FEATURES if match.pair.slot == PASSAGE else pairs_.FEATURES
    pairs = zip(names, match.pair.features, strict=True)
    terms = tuple(Term(label=name, weight=round(value, 3)) for name, value in pairs if value)
    return Link(
        left=match.pair.left.id,
        right=match.pair.right.id,
        terms=terms,
        probability=round(match.probability, 3),
        relation=str(match.pair.relation),
    )
