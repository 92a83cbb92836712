"""JSON Lines: one article a line."""

from collections.abc import Iterator
from io import BufferedReader

import msgspec

from checker.errors import ReadError
from checker.ingest import lines, rows
from checker.ingest.draft import Draft, Place

_DECODER = msgspec.json.Decoder(rows.Row)


def read(place: Place, stream: BufferedReader) -> Iterator[Draft]:
    """Read the articles of a file; a broken line is named and the rest is read.

    Raises:
        ReadError: There is no article in it.
    """
    found = ((number, _read(place, line, number)) for number, line in lines.numbered(stream) if line.strip())
    empty = True
    for draft in rows.reported(place, found):
        empty = False
        yield draft
    if empty:
        raise ReadError("is empty", where=place.shown, hint="give one JSON object a line, each with a text")


def _read(place: Place, line: bytes, number: int) -> Draft | ReadError:
    """Read one line, or say what is wrong with it."""
    where = f"{place.shown}:{number}"
    if len(line) > lines.LONGEST:
        return rows.too_long(where)
    try:
        return rows.draft(place, _row(line, where), number)
    except ReadError as problem:
        return problem


def _row(line: bytes, where: str) -> rows.Row:
    try:
        return _DECODER.decode(lines.utf8(line))
    except msgspec.ValidationError as error:
        what = "'text' is missing" if "missing required field `text`" in str(error) else f"is no article: {error}"
        raise ReadError(what, where=where, hint='give each line as {"text": "..."}') from error
    except (msgspec.DecodeError, RecursionError) as error:
        what = str(error).removeprefix("JSON is malformed: ")
        raise ReadError(f"is not JSON: {what}", where=where, hint="mend the line or take it out") from error
