"""Where the reading of an article stopped short, and how far it came."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """What of an article was left out, because no article needs as much: it is told, and never compared."""

    kind: ClassVar[str] = "limit"

    told: str
    """What was read, for whoever reads the report: ``only its first 300,000 of 5,000,000 characters``."""
