"""Where something is or happens, as a source states it; how two places stand to each other."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar


class Grain(StrEnum):
    """How large a place is, smallest first."""

    ROOM = "room"
    BUILDING = "building"
    STREET = "street"
    CITY = "city"
    REGION = "region"
    COUNTRY = "country"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place named as where something is or happens."""

    kind: ClassVar[str] = "place"

    value: str
    """As written, without its preposition: ``a bar on Third Street``."""
    head: str
    """Lemma of its noun, or the name."""
    words: tuple[str, ...] = ()
    """Content words in normal form, sorted."""
    named: bool = False
    """Whether it has a proper name."""
    relation: str = "in"
    """The preposition: ``in``, ``near``, ``outside``."""
    grain: Grain = Grain.OTHER
    part: str | None = None
    """What happens there: the kind of the governing event."""
