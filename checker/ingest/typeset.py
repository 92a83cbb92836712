"""Lines of typeset pages to paragraphs: what pages repeat is cut, words broken at a line's end are joined."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_MARGIN = 3
"""Lines at a page's head and foot that may be a running title or a page number."""
_APART = 1.7
"""Heights of letters that they are apart from the text at least."""

_NUMBER = re.compile(
    r"(?:page|p\.|seite)?\s*[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:of|/|von|sur)\s*\d{1,4})?", re.IGNORECASE
)
"""A line that numbers a page."""

_LEADING = 1.3
"""A gap between lines so many times as wide as the usual one parts paragraphs."""
_FAR = 3
"""Heights of letters that lines of one paragraph are apart at most."""

_INDENT = 0.4
_COLUMN = 4
"""Heights of letters that a paragraph's first line is indented, at least and at most."""

_SIZE = 1.08
"""Letters so many times as tall are set apart."""
_SHORT = 0.8
"""A paragraph's last line may be so short beside a full one."""

_STOPS = frozenset('.!?:…"”’»)')
_JOINED = str.maketrans({"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"})
"""Letters that are cast as one; compatibility normalisation would change figures and fractions too."""

_BROKEN = re.compile(r"(\w+)(?:-|\u2010|\u00ad)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a page: where it starts, counted from the lower left corner, and how tall its letters are."""

    x: float
    y: float
    size: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measure:
    """What is usual in a document."""

    leading: float
    """From line to line, in heights of their letters."""
    full: float
    """Characters of a full line."""


def text(pages: Sequence[Sequence[Line]]) -> str:
    """Return the text of a document, a blank line between its paragraphs."""
    lines = [line for page in _bare(pages) for line in page]
    if not lines:
        return ""
    usual = _measure(lines)
    paragraphs = [[lines[0]]]
    for first, second in pairwise(lines):
        if _ends(first, second, usual):
            paragraphs.append([])
        paragraphs[-1].append(second)
    words = Counter(word for line in lines for word in re.findall(r"\w+-\w+", line.text.lower()))
    return "\n\n".join(_joined(paragraph, words) for paragraph in paragraphs).translate(_JOINED)


def _bare(pages: Sequence[Sequence[Line]]) -> Iterable[list[Line]]:
    """Leave out what stands at the head or foot of most pages, and the pages' numbers."""
    margins = [_margins(page) for page in pages]
    shared = Counter(key for margin in margins for key in {_key(line) for line in margin})
    least = max(2, len(pages) / 2)
    for page, margin in zip(pages, margins, strict=True):
        running = {id(line) for line in margin if shared[_key(line)] >= least or _NUMBER.fullmatch(line.text)}
        yield [line for line in page if id(line) not in running]


def _margins(page: Sequence[Line]) -> list[Line]:
    """Return the lines at a page's head and foot that stand apart from the rest."""
    down = sorted(page, key=lambda line: -line.y)
    return [*_edge(down), *_edge(down[::-1])]


def _edge(inward: Sequence[Line]) -> Sequence[Line]:
    pairs = enumerate(pairwise(inward[: _MARGIN + 1]), start=1)
    apart = [number for number, (first, second) in pairs if abs(first.y - second.y) > _APART * first.size]
    return inward[: max(apart, default=0)]


def _key(line: Line) -> tuple[str, int]:
    """Return what a running title has in common from page to page: its words but for the page's number, its height."""
    return re.sub(r"^\d+|\d+$", "0", line.text), round(line.y / 3)


def _measure(lines: Sequence[Line]) -> _Measure:
    gaps = [gap for first, second in pairwise(lines) if 0 < (gap := (first.y - second.y) / (first.size or 1)) < _FAR]
    sizes = sorted(len(line.text) for line in lines)
    return _Measure(leading=median(gaps) if gaps else 0, full=sizes[len(sizes) * 3 // 4])


def _ends(first: Line, second: Line, usual: _Measure) -> bool:
    """Tell whether a paragraph ends between two lines."""
    stops = first.text[-1] in _STOPS
    if max(first.size, second.size) > _SIZE * min(first.size, second.size):
        return True
    gap = (first.y - second.y) / (first.size or 1)
    if gap <= 0:
        # The next column or page: a sentence goes on there, and what does not end one is no end.
        return stops or not (second.text[0].islower() or len(first.text) > _SHORT * usual.full)
    if gap > _LEADING * usual.leading:
        return True
    indent = (second.x - first.x) / (first.size or 1)
    return _INDENT < indent < _COLUMN or (stops and len(first.text) < _SHORT * usual.full)


def _joined(paragraph: Sequence[Line], words: Counter[str]) -> str:
    """Join the lines of a paragraph; a hyphen at a line's end goes, unless the word has one elsewhere too."""
    whole = ""
    for line in paragraph:
        following = line.text
        broken = _BROKEN.search(whole)
        if broken and following[0].islower():
            last = following.split(maxsplit=1)[0].rstrip('.,;:!?"”’)').lower()
            kept = words[f"{broken[1].lower()}-{last}"] and whole[-1] != "\u00ad"
            whole = whole if kept else whole[:-1]
        elif whole and not (broken and following[0].isalnum()):
            whole += " "
        whole += following
    return whole.replace("\u00ad", "")
