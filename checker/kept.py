"""Claims as bytes: how what was extracted from an article is kept, apart from where the article came from."""

import zlib
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import get_args

import msgspec

from checker.model import Article, Certainty, Claim, Context, Polarity, Span
from checker.values import Payload

_FASTEST = 1
"""Level of compression: claims shrink to a fifth at once, and little more for ten times the work."""


class _Row(msgspec.Struct, frozen=True, array_like=True):
    """A claim without its article; the kind tells what the payload is."""

    kind: str
    number: str
    start: int
    end: int
    line: int
    column: int
    sentence: str
    payload: msgspec.Raw
    attributed_to: str | None
    certainty: Certainty
    polarity: Polarity
    context: Context


@cache
def _kinds() -> dict[str, type[Payload]]:
    return {kind.kind: kind for kind in get_args(Payload)}


def bare(article: Article) -> Article:
    """Return what of an article its claims depend on: the text, its blocks, when it was published."""
    return Article(id="", source="", story="", text=article.text, blocks=article.blocks, published=article.published)


def bound(claims: Iterable[Claim], article: Article) -> tuple[Claim, ...]:
    """Give the claims of a bare article to one that has its text."""
    below = article.first_line - 1
    return tuple(
        replace(
            claim,
            id=f"{article.id}{claim.id}",
            article=article.id,
            source=article.source,
            story=article.story,
            line=claim.line + below,
        )
        for claim in claims
    )


def packed(claims: Iterable[Claim]) -> bytes:
    """Write the claims of a bare article as bytes."""
    encoder = msgspec.msgpack.Encoder()
    rows = [
        _Row(
            kind=claim.kind,
            number=claim.id,
            start=claim.span.start,
            end=claim.span.end,
            line=claim.line,
            column=claim.column,
            sentence=claim.sentence,
            payload=msgspec.Raw(encoder.encode(claim.payload)),
            attributed_to=claim.attributed_to,
            certainty=claim.certainty,
            polarity=claim.polarity,
            context=claim.context,
        )
        for claim in claims
    ]
    return zlib.compress(encoder.encode(rows), _FASTEST)


def unpacked(data: bytes, text: str) -> tuple[Claim, ...]:
    """Read claims back.

    Args:
        data: What ``packed`` wrote.
        text: The article's text, which the claims point into.

    Raises:
        ValueError: It is something else.

    """
    try:
        rows = msgspec.msgpack.decode(zlib.decompress(data), type=list[_Row])
        return tuple(_claim(row, text) for row in rows)
    except (zlib.error, msgspec.MsgspecError, KeyError, TypeError) as error:
        raise ValueError(f"not claims: {error}") from error


def _claim(row: _Row, text: str) -> Claim:
    return Claim(
        id=row.number,
        article="",
        source="",
        story="",
        span=Span(start=row.start, end=row.end),
        text=text[row.start : row.end],
        line=row.line,
        column=row.column,
        sentence=row.sentence,
        payload=msgspec.msgpack.decode(row.payload, type=_kinds()[row.kind]),
        attributed_to=row.attributed_to,
        certainty=row.certainty,
        polarity=row.polarity,
        context=row.context,
    )
