"""A JSON document: one ninjs item or article, an array of them, or a line for each."""

import io
from collections.abc import Iterator

import msgspec

from checker.errors import ReadError
from checker.ingest import jsonl, ninjs, rows
from checker.ingest.decode import utf8
from checker.ingest.draft import Draft, Place

_LONGEST = 200_000_000
"""Bytes of a document: it is held whole, as one line of a file of lines is."""

_HINT = f'give an article as {{"text": "..."}}, or a ninjs item: {ninjs.EXPECTED}'


def read(place: Place, stream: io.BufferedReader) -> Iterator[Draft]:
    """Read the articles of a document; pictures and the like among ninjs items are passed over.

    Raises:
        ReadError: It is no JSON, or holds no article.

    """
    data = utf8(stream.read(_LONGEST + 1))
    if len(data) > _LONGEST:
        raise ReadError(f"is longer than {_LONGEST:,} bytes", where=place.shown, hint="give one item a line, as .jsonl")
    if not data.strip():
        raise ReadError("is empty", where=place.shown, hint=_HINT)
    items = _items(data)
    if items is None:
        yield from _lines(place, data)
        return
    yield from _drafts(place, data, items)


def _items(data: bytes) -> list[msgspec.Raw] | None:
    """Return the items of an array or the one there is, or None where it is no JSON document."""
    try:
        whole = msgspec.json.decode(data, type=msgspec.Raw)
        start = bytes(memoryview(whole)[:1])
        return msgspec.json.decode(whole, type=list[msgspec.Raw]) if start == b"[" else [whole]
    except (msgspec.MsgspecError, RecursionError):
        return None


def _lines(place: Place, data: bytes) -> Iterator[Draft]:
    """Read what is no one document as JSON Lines, if its first line is a whole object."""
    first = data.lstrip().partition(b"\n")[0]
    try:
        msgspec.json.decode(first if first.rstrip().endswith(b"}") else data, type=msgspec.Raw)
    except (msgspec.MsgspecError, RecursionError) as error:
        what = str(error).removeprefix("JSON is malformed: ")
        raise ReadError(f"is not JSON: {what}", where=place.shown, hint=_HINT) from error
    yield from jsonl.read(place, io.BufferedReader(io.BytesIO(data)))


def _drafts(place: Place, data: bytes, items: list[msgspec.Raw]) -> Iterator[Draft]:
    """Read items; the first broken ones are named with their reasons."""
    found = [(line, jsonl.item(place, raw, line)) for line, raw in _numbered(data, items)]
    if len(found) == 1 and isinstance(found[0][1], ReadError):
        raise ReadError(found[0][1].what, where=place.shown, hint=_HINT)
    if all(one is None for _, one in found):
        raise ReadError("holds no article: none of its items has a text", where=place.shown, hint=_HINT)
    yield from rows.reported(place, found, noun="item")


def _numbered(data: bytes, items: list[msgspec.Raw]) -> Iterator[tuple[int, bytes]]:
    """Yield the items with the lines they start on."""
    line, place = 1, 0
    for item in items:
        raw = bytes(item)
        start = max(data.find(raw, place), place)
        line += data.count(b"\n", place, start)
        yield line, raw
        place = start
