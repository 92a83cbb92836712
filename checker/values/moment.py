"""A date or a period, resolved as far as the text allows."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A date expression and what it denotes."""

    kind: ClassVar[str] = "date"

    value: str | None
    """ISO 8601, as precise as stated; None where it cannot be resolved."""
    precision: str
    """``day``, ``week``, ``month``, ``season``, ``quarter``, ``year``, ``decade``, ``period`` or ``weekday``."""
    anchor: str
    """``stated``, ``published`` or ``inferred``."""
    event: str | None = None
    """What happened then: the governing predicate."""
