"""What comes out of archives and packed files: bounded, and honest about damage."""

import io
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import PurePosixPath
from typing import BinaryIO, Protocol, cast

from checker.errors import ReadError
from checker.ingest import formats
from checker.ingest.draft import Draft, Place

FREE = 256 * 2**20
"""Bytes that anything may unpack to: some seconds of reading."""

RATIO = 200
"""What more is unpacked has at most so many times its packed size; text packs to a fifth, zeros to a thousandth."""

_IN_MEMORY = 16 * 2**20
"""Bytes of a copy that are held in memory; longer ones go to a temporary file."""

DAMAGED = (EOFError, zlib.error, zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError)
"""What the libraries raise on bytes that are not as they should be."""


class _Source(Protocol):
    """Whatever bytes are read from."""

    def read(self, size: int, /) -> bytes: ...


class Unpacked(io.RawIOBase):
    """The bytes of a source, refused where they are damaged, cut off or far too many."""

    def __init__(self, source: _Source, place: Place, most: Callable[[], float] = lambda: float("inf")) -> None:
        super().__init__()
        # What is there is given at once: of a longer reading that fails at its end nothing would be left.
        self._read: Callable[[int], bytes] = getattr(source, "read1", source.read)
        self._place = place
        self._most = most
        self._given = 0

    def readable(self) -> bool:
        """Say that it is there to be read."""
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        """Read what comes next.

        Raises:
            ReadError: There is no reading it.
        """
        try:
            data = self._read(len(buffer))
        except EOFError as error:
            raise cut_off(self._place) from error
        except DAMAGED as error:
            raise ReadError(f"is damaged: {error}", where=self._place.shown) from error
        self._given += len(data)
        if self._given > self._most():
            raise bomb(self._place)
        buffer[: len(data)] = data
        return len(data)


class Counted(io.RawIOBase):
    """A stream that knows how much of it was taken."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._stream = stream
        self.taken = 0

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        """Read and count."""
        data = self._stream.read(len(buffer))
        self.taken += len(data)
        buffer[: len(data)] = data
        return len(data)


def bomb(place: Place) -> ReadError:
    """Say that something unpacks to far more than any text would."""
    what = f"unpacks to more than {RATIO} times its size, which no text does"
    return ReadError(what, where=place.shown, hint="unpack it and give what is wanted of it")


def cut_off(place: Place) -> ReadError:
    """Say that the end is missing."""
    return ReadError("is cut off in the middle: its end is missing", where=place.shown, hint="fetch it again")


def bound(packed: int) -> int:
    """Return how many bytes may come out of so many."""
    return max(FREE, RATIO * packed)


def read(place: Place, source: BinaryIO, counted: Counted) -> Iterator[Draft | Place]:
    """Read the one file that a packed file holds, by the reader of its own format.

    Raises:
        ReadError: It is damaged, cut off, a bomb, or packed twice.
    """
    inner = replace(place, named=PurePosixPath(place.name).stem)
    with (
        closing(source),
        buffered(Unpacked(source, place, lambda: bound(place.packed or counted.taken))) as stream,
    ):
        chosen = formats.choose(inner.name, stream.peek(formats.SNIFFED))
        if chosen.wraps:
            raise ReadError("is packed twice", where=place.shown, hint="unpack it first")
        yield from chosen.reader(inner)(inner, stream)


def buffered(stream: object) -> io.BufferedReader:
    """Buffer a stream of bytes."""
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast("io.RawIOBase", stream))


@contextmanager
def whole(stream: io.BufferedReader) -> Iterator[BinaryIO]:
    """Give a stream that one can go back in: the file itself, or a copy of it."""
    if stream.seekable():
        yield stream
        return
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as copy:
        shutil.copyfileobj(stream, copy)
        copy.seek(0)
        yield buffered(copy)
