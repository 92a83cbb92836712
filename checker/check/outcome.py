"""What a check is, and what it hands back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from checker.lexicon import Lexicon
from checker.model import Bearer, Confidence, Finding, Link, Side, Step, Story, Verdict


class NoParams(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The parameters of a check that takes none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One thing a check saw, before a rule gives it a number, a name and a message."""

    verdict: Verdict
    topic: str
    """What the claims are about: ``journalists (wiretap)``."""
    cluster: str
    sides: tuple[Side, ...]
    """The claims it speaks of, the primary one first."""
    explanation: str
    key: tuple[str, ...]
    """The normalised claims: what the fingerprint is made of. No positions, no ids."""
    fields: Mapping[str, str] = field(default_factory=dict)
    """Fills the rule's message, beside ``topic`` and ``values``."""
    steps: tuple[Step, ...] = ()
    links: tuple[Link, ...] = ()
    bearer: Bearer | None = None
    attribute: str | None = None
    sureness: Confidence = Confidence.SURE
    probability: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a check did on one story."""

    comparisons: int
    observations: tuple[Observation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What the rules made of a story, for a check that judges their findings."""

    findings: tuple[Finding, ...]
    ran: frozenset[str]
    """Ids and names of the rules that ran, in lower case."""
    known: frozenset[str]
    """Ids and names of all rules, in lower case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A check: the function, and the type of the parameters a rule file may give it."""

    run: Callable[[Story, Any, Lexicon], Outcome]
    params: type = NoParams


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A check that runs after all others, on what they found."""

    run: Callable[[Story, Any, Lexicon, Judged], Outcome]
    params: type = NoParams
