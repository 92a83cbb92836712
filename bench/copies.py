"""Claims in any number, made of those of a few articles: other outlets, other figures, nothing read again."""

import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count, groupby, islice

from bench.stories import FIGURE
from checker.extract import extract
from checker.lexicon import Lexicon
from checker.model import Article, Claim, Span
from checker.values import Quantity, Quotation

Told = tuple[tuple[Article, ...], tuple[Claim, ...]]
"""Articles and their claims."""


_OUTLETS = 50
_AGAIN = 10
"""Times that a hostile story tells one number."""
_ROOM = 20
"""Characters between its claims."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """An article that was read, and its claims."""

    article: Article
    claims: tuple[Claim, ...]

    def copy(self, number: int, *, story: str) -> "Pattern":
        """Return the article as another outlet would have it, in a story, with figures of its own."""
        drawn = random.Random(number)  # noqa: S311 - the same figures each time is the point
        figures = {figure: _other(figure, drawn) for figure in FIGURE.findall(self.article.text)}
        name = f"{story}/{number}"
        text = _in(self.article.text, figures)
        article = replace(self.article, id=name, source=f"Outlet {number}", story=story, text=text)
        return Pattern(article=article, claims=tuple(_copied(claim, article, figures) for claim in self.claims))


def read(articles: Iterable[Article], lexicon: Lexicon) -> tuple[Pattern, ...]:
    """Read articles."""
    return tuple(Pattern(article=article, claims=claims) for article, claims in extract(tuple(articles), lexicon))


def one_story(patterns: Iterable[Pattern], number: int) -> Told:
    """Return as many articles on one story."""
    return _together(islice(_endless(tuple(patterns), "one"), number))


def cases(patterns: Iterable[Pattern], number: int) -> Iterator[Told]:
    """Yield each labelled story as told by so many outlets."""
    for story, own in groupby(patterns, key=lambda p: p.article.story):
        yield _together(islice(_endless(tuple(own), story), number))


def own_stories(patterns: Iterable[Pattern], each: int) -> Iterator[Told]:
    """Yield stories of their own without end, of so many articles each at most."""
    cases = [tuple(islice(own, each)) for _, own in groupby(patterns, key=lambda p: p.article.story)]
    for turn in count():
        for place, case in enumerate(cases):
            story = f"{turn}-{place}"
            yield _together(pattern.copy(turn * each + n, story=story) for n, pattern in enumerate(case))


def hostile(patterns: Iterable[Pattern], kind: str, number: int) -> Told:
    """Return articles that make one claim of a kind over and over, with another number in it every few times."""
    pattern, claim = next((p, c) for p in patterns for c in p.claims if c.kind == kind)
    outlets = [replace(pattern.article, id=f"{n}", source=f"Outlet {n}", story="hostile") for n in range(_OUTLETS)]
    told = (_numbered(claim, n // _AGAIN) for n in range(number))
    width = len(claim.text) + _ROOM
    empty = tuple(replace(each, text=" " * (width * (number // _OUTLETS + 1)), blocks=()) for each in outlets)
    return empty, tuple(_placed(each, outlets[n % _OUTLETS], n, width) for n, each in enumerate(told))


def _numbered(claim: Claim, number: int) -> Claim:
    """Return a claim with a number in its words."""
    payload = claim.payload
    if isinstance(payload, Quantity):
        text = f"{number} {payload.counted}"
        exact = Quantity(value=float(number), low=float(number), high=float(number), stated=str(number))
        payload = replace(exact, counted=payload.counted, head=payload.head, modifiers=payload.modifiers)
        return replace(claim, text=text, sentence=f"{text}.", payload=payload)
    assert isinstance(payload, Quotation)  # noqa: S101 - asked for by kind
    text = f"It is {number} again"
    return replace(claim, text=text, sentence=f"{text}.", payload=replace(payload, quotation=text))


def _placed(claim: Claim, article: Article, number: int, width: int) -> Claim:
    start = number // _OUTLETS * width
    return replace(
        claim,
        id=f"{article.id}#{claim.kind}-{number}",
        article=article.id,
        source=article.source,
        story=article.story,
        span=Span(start=start, end=start + len(claim.text)),
    )


def _endless(patterns: tuple[Pattern, ...], story: str) -> Iterator[Pattern]:
    return (patterns[number % len(patterns)].copy(number, story=story) for number in count())


def _together(patterns: Iterable[Pattern]) -> Told:
    own = tuple(patterns)
    return tuple(each.article for each in own), tuple(claim for each in own for claim in each.claims)


def _other(figure: str, drawn: random.Random) -> str:
    return str(drawn.randrange(10 ** (len(figure) - 1), 10 ** len(figure)))


def _in(text: str, figures: Mapping[str, str]) -> str:
    return FIGURE.sub(lambda match: figures.get(match[0], match[0]), text)


def _copied(claim: Claim, article: Article, figures: Mapping[str, str]) -> Claim:
    payload = claim.payload
    return replace(
        claim,
        id=f"{article.id}#{claim.id.rpartition('#')[2]}",
        article=article.id,
        source=article.source,
        story=article.story,
        text=article.text[claim.span.start : claim.span.end],
        sentence=_in(claim.sentence, figures),
        payload=_counted(payload, figures) if isinstance(payload, Quantity) else payload,
    )


def _counted(figure: Quantity, figures: Mapping[str, str]) -> Quantity:
    """Return a quantity with its figure exchanged, and what it allows in proportion."""
    other = figures.get(f"{figure.value:g}" if figure.value else "")
    if other is None or not figure.value:
        return figure
    times = float(other) / figure.value
    low, high = (edge and edge * times for edge in (figure.low, figure.high))
    return replace(figure, value=float(other), low=low, high=high, stated=_in(figure.stated, figures))
