"""What can be read: each format's name, suffixes, reader, and the extra that brings its library."""

import codecs
import importlib
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from checker.errors import ReadError
from checker.ingest import decode, sniff
from checker.ingest.draft import Draft, Place

Reader = Callable[[Place, io.BufferedReader], Iterator[Draft | Place]]
"""Yields the articles of one file as they are read; an archive yields places, which are read before it goes on.

It raises ``ReadError`` where the file holds none, and yields a failed draft for each that is broken among others.
"""

SNIFFED = 1024
"""Bytes that a format is told by."""


def _json_lines(start: bytes) -> bool:
    opened = start.removeprefix(codecs.BOM_UTF8).lstrip()
    return opened.startswith(b"{") and opened[1:].lstrip().startswith(b'"')


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_PACKED = (b"\x1f\x8b\x08", *(b"BZh%d%b" % (n, mark) for n in range(1, 10) for mark in (b"1AY&SY", b"\x17rE8P\x90")))
_ZST = b"\x28\xb5\x2f\xfd"
"""What files begin with: old office documents, zip archives, gzip and bzip2, Zstandard."""


def _by(*marks: bytes) -> Callable[[bytes], bool]:
    """Tell a format by any of some first bytes."""
    return lambda start: start.startswith(marks)


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
    strict: bool = False
    """Whether every file of the format begins so: what does not is another's, whatever its suffix."""
    wraps: bool = False
    """Whether it holds one file of another format, whose suffix stands before its own."""

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
    Format(name="a feed", suffixes=(".rss", ".atom", ".rdf"), module="feed", extra="feeds", begins=sniff.feed),
    Format(name="NewsML-G2", suffixes=(".xml", ".newsml"), module="newsml", begins=sniff.newsml),
    Format(name="JSON", suffixes=(".json", ".ninjs"), module="jsondoc", begins=sniff.json_document),
    Format(name="Markdown", suffixes=(".md", ".markdown"), module="text"),
    Format(name="a web page", suffixes=(".html", ".htm", ".xhtml"), module="page", begins=decode.is_page),
    Format(name="CSV", suffixes=(".csv", ".tsv"), module="table"),
    Format(name="Parquet", suffixes=(".parquet",), module="parquet", extra="parquet", begins=_by(b"PAR1"), strict=True),
    Format(name="a Word document", suffixes=(".docx",), module="word", extra="docx", begins=_by(_OLE), strict=True),
    Format(name="PDF", suffixes=(".pdf",), module="pdf", extra="pdf", begins=_by(b"%PDF-"), strict=True),
    Format(name="WARC", suffixes=(".warc",), module="warc", extra="warc", begins=_by(b"WARC/"), strict=True),
    Format(name="a zip archive", suffixes=(".zip",), module="zipped", begins=_by(*_ZIP), strict=True),
    Format(name="packed", suffixes=(".gz", ".bz2"), module="packed", begins=_by(*_PACKED), strict=True, wraps=True),
    Format(name="Zstandard", suffixes=(".zst",), module="zst", extra="zstd", begins=_by(_ZST), strict=True, wraps=True),
)

_TEXT, _LINES = FORMATS[1], FORMATS[0]

WORD = next(each for each in FORMATS if each.module == "word")
"""Told by what is in its zip archive."""

READ = "articles are .txt, .md, .html, .jsonl, .json, .rss, .xml, .csv, .docx or .pdf files, also in .zip archives"
"""What may be given, in a few words."""

_BARE = tuple(suffix for each in FORMATS if not each.wraps for suffix in each.suffixes)
_WRAPPED = tuple(bare + suffix for each in FORMATS if each.wraps for suffix in each.suffixes for bare in _BARE)

SUFFIXES = frozenset((*_BARE, *_WRAPPED))
"""What is read in a folder; a file named on the command line is read whatever its suffix."""


def suffix(name: str) -> str:
    """Return the longest known suffix that a name ends with, or nothing."""
    folded = name.casefold()
    return max((known for known in SUFFIXES if folded.endswith(known)), key=len, default="")


def choose(name: str, start: bytes) -> Format:
    """Choose a file's format: by what it begins with, else by its suffix, else by what it looks like."""
    certain = next((each for each in FORMATS if each.begins and each.begins(start)), None)
    ending = suffix(name)
    named = next((each for each in FORMATS if ending in each.suffixes and not each.strict), None)
    return certain or named or (_LINES if _json_lines(start) else _TEXT)
