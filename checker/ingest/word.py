"""Word documents: the text as it stands when all tracked changes are accepted."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, BinaryIO

import docx
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml import etree

from checker.errors import ReadError
from checker.ingest import unpacked
from checker.ingest.draft import LARGEST, Draft, Place
from checker.ingest.fields import tidy

_XML = 10 * LARGEST
"""Bytes of markup a document has at most."""

_STANDS_FOR = {"w:tab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}
_WRITTEN = {qn(tag): text for tag, text in _STANDS_FOR.items()}
_TEXT, _RUN, _PARAGRAPH, _HIDDEN = qn("w:t"), qn("w:r"), qn("w:p"), f"{qn('w:rPr')}/{qn('w:vanish')}"
_GONE = frozenset(
    {qn("w:del"), qn("w:moveFrom"), qn("w:drawing"), qn("w:pict"), qn("w:object")}
    | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"}
)
"""What was deleted or moved away, and pictures and text boxes."""

_BROKEN = (OpcError, etree.XMLSyntaxError, *unpacked.DAMAGED, ValueError, LookupError, AttributeError, TypeError)
"""What the library raises on parts that are not as they should be."""

_LOCKED = "EncryptedPackage".encode("utf-16-le")
_TEMPLATE = datetime(2013, 12, 23, 23, 15, tzinfo=UTC)
"""The day of every document that the library writes without being told one."""

_ONE_SITTING = timedelta(days=1)
"""From first to last saving: a file that lives longer was made from another, and its date is that one's."""


def read(place: Place, stream: io.BufferedReader) -> Iterator[Draft]:
    """Read the article of a document.

    Raises:
        ReadError: It is damaged, empty or too long, in the old format, or protected.
    """
    if not stream.peek(2).startswith(b"PK"):
        raise _old(place, stream.read(_XML))
    with unpacked.whole(stream) as file:
        document, known = _opened(place, file)
    text = "\n\n".join(paragraph for each in _paragraphs(document.element.body) if (paragraph := _text(each).strip()))
    if not text:
        raise ReadError("is empty", where=place.shown)
    if len(text) > LARGEST:
        raise _too_long(place)
    yield Draft(
        place=place,
        text=text,
        title=tidy(known.title),
        author=tidy(known.author),
        published=_published(known),
        # Lines of the text are none of the file's.
        record=1,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What a document says of itself."""

    title: str
    author: str
    created: datetime | None
    modified: datetime | None


def _opened(place: Place, file: BinaryIO) -> tuple[Any, _Known]:
    try:
        with zipfile.ZipFile(file) as archive:
            if archive.getinfo("word/document.xml").file_size > _XML:
                raise _too_long(place)
        document = docx.Document(file)
        said = document.core_properties
        known = _Known(title=said.title, author=said.author, created=said.created, modified=said.modified)
    except _BROKEN as error:
        hint = "open it and save it again"
        raise ReadError(f"is a damaged Word document: {error}", where=place.shown, hint=hint) from error
    return document, known


def _old(place: Place, data: bytes) -> ReadError:
    """Say what a document in the container of Word 97 is: that format itself, or one behind a password."""
    if _LOCKED in data:
        return ReadError("is protected by a password", where=place.shown, hint="save it without one")
    return ReadError("is an office document in an old format", where=place.shown, hint="save it as .docx")


def _too_long(place: Place) -> ReadError:
    return ReadError(f"is longer than {LARGEST:,} characters", where=place.shown, hint="split it into articles")


def _paragraphs(element: Any) -> Iterator[Any]:
    """Yield the paragraphs in their order, those in tables and form fields among them."""
    for child in element:
        if child.tag == _PARAGRAPH:
            yield child
        elif child.tag not in _GONE:
            yield from _paragraphs(child)


def _text(element: Any) -> str:
    return "".join(_pieces(element))


def _pieces(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag in _WRITTEN:
            yield _WRITTEN[child.tag]
        elif child.tag not in _GONE and not (child.tag == _RUN and child.find(_HIDDEN) is not None):
            yield from _pieces(child)


def _published(known: _Known) -> str | None:
    """Take the day a document was written for the day it was published, where it was written in one sitting."""
    created, modified = known.created, known.modified
    if created is None or created == _TEMPLATE or abs((modified or created) - created) > _ONE_SITTING:
        return None
    return created.date().isoformat()
