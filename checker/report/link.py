"""A passage's address: the article's, with a text fragment by which a browser opens it at the passage and marks it.

https://wicg.github.io/scroll-to-text-fragment/: ``#:~:text=prefix-,start,end,-suffix``, whole words, the first match
counts, and no part of it may reach beyond one paragraph.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from urllib.parse import quote, urlsplit, urlunsplit

from checker.model import Article, Span
from checker.report.plain import plain

_WEB = frozenset({"http", "https"})

_EXACT = 12
"""Words of a passage that is named in full; of a longer one the first words and the last."""
_LEAST = 4
"""Words that are given at least: a page has more text than its article, and "14" stands in any."""
_MOST = 10
"""Words of an end, and of the context on a side, at most."""


def web(url: str | None) -> str:
    """Return an address that is safe to link to; nothing where it is none."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return ""
    safe = parts.scheme in _WEB and parts.netloc and url == plain(url or "")
    return url or "" if safe else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    span: Span
    line: int


class Links:
    """Makes the addresses of one article's passages."""

    def __init__(self, article: Article) -> None:
        self._address = web(article.url)
        self._text = article.text
        self._words = tuple(_words(article.text)) if self._address else ()
        folded = [self._at(number).casefold() for number in range(len(self._words))]
        self._folded = " ".join(folded)
        self._places = tuple(accumulate((len(word) + 1 for word in folded), initial=0))

    def to(self, span: Span) -> str:
        """Return the address of a passage; nothing where the article has none of its own."""
        first = bisect_right(self._words, span.start, key=lambda word: word.span.end)
        last = bisect_left(self._words, span.end, key=lambda word: word.span.start)
        if first >= last:
            return ""
        short = last - first <= _EXACT and self._words[first].line == self._words[last - 1].line
        directive = self._exact(first, last) if short else self._range(first, last)
        parts = urlsplit(self._address)
        fragment = f"{parts.fragment.partition(':~:')[0]}:~:text={directive}"
        # What would end a link in Markdown or in a page is written as its code.
        path, query = quote(parts.path, safe="/%:@!$&'*+,;=~"), quote(parts.query, safe="/%:@!$&'*+,;=~?")
        return urlunsplit((parts.scheme, quote(parts.netloc, safe="@:[]%"), path, query, fragment))

    def _exact(self, first: int, last: int) -> str:
        """Name a passage in full, with as much of its line around it as tells it from earlier ones."""
        start, end = self._line(first)
        before = after = 0
        while not (before + last - first + after >= _LEAST and self._is_first(first - before, last + after)):
            if after <= before and last + after < end and after < _MOST:
                after += 1
            elif first - before > start and before < _MOST:
                before += 1
            elif last + after < end and after < _MOST:
                after += 1
            else:
                break
        prefix = f"{self._coded(first - before, first)}-," if before else ""
        suffix = f",-{self._coded(last, last + after)}" if after else ""
        return f"{prefix}{self._coded(first, last)}{suffix}"

    def _range(self, first: int, last: int) -> str:
        """Name a long passage by how it begins and how it ends."""
        begun = min(first + _LEAST, self._line(first)[1], last)
        while not self._is_first(first, begun) and begun < min(self._line(first)[1], last, first + _MOST):
            begun += 1
        ends = max(last - _LEAST, self._line(last - 1)[0], begun)
        if ends >= last:
            return self._coded(first, begun)
        while not self._is_first(ends, last, after=begun) and ends > max(self._line(last - 1)[0], begun, last - _MOST):
            ends -= 1
        return f"{self._coded(first, begun)},{self._coded(ends, last)}"

    def _is_first(self, first: int, last: int, *, after: int = 0) -> bool:
        """Tell whether words stand nowhere before their place; a browser takes the first."""
        start, end = self._places[first], self._places[last] - 1
        return self._folded.find(self._folded[start:end], self._places[after]) == start

    def _line(self, word: int) -> tuple[int, int]:
        """Return the first word of a word's line, and the first after it."""
        line, first, last = self._words[word].line, word, word + 1
        while first > 0 and word - first < 2 * _EXACT and self._words[first - 1].line == line:
            first -= 1
        while last < len(self._words) and last - word < 2 * _EXACT and self._words[last].line == line:
            last += 1
        return first, last

    def _at(self, word: int) -> str:
        span = self._words[word].span
        return self._text[span.start : span.end]

    def _coded(self, first: int, last: int) -> str:
        """Write words as a part of a fragment, in which commas, ampersands and dashes have meanings."""
        words = " ".join(self._at(number) for number in range(first, last))
        return quote(words, safe="", errors="replace").replace("-", "%2D")


def _words(text: str) -> Iterator[_Word]:
    start = 0
    for number, line in enumerate(text.split("\n")):
        place = start
        for word in line.split():
            place = text.index(word, place)
            yield _Word(span=Span(start=place, end=place + len(word)), line=number)
            place += len(word)
        start += len(line) + 1
