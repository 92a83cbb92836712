"""Claims of two versions of one article that are the same but for what matters: denied or not, a word in a quotation.

Between outlets too little would hold such claims together; an outlet that rewrites a sentence means the same one.
"""

from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz

from checker.model import Claim
from checker.values import Quotation, Statement

_WORDS = 2
"""Words that a statement has at least, in normal form, to be known again by."""

_ALIKE = 75.0
"""Per cent of the letters that two wordings of one quotation share at least."""

_MOST = 200
"""Quotations of a version that are held against the other's; an article has some twenty."""


def turned(before: Iterable[Claim], after: Iterable[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Yield statements that one version makes and the other denies."""
    known: dict[tuple[str, ...], Claim] = {}
    for claim in before:
        if key := _key(claim):
            known.setdefault(key, claim)
    for claim in after:
        earlier = known.pop(key, None) if (key := _key(claim)) else None
        if earlier and earlier.polarity is not claim.polarity:
            yield earlier, claim


def _key(claim: Claim) -> tuple[str, ...] | None:
    told = claim.payload
    if not isinstance(told, Statement) or told.thin or told.passage or (told.denial and told.denial.silent):
        return None
    return (*sorted(told.core), "", *sorted(told.words)) if len(told.words) >= _WORDS else None


def requoted(before: Iterable[Claim], after: Iterable[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Yield quotations that were worded anew, each with the one that is nearest to it."""
    left = [claim for claim in before if isinstance(claim.payload, Quotation)][:_MOST]
    for claim in [claim for claim in after if isinstance(claim.payload, Quotation)][:_MOST]:
        scored = [(score, one) for one in left if (score := _score(one, claim)) >= _ALIKE]
        if scored:
            _, nearest = max(scored, key=lambda pair: pair[0])
            left.remove(nearest)
            if _bare(nearest) != _bare(claim):
                yield nearest, claim


def _score(one: Claim, other: Claim) -> float:
    return fuzz.ratio(_bare(one), _bare(other))


def _bare(claim: Claim) -> str:
    """Return the words of a quotation, less the marks at its ends."""
    words = claim.payload.quotation if isinstance(claim.payload, Quotation) else claim.text
    return " ".join(words.split()).strip(" .,;:!?\"'“”‘’").casefold()


def quoted(claim: Claim) -> str:
    """Give a claim's words in one pair of marks."""
    words = " ".join(claim.text.split()).strip('"“” ')
    return f"“{words}”"
