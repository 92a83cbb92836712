"""PDF: the text layer, in the order in which it was set."""

import io
import logging
from collections.abc import Iterator
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError

from checker.errors import ReadError
from checker.ingest import typeset, unpacked
from checker.ingest.draft import LARGEST, Draft, Place
from checker.ingest.fields import tidy
from checker.ingest.typeset import Line

PAGES = 1000
"""Pages a document has at most."""

_FILES = (".doc", ".docx", ".indd", ".qxd", ".pdf", ".odt", ".rtf", ".html", ".htm")
"""What a title ends with that is a file's name, and how programs begin it."""
_PROGRAMS = ("microsoft word", "untitled", "(", "http://", "https://", "file:")

# The library warns of each flaw that it has put right.
logging.getLogger("pypdf").addHandler(logging.NullHandler())


def read(place: Place, stream: io.BufferedReader) -> Iterator[Draft]:
    """Read the article of a document.

    Raises:
        ReadError: It is damaged, protected, too long, or has no text layer.
    """
    with unpacked.whole(stream) as file:
        try:
            document = PdfReader(file)
            pages = _pages(document, place)
            known = document.metadata
            title, author = (known.title, known.author) if known else (None, None)
        except (FileNotDecryptedError, DependencyError) as error:
            hint = "save it without one"
            raise ReadError("is protected by a password", where=place.shown, hint=hint) from error
        except (ReadError, MemoryError):
            raise
        except Exception as error:
            # A damaged file breaks the library in any of many ways.
            what = f"is damaged, or its end is missing: {error or type(error).__name__}"
            raise ReadError(what, where=place.shown, hint="open it and print it to a new file") from error
    text = typeset.text(pages)
    if not text:
        what = f"has no text layer: its {len(pages)} page{'s are pictures' if len(pages) != 1 else ' is a picture'}"
        raise ReadError(what, where=place.shown, hint="run it through text recognition first")
    yield Draft(place=place, text=text, title=_title(title), author=_title(author), record=1)


def _pages(document: PdfReader, place: Place) -> list[list[Line]]:
    pages, size = [], 0
    if len(document.pages) > PAGES:
        raise ReadError(f"has more than {PAGES:,} pages", where=place.shown, hint="split it into articles")
    for page in document.pages:
        pages.append(_lines(page))
        size += sum(len(line.text) for line in pages[-1])
        if size > LARGEST:
            raise ReadError(f"is longer than {LARGEST:,} characters", where=place.shown, hint="split it into articles")
    return pages


def _lines(page: PageObject) -> list[Line]:
    """Collect a page's lines, each with the place and the size of its first letter."""
    lines: list[Line] = []
    parts: list[str] = []
    start = (0.0, 0.0, 0.0)

    def visit(text: str, current: list[float], matrix: list[float], _font: Any, size: float) -> None:
        nonlocal start
        for number, part in enumerate(text.split("\n")):
            if number and "".join(parts).strip():
                lines.append(Line(x=start[0], y=start[1], size=start[2], text="".join(parts).strip()))
            if number:
                parts.clear()
            if part.strip() and not "".join(parts).strip():
                start = _at(current, matrix, size)
            parts.append(part)

    page.extract_text(visitor_text=visit)
    visit("\n", [1, 0, 0, 1, 0, 0], [1, 0, 0, 1, 0, 0], None, 0)
    return lines


def _at(current: list[float], matrix: list[float], size: float) -> tuple[float, float, float]:
    """Return where a text stands on its page, and how tall it is."""
    a, b, c, d, right, up = current
    x, y = matrix[4], matrix[5]
    return a * x + c * y + right, b * x + d * y + up, abs(size * (matrix[3] or 1) * (d or 1))


def _title(given: str | None) -> str | None:
    """Take a document's title or author, unless a program has put a name of its own there."""
    title = tidy(given)
    named = title is not None and (title.lower().endswith(_FILES) or title.lower().startswith(_PROGRAMS))
    return None if named else title
