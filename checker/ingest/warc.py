"""WARC, the archive of crawlers such as CC-NEWS: each page in it is read as a file of its own."""

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO, cast
from urllib.parse import urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from checker.errors import ReadError
from checker.ingest import unpacked
from checker.ingest.draft import Place

_SUFFIXES = {"text/html": ".html", "application/xhtml+xml": ".html", "application/pdf": ".pdf"}
"""What is read of a crawl, and the suffix that chooses its reader."""

_PLAIN = "text/plain"
"""Read only where a record is no answer of a server: there it is robots.txt and its like."""

_OK = "200"
_STEP = 65536


def read(place: Place, stream: io.BufferedReader) -> Iterator[Place]:
    """Yield the pages of a crawl in their order; what is no page, or was not found, is passed over.

    Raises:
        ReadError: It is damaged, cut off, or holds no page.
    """
    found = others = 0
    for number, record in _records(place, stream):
        suffix = _suffix(record)
        if suffix is None:
            others += 1
            continue
        found += 1
        yield _page(place, record, number, suffix)
    if not found:
        held = f"only {others} record{'s' * (others != 1)} of other kinds" if others else "it is empty"
        raise ReadError(f"no page in this archive, {held}", where=place.shown)


def _records(place: Place, stream: io.BufferedReader) -> Iterator[tuple[int, Any]]:
    """Yield the numbered records; a cut is told by a record that is shorter than it says."""
    source = _Piecewise(stream)
    records = ArchiveIterator(source)
    number = 0
    while True:
        try:
            record = next(records, None)
            if record is None:
                break
            number += 1
            yield number, record
            while record.raw_stream.read(_STEP):
                """Pass over what the reader left."""
        except (ArchiveLoadFailed, EOFError, ValueError, LookupError, AttributeError, TypeError) as error:
            # Half a header breaks the library in several ways.
            what = f"is damaged after record {number}, or cut off there"
            raise ReadError(what, where=place.shown, hint="fetch it again") from error
        if _missing(record):
            raise unpacked.cut_off(place)
    # The library takes a cut within a header for the end; each record ends with blank lines.
    if source.last not in b"\n":
        raise unpacked.cut_off(place)


def _missing(record: Any) -> bool:
    """Tell whether a record ends before it should, in its text or already in its header."""
    return bool(getattr(record.raw_stream, "limit", 0) > 0) or not record.rec_headers.get_header("Content-Length")


def _suffix(record: Any) -> str | None:
    """Return the suffix by which a record's reader is chosen, or None for what is no page."""
    if record.rec_type in {"resource", "conversion"}:
        kind = _kind(record.content_type)
        return ".txt" if kind == _PLAIN else _SUFFIXES.get(kind)
    if record.rec_type != "response" or not record.http_headers or record.http_headers.get_statuscode() != _OK:
        return None
    return _SUFFIXES.get(_kind(record.http_headers.get_header("Content-Type")))


def _kind(content_type: str | None) -> str:
    return (content_type or "").partition(";")[0].strip().lower()


def _page(place: Place, record: Any, number: int, suffix: str) -> Place:
    def opener() -> BinaryIO:
        return cast("BinaryIO", unpacked.Unpacked(_Payload(record), inner))

    inner = replace(
        place,
        opener=opener,
        named=f"{place.stem}:{number}{suffix}",
        archived=True,
        mixed=True,
        record=number,
        address=_address(record.rec_headers.get_header("WARC-Target-URI")),
    )
    return inner


def _address(given: str | None) -> str | None:
    """Return the address a page was fetched from; some crawlers write it between angle brackets."""
    address = (given or "").strip().strip("<>")
    return address if urlsplit(address).scheme in {"http", "https"} else None


class _Piecewise:
    """A stream that gives what is there: of a longer reading that fails at its end nothing would be left."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self.last = b""

    def read(self, size: int = -1, /) -> bytes:
        """Read what comes next, as far as it is there."""
        data = self._stream.read1(size)
        self.last = data[-1:] or self.last
        return data


class _Payload:
    """What a record holds, decoded; it breaks off where the record does."""

    def __init__(self, record: Any) -> None:
        self._record = record
        self._stream = record.content_stream()

    def read(self, size: int, /) -> bytes:
        """Read what comes next.

        Raises:
            EOFError: The archive ends within the record.
        """
        data: bytes = self._stream.read(size)
        if not data and _missing(self._record):
            raise EOFError
        return data
