"""What a fetched page is called, so that its reader is found, and in which bytes it is handed over."""

import codecs
import re
from urllib.parse import unquote

from checker.ingest.formats import suffix
from checker.ingest.web.fetch import Page

_PAGES = {"text/html": ".html", "application/xhtml+xml": ".html"}
_SUFFIXES = _PAGES | {
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/csv": ".csv",
    "application/atom+xml": ".atom",
    "application/feed+json": ".json",
    "application/json": ".json",
    "application/jsonl": ".jsonl",
    "application/ld+json": ".json",
    "application/pdf": ".pdf",
    "application/rss+xml": ".rss",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/x-ndjson": ".jsonl",
    "application/xml": ".xml",
    "application/zip": ".zip",
    "text/xml": ".xml",
}
"""The suffix of a media type, for a name that has none of a format."""

_MARKED = {"text/html", "text/plain", "text/markdown", "text/csv"}
"""Media types whose readers go by a byte order mark."""

_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

_WRITTEN = re.compile(r"iso8859-|cp125|koi8|gb|big5|shift_jis|euc|mac-|utf-16")
"""Python's names of the encodings that pages are written in; others, such as Punycode, take their time to decode."""

_HTML = re.compile(r"\.html?$", re.IGNORECASE)

_LONGEST = 120
"""Characters of a name: what an address ends in may be of any length."""


def called(page: Page) -> str:
    """Return a file name for a page: what its address ends in, with the suffix of what it is."""
    parts = [part for part in page.address.target.partition("?")[0].split("/") if part]
    name = "".join(c for c in unquote(parts[-1]) if c.isprintable() and c != "/") if parts else ""
    name = name[-_LONGEST:].strip(". ") or page.address.host
    known, own = suffix(name), _SUFFIXES.get(page.kind, "")
    # What a server calls a page is one, whatever the address ends in: an error is often sent so.
    if page.kind in _PAGES:
        return f"{_HTML.sub('', name)}{own}"
    return name if known else f"{name}{own}"


def readable(page: Page) -> bytes:
    """Return a page's bytes, in UTF-8 with its mark where the server says what they are written in.

    The server's word goes before the page's own, as the standard of HTML has it; only a byte order mark goes before
    both.
    """
    encoding = _codec(page.encoding)
    if not encoding or page.kind not in _MARKED or page.body.startswith(_MARKS):
        return page.body
    try:
        return codecs.BOM_UTF8 + page.body.decode(encoding).encode()
    except UnicodeError:
        return page.body


def _codec(encoding: str) -> str | None:
    """Return the codec of an encoding that pages are written in, other than the one that is told anyway."""
    try:
        name = codecs.lookup(encoding).name
    except (LookupError, ValueError):
        return None
    # What calls itself Latin-1 has the curly quotes of Windows: browsers read it so, by their standard.
    return "cp1252" if name in {"iso8859-1", "ascii"} else name if _WRITTEN.match(name) else None
