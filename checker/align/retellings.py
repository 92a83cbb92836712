"""Words that one outlet has between marks and another without: the same, or retold of the same speaker.

What another outlet gives of a quotation in its own voice, or quotes a word or two of within a sentence, is no
quotation of its own when an article is read by itself. It is found here, among the sentences of the other articles, and
is a claim of just the words that match.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from checker.align.speakers import SameEntity, compare_speakers, is_name
from checker.model import Claim, Link, Span, Term
from checker.values import Quotation, Statement
from checker.values.outlet import outlet
from checker.values.quotation import Collation, Retelling, collate
from checker.values.wording import content, stretch

_NEAREST = 8
"""Sentences that a quotation is compared with, the best of each article."""

_BUDGET = 6000
"""Comparisons of a story, from which a quotation is compared with fewer sentences."""

_COMMON = 40
"""A word in more sentences of a story than this brings no quotation and sentence together."""

_TELLING = 2.5
"""Sum of the rarities of the words that a quotation and a sentence must share to be compared."""

_RUN = 5
"""Words in a row that are one statement whoever makes it, two of them content words."""

_FEWEST = 2
_SOME = 3
_MANY = 5
"""Content words that a quotation and a retelling share: with a run of words, of one speaker, and of anybody."""

_VERBATIM = 0.95
_CLOSE = 0.7
_ALIKE = 0.6
"""Share of the matching part that both have, for each of the three."""

_MARKS = frozenset("\"'“”‘’«»")
_POINTS = frozenset(".,!?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Retold:
    """A quotation, the words that match it in another article, and why they do."""

    quote: Claim
    claim: Claim
    link: Link
    extents: Mapping[str, tuple[int, int]]
    """The words of each that match."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A quotation, a sentence and the characters of the sentence that match."""

    quote: Claim
    passage: Claim
    span: Span
    terms: tuple[Term, ...]


def find(
    quotes: Sequence[Claim],
    passages: Sequence[Claim],
    linked: Collection[tuple[str, str]],
    same_entity: SameEntity,
    languages: Mapping[str, str],
) -> list[Retold]:
    """Find the quotations of a story in the sentences of articles that do not quote them.

    Args:
        quotes: The quotations.
        passages: The sentences of all articles.
        linked: Ids of quotations with the articles that have them as quotations of their own.
        same_entity: Tells whether two speakers may be one.
        languages: What articles are in, by their ids.

    """
    plain = _Plain(quotes, passages)
    found: list[_Found] = []
    for quote, passage in plain.candidates(_budget(len(quotes))):
        if (quote.id, passage.article) in linked or languages.get(quote.article) != languages.get(passage.article):
            continue
        match = _match(quote, passage, plain, same_entity)
        if match is not None:
            found.append(match)
    return list(_claims(found))


