"""The words around a figure: whether two sentences say the same but for the figure."""

import re

from rapidfuzz.distance import LCSseq

from checker.model import Claim

_SAME = 0.8
"""Share of the words around two figures, in order, from which their sentences differ in little but the figure."""
_LONG = 60
"""Words looked at on either side: a sentence of more is a list or a page without full stops."""
_WORD = re.compile(r"\w+")


class Frames:
    """Compares the words around figures; each figure's are taken apart once."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[list[str], list[str]]] = {}

    def same(self, left: Claim, right: Claim) -> bool:
        """Tell whether two figures stand at the same place of much the same sentence.

        What stands before and after is compared apart, so that of two figures in one sentence each meets its own twin.
        """
        if left.context.predicate != right.context.predicate:
            return False
        one, other = self._of(left), self._of(right)
        sides = tuple(zip(one, other, strict=True))
        length = sum(len(words) for pair in sides for words in pair)
        if not length or any(_names(ours) != _names(theirs) for ours, theirs in sides):
            return False
        return 2 * sum(LCSseq.similarity(_low(ours), _low(theirs)) for ours, theirs in sides) / length >= _SAME

    def _of(self, claim: Claim) -> tuple[list[str], list[str]]:
        """Return the words before and after a figure, less the figure and what it counts."""
        if claim.id not in self._known:
            before, _, after = claim.sentence.partition(claim.text)
            self._known[claim.id] = (_WORD.findall(before)[-_LONG:], _WORD.findall(after)[:_LONG])
        return self._known[claim.id]


def _low(words: list[str]) -> list[str]:
    return [word.casefold() for word in words]


def _names(words: list[str]) -> set[str]:
    """Return the words in capitals, less the first: it may only start the sentence."""
    return {word for word in words[1:] if word[0].isupper()}
