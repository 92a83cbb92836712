"""A direct quotation, its speaker and its cue."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """The words quoted, who said them and by which verb."""

    kind: ClassVar[str] = "quote"

    quotation: str
    """The words between the marks."""
    speaker: str | None
    """As written; a pronoun is resolved to the name it stands for."""
    cue: str | None
    """Lemma of the verb that introduces it: ``say``."""
