"""Bytes to text: which encoding, and whether it is text at all."""

import codecs
import re
from dataclasses import dataclass

_MAGIC = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a zip archive or an office document",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"\x1f\x8b": "a gzip archive",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x7fELF": "a program",
    b"SQLite": "a database",
}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks; those of UTF-32 start like those of UTF-16."""

_SAMPLE = 65536
"""Bytes an encoding is guessed from."""

_PAGE = re.compile(
    r"(?:\s|<!--(?:(?!-->).){0,900}-->|<\?xml[^>]{0,200}\?>|<!doctype\s+(?!html\b)[^>]{0,200}>)*"
    r"<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
"""How a page begins, after what browsers and XML put in front."""

_MARKUP = (b"<!doctype html", b"<html", b"<?xml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text, and how many of its characters stand for bytes that are none in its encoding."""

    text: str
    lost: int = 0


def refused(data: bytes) -> str | None:
    """Say what the data is where it is not text."""
    if marked(data):
        return None
    kind = next((kind for magic, kind in _MAGIC.items() if data.startswith(magic)), None)
    if kind:
        return f"is {kind}, not text"
    sample = data[:_SAMPLE]
    if _utf16_without_mark(sample):
        return None
    controls = sum(sample.count(bytes([code])) for code in range(32) if code not in b"\t\n\v\f\r\x1b")
    return "is not text but binary data" if b"\0" in sample or controls * 20 > len(sample) else None


def marked(data: bytes) -> bool:
    """Tell whether data begins with a byte order mark."""
    return any(data.startswith(mark) for mark, _ in _MARKS)


def markup(data: bytes) -> str | None:
    """Say that the data is markup, where it is."""
    opened = data[:_SAMPLE].lstrip()[:15].lower().startswith(_MARKUP)
    return "is a page in HTML or XML, not plain text" if opened else None


def is_page(start: bytes) -> bool:
    """Tell a web page by its first bytes."""
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            return bool(_PAGE.match(start[len(mark) :].decode(encoding, "replace")))
    # Zero bytes stand in every other place of UTF-16 without a mark.
    return bool(_PAGE.match(start.replace(b"\0", b"").decode("latin-1")))


def lost(count: int) -> str | None:
    """Say how many characters could not be decoded."""
    return f"{count} character{'s' * (count != 1)} could not be decoded and show as \ufffd" if count else None


def decode(data: bytes) -> Decoded:
    """Decode by mark, else as UTF-8, else as what the bytes look like."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _lossy(data[len(mark) :], encoding)
    try:
        if not _utf16_without_mark(data[:_SAMPLE]):
            return Decoded(text=data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    return _lossy(data, _guess(data))


def utf8(data: bytes) -> bytes:
    """Return text in whatever encoding as UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return decode(data).text.encode("utf-8")
    return data.removeprefix(codecs.BOM_UTF8)


def _guess(data: bytes) -> str:
    """Guess an encoding that carries no mark."""
    wide = _utf16_without_mark(data[:_SAMPLE])
    if wide:
        return wide
    # A mistake or two in good UTF-8: most of its high bytes still form characters.
    if _lossy(data, "utf-8").lost * 4 < _high(data):
        return "utf-8"
    # English in one byte a character has few high bytes, its quotation marks: too few to guess from.
    if _high(data) * 20 < len(data):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    return best.encoding if best else "cp1252"


def _lossy(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    return Decoded(text=text, lost=text.count("\ufffd"))


def _utf16_without_mark(sample: bytes) -> str | None:
    """Tell UTF-16 by the zero bytes in every other place that Latin letters leave."""
    half = len(sample) // 2
    if half == 0:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd * 10 > half * 7 and even * 20 < half:
        return "utf-16-le"
    return "utf-16-be" if even * 10 > half * 7 and odd * 20 < half else None


def _high(data: bytes) -> int:
    """Count the bytes beyond ASCII."""
    return len(data.translate(None, delete=bytes(range(0x80))))
