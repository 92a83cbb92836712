"""Edits of a text, and where things stand after them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from checker.model import Span

_QUOTED = re.compile(r"[“\"]([^“”\"\n]+)[”\"]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Words put in the place of others."""

    start: int
    end: int
    new: str

    def meets(self, other: "Edit") -> bool:
        """Tell whether two edits touch."""
        return self.start <= other.end and other.start <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One planted change: its edits, and the places in the original and in the copy that it is about."""

    kind: str
    edits: tuple[Edit, ...]
    place: tuple[Span, ...] = ()
    """Where a finding may point, where that is wider than the edits: the quotation whose speaker changed."""

    def before(self) -> tuple[Span, ...]:
        """Return the places in the original."""
        return self.place or tuple(Span(start=edit.start, end=edit.end) for edit in self.edits)


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with the edits made; edits do not meet."""
    parts, at = [], 0
    for edit in sorted(edits, key=lambda e: e.start):
        parts += [text[at : edit.start], edit.new]
        at = edit.end
    return "".join((*parts, text[at:]))


def moved(span: Span, edits: Sequence[Edit]) -> Span:
    """Return where a span stands after the edits."""
    return Span(start=_moved(span.start, edits, inner=False), end=_moved(span.end, edits, inner=True))


def _moved(offset: int, edits: Sequence[Edit], *, inner: bool) -> int:
    """Shift an offset by the edits before it; an edit that ends or starts there belongs to the span."""
    before = [e for e in edits if e.end < offset or (e.end == offset and (inner or e.start < offset))]
    return offset + sum(len(edit.new) - (edit.end - edit.start) for edit in before)


@lru_cache(maxsize=256)
def quoted(text: str) -> tuple[Span, ...]:
    """Return the words in quotation marks."""
    return tuple(Span(start=match.start(1), end=match.end(1)) for match in _QUOTED.finditer(text))


def in_quotes(text: str, start: int) -> bool:
    """Tell whether a character stands in quotation marks."""
    return any(span.start <= start < span.end for span in quoted(text))
