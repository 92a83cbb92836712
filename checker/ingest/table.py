"""CSV and its kin: one article a row, columns named as the fields of a JSON line."""

import csv
from collections.abc import Iterator
from io import BufferedReader

from checker.errors import ReadError
from checker.ingest import lines, rows
from checker.ingest.draft import LARGEST, Draft, Place

_SEPARATORS = ",;\t|"
_GIVEN = "sep="
"""What spreadsheets put before the header to say what stands between the columns."""


def read(place: Place, stream: BufferedReader) -> Iterator[Draft]:
    """Read the articles of a table; a broken row is named by its line and the rest is read.

    Raises:
        ReadError: There is no column of texts, or no row.
    """
    # The limit is the process's own; nothing else in it reads tables.
    csv.field_size_limit(LARGEST)
    found = _rows(place, (lines.utf8(line).decode() for _, line in lines.numbered(stream)))
    empty = True
    for draft in rows.reported(place, found):
        empty = False
        yield draft
    if empty:
        raise ReadError("has no row below its header", where=place.shown)


def _rows(place: Place, given: Iterator[str]) -> Iterator[tuple[int, Draft | ReadError]]:
    header, above = next(given, ""), 1
    if header.lower().startswith(_GIVEN):
        header, above = next(given, ""), 2
    separator = max(_SEPARATORS, key=lambda each: len(_columns(header, each) & set(rows.COLUMNS)))
    columns = tuple(name.strip().casefold() for name in _split(header, separator))
    rows.check_columns(place, columns)
    table = csv.reader(given, delimiter=separator, strict=True, skipinitialspace=True)
    while True:
        number = table.line_num + above + 1
        try:
            row = next(table, None)
        except csv.Error as error:
            yield number, _broken(place, number, table.line_num + above, str(error))
            continue
        if row is None:
            return
        if len(row) not in {0, len(columns)}:
            what = f"has {len(row)} field{'s' * (len(row) != 1)} where the header has {len(columns)}"
            yield number, ReadError(what, where=f"{place.shown}:{number}", hint="quote fields that hold a separator")
        elif any(row):
            yield number, rows.converted(place, dict(zip(columns, row, strict=True)), number)


def _split(line: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=separator, skipinitialspace=True), [])
    except csv.Error:
        return []


def _columns(header: str, separator: str) -> set[str]:
    return {name.strip().casefold() for name in _split(header, separator)}


def _broken(place: Place, first: int, last: int, error: str) -> ReadError:
    where = f"{place.shown}:{first}"
    if "field limit" in error:
        return rows.too_long(where)
    if "unexpected end of data" in error:
        end = f", so that lines {first} to {last} could not be read" if last > first else ""
        return ReadError(f"a quotation mark is opened and never closed{end}", where=where, hint="close it")
    return ReadError(f"is no row of a table: {error}", where=where, hint="double quotation marks within a field")
