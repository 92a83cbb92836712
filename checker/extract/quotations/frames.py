"""What stands around each quotation of an article: the tokens of its sentence, outside all marks."""

from bisect import bisect_left
from collections.abc import Sequence

from checker.extract.quotations.marks import Quoted
from checker.extract.quotations.speakers import Frame
from checker.extract.reading import Reading
from checker.extract.tree import Token
from checker.model import Span

_REACH = 70
"""Tokens looked at on either side: longer sentences than this are lists or page furniture."""

_STOPS = frozenset({".", "?", "!"})
_DASHES = "-–—―"
_SPEECH_ENDS = ",?!-–—…"


class Frames:
    """The frames of one article's quotations."""

    def __init__(self, reading: Reading, quotes: Sequence[Quoted], paragraphs: Sequence[Span]) -> None:
        self._text = reading.article.text
        self._doc = reading.doc
        self._starts = [token.idx for token in self._doc]
        self._paragraphs = paragraphs
        self._limits = [p.start for p in paragraphs]
        self._quote_at = _quote_of_token(self._starts, quotes)
        self._quotes = quotes
        self.outside = frozenset(i for i, q in enumerate(self._quote_at) if q is None)

    def frame(self, quote: Quoted) -> Frame | None:
        """Describe the surroundings of one quotation; None where nothing stands between its marks."""
        first = bisect_left(self._starts, quote.inner_start)
        beyond = bisect_left(self._starts, quote.end)
        if first >= beyond:
            return None
        before = self._leftward(bisect_left(self._starts, quote.start) - 1, self._paragraph_start(quote.start))
        after, rest, followed = self._rightward(beyond, self._paragraph_end(quote.end - 1))
        inner = self._text[quote.inner_start : quote.inner_end].strip()
        return Frame(
            before=before,
            after=after,
            rest=rest,
            outside=self.outside,
            followed=followed,
            dashed=self._text[quote.end : quote.end + 4].lstrip()[:1] in set(_DASHES),
            opens_lower=inner[:1].islower(),
            ends_clause=inner.rstrip("'’\"” ")[-1:] in set(_SPEECH_ENDS)
            or self._text[quote.end : quote.end + 1] == ",",
            first=self._doc[first],
        )

    def paragraph(self, offset: int) -> Span:
        """Return the paragraph a character stands in."""
        return Span(start=self._paragraph_start(offset), end=self._paragraph_end(offset))

    def before(self, paragraph: Span) -> Span | None:
        """Return the paragraph above another."""
        index = bisect_left(self._limits, paragraph.start) - 1
        return self._paragraphs[index] if index >= 0 else None

    def inside(self, offset: int) -> bool:
        """Tell whether the first token from a character on stands between marks."""
        index = bisect_left(self._starts, offset)
        return index < len(self._quote_at) and self._quote_at[index] is not None

    def text(self, quote: Quoted) -> str:
        """Return the words between the marks."""
        return self._text[quote.inner_start : quote.inner_end].strip()

    def first(self, quote: Quoted) -> Token:
        """Return the first token between the marks."""
        return self._doc[min(bisect_left(self._starts, quote.inner_start), len(self._doc) - 1)]

    def last_sentence(self, end: int) -> tuple[Token, ...]:
        """Return the tokens outside marks of the sentence that ends before a character."""
        index = bisect_left(self._starts, end) - 1
        start = self._paragraph_start(max(end - 1, 0))
        while index >= 0 and self._starts[index] >= start and self._is_stop(index):
            index -= 1
        return self._leftward(index, start)

    def _paragraph_start(self, offset: int) -> int:
        index = bisect_left(self._limits, offset + 1) - 1
        return self._limits[index] if index >= 0 else 0

    def _paragraph_end(self, offset: int) -> int:
        index = bisect_left(self._limits, offset + 1) - 1
        return self._paragraphs[index].end if index >= 0 else len(self._text)

    def _is_stop(self, index: int) -> bool:
        token = self._doc[index]
        return token.is_space or token.text in _STOPS

    def _leftward(self, index: int, limit: int) -> tuple[Token, ...]:
        """Collect the tokens before a place, back to the sentence's start."""
        kept: list[Token] = []
        passed = 0
        while index >= 0 and self._starts[index] >= limit and len(kept) + passed < _REACH:
            quote = self._quote_at[index]
            if quote is not None:
                if self._ends_sentence(quote):
                    break
                index = bisect_left(self._starts, self._quotes[quote].start) - 1
                passed += 1
                continue
            token = self._doc[index]
            if token.text in _STOPS:
                break
            if not token.is_space:
                kept.append(token)
            index -= 1
        return tuple(reversed(kept))

    def _rightward(self, index: int, limit: int) -> tuple[tuple[Token, ...], tuple[Token, ...], bool]:
        """Collect the tokens after a place: up to the next quotation, and all to the sentence's end."""
        kept: list[Token] = []
        near: tuple[Token, ...] | None = None
        passed = 0
        while index < len(self._starts) and self._starts[index] < limit and len(kept) + passed < _REACH:
            quote = self._quote_at[index]
            if quote is not None:
                near = tuple(kept) if near is None else near
                if self._ends_sentence(quote):
                    break
                index = bisect_left(self._starts, self._quotes[quote].end)
                passed += 1
                continue
            token = self._doc[index]
            if token.text in _STOPS:
                break
            if not token.is_space:
                kept.append(token)
            index += 1
        return (tuple(kept) if near is None else near), tuple(kept), near is not None

    def _ends_sentence(self, number: int) -> bool:
        """Tell a quotation that ends a sentence: a full stop within its marks, nothing lower-case after."""
        quote = self._quotes[number]
        inner = self._text[max(quote.inner_start, quote.inner_end - 40) : quote.inner_end].rstrip()
        following = self._text[quote.end : quote.end + 40].lstrip()[:1]
        return inner[-1:] in _STOPS and not following.islower()


def _quote_of_token(starts: Sequence[int], quotes: Sequence[Quoted]) -> list[int | None]:
    """Say of each token in which quotation it stands."""
    inside: list[int | None] = [None] * len(starts)
    for number, quote in enumerate(quotes):
        for index in range(bisect_left(starts, quote.start), bisect_left(starts, quote.end)):
            inside[index] = number
    return inside
