"""Quotations to clusters: the same words, or the same words retold, by one speaker."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, pairwise

from checker.align import retellings
from checker.align.clustering import Aligned
from checker.align.speakers import SameEntity, compare_speakers
from checker.model import Claim, Cluster, Link, Term
from checker.values import Quotation
from checker.values.quotation import Collation, collate
from checker.values.wording import content, normal, words

_ENOUGH = 5.0
"""Sum of the terms from which two quotations are one; set by reading aligned pairs of unlabelled stories."""

_COMMON = 12
"""A word in more quotations of a story than this brings no two of them together by itself."""

_FEWEST = 2
"""Content words two quotations share at least, unless they are a word apart."""

_SHORT = 12
"""Two quotations of no more words than this are told to be a word apart at once."""

_TELLING = 3
"""Quotations with the same content words, so many at least, are one that several outlets have: its words stay rare."""

_SENTENCE = 4
"""Words that make more than a name or a set phrase."""

_FRAME = 5
"""Words that two quotations of one speaker must share to be one where none of them, or all but one, is a small word."""

_LEVELS = ((_FEWEST, 0.6), (5, 0.5), (8, 0.25))
"""Content words shared, and the share of the shorter quotation that must match with so many."""

_LONG_RUN = 8
"""As many words in a row are no accident, however little of the quotations they are."""

_LEAST = 0.45
"""Share of the matching part that two quotations must have in common."""

_NEARLY = 0.8
"""Share of the matching part from which the words are one quotation whoever is said to have spoken them."""

_MANY = 6
"""Content words shared that are as good."""

_CLOSE = 0.7
"""Share of the matching part from which part of what one speaker is quoted with is one, in other words."""

_RUN = 3
"""Words in a row that a part of two quotations of one speaker has."""

_RUNNER_UP = 0.7
"""A match is dropped where the same words match others of the same article, and this much better."""


def align(
    claims: Sequence[Claim],
    same_entity: SameEntity,
    languages: Mapping[str, str] | None = None,
    passages: Sequence[Claim] = (),
) -> Aligned:
    """Put together the quotations of one story that have the same words, whole or in part, and who retells them.

    Args:
        claims: The story's quotations.
        same_entity: Tells whether two speakers may be one.
        languages: What articles are in, by their ids: words of two languages are no wordings of each other.
        passages: The story's sentences, in which an outlet may give another's quotation without marks.

    """
    known = languages or {}
    quotes = sorted((c for c in claims if isinstance(c.payload, Quotation)), key=lambda c: (c.article, c.span.start))
    stems = [content(_said(claim)) for claim in quotes]
    rarity = _Rarity(stems)
    forms = [normal(words(_said(claim))) for claim in quotes]
    near = _a_word_apart(forms)
    matches = []
    collated = cache(collate)
    candidates = sorted({*_candidates(stems, forms), *_identical(forms), *near})
    for left, right in candidates:
        if known.get(quotes[left].article) != known.get(quotes[right].article):
            continue
        collation = collated(_said(quotes[left]), _said(quotes[right]))
        match = _match(quotes[left], quotes[right], collation, rarity, same_entity)
        if match is not None:
            matches.append(match)
    articles = {c.id: c.article for c in quotes}
    best = _best(matches, articles)
    linked = {(own, articles[other]) for match in best for own, other in (match.ids, match.ids[::-1])}
    retold = retellings.find(quotes, passages, linked, same_entity, known)
    quotes += {one.claim.id: one.claim for one in retold}.values()
    best += [_Match(link=one.link, extents=one.extents) for one in retold]
    return Aligned(clusters=tuple(_clusters(quotes, best)), considered=len(candidates))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Match:
    """Two quotations held to be one, and the words of each that match."""

    link: Link
    extents: Mapping[str, tuple[int, int]]

    @property
    def ids(self) -> tuple[str, str]:
        """Return the ids of the two claims."""
        return self.link.left, self.link.right

    def meets(self, other: "_Match") -> bool:
        """Tell whether two matches speak of the same words of a claim they share."""
        for claim, (start, end) in self.extents.items():
            if claim in other.extents:
                low, high = other.extents[claim]
                if 2 * (min(end, high) - max(start, low)) >= min(end - start, high - low):
                    return True
        return False


class _Rarity:
    """How much it says that two quotations share a word: the rarer in the story, the more."""

    def __init__(self, stems: Sequence[tuple[str, ...]]) -> None:
        short = [own for own in stems if len(own) < _TELLING]
        told = {own for own in stems if len(own) >= _TELLING}
        self._count = Counter(word for own in (*short, *told) for word in set(own))

    def of(self, word: str) -> float:
        """Weigh one shared word, from 2 for one that only the two have down to 0.5."""
        return max(0.5, 2.0 - 0.5 * math.log2(max(self._count[word], 2) / 2))


def _said(claim: Claim) -> str:
    payload = claim.payload
    return payload.quotation if isinstance(payload, Quotation) else ""


def _candidates(stems: Sequence[tuple[str, ...]], forms: Sequence[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs that share two content words, or all words but one, and one that is not common in the story."""
    index: dict[str, list[int]] = defaultdict(list)
    for number, own in enumerate(stems):
        for word in dict.fromkeys(own):
            index[word].append(number)
    rare = {pair for holders in index.values() if len(holders) <= _COMMON for pair in combinations(holders, 2)}
    for left, right in rare:
        if len(set(stems[left]) & set(stems[right])) >= _FEWEST or _within(
            *sorted((forms[left], forms[right]), key=len)
        ):
            yield left, right


