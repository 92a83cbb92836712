"""What can be read: each format's name, suffixes, reader, and the extra that brings its library."""

import codecs
import importlib
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from checker.errors import ReadError
from checker.ingest import decode
from checker.ingest.draft import Draft, Place

Reader = Callable[[Place, io.BufferedReader], Iterator[Draft]]
"""Yields the articles of one file as they are read.

It raises ``ReadError`` where the file holds none, and yields a failed draft for each that is broken among others.
"""

SNIFFED = 1024
"""Bytes that a format is told by."""


def _json_lines(start: bytes) -> bool:
    opened = start.removeprefix(codecs.BOM_UTF8).lstrip()
    return opened.startswith(b"{") and opened[1:].lstrip().startswith(b'"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format of input."""

    name: str
    suffixes: tuple[str, ...]
    """With their dots, in lower case; ``.warc.gz`` is longer than ``.gz`` and wins."""
    module: str
    """The module of ``checker.ingest`` whose ``read`` is the reader; imported when a file is of this format."""
    extra: str | None = None
    """The extra of the distribution that brings the library, where it is not always there."""
    begins: Callable[[bytes], bool] | None = None
    """Tells the format by a file's first bytes, beyond doubt: what a file holds wins over its suffix."""

    def reader(self, place: Place) -> Reader:
        """Import the reader.

        Raises:
            ReadError: Its library is not installed.
        """
        try:
            return importlib.import_module(f"checker.ingest.{self.module}").read  # type: ignore[no-any-return]
        except ImportError as error:
            if self.extra is None:
                raise
            hint = f"pip install 'factcheck-news[{self.extra}]'"
            raise ReadError(
                f"is {self.name}, which needs the extra {self.extra!r}", where=place.shown, hint=hint
            ) from error


FORMATS = (
    Format(name="JSON Lines", suffixes=(".jsonl", ".ndjson"), module="jsonl"),
    Format(name="plain text", suffixes=(".txt", ".text"), module="text"),
    Format(name="Markdown", suffixes=(".md", ".markdown"), module="text"),
    Format(name="a web page", suffixes=(".html", ".htm", ".xhtml"), module="page", begins=decode.is_page),
)

_TEXT, _LINES = FORMATS[1], FORMATS[0]

SUFFIXES = frozenset(suffix for each in FORMATS for suffix in each.suffixes)
"""What is read in a folder; a file named on the command line is read whatever its suffix."""


def suffix(name: str) -> str:
    """Return the longest known suffix that a name ends with, or nothing."""
    folded = name.casefold()
    return max((known for known in SUFFIXES if folded.endswith(known)), key=len, default="")


def choose(name: str, start: bytes) -> Format:
    """Choose a file's format: by what it begins with, else by its suffix, else by what it looks like."""
    certain = next((each for each in FORMATS if each.begins and each.begins(start)), None)
    named = next((each for each in FORMATS if suffix(name) in each.suffixes), None)
    return certain or named or (_LINES if _json_lines(start) else _TEXT)
