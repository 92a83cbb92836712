"""How much of an article is read: what no newsroom writes is hostile or a mistake, and is read in part."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from checker.extract.reading import Reading
from checker.model import Article, Block, Claim, Context, Span
from checker.values.limit import Limit

MOST = 5_000
"""Claims of one kind in an article: a book has fewer."""


class Limits:
    """Takes so many claims of each step, and tells where there were more."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._cut: dict[str, None] = {}

    def few(self, claims: Iterable[Claim]) -> tuple[Claim, ...]:
        """Return the first claims of a step, in reading order."""
        found = tuple(islice(claims, self._most + 1))
        if len(found) <= self._most:
            return found
        self._cut[found[-1].kind] = None
        return found[:-1]

    def told(self, reading: Reading, whole: Article) -> Iterator[Claim]:
        """Yield the claim that tells what was left out, if anything was."""
        read, length = len(reading.article.text), len(whole.text)
        parts = [f"only its first {read:,} of {length:,} characters were read"] if read < length else []
        parts += [f"only the first {self._most:,} claims of the kind {kind!r} were taken" for kind in self._cut]
        if parts:
            yield _claim(reading, "; ".join(parts))


def shortened(article: Article, length: int) -> Article:
    """Return an article without what stands behind a character."""
    if length >= len(article.text):
        return article
    inside = (block for block in article.blocks if block.span.start < length)
    blocks = tuple(Block(span=Span(start=b.span.start, end=min(b.span.end, length)), kind=b.kind) for b in inside)
    return replace(article, text=article.text[:length], blocks=blocks)


def _claim(reading: Reading, told: str) -> Claim:
    article = reading.article
    start = max(len(article.text) - 1, 0)
    line, column = reading.place(start)
    return Claim(
        id=f"{article.id}#{Limit.kind}-1",
        article=article.id,
        source=article.source,
        story=article.story,
        span=Span(start=start, end=len(article.text)),
        text=article.text[start:],
        line=line,
        column=column,
        sentence="",
        payload=Limit(told=told),
        context=Context(block=reading.block_of(start)),
    )
