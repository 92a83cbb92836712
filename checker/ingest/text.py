"""Plain text and Markdown: one article a file, its fields in the front matter."""

from collections.abc import Iterator
from io import BufferedReader

from checker.errors import ReadError
from checker.ingest import decode, frontmatter
from checker.ingest.draft import FIELDS, LARGEST, Draft, Place
from checker.ingest.fields import dated, tidy

_BYTES = 4 * LARGEST
"""Bytes read at most: no encoding has longer characters."""


def read(place: Place, stream: BufferedReader) -> Iterator[Draft]:
    """Read the article of a file.

    Raises:
        ReadError: It is not text, is empty or too large, or has a broken front matter.
    """
    data = stream.read(_BYTES + 1)
    refused = decode.refused(data) or decode.markup(data)
    if refused:
        raise ReadError(refused, where=place.shown, hint="save it as plain text")
    decoded = decode.decode(data[:_BYTES])
    if len(data) > _BYTES or len(decoded.text) > LARGEST:
        raise ReadError(f"is longer than {LARGEST:,} characters", where=place.shown, hint="split it into articles")
    matter = frontmatter.split(decoded.text, where=place.shown)
    text = decoded.text[matter.start :]
    if not text.strip():
        raise ReadError("is empty", where=place.shown)
    published, note = dated(matter.fields.get("published"))
    said = {name: tidy(matter.fields.get(name)) for name in FIELDS}
    given = matter.fields.get("infosources", "").strip("[]").split(",")
    yield Draft(
        place=place,
        text=text,
        guid=tidy(matter.fields.get("id")),
        version=tidy(matter.fields.get("version")),
        sources=tuple(name for part in given if (name := tidy(part))),
        first_line=matter.first_line,
        note=note or decode.lost(decoded.lost),
    ).over({**said, "published": published}, "front matter")
