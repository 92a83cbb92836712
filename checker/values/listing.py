"""A list with the count a source states for it."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A group, the number stated for it and the members named."""

    kind: ClassVar[str] = "list"

    of: str
    """What is listed, as written: ``heads of state``."""
    count: int | None
    """The stated number of members, or None."""
    members: tuple[str, ...]
    complete: bool
    """True where the text presents the members as all of them, not as examples."""
    other: bool = False
    """True where the members come on top of others named before: ``seven other affiliates``."""
