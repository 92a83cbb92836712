"""Which way a figure moves: the verb or particle right before it."""

from checker.extract.quantities.line import Line
from checker.values.interval import Moves
from checker.values.quantity import Trend

_FARTHEST = 3
_MONEY_LENGTH = 3


def _by(line: Line, at: int, moves: Moves) -> Trend | None:
    """Return the trend of ``grow sales by 5 %``, where the verb's object stands between."""
    if line.word(at) != "by" or line.token(at).dep_ not in {"prep", "agent"}:
        return None
    lemma = line.token(at).head.lemma_.lower()
    return Trend.UP if lemma in moves.up else Trend.DOWN if lemma in moves.down else None


def trend(line: Line, start: int, unit: str | None, moves: Moves) -> Trend | None:
    """Return the trend of the figure that starts at an atom: ``rose 60 %``, ``down 11.9 %``."""
    at = start - 1
    for _ in range(_FARTHEST):
        if at < 0 or not (
            line.word(at) in moves.between or (line.token(at).pos_ == "ADV" and line.word(at) not in {"up", "down"})
        ):
            break
        at -= 1
    moved = _by(line, at + 1, moves)
    if moved is not None:
        return moved
    at -= line.word(at) == "to"
    if at < 0 or not line.is_word(at):
        return None
    token = line.token(at)
    if token.dep_ == "prt" and token.head.lemma_.lower() not in moves.up | moves.down:
        return None
    lemma = line.word(at) if line.word(at) in {"up", "down"} else token.lemma_.lower()
    if token.pos_ not in {"VERB", "ADV", "ADP", "AUX", "ADJ"} and lemma not in {"up", "down"}:
        return None
    priced = unit in moves.measured or (unit is not None and unit.isupper() and len(unit) == _MONEY_LENGTH)
    if lemma in moves.up or (priced and lemma in moves.up_measured):
        return Trend.UP
    return Trend.DOWN if lemma in moves.down or (priced and lemma in moves.down_measured) else None
