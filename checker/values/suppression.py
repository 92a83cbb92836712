"""A comment in an article by which its editor suppresses findings of a rule, with a reason."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppression:
    """Rules whose findings on one paragraph are settled, and why."""

    kind: ClassVar[str] = "suppression"

    rules: tuple[str, ...]
    """Ids or names, as written."""
    reason: str
    """Empty where none is given: then nothing is suppressed."""
