"""Lines to paragraphs: where a line break ends a block, and where it only wraps one."""

import string
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from checker.model import Span

_BLANK = string.whitespace + "\x1c\x1d\x1e\x1f\x85\u00a0\u2028\u2029\u202f\u2009\u3000\u200b\u2060\ufeff"
"""White space, and the invisible characters that ``str.strip`` alone leaves."""

_NARROWEST_WRAP = 40
_WIDEST_WRAP = 130
"""No text is wrapped by hand in shorter lines or longer ones; those are titles and paragraphs."""

_STOPS = frozenset(".!?:;…\"”’'»)]")
"""A line that ends in one of these may end a paragraph."""

_GOES_ON = frozenset(",-–—(")
"""A line that ends in one of these does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A line without the blanks around it, and whether it follows the one before without a blank line."""

    span: Span
    text: str
    follows: bool

    def breaks_off(self) -> bool:
        """Tell whether the line ends within a sentence."""
        return self.text[-1] not in _STOPS


def paragraphs(text: str, alone: Callable[[str], bool]) -> tuple[Span, ...]:
    """Split a text into paragraphs, joining the lines of those that are wrapped.

    Args:
        text: The article.
        alone: Tells lines that are never part of a paragraph.
    """
    lines = tuple(_lines(text))
    width = _wrap_width(lines)
    joined: list[Span] = []
    previous: _Line | None = None
    for line in lines:
        if (
            previous
            and line.follows
            and _wraps(previous, line, width)
            and not (alone(previous.text) or alone(line.text))
        ):
            joined[-1] = Span(start=joined[-1].start, end=line.span.end)
        else:
            joined.append(line.span)
        previous = line
    return tuple(joined)


def _lines(text: str) -> Iterator[_Line]:
    """Yield the lines that hold something."""
    offset, follows = 0, False
    for raw in text.splitlines(keepends=True):
        start = offset + len(raw) - len(raw.lstrip(_BLANK))
        stripped = raw.strip(_BLANK)
        if stripped:
            yield _Line(span=Span(start=start, end=start + len(stripped)), text=stripped, follows=follows)
        follows = bool(stripped)
        offset += len(raw)


def _wrap_width(lines: tuple[_Line, ...]) -> int:
    """Return the width a text is wrapped to by hand, or 0 where its line breaks are its paragraphs' ends."""
    breaks = within = width = 0
    for first, second in pairwise(lines):
        if not second.follows:
            continue
        breaks += 1
        if first.breaks_off() and second.text[0].islower():
            within += 1
            width = max(width, len(first.text))
    return width if within * 3 >= breaks and _NARROWEST_WRAP <= width <= _WIDEST_WRAP else 0


def _wraps(first: _Line, second: _Line, width: int) -> bool:
    """Tell whether a paragraph goes on from one line to the next."""
    if first.text[-1] in _GOES_ON or (first.breaks_off() and second.text[0].islower()):
        return True
    next_word = len(second.text.split(maxsplit=1)[0])
    # A wrapped line is broken only where the next word would not have fitted.
    return 0 < len(first.text) <= width < len(first.text) + 1 + next_word