def _budget(quotes: int) -> int:
    return max(2, min(_NEAREST, _BUDGET // max(quotes, 1)))


class _Plain:
    """The sentences of a story that are not mostly quotations, by their words."""

    def __init__(self, quotes: Sequence[Claim], passages: Sequence[Claim]) -> None:
        self._quotes = quotes
        self._marked: dict[str, list[Span]] = defaultdict(list)
        for quote in quotes:
            self._marked[quote.article].append(quote.span)
        self._passages = [p for p in passages if isinstance(p.payload, Statement) and not self.is_quoted(p, p.span)]
        self._holders: dict[str, list[int]] = defaultdict(list)
        for number, passage in enumerate(self._passages):
            for word in _words(passage):
                self._holders[word].append(number)

    def is_quoted(self, claim: Claim, span: Span) -> bool:
        """Tell whether most of a stretch of a claim's article stands between marks."""
        inside = sum(max(0, min(span.end, own.end) - max(span.start, own.start)) for own in self._marked[claim.article])
        return 2 * inside > span.end - span.start

    def rarity(self, word: str) -> float:
        """Weigh one shared word, from 2 for one that only two sentences have down to 0.3."""
        return max(0.3, 2.0 - 0.5 * math.log2(max(len(self._holders[word]), 2) / 2))

    def candidates(self, most: int) -> Iterator[tuple[Claim, Claim]]:
        """Yield each quotation with the sentences, one an article, that share most with it."""
        for quote in self._quotes:
            shared: Counter[int] = Counter()
            weight: dict[int, float] = defaultdict(float)
            for word in dict.fromkeys(content(_said(quote))):
                holders = self._holders.get(word, [])
                if len(holders) <= _COMMON:
                    shared.update(holders)
                    for number in holders:
                        weight[number] += self.rarity(word)
            best: dict[str, int] = {}
            for number in sorted(weight, key=lambda n: (-weight[n], n)):
                passage = self._passages[number]
                if weight[number] >= _TELLING and shared[number] >= _FEWEST:
                    best.setdefault(passage.article, number)
            others = (self._passages[number] for number in best.values())
            own = outlet(quote.source)
            yield from ((quote, other) for other in [o for o in others if outlet(o.source) != own][:most])


def _words(passage: Claim) -> tuple[str, ...]:
    return passage.payload.words if isinstance(passage.payload, Statement) else ()


def _said(claim: Claim) -> str:
    return claim.payload.quotation if isinstance(claim.payload, Quotation) else ""


def _match(quote: Claim, passage: Claim, plain: _Plain, same_entity: SameEntity) -> _Found | None:
    """Find what of a sentence gives a quotation; None where it only speaks of like things."""
    whole = collate(_said(quote), passage.text)
    first, last = whole.core
    start = whole.right_extent[0] + sum(len(edit.right) for edit in whole.edits[:first])
    end = start + sum(len(edit.right) for edit in whole.edits[first:last])
    low, high = stretch(passage.text, start, end)
    span = Span(start=passage.span.start + low, end=passage.span.start + high)
    if low == high or plain.is_quoted(passage, span):
        return None
    near = collate(_said(quote), passage.text[low:high])
    speaker = _speaker(quote, passage, same_entity)
    said = speaker.weight > 0 and _is_retold(near)
    if not (said or _is_verbatim(near) or (_is_marked(passage.text, low, high) and _is_fragment(near))):
        return None
    shared = sorted(set(near.shared))
    weight = round(sum(map(plain.rarity, shared)), 2)
    terms = (
        Term(label="shared words by rarity", weight=weight, detail=", ".join(shared)),
        Term(
            label="share of the words alike",
            weight=round(6 * near.similarity, 2),
            detail=f"{near.similarity:.0%} of the matching part",
        ),
        speaker,
    )
    return _Found(quote=quote, passage=passage, span=span, terms=terms) if weight >= _TELLING else None


def _is_verbatim(near: Collation) -> bool:
    """Tell whether the words are so much the same that no two people can have said them by chance."""
    shared = len(set(near.shared))
    run = near.longest_run >= _RUN and near.similarity >= _VERBATIM and shared >= _FEWEST
    return run or (shared >= _MANY and near.similarity >= _CLOSE)


def _is_retold(near: Collation) -> bool:
    """Tell whether the words of one speaker are the same statement."""
    return len(set(near.shared)) > _SOME and near.similarity >= _ALIKE


def _is_fragment(near: Collation) -> bool:
    """Tell whether words that stand between marks in both are one phrase: *other hard hit areas*, *other hit areas*."""
    return len(set(near.shared)) >= _SOME and near.similarity >= _CLOSE


def _is_marked(text: str, low: int, high: int) -> bool:
    """Tell whether marks stand around a stretch of a sentence."""
    before, after = text[:low][-1:], text[high:].lstrip("".join(_POINTS))[:1]
    return before in _MARKS and after in _MARKS and "" not in (before, after)


def _speaker(quote: Claim, passage: Claim, same_entity: SameEntity) -> Term:
    """Weigh who says it: the sentence is somebody's, or names the speaker."""
    said_by = quote.attributed_to or ""
    term = compare_speakers(quote.attributed_to, passage.attributed_to, same_entity)
    if term.weight == 0 and passage.attributed_to is None and is_name(said_by) and said_by.split()[-1] in passage.text:
        return Term(label="speaker named in the sentence", weight=1.0, detail=said_by)
    return term


def _claims(found: Sequence[_Found]) -> Iterator[Retold]:
    """Make a claim of each stretch of a sentence that matches, the widest where several quotations match it."""
    of_passage: dict[str, list[_Found]] = defaultdict(list)
    for match in found:
        of_passage[match.passage.id].append(match)
    numbers: Counter[str] = Counter()
    for own in of_passage.values():
        passage = own[0].passage
        span = Span(start=min(m.span.start for m in own), end=max(m.span.end for m in own))
        numbers[passage.article] += 1
        claim = _claim(passage, span, own[0].quote, number=numbers[passage.article])
        for match in own:
            link = Link(left=match.quote.id, right=claim.id, terms=match.terms)
            both = collate(_said(match.quote), _said(claim))
            extents = {match.quote.id: both.left_extent, claim.id: both.right_extent}
            yield Retold(quote=match.quote, claim=claim, link=link, extents=extents)


def _claim(passage: Claim, span: Span, quote: Claim, *, number: int) -> Claim:
    """Return a claim of a stretch of a sentence: a quotation where marks stand around it."""
    low, high = span.start - passage.span.start, span.end - passage.span.start
    text = passage.text[low:high]
    kind: Callable[..., Quotation] = Quotation if _is_marked(passage.text, low, high) else Retelling
    head = passage.text[:low]
    line = passage.line + head.count("\n")
    column = passage.column + low if "\n" not in head else low - head.rindex("\n")
    said_by = passage.attributed_to or quote.attributed_to
    return replace(
        passage,
        id=f"{passage.article}#quote-retold-{number}",
        span=span,
        text=text,
        line=line,
        column=column,
        payload=kind(quotation=text, speaker=passage.attributed_to, cue=None),
        attributed_to=said_by,
    )
