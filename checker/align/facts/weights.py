"""Fitted weights: what turns the features of a pair into the probability that both speak of one thing."""

import math
from collections.abc import Sequence
from functools import cached_property

import msgspec

_FAR = 30.0
"""Log odds beyond which a probability is 0 or 1."""


class Model(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """One logistic regression: the weights of the features by name, in the order they are given."""

    intercept: float = 0.0
    weights: dict[str, float] = {}
    """By the names of the features."""

    @cached_property
    def _values(self) -> tuple[float, ...]:
        return tuple(self.weights.values())

    def log_odds(self, features: Sequence[float]) -> float:
        """Return the log odds of a pair; weights that are not there count nothing."""
        return self.intercept + sum(w * f for w, f in zip(self._values, features, strict=False))

    def probability(self, features: Sequence[float]) -> float:
        """Return the probability of a pair."""
        odds = max(-_FAR, min(_FAR, self.log_odds(features)))
        return 1.0 / (1.0 + math.exp(-odds))


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The list ``weights``: all fitted models, and how they were fitted."""

    fitted: dict[str, str] = {}
    """Date, sets and errors, in words."""
    passages: Model = msgspec.field(default_factory=Model)
    pairs: dict[str, Model] = {}
    """For pairs of ``equal`` values, and for ``other`` ones."""
    shown: dict[str, float] = {}
    """The least probability at which a pair is held together, by slot and relation: ``count exclusive``."""
