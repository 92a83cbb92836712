"""Labelled comparison levels: what each says for two claims being about the same thing."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import msgspec

from checker.lexicon import Lexicon
from checker.model import Claim, Link, Term


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The word list ``alignment`` for one kind of claim: a weight a label, and the sums needed."""

    weights: Mapping[str, float]
    same: float
    """Sum needed where both claims state the same."""
    together: float
    """Sum needed where both can be true."""
    apart: float
    """Sum needed where they cannot: something else than the value must hold them together."""
    apart_inside: float
    """The same inside one article, which rarely contradicts itself."""

    def needed(self, pair: "Pair") -> float:
        """Return the sum a pair needs to be held to be about the same thing."""
        if pair.fit is Fit.APART:
            return self.apart_inside if pair.inside else self.apart
        return self.same if pair.fit is Fit.SAME else self.together

    def term(self, label: str, detail: str = "") -> Term:
        """Return the term of a label."""
        return Term(label=label, weight=self.weights[label], detail=detail)


def read(lexicon: Lexicon, kind: str) -> Weights:
    """Read the weights for one kind of claim: ``figures``, ``lists``."""
    return lexicon.read("alignment", dict[str, Weights])[kind]


class Fit(StrEnum):
    """How two values stand to each other."""

    SAME = "same"
    TOGETHER = "together"
    APART = "apart"


@dataclass(frozen=True)
class Pair:
    """Two claims and why they are held to be about the same thing."""

    left: Claim
    right: Claim
    terms: tuple[Term, ...]
    fit: Fit
    """How the two values stand to each other."""
    value: float = 0.0
    """What the values themselves add to the sum."""

    @property
    def ground(self) -> float:
        """The sum of what does not speak of the values."""
        return self.score - self.value

    @cached_property
    def score(self) -> float:
        """The sum of the terms: asked for many times over."""
        return sum(term.weight for term in self.terms)

    @property
    def agrees(self) -> bool:
        """Whether both values can be true."""
        return self.fit is not Fit.APART

    @property
    def inside(self) -> bool:
        """Whether one source says both."""
        return self.left.source == self.right.source

    def link(self) -> Link:
        """Return the pair as part of a cluster."""
        return Link(left=self.left.id, right=self.right.id, terms=self.terms)
