"""Lists to clusters: which lists name members of the same group."""

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from checker.align import clustering, weights
from checker.align.clustering import Aligned
from checker.align.nearest import Candidates, Near
from checker.align.weights import Fit, Pair
from checker.lexicon import Lexicon
from checker.model import Claim
from checker.values import Listing, listing

_SAME_GROUP = 90.0
"""Percent of shared words from which two groups are the same."""


_UNNAMED = "those"
"""What stands for a group without naming it: *those on the list*."""


class Lists:
    """Aligns the lists of a story."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._weights = weights.read(lexicon, "lists")

    def align(self, claims: Sequence[Claim]) -> Aligned:
        """Return the clusters of a story's lists."""
        lists = [claim for claim in claims if isinstance(claim.payload, Listing)]
        candidates = Candidates(lists, {"list": range(len(lists))}, Near(terms=_terms, place=_size))
        scored = (self._pair(left, right) for left, right in candidates if left.article != right.article)
        pairs, considered = clustering.sound(scored, self._weights)
        clusters = clustering.clusters(lists, pairs, kind="list")
        return Aligned(clusters=clusters, considered=considered, notes=candidates.note("lists"))

    def _pair(self, left: Claim, right: Claim) -> Pair:
        terms = tuple(self._weights.term(label, detail) for label, detail in _compare(_listing(left), _listing(right)))
        return Pair(left, right, terms, Fit.TOGETHER)


def _compare(one: Listing, other: Listing) -> Iterator[tuple[str, str]]:
    groups = f"{one.of} / {other.of}"
    if fuzz.token_set_ratio(one.of.casefold(), other.of.casefold()) >= _SAME_GROUP:
        yield "same group listed", groups
    elif any(each.of.casefold().startswith(_UNNAMED) for each in (one, other)):
        yield "group not named in one", groups
    if one.count is not None and other.count is not None:
        label = "same stated count" if one.count == other.count else "different stated counts"
        yield label, f"{one.count} / {other.count}"
    shared = listing.matching(one, other)
    if shared:
        label = "shared members" if len(shared) == 1 else "several shared members"
        yield label, ", ".join(member for member, _ in shared)


def _terms(claim: Claim) -> tuple[str, ...]:
    """Return the words of a list's group and of its members."""
    one = _listing(claim)
    return tuple(word for phrase in (one.of, *one.members) for word in phrase.casefold().split())


def _size(claim: Claim) -> float:
    one = _listing(claim)
    return float(len(one.members) if one.count is None else one.count)


def _listing(claim: Claim) -> Listing:
    assert isinstance(claim.payload, Listing)  # noqa: S101 - align() keeps nothing else
    return claim.payload
