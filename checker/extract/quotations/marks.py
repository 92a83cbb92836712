"""Where quotation marks open and close: character offsets of what stands between them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from checker.model import Span

_MARK = re.compile(r"``|'{1,3}|[\"“”„«»‘’]")
_OPENING = frozenset("“„«‘")
_CLOSING = frozenset("”»’")
_SINGLES = frozenset("'‘’")
_LEADS = frozenset("([{—–-―/:;,.…\"“„«‘'`>\u00a0")
"""What may stand right before an opening mark, beside white space."""

_COMMAS = frozenset(",.!?…")
_FULL_STOPS = frozenset(".!?")

_CLIPPED = re.compile(r"(?:\d0s?\b|[a-z]\b|em\b|til\b|tis\b|twas\b|cause\b|bout\b|round\b|neath\b)", re.IGNORECASE)
"""Words that begin with an apostrophe: '90s, 'em, 't."""

_LONGEST_TAIL = 1500
"""An unclosed quotation is taken to run to the paragraph's end if that is no further than this."""

_LONGEST_LOOSE = 1000
"""Marks with a space on either side tell nothing of their direction: a pair further apart is not one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A stretch between marks, the marks included."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    single: bool = False
    closed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mark:
    """One mark as met in the text."""

    start: int
    end: int
    single: bool
    opens: bool
    closes: bool

    @property
    def loose(self) -> bool:
        """Tell whether its surroundings leave its direction open."""
        return self.opens is self.closes


_DEEPEST = 12
"""Marks open at a time: quotations do not nest deeper, so that what more are open are odd ones."""


def quoted(text: str, paragraphs: Sequence[Span]) -> tuple[Quoted, ...]:
    """Find the outermost quoted stretches; an odd mark spoils its own paragraph at most."""
    found: list[Quoted] = []
    running: Quoted | None = None
    for paragraph in paragraphs:
        pairs, tail = _paragraph(text, paragraph)
        if running is not None and (pairs or tail):
            first = min((q for q in (*pairs, *filter(None, [tail]))), key=lambda q: q.start)
            same = text[first.start] == text[running.start]
            if same and not first.single and not text[paragraph.start : first.start].strip():
                joined = replace(first, start=running.start, inner_start=running.inner_start)
                pairs = tuple(joined if q is first else q for q in pairs)
                tail, running = (joined if tail is first else tail), None
        if running is not None:
            found.append(running)
        found.extend(pairs)
        running = tail
    return (*found, running) if running is not None else tuple(found)


def _paragraph(text: str, paragraph: Span) -> tuple[tuple[Quoted, ...], Quoted | None]:
    """Pair the marks of one paragraph; return the outermost pairs and what is still open at its end."""
    stack: list[_Mark] = []
    pairs: list[Quoted] = []
    marks = _marks(text, paragraph)
    for number, given in enumerate(marks):
        mark = _turned(text, given, stack)
        opener = _opener(stack, mark)
        if opener is not None and _shuts(text, mark, marks[number + 1 : number + 2]):
            del stack[stack.index(opener) :]
            pairs.append(_pair(opener, mark))
        elif mark.opens or (mark.loose and not mark.single and opener is None):
            stack.append(mark)
            del stack[:-_DEEPEST]
    outer = _outermost(pairs)
    return outer, _tail(text, paragraph, outer, stack)


def _turned(text: str, mark: _Mark, stack: Sequence[_Mark]) -> _Mark:
    """Turn round a mark that a space has slipped in before: ``"We left, "said Berg``.

    Straight marks do not stand within each other, and after a comma the sentence goes on small.
    """
    opened = any(text[open_.start : open_.end] == '"' for open_ in stack)
    if not (opened and mark.opens and not mark.closes and text[mark.start : mark.end] == '"'):
        return mark
    slipped = (
        text[mark.start - 1 : mark.start].isspace()
        and text[max(0, mark.start - 4) : mark.start].rstrip()[-1:] in _COMMAS
    )
    return replace(mark, opens=False, closes=True) if slipped and text[mark.end : mark.end + 1].islower() else mark


def _opener(stack: list[_Mark], mark: _Mark) -> _Mark | None:
    """Return the innermost open mark of the same family that this mark may close."""
    if mark.opens and not mark.closes:
        return None
    for opener in reversed(stack):
        if opener.single is mark.single:
            far = mark.loose and mark.start - opener.start > _LONGEST_LOOSE
            return None if far else opener
    return None


def _shuts(text: str, mark: _Mark, following: Sequence[_Mark]) -> bool:
    """Tell a closing single mark from the apostrophe of a plural: *the players' votes' worth*."""
    if not mark.single or text[mark.start - 1] not in "sS" or not text[mark.end : mark.end + 1].isspace():
        return True
    return not (following and following[0].single and following[0].closes)


def _pair(opener: _Mark, closer: _Mark) -> Quoted:
    return Quoted(
        start=opener.start,
        end=closer.end,
        inner_start=opener.end,
        inner_end=closer.start,
        single=opener.single,
    )


def _outermost(pairs: Sequence[Quoted]) -> tuple[Quoted, ...]:
    """Keep the pairs that lie in no other."""
    kept: list[Quoted] = []
    for pair in sorted(pairs, key=lambda q: (q.start, -q.end)):
        if not kept or pair.start >= kept[-1].end:
            kept.append(pair)
    return tuple(kept)


def _tail(text: str, paragraph: Span, pairs: Sequence[Quoted], stack: Sequence[_Mark]) -> Quoted | None:
    """Return the stretch from an unclosed mark to the paragraph's end, unless other quotations follow it."""
    last = pairs[-1].end if pairs else paragraph.start
    for mark in stack:
        if not mark.single and not mark.loose and mark.start >= last:
            end = mark.end + len(text[mark.end : paragraph.end].rstrip())
            if end - mark.end > _LONGEST_TAIL or end <= mark.end:
                return None
            return Quoted(start=mark.start, end=end, inner_start=mark.end, inner_end=end, closed=False)
    return None


