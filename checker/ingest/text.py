"""Plain text and Markdown: one article a file, its fields in the front matter."""

from collections.abc import Iterator
from io import BufferedReader

from checker.errors import ReadError
from checker.ingest import decode, frontmatter
from checker.ingest.draft import LARGEST, Draft, Place
from checker.ingest.fields import dated, tidy

_BYTES = 4 * LARGEST
"""Bytes read at most: no encoding has longer characters."""


def read(place: Place, stream: BufferedReader) -> Iterator[Draft]:
    """Read the article of a file.

    Raises:
        ReadError: It is not text, is empty or too large, or has a broken front matter.
    """
    data = stream.read(_BYTES + 1)
    refused = decode.refused(data)
    if refused:
        raise ReadError(refused, where=place.shown, hint="save it as plain text")
    decoded = decode.decode(data[:_BYTES])
    if len(data) > _BYTES or len(decoded.text) > LARGEST:
        raise ReadError(f"is longer than {LARGEST:,} characters", where=place.shown, hint="split it into articles")
    matter = frontmatter.split(decoded.text, where=place.shown)
    text = decoded.text[matter.start :]
    if not text.strip():
        raise ReadError("is empty", where=place.shown)
    given = matter.fields
    published, note = dated(given.get("published"))
    yield Draft(
        place=place,
        text=text,
        id=tidy(given.get("id")),
        guid=tidy(given.get("id")),
        version=tidy(given.get("version")),
        source=tidy(given.get("source")),
        story=tidy(given.get("story")),
        title=tidy(given.get("title")),
        published=published,
        url=tidy(given.get("url")),
        author=tidy(given.get("author")),
        lang=tidy(given.get("lang")),
        sources=tuple(name for part in given.get("infosources", "").strip("[]").split(",") if (name := tidy(part))),
        first_line=matter.first_line,
        note=note or _lost(decoded.lost),
    )


def _lost(count: int) -> str | None:
    return f"{count} character{'s' * (count != 1)} could not be decoded and show as \ufffd" if count else None
