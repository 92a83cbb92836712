"""What changed between two versions of one article, statement by statement."""

from dataclasses import dataclass
from enum import StrEnum


class Turn(StrEnum):
    """What became of a statement from one version to the next."""

    CHANGED = "changed"
    DROPPED = "dropped"
    ADDED = "added"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A claim of one version, where it stands."""

    claim: str
    line: int
    text: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One statement that two versions of an article do not make alike."""

    turn: Turn
    kind: str
    """The kind of claim, as in the contract."""
    topic: str
    """What it is about: ``people (kill)``."""
    earlier: str = ""
    """The value that the earlier version gives, as an editor reads it; empty where the statement is new."""
    later: str = ""
    """The value that the later version gives; empty where the statement was dropped."""
    before: tuple[Mention, ...] = ()
    after: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """What changed from one version of an article to the next."""

    story: str
    source: str
    earlier: str
    """Id of the earlier version."""
    later: str
    """Id of the later version."""
    changes: tuple[Change, ...] = ()
    added: int = 0
    """Claims of the later version that the earlier one has nothing like."""
    dropped: int = 0
    """Claims of the earlier version that the later one has nothing like."""
