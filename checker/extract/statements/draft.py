"""A statement before it becomes a claim."""

from dataclasses import dataclass

from checker.extract.reading import Voice
from checker.extract.tree import Token
from checker.model import Certainty, Polarity
from checker.values.statement import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a clause or a headline says, where, and how the extractor read it."""

    token: Token
    """The token whose clause it is."""
    start: int
    end: int
    statement: Statement
    polarity: Polarity | None = None
    """Where the reading of the statement settles it; otherwise whatever the clause's voice says."""
    certainty: Certainty | None = None
    speaker: str | None = None

    def voice(self, given: Voice) -> Voice:
        """Return the clause's voice with what the reading of the statement settles."""
        return Voice(
            speaker=self.speaker or given.speaker,
            certainty=min(self.certainty or given.certainty, given.certainty, key=list(Certainty).index),
            polarity=self.polarity or given.polarity,
        )
