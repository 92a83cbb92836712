"""Findings: what the rules say of a story."""

from dataclasses import dataclass
from enum import StrEnum

from checker.model.claims import Bearer
from checker.model.stories import Link


class Verdict(StrEnum):
    """What the sources' statements are to each other."""

    CONFLICT = "conflict"
    COMPATIBLE = "compatible"
    """Both can be true, and a reader would still see a difference."""
    AGREE = "agree"
    LOOK = "look"
    """Two passages that tell the same in other words, to be read side by side: no verdict."""
    SINGLE_SOURCE = "single_source"


class Confidence(StrEnum):
    """How sure it is that the claims of a finding speak of the same thing."""

    SURE = "sure"
    LIKELY = "likely"
    LOOK = "look"


class Severity(StrEnum):
    """How much a rule's findings matter to an editor."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a comparison: what was weighed and what came of it."""

    label: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One claim's part in a finding: what to show for it in a table cell and under its passage."""

    claim: str
    value: str
    """The value as an editor reads it: ``at least 189``."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one rule says about one set of claims."""

    fingerprint: str
    rule: str
    name: str
    severity: Severity
    verdict: Verdict
    story: str
    message: str
    """One line."""
    explanation: str
    """Why, in a sentence or two, with the figures."""
    topic: str
    """What the claims are about: ``journalists (wiretap)``; the row's label in the table of facts."""
    cluster: str
    """Id of the cluster the claims come from: findings of one cluster share a row."""
    sides: tuple[Side, ...]
    """The claims it speaks of, the primary one first."""
    sources: tuple[str, ...]
    origins: int
    question: str = ""
    """What to ask whoever could settle it."""
    ask: tuple[str, ...] = ()
    """Who the sources name for their values."""
    steps: tuple[Step, ...] = ()
    """The comparison as arithmetic."""
    links: tuple[Link, ...] = ()
    """The alignment as arithmetic."""
    bearer: Bearer | None = None
    """Whom or what the claims are about."""
    attribute: str | None = None
    """Which declared attribute they give a value of, or the open one as the noun reads."""
    sureness: Confidence = Confidence.SURE
    probability: float | None = None
    """How likely a careful reader would hold the claims to be about the same thing; None where it is no question."""
    notes: tuple[str, ...] = ()
    """What other rules say of the same claims."""

    @property
    def claims(self) -> tuple[str, ...]:
        """Ids of the claims it speaks of, the primary one first."""
        return tuple(side.claim for side in self.sides)


class Bearing(StrEnum):
    """What the sources make of a draft's claim, worst first."""

    CONTRADICTED = "contradicted"
    DIFFERS = "differs"
    """Both can be true, and a reader would still see a difference."""
    BORNE_OUT = "borne out"
    NOT_FOUND = "not found"
    """No source says anything that could be compared with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLine:
    """One claim of a draft, and what the sources make of it."""

    claim: str
    bearing: Bearing
    findings: tuple[str, ...] = ()
    """Fingerprints of the findings that hold it against a source."""
    sources: tuple[str, ...] = ()
    """The sources that bear it out, or, where none does, those that were compared with it."""
    origins: int = 0
    """How many of those sources are independent."""
