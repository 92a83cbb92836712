"""Bare numbers that are ages: they count nothing."""

from checker.extract.quantities.amounts import Amount
from checker.extract.quantities.counted import Counted
from checker.extract.quantities.line import Line
from checker.values.numeral import Names

_OLDEST = 115
_CLOSED = frozenset({",", ".", ")", ";", ""})
_LINKS = frozenset({"between", "from", "and", "to", "or", ","})
_MOST = 8
"""Atoms of a list of ages that are passed on the way back to ``aged``."""
_ONE = frozenset({"NN", "NNP"})


def is_age(line: Line, amount: Amount, noun: Counted | None, names: Names) -> bool:
    """Tell whether the number is an age: ``Ann Smith, 39,``, ``the driver (52)`` or ``aged 12``."""
    if _aged(line, amount.start, names, most=_MOST if noun is None else 0):
        return True
    if noun is not None or not 0 <= amount.low < _OLDEST:
        return False
    return _lived(line, amount, names) or (amount.numeral.digits and _apposed(line, amount))


def _aged(line: Line, at: int, names: Names, *, most: int) -> bool:
    """Tell whether a word before an atom says that ages follow: ``aged 4``, ``aged between 4``, ``aged 4 and 7``."""
    for _ in range(most):
        if line.word(at - 1) not in _LINKS and not line.is_number(at - 1):
            break
        at -= 1
    return line.word(at - 1) in names.ages or (line.word(at - 1) == "of" and line.word(at - 2) in names.ages)


def _lived(line: Line, amount: Amount, names: Names) -> bool:
    """Tell whether what leads to a bare number makes it an age: ``a man of 73``, ``dies at 91``."""
    lead = line.word(amount.start - 1)
    if lead == "of":
        return line.word(amount.start - 2) in names.persons
    return lead == "at" and amount.start > 1 and line.token(amount.start - 2).lemma_.lower() in names.lived


def _apposed(line: Line, amount: Amount) -> bool:
    """Tell whether a number stands beside one person, between commas or in brackets."""
    opened, closed = line.word(amount.start - 1), line.word(amount.end)
    before = line.token(amount.start - 2) if amount.start > 1 else None
    if before is None or before.tag_ not in _ONE or before.ent_type_ in {"DATE", "TIME"} or amount.low < 1:
        return False
    if opened == "(":
        return closed == ")"
    if opened != ",":
        return False
    if before.pos_ == "PROPN":
        place = min(line.after(amount.end), len(line.tokens) - 1)
        return closed in _CLOSED or line.tokens[place].pos_ in {"VERB", "AUX"}
    return closed == ","
