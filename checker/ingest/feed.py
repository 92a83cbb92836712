"""RSS 0.9x, 1.0 and 2.0, and Atom: each entry an article."""

import io
import re
import warnings
from calendar import timegm
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import feedparser

from checker.errors import ReadError
from checker.ingest import guard, prose, wire
from checker.ingest.draft import LARGEST, Draft, Place, failed
from checker.ingest.fields import iso, tidy

_NAMED = 10
"""Broken entries of a feed that are named one by one; the rest are counted."""

_TEASER = 60
"""Words below which a description, where there is no content, is taken for a summary."""

_BROKEN = 2_000_000
"""Bytes of a feed that is no XML, at most: it is read by guesses, which take longer."""

_CUT = ("...", "…", "[…]", "[...]", "more", "»")
"""How summaries end."""

_ENTRY = re.compile(rb"<(?:[\w.-]+:)?(?:item|entry)(?=[\s>])")
_EXPECTED = "a feed is RSS 0.9x, 1.0 or 2.0, or Atom"


def read(place: Place, stream: io.BufferedReader) -> Iterator[Draft]:
    """Read the entries of a feed; what is broken is named, and the rest read as far as it goes.

    Raises:
        ReadError: It is no feed, holds no entry, or should not be read.

    """
    data = stream.read(guard.LARGEST + 1)
    broken = guard.check(data, where=place.shown)
    if broken and len(data) > _BROKEN:
        what = f"is no well-formed XML ({broken}), and longer than the {_BROKEN:,} bytes that are read all the same"
        raise ReadError(what, where=place.shown)
    feed = _parsed(data)
    if not feed.entries:
        what = f"is cut off or broken at {broken}" if broken else "holds no entry"
        raise ReadError(what if broken or feed.version else "is no feed", where=place.shown, hint=_EXPECTED)
    yield from wire.cut(_entries(place, data, feed)) if broken else _entries(place, data, feed)
    if broken:
        what = f"is no well-formed XML from {broken}; what could be read was, and more may be lost"
        yield failed(place, ReadError(what, where=place.shown))


def _parsed(data: bytes) -> Any:
    """Parse a feed, markup as it is; the library's own sanitising would be undone by reading it as text."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)


def _entries(place: Place, data: bytes, feed: Any) -> Iterator[Draft]:
    broken = 0
    for line, entry in zip(_lines(data, len(feed.entries)), feed.entries, strict=True):
        try:
            yield _draft(place, feed, entry, line)
        except ReadError as problem:
            broken += 1
            if broken <= _NAMED:
                yield failed(place, problem, line=line)
    if broken > _NAMED:
        yield failed(place, ReadError(f"{broken - _NAMED} more entries have no text", where=place.shown))


def _lines(data: bytes, number: int) -> Iterator[int]:
    """Yield the line that each entry starts on, or the first where they cannot be told."""
    starts = [found.start() for found in _ENTRY.finditer(data)]
    line, place = 1, 0
    for start in starts if len(starts) == number else [0] * number:
        line += data.count(b"\n", place, start)
        yield line
        place = start


def _draft(place: Place, feed: Any, entry: Any, line: int) -> Draft:
    text, whole = _text(entry, atom=feed.version.startswith("atom"))
    where = f"{place.shown}:{line}"
    if not text:
        raise ReadError("the entry has no text", where=where)
    if len(text) > LARGEST:
        raise ReadError(
            f"the article is longer than {LARGEST:,} characters", where=where, hint="split it into articles"
        )
    link, guid = tidy(entry.get("link")), tidy(entry.get("id"))
    published, updated = _time(entry, "published"), _time(entry, "updated")
    return Draft(
        place=place,
        text=text,
        id=guid or link,
        guid=guid or link,
        source=tidy(prose.of(entry.get("source", {}).get("title") or feed.feed.get("title") or "")),
        title=tidy(prose.of(entry.get("title") or "")),
        published=published or updated,
        revised=updated or published,
        url=link,
        author=tidy(entry.get("author")),
        lang=tidy(feed.feed.get("language")),
        record=line,
        mixed=True,
        note=None if whole else "the feed gives only a summary of it",
    )


def _text(entry: Any, *, atom: bool) -> tuple[str, bool]:
    """Return an entry's text, and whether it is the whole article."""
    content = prose.fullest(_plain(part) for part in entry.get("content", ()))
    summary = _plain(entry.get("summary_detail") or {})
    if content and len(content.split()) >= len(summary.split()):
        return content, True
    short = len(summary.split()) < _TEASER or summary.endswith(_CUT)
    return summary, not (atom or short)


def _plain(part: Any) -> str:
    value = part.get("value") or ""
    markup = part.get("type") != "text/plain" or prose.marked_up(value)
    return prose.of(value[: 4 * LARGEST]) if markup else prose.plain(value)


def _time(entry: Any, name: str) -> str | None:
    """Return a date as precise as given."""
    # The library's own look-up takes one date for the other, and warns of it.
    day = iso(str(dict.get(entry, name) or "").strip())
    if day:
        return day
    parsed = dict.get(entry, f"{name}_parsed")
    try:
        return datetime.fromtimestamp(timegm(parsed), UTC).isoformat() if parsed else None
    except (ValueError, OverflowError, OSError):
        return None