def _within(short: Sequence[str], long: Sequence[str]) -> bool:
    """Tell whether all words of a short quotation but one stand in a longer one."""
    return len(short) <= _SHORT and len(set(short) - set(long)) <= 1


def _identical(forms: Sequence[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Yield each quotation with the next in the same words: all words of one that many outlets have are common."""
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, own in enumerate(forms):
        index[own].append(number)
    for holders in index.values():
        yield from pairwise(holders)


def _a_word_apart(forms: Sequence[tuple[str, ...]]) -> set[tuple[int, int]]:
    """Return the pairs of short quotations that one word put in, left out or exchanged makes the same.

    They meet in what is left of each without one of its words, so that no two need be compared to find them.
    """
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, own in enumerate(forms):
        if len(own) <= _SHORT:
            for rest in dict.fromkeys([own, *(own[:at] + own[at + 1 :] for at in range(len(own)))]):
                index[rest].append(number)
    return {
        pair
        for holders in index.values()
        if len(holders) <= _COMMON
        for pair in combinations(dict.fromkeys(holders), 2)
    }


def _match(  # two claims, their collation, and what weighs words and speakers
    left: Claim, right: Claim, collation: Collation, rarity: _Rarity, same_entity: SameEntity
) -> _Match | None:
    """Weigh two quotations against each other; None where they are not one."""
    if collation.likeness < _LEAST or (left.article == right.article and collation.similarity < 1):
        return None
    speaker = compare_speakers(left.attributed_to, right.attributed_to, same_entity)
    alike = _alike(collation) and (_nearly(collation) or not _others(left, right, speaker))
    tried = (
        (alike or (speaker.weight > 0 and _framed(collation)), collation.similarity),
        (speaker.weight > 0 and _repeated(collation), collation.likeness),
    )
    for fits, similarity in tried:
        terms = (*_terms(collation, rarity, similarity), *_end_to_end(collation, speaker), speaker)
        link = Link(left=left.id, right=right.id, terms=terms)
        if fits and link.score >= _ENOUGH:
            return _Match(link=link, extents={left.id: collation.left_extent, right.id: collation.right_extent})
    return None


def _alike(collation: Collation) -> bool:
    """Tell whether two quotations share enough to be one, whoever says them."""
    shared = len(set(collation.shared))
    enough = any(shared >= least and collation.coverage >= part for least, part in _LEVELS)
    return enough or (shared >= _FEWEST and collation.longest_run >= _LONG_RUN)


def _nearly(collation: Collation) -> bool:
    """Tell whether two quotations have so much in common that two speakers cannot have said them each."""
    return collation.similarity >= _NEARLY or len(set(collation.shared)) >= _MANY


def _others(left: Claim, right: Claim, speaker: Term) -> bool:
    """Tell whether two speakers are named, or described, and not as one: *a spokesman for the line* and *Ida Berg*."""
    one, other = left.attributed_to, right.attributed_to
    if speaker.weight > 0 or one is None or other is None or one == other:
        return False
    new = any(name.casefold().startswith(("a ", "an ")) for name in (one, other))
    return new or not (_points_back(one) or _points_back(other))


def _points_back(speaker: str) -> bool:
    """Tell a noun that takes up what was named before, so that it may be anybody: *the company*, *the document*."""
    words_ = speaker.split()
    return len(words_) == 2 and words_[0].casefold() == "the" and words_[1].islower()  # noqa: PLR2004 - article, noun


def _repeated(collation: Collation) -> bool:
    """Tell whether a part of two quotations of one speaker is alike, whatever else each quotes.

    The same sentence word by word, or most words of a part: *this is a loss for every farmer* and *a setback for every
    farmer*.
    """
    shared = len(set(collation.shared))
    if collation.similarity == 1 and collation.coverage == 1:
        return shared > 0 and collation.longest_run >= _RUN
    close = collation.likeness >= _CLOSE
    return close and (shared > _FEWEST or (shared == _FEWEST and collation.longest_run >= _RUN))


def _framed(collation: Collation) -> bool:
    """Tell whether two quotations of one speaker are alike from end to end but for a word or a negation."""
    same, others = _counts(collation)
    if collation.opposed and collation.shared and (collation.whole or (collation.coverage == 1 and same >= _FRAME)):
        return True
    return collation.whole and others <= 1 and same >= _FRAME - min(len(set(collation.shared)), 1)


def _counts(collation: Collation) -> tuple[int, int]:
    """Count the words that are the same, and those that are not on the side that has more of them."""
    loose = [edit for edit in collation.edits if not edit.same]
    same = sum(min(len(edit.left), len(edit.right)) for edit in collation.edits if edit.same)
    return same, max(sum(len(e.left) for e in loose), sum(len(e.right) for e in loose))


def _best(matches: Sequence[_Match], articles: Mapping[str, str]) -> list[_Match]:
    """Drop the matches of words that match others of the same article much better."""
    rivals: dict[tuple[str, str], list[_Match]] = defaultdict(list)
    for match in matches:
        for own, other in (match.ids, match.ids[::-1]):
            rivals[own, articles[other]].append(match)
    return [
        match
        for match in matches
        if not any(
            rival.link.score * _RUNNER_UP > match.link.score and rival.meets(match)
            for own, other in (match.ids, match.ids[::-1])
            for rival in rivals[own, articles[other]]
        )
    ]


def _terms(collation: Collation, rarity: _Rarity, similarity: float) -> Iterator[Term]:
    """Yield the labelled parts of the score that the words give."""
    shared = sorted(set(collation.shared), key=lambda word: (-rarity.of(word), word))
    yield Term(label="shared words by rarity", weight=round(sum(map(rarity.of, shared)), 2), detail=", ".join(shared))
    run = max(0, min(collation.longest_run, 8) - 2)
    yield Term(label="words in the same order", weight=0.5 * run, detail=f"{collation.longest_run} in a row")
    yield Term(
        label="share of the words alike",
        weight=round(6 * (similarity - 0.65), 2),
        detail=f"{similarity:.0%} of the matching part",
    )


def _end_to_end(collation: Collation, speaker: Term) -> Iterator[Term]:
    """Weigh that nothing stands before or after what matches; a word or three might be a name or a set phrase."""
    same, others = _counts(collation)
    if collation.whole and (same >= _SENTENCE or speaker.weight > 0):
        weight = 1.0 + (0.5 * min(same, 6) if others <= 1 else 0.0)
        yield Term(label="alike from end to end", weight=weight, detail=f"{same} words the same, {others} not")


def _clusters(quotes: Sequence[Claim], matches: Sequence[_Match]) -> Iterator[Cluster]:
    """Join matches that meet in the same words of a claim: a long one may have parts in two clusters."""
    by_id = {claim.id: claim for claim in quotes}
    order = {claim.id: number for number, claim in enumerate(quotes)}
    groups = _groups(matches)
    linked = {key for match in matches for key in match.extents}
    for number, claim in enumerate((c for c in quotes if c.id not in linked), start=len(groups) + 1):
        yield _cluster(number, (claim,))
    for number, group in enumerate(groups, start=1):
        members = sorted({key for match in group for key in match.extents}, key=order.__getitem__)
        claims = tuple(by_id[key] for key in members)
        links = tuple(sorted((m.link for m in group), key=lambda link: (order[link.left], order[link.right])))
        yield _cluster(number, claims, links)


def _cluster(number: int, claims: tuple[Claim, ...], links: tuple[Link, ...] = ()) -> Cluster:
    story = claims[0].story
    return Cluster(id=f"{story}/quote-{number}", kind="quote", story=story, claims=claims, links=links)


def _groups(matches: Sequence[_Match]) -> list[list[_Match]]:
    """Group the matches that meet, directly or through others."""
    of_claim: dict[str, list[int]] = defaultdict(list)
    parent = list(range(len(matches)))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    for number, match in enumerate(matches):
        for claim in match.extents:
            for other in of_claim[claim]:
                if root(other) != root(number) and match.meets(matches[other]):
                    parent[root(number)] = root(other)
            of_claim[claim].append(number)
    groups: dict[int, list[_Match]] = defaultdict(list)
    for number, match in enumerate(matches):
        groups[root(number)].append(match)
    return list(groups.values())
