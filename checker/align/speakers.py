"""Whether two quotations have one speaker."""

from collections.abc import Callable

from checker.model import Term

SameEntity = Callable[[str, str], bool]

_FULL_NAME = 2
"""Words of a name and surname."""


def compare_speakers(left: str | None, right: str | None, same_entity: SameEntity) -> Term:
    """Weigh who says it; a document or a common noun speaks for nobody in particular."""
    detail = f"{left or 'not named'} / {right or 'not named'}"
    if left is None or right is None or not (is_name(left) and is_name(right)):
        return Term(label="speaker not named in one", weight=0.0, detail=detail)
    if left.casefold() == right.casefold() or same_entity(left, right) or _one_name(left, right):
        return Term(label="same speaker", weight=1.5, detail=detail)
    return Term(label="other speaker", weight=-3.0, detail=detail)


def _one_name(left: str, right: str) -> bool:
    """Tell whether two names have first name and surname in common: *Ida Berg* and *Ida Lund Berg*."""
    one, other = left.casefold().split(), right.casefold().split()
    return min(len(one), len(other)) >= _FULL_NAME and (one[0], one[-1]) == (other[0], other[-1])


def is_name(speaker: str) -> bool:
    """Tell a name from a common noun by its capital: not *the statement*, *a source close to the inquiry*."""
    head = speaker
    for preposition in (" of ", " for ", " at ", " from ", " with ", " in "):
        head = head.split(preposition, 1)[0]
    last = head.split()[-1:] or [""]
    return last[0][:1].isupper() and last[0].casefold() not in {"he", "she", "it", "they", "i", "we"}
