"""What a declared attribute with words as values says: a weapon, a charge, a condition."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """One value of a declared attribute, as ``rules/attributes`` names it."""

    kind: ClassVar[str] = "state"

    attribute: str
    """The declared attribute: ``weapon``."""
    value: str
    """Its value in normal form: ``handgun``."""
    stated: str
    """As written."""
    of: str | None = None
    """Whom or what it is told of, as written; None where the sentence leaves it open."""
    as_of: str | None = None
    """When it is so: the publication date of the article."""
