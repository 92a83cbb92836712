"""An article's whole text, line by line, with its claims marked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from checker.model import Article, Block, BlockKind, Span, Verdict
from checker.report.plain import plain

_WORST_FIRST = {verdict: rank for rank, verdict in enumerate(Verdict)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Where a claim stands, and the gravest finding that speaks of it."""

    anchor: str
    span: Span
    verdict: Verdict | None = None
    """None where no finding speaks of it."""
    finding: str = ""
    """The anchor of that finding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of a line that the same claims cover, ready to show."""

    text: str
    claims: tuple[str, ...] = ()
    """Anchors of the claims that cover it."""
    begins: tuple[str, ...] = ()
    """Anchors of those that begin with it."""
    verdict: Verdict | None = None
    finding: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of an article."""

    number: int
    """As in the article's file."""
    kind: BlockKind
    segments: tuple[Segment, ...]


def lines(article: Article, marks: Sequence[Mark]) -> tuple[Line, ...]:
    """Split an article into its lines, and each where a claim begins or ends; empty lines are left out."""
    begun: set[str] = set()
    ordered = sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end, mark.anchor))
    return tuple(
        Line(
            number=number,
            kind=_kind(article.blocks, span),
            segments=tuple(_segments(article.text, span, ordered, begun)),
        )
        for number, span in enumerate(_spans(article.text), start=article.first_line)
        if article.text[span.start : span.end].strip()
    )


def _spans(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        yield Span(start=start, end=start + len(line))
        start += len(line) + 1


def _kind(blocks: Sequence[Block], line: Span) -> BlockKind:
    """Tell what most of a line is; a paragraph where nothing is known."""
    own = (block for block in blocks if block.span.overlaps(line))
    longest = max(own, key=lambda b: min(b.span.end, line.end) - max(b.span.start, line.start), default=None)
    return longest.kind if longest else BlockKind.PARAGRAPH


def _segments(text: str, line: Span, marks: Sequence[Mark], begun: set[str]) -> Iterator[Segment]:
    own = [mark for mark in marks if mark.span.overlaps(line)]
    cuts = {line.start, line.end}
    cuts |= {cut for mark in own for cut in (mark.span.start, mark.span.end) if line.start < cut < line.end}
    for start, end in pairwise(sorted(cuts)):
        piece = Span(start=start, end=end)
        yield _segment(text, piece, [mark for mark in own if mark.span.overlaps(piece)], begun)


def _segment(text: str, piece: Span, over: Sequence[Mark], begun: set[str]) -> Segment:
    begins = tuple(mark.anchor for mark in over if mark.anchor not in begun)
    begun.update(begins)
    # Of findings equally grave the shortest claim is the one a reader points at.
    found = [(_WORST_FIRST[m.verdict], m.span.end - m.span.start, m) for m in over if m.verdict]
    worst = min(found, key=lambda entry: entry[:2])[2] if found else None
    shown = _shown(text[piece.start : piece.end])
    return Segment(
        text=shown,
        claims=tuple(mark.anchor for mark in over),
        begins=begins,
        verdict=worst.verdict if worst else None,
        # A link that holds a space alone has no name to be read out.
        finding=worst.finding if worst and shown.strip() else "",
    )


def _shown(text: str) -> str:
    """Make text safe without losing the space at its ends."""
    shown = plain(text)
    if not shown:
        return " " * bool(text)
    return f"{' ' * text[0].isspace()}{shown}{' ' * text[-1].isspace()}"
