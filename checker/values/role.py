"""A person's title, as a source gives it."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """Who holds which title where."""

    kind: ClassVar[str] = "role"

    person: str
    role: str
    """The title, as written, without article, organisation or country: ``legal adviser``."""
    organisation: str | None = None
    """The organisation, country or party it is held in, as written."""