def _marks(text: str, paragraph: Span) -> list[_Mark]:
    """List a paragraph's marks, apostrophes left out."""
    marks: list[_Mark] = []
    for start, end in _signs(text, paragraph):
        mark = _mark(text, start, end)
        if mark is not None:
            marks.append(mark)
    return marks


def _signs(text: str, paragraph: Span) -> Iterator[tuple[int, int]]:
    """Yield each sign; two apostrophes are one double mark, three a single and a double one."""
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        start, end = match.span()
        if end - start < 3:  # noqa: PLR2004 - fewer than three in a row
            yield start, end
            continue
        opening = start == paragraph.start or text[start - 1].isspace()
        middle = start + 2 if opening else start + 1
        yield start, middle
        yield middle, end


def _mark(text: str, start: int, end: int) -> _Mark | None:
    """Tell which way a sign points, or that it is an apostrophe."""
    sign = text[start:end]
    before, after = text[start - 1 : start], text[end : end + 1]
    if before == "=" or (not before and not after):
        return None  # an attribute's value in left-over markup
    single = sign in _SINGLES
    spaced = not before or before.isspace()
    opens = (spaced or before in _LEADS) and bool(after) and not after.isspace()
    closes = not spaced and not (after.isalnum() and before.isalnum())
    if single:
        return _single(text, _Mark(start=start, end=end, single=single, opens=opens, closes=closes))
    if sign in _OPENING or sign == "``":
        opens, closes = (False, True) if closes and not opens and not after.strip() else (True, False)
    elif sign in _CLOSING:
        # French sets guillemets off by blanks; turned round, as in German, they touch the word.
        opens, closes = (True, False) if spaced and opens and (sign != "»" or after.isalnum()) else (False, True)
    elif opens and closes:
        if before in _FULL_STOPS and after.isupper():  # ... the bridge."We left," where a space is lost
            return _Mark(start=start, end=end, single=single, opens=True, closes=True)
        # Between punctuation marks, what stands before decides: ("Yes," / he said.")
        opens, closes = (True, False) if before in "([{—–-―/" else (False, True)
    return _Mark(start=start, end=end, single=single, opens=opens, closes=closes)


def _single(text: str, mark: _Mark) -> _Mark | None:
    """Tell single marks from apostrophes."""
    sign, after = text[mark.start], text[mark.end : mark.end + 1]
    if mark.opens and not (mark.closes and sign == "’"):
        clipped = _CLIPPED.match(text, mark.end)
        return None if clipped or sign == "’" else replace(mark, closes=False)
    if mark.closes and sign != "‘" and not after.isalnum():
        return replace(mark, opens=False)
    return None
