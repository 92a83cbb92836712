"""Parquet: one article a row, columns named as the fields of a JSON line."""

import io
from collections.abc import Iterator
from typing import Any, BinaryIO

import pyarrow as pa
from pyarrow import parquet

from checker.errors import ReadError
from checker.ingest import rows, unpacked
from checker.ingest.draft import Draft, Place

_ROWS = 64
"""Rows that are held at a time."""

_GROUP = 2 * 2**30
"""Bytes that a group of rows unpacks to at most, by what the file says of itself."""


def read(place: Place, stream: io.BufferedReader) -> Iterator[Draft]:
    """Read the articles of a table; a broken row is named and the rest is read.

    Raises:
        ReadError: It is damaged, or there is no column of texts, or no row.
    """
    with unpacked.whole(stream) as file:
        table = _opened(file, place)
        found = False
        for draft in rows.reported(place, _drafts(table, place)):
            found = True
            yield draft
    if not found:
        raise ReadError("has no row", where=place.shown)


def _opened(file: BinaryIO, place: Place) -> Any:
    """Open a table and see that what is in it can be read."""
    try:
        table = parquet.ParquetFile(file, read_dictionary=["text"], pre_buffer=False)
        columns = table.schema_arrow.names
        groups = [table.metadata.row_group(number) for number in range(table.num_row_groups)]
    except (pa.ArrowException, OSError, ValueError) as error:
        raise _damaged(place, error) from error
    rows.check_columns(place, columns)
    if any(group.total_byte_size > _GROUP for group in groups):
        what = f"has groups of rows that unpack to more than {_GROUP:,} bytes"
        raise ReadError(what, where=place.shown, hint="write it with smaller row groups")
    return table


def _drafts(table: Any, place: Place) -> Iterator[tuple[int, Draft | ReadError]]:
    columns = [name for name in rows.COLUMNS if name in table.schema_arrow.names]
    number = 0
    try:
        for batch in table.iter_batches(batch_size=_ROWS, columns=columns, use_threads=False):
            given = [_exact(batch.column(name)) for name in columns]
            for row in zip(*given, strict=True):
                number += 1
                values = {name: value.as_py() for name, value in zip(columns, row, strict=True)}
                yield number, rows.converted(place, values, number)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise _damaged(place, error, after=number) from error


def _exact(column: Any) -> Any:
    """Bring times to the microseconds that Python can hold."""
    kind = column.type
    return column.cast(pa.timestamp("us", tz=kind.tz), safe=False) if pa.types.is_timestamp(kind) else column


def _damaged(place: Place, error: Exception, *, after: int = 0) -> ReadError:
    row = f" after row {after}" if after else ""
    return ReadError(f"is damaged{row}, or its end is missing: {error}", where=place.shown, hint="fetch it again")
