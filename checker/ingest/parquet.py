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
        known = parquet.read_metadata(file)
        columns = known.schema.to_arrow_schema().names
        # A long text that many rows share is kept once, as in the file.
        shared = ["text"] if "text" in {known.schema.column(n).path for n in range(known.num_columns)} else []
        groups = [known.row_group(number).total_byte_size for number in range(known.num_row_groups)]
        table = parquet.ParquetFile(file, metadata=known, read_dictionary=shared, pre_buffer=False)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise _damaged(place, error) from error
    rows.check_columns(place, columns)
    if max(groups, default=0) > _GROUP:
        what = f"has groups of rows that unpack to more than {_GROUP:,} bytes"
        raise ReadError(what, where=place.shown, hint="write it with smaller row groups")
    return table


def _drafts(table: Any, place: Place) -> Iterator[tuple[int, Draft | ReadError]]:
    """Read one group of rows after the other; a damaged one loses its own rows from the flaw on."""
    columns = [name for name in rows.COLUMNS if name in table.schema_arrow.names]
    above = 0
    for group in range(table.num_row_groups):
        number, last = above, above + table.metadata.row_group(group).num_rows
        try:
            for values in _values(table, group, columns):
                number += 1
                yield number, rows.converted(place, values, number)
        except (pa.ArrowException, OSError, ValueError) as error:
            what = f"is damaged, so that rows {number + 1:,} to {last:,} could not be read: {error}"
            where = f"{place.shown}:{number + 1}"
            yield number + 1, ReadError(what, where=where, hint="fetch it again")
        above = last


def _values(table: Any, group: int, columns: list[str]) -> Iterator[dict[str, object]]:
    for batch in table.iter_batches(_ROWS, row_groups=[group], columns=columns, use_threads=False):
        for row in zip(*(_exact(batch.column(name)) for name in columns), strict=True):
            yield {name: value.as_py() for name, value in zip(columns, row, strict=True)}


def _exact(column: Any) -> Any:
    """Bring times to the microseconds that Python can hold."""
    kind = column.type
    return column.cast(pa.timestamp("us", tz=kind.tz), safe=False) if pa.types.is_timestamp(kind) else column


def _damaged(place: Place, error: Exception) -> ReadError:
    return ReadError(f"is damaged, or its end is missing: {error}", where=place.shown, hint="fetch it again")
