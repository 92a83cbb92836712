"""A file of many articles as numbered lines, whatever its encoding, none longer than an article may be."""

import codecs
import io
from collections.abc import Callable, Iterator

from checker.ingest import decode
from checker.ingest.draft import LARGEST

LONGEST = 6 * LARGEST
"""Bytes a line has at most: JSON may write a character in six."""


def numbered(stream: io.BufferedReader) -> Iterator[tuple[int, bytes]]:
    """Yield numbered lines, also of a file in UTF-16; one that is too long is cut off above the limit."""
    if stream.peek(2)[:2] not in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}:
        yield from _numbered(stream.readline)
        return
    wide = io.TextIOWrapper(stream, encoding="utf-16", errors="replace", newline="\n")
    try:
        yield from _numbered(lambda size: wide.readline(size).encode("utf-8", "replace"))
    finally:
        wide.detach()


def utf8(line: bytes) -> bytes:
    """Return a line in UTF-8; one in another encoding is decoded as a file of its own would be."""
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return decode.decode(line).text.encode("utf-8")
    return line


def _numbered(readline: Callable[[int], bytes]) -> Iterator[tuple[int, bytes]]:
    number = 1
    while line := readline(LONGEST + 1):
        rest = line
        while len(line) > LONGEST and rest and not rest.endswith(b"\n"):
            rest = readline(LONGEST)
        yield number, line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
        number += 1
