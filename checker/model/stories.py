"""Stories: the claims of several sources, held together where they speak of the same thing."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from checker.model.articles import Article
from checker.model.claims import Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One labelled, additive part of a score, that can be read out loud."""

    label: str
    """What was compared and how it came out: ``same thing counted``."""
    weight: float
    detail: str = ""
    """The two values compared: ``news organization / media outlet``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Why two claims are held to speak of the same thing."""

    left: str
    right: str
    terms: tuple[Term, ...]
    probability: float | None = None
    """How likely a careful reader would call both statements about the same thing; None where it was not worked out."""
    relation: str = ""
    """How the two values stand to each other, where they were compared with each other."""

    @property
    def score(self) -> float:
        """The sum of the terms."""
        return sum(term.weight for term in self.terms)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Claims of one kind, of one story, held to speak of the same thing."""

    id: str
    kind: str
    story: str
    claims: tuple[Claim, ...]
    links: tuple[Link, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources that make a claim here, in the order of their first claim."""
        return tuple(dict.fromkeys(claim.source for claim in self.claims))

    def compared(self) -> Iterator[tuple[Claim, Claim]]:
        """Yield the pairs that were compared with each other, not only by way of a third."""
        claims = {claim.id: claim for claim in self.claims}
        return ((claims[link.left], claims[link.right]) for link in self.links)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """How many pairs of claims were compared, and how many of them are held to speak of the same thing."""

    considered: int = 0
    kept: int = 0

    def __add__(self, other: "Pairs") -> "Pairs":
        """Return both together."""
        return Pairs(considered=self.considered + other.considered, kept=self.kept + other.kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What the checks of one story see."""

    id: str
    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    clusters: tuple[Cluster, ...] = ()
    origins: tuple[tuple[str, ...], ...] = ()
    """The sources, in groups that share long runs of the same words."""
    pairs: Pairs = Pairs()
    """The comparisons that the clusters are made of."""
    notes: tuple[str, ...] = ()
    """What was not compared, where the story has more than can be: ``figures: 20,000 may be about one thing ...``."""

    def count_origins(self, sources: Collection[str]) -> int:
        """Count how many of some sources are independent."""
        return sum(1 for group in self.origins if set(group) & set(sources)) or len(sources)

    def clusters_of(self, kind: str) -> Iterator[Cluster]:
        """Yield the clusters of one kind of claim."""
        return (cluster for cluster in self.clusters if cluster.kind == kind)
