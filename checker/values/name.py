"""A name as written, and the entity it stands for."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One mention of a person, organisation or place by name."""

    kind: ClassVar[str] = "name"

    name: str
    entity: str
    """Id shared by all variants of the name in a story."""
    type: str = "person"
    """``person``, ``organisation`` or ``place``."""
