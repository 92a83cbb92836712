"""Claims and stories as bytes: how what was extracted and found is kept, apart from where the articles came from."""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import get_args

import msgspec

from checker.decisions import Ruling
from checker.languages import ENGLISH, spoken
from checker.model import Article, Bearer, Certainty, Checked, Claim, Context, DraftLine, Finding, Polarity, Span
from checker.revisions import Revision
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
    bearer: Bearer | None = None
    attribute: str | None = None


_ENCODER = msgspec.msgpack.Encoder()


@cache
def _decoders() -> dict[str, msgspec.msgpack.Decoder[Payload]]:
    return {kind.kind: msgspec.msgpack.Decoder(kind) for kind in get_args(Payload)}


def bare(article: Article) -> Article:
    """Return what of an article its claims depend on: the text, its blocks, when it was published, its language."""
    language = spoken(article.lang)
    return Article(
        id="",
        source="",
        story="",
        text=article.text,
        blocks=article.blocks,
        published=article.published,
        lang=None if language == ENGLISH else language,
    )


def packed(claims: Iterable[Claim]) -> bytes:
    """Write the claims of a bare article as bytes."""
    return _compressed([_row(claim, below=0) for claim in claims])


def unpacked(data: bytes, article: Article) -> tuple[Claim, ...]:
    """Read claims back, as those of an article that has the text they were found in.

    Args:
        data: What ``packed`` wrote.
        article: Where they stand.

    Raises:
        ValueError: It is something else.

    """
    with _refusing("claims"):
        rows = msgspec.msgpack.decode(zlib.decompress(data), type=list[_Row])
        return tuple(_claim(row, article) for row in rows)


class _Record(msgspec.Struct, frozen=True, array_like=True):
    """What came of a story, its claims by article."""

    claims: list[list[_Row]]
    findings: tuple[Finding, ...]
    comparisons: dict[str, int]
    rulings: tuple[Ruling, ...]
    draft: tuple[DraftLine, ...]
    revisions: tuple[Revision, ...]
    noted: dict[str, str]
    notes: tuple[str, ...]


def packed_story(checked: Checked, articles: Iterable[Article]) -> bytes:
    """Write what came of a story as bytes.

    Args:
        checked: What is to be kept.
        articles: The story's, in the order of the claims.

    """
    own: dict[str, list[_Row]] = {article.id: [] for article in articles}
    below = {article.id: article.first_line - 1 for article in articles}
    for claim in checked.claims:
        own[claim.article].append(_row(claim, below=below[claim.article]))
    return _compressed(
        _Record(
            claims=list(own.values()),
            findings=checked.findings,
            comparisons=dict(checked.comparisons),
            rulings=checked.rulings,
            draft=checked.draft,
            revisions=checked.revisions,
            noted=dict(checked.noted),
            notes=checked.notes,
        )
    )


def unpacked_story(data: bytes, articles: Sequence[Article]) -> Checked:
    """Read back what came of a story.

    Args:
        data: What ``packed_story`` wrote.
        articles: The same articles as then, in the same order.

    Raises:
        ValueError: It is something else.

    """
    with _refusing("a story"):
        record = msgspec.msgpack.decode(zlib.decompress(data), type=_Record)
        rows = zip(articles, record.claims, strict=True)
        return Checked(
            story=articles[0].story,
            claims=tuple(_claim(row, article) for article, own in rows for row in own),
            findings=record.findings,
            comparisons=record.comparisons,
            rulings=record.rulings,
            draft=record.draft,
            revisions=record.revisions,
            noted=record.noted,
            notes=record.notes,
        )


def _compressed(given: object) -> bytes:
    return zlib.compress(_ENCODER.encode(given), _FASTEST)


@contextmanager
def _refusing(what: str) -> Iterator[None]:
    try:
        yield
    except (zlib.error, msgspec.MsgspecError, KeyError, TypeError) as error:
        raise ValueError(f"not {what}: {error}") from error


def _row(claim: Claim, *, below: int) -> _Row:
    """Return a claim without its article.

    Args:
        claim: What to keep.
        below: Lines of the article's file above its text.

    """
    return _Row(
        kind=claim.kind,
        number=claim.id.removeprefix(claim.article),
        start=claim.span.start,
        end=claim.span.end,
        line=claim.line - below,
        column=claim.column,
        sentence=claim.sentence,
        payload=msgspec.Raw(_ENCODER.encode(claim.payload)),
        attributed_to=claim.attributed_to,
        certainty=claim.certainty,
        polarity=claim.polarity,
        context=claim.context,
        bearer=claim.bearer,
        attribute=claim.attribute,
    )


def _claim(row: _Row, article: Article) -> Claim:
    return Claim(
        id=article.id + row.number,
        article=article.id,
        source=article.source,
        story=article.story,
        span=Span(start=row.start, end=row.end),
        text=article.text[row.start : row.end],
        line=row.line + article.first_line - 1,
        column=row.column,
        sentence=row.sentence,
        payload=_decoders()[row.kind].decode(row.payload),
        attributed_to=row.attributed_to,
        certainty=row.certainty,
        polarity=row.polarity,
        context=row.context,
        bearer=row.bearer,
        attribute=row.attribute,
    )
