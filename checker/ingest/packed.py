"""One file of any format, packed by gzip or bzip2."""

import bz2
import gzip
import io
from collections.abc import Iterator
from typing import BinaryIO, cast

from checker.ingest import unpacked
from checker.ingest.draft import Draft, Place


def read(place: Place, stream: io.BufferedReader) -> Iterator[Draft | Place]:
    """Read what is packed.

    Raises:
        ReadError: It is damaged, cut off, a bomb, or packed twice.
    """
    counted = unpacked.Counted(stream)
    bzipped = stream.peek(3).startswith(b"BZh")
    source = bz2.BZ2File(counted) if bzipped else gzip.GzipFile(fileobj=counted, mode="rb")
    yield from unpacked.read(place, cast("BinaryIO", source), counted)
