"""A clause as subject, predicate and object."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Who is said to do what to whom."""

    kind: ClassVar[str] = "statement"

    subject: str | None
    predicate: str
    object: str | None
