"""One file of any format, packed by Zstandard."""

import io
from collections.abc import Iterator
from typing import BinaryIO, cast

import zstandard

from checker.ingest import unpacked
from checker.ingest.draft import Draft, Place

_WINDOW = 128 * 2**20
"""Bytes a frame may refer back to: as many as ``zstd`` itself unpacks without being told to."""

_STEP = 1024
"""Bytes unpacked at a time: each of their blocks, of four bytes at least, gives 128 KiB at most."""


def read(place: Place, stream: io.BufferedReader) -> Iterator[Draft | Place]:
    """Read what is packed.

    Raises:
        ReadError: It is damaged, cut off, a bomb, or packed twice.
    """
    counted = unpacked.Counted(stream)
    yield from unpacked.read(place, cast("BinaryIO", _Frames(counted)), counted)


class _Frames(io.RawIOBase):
    """The text of one frame after the other; the library's own reader takes a cut for the end."""

    def __init__(self, stream: io.RawIOBase) -> None:
        super().__init__()
        self._stream = stream
        self._packed = self._ready = b""
        self._frame: zstandard.ZstdDecompressionObj | None = None

    def read(self, size: int = -1, /) -> bytes:
        """Return some bytes, none at the end.

        Raises:
            EOFError: The last frame is not complete.
            OSError: It is no frame.
        """
        while not self._ready:
            self._packed = self._packed or self._stream.read(_STEP) or b""
            if not self._packed:
                break
            self._unpack()
        given, self._ready = self._ready[:size], self._ready[size:]
        if not given and self._frame:
            raise EOFError
        return given

    def _unpack(self) -> None:
        frame = self._frame or zstandard.ZstdDecompressor(max_window_size=_WINDOW).decompressobj()
        try:
            self._ready = frame.decompress(self._packed)
        except zstandard.ZstdError as error:
            raise OSError(str(error)) from error
        self._packed = frame.unused_data if frame.eof else b""
        self._frame = None if frame.eof else frame
