"""JSON Lines: one article a line."""

import codecs
import io
from collections.abc import Callable, Iterable, Iterator

import msgspec

from checker.errors import ReadError
from checker.ingest import decode, ninjs, wire
from checker.ingest.draft import LARGEST, Draft, Place, failed
from checker.ingest.fields import dated, tidy

_LONGEST = 6 * LARGEST
"""Bytes a line has at most: JSON may write a character in six."""

NAMED = 10
"""Broken lines of a file that are named one by one; the rest are counted."""


class _InfoSource(msgspec.Struct, frozen=True, kw_only=True):
    """Where a wire item comes from, as ninjs has it: https://iptc.org/std/ninjs/."""

    name: str = ""


class _Row(msgspec.Struct, frozen=True, kw_only=True):
    """One line; fields of other tools are passed over."""

    text: str
    id: str | int | None = None
    source: str | int | None = None
    story: str | int | None = None
    title: str | None = None
    published: str | int | None = None
    url: str | None = None
    author: str | None = None
    lang: str | None = None
    sources: tuple[str | _InfoSource, ...] = msgspec.field(name="infoSources", default=())
    version: str | int | float | None = None
    revised: str | None = msgspec.field(name="versionCreated", default=None)
    status: str | None = msgspec.field(name="pubStatus", default=None)
    ednote: str | None = msgspec.field(name="edNote", default=None)
    embargo: str | None = msgspec.field(name="embargoed", default=None)


def read(place: Place, stream: io.BufferedReader) -> Iterator[Draft]:
    """Read the articles of a file; a broken line is named and the rest is read.

    Raises:
        ReadError: There is no article in it.
    """
    empty, broken = True, 0
    for number, line in _lines(stream):
        if not line.strip():
            continue
        empty = False
        try:
            if found := draft(place, line, number):
                yield found
        except ReadError as problem:
            broken += 1
            if broken <= NAMED:
                yield failed(place, problem, line=number)
    if broken > NAMED:
        yield rest(place, broken - NAMED)
    if empty:
        raise ReadError("is empty", where=place.shown, hint="give one JSON object a line, each with a text")


def _lines(stream: io.BufferedReader) -> Iterator[tuple[int, bytes]]:
    """Yield numbered lines, also of a file in UTF-16; one that is too long is cut off above the limit."""
    if stream.peek(2)[:2] not in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}:
        yield from _numbered(stream.readline)
        return
    wide = io.TextIOWrapper(stream, encoding="utf-16", errors="replace", newline="\n")
    yield from _numbered(lambda size: wide.readline(size).encode("utf-8", "replace"))
    wide.detach()


def _numbered(readline: Callable[[int], bytes]) -> Iterator[tuple[int, bytes]]:
    number = 1
    while line := readline(_LONGEST + 1):
        rest = line
        while len(line) > _LONGEST and rest and not rest.endswith(b"\n"):
            rest = readline(_LONGEST)
        yield number, line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
        number += 1


def draft(place: Place, line: bytes, number: int) -> Draft | None:
    """Read one article or ninjs item; None where it is an item without a text, such as a picture.

    Raises:
        ReadError: It is neither, or its text is empty or too long.

    """
    where = f"{place.shown}:{number}"
    if len(line) > _LONGEST:
        raise _too_long(where)
    encoded = decode.utf8(line)
    row = _row(encoded, where)
    return _ours(place, row, number) if isinstance(row, _Row) else ninjs.draft(place, row, line=number)


def _ours(place: Place, row: _Row, number: int) -> Draft:
    where = f"{place.shown}:{number}"
    held = wire.held(row.status)
    if len(row.text) > LARGEST:
        raise _too_long(where)
    if not row.text.strip() and not held:
        raise ReadError("the article's text is empty", where=where)
    published, note = dated(tidy(row.published))
    revised, _ = dated(row.revised)
    return Draft(
        place=place,
        text=row.text,
        id=tidy(row.id) or f"{place.stem}:{number}",
        source=tidy(row.source),
        story=tidy(row.story),
        title=tidy(row.title),
        published=published,
        url=tidy(row.url),
        author=tidy(row.author),
        lang=tidy(row.lang),
        sources=tuple(_named(row.sources)),
        record=number,
        guid=tidy(row.id),
        version=tidy(row.version),
        revised=revised,
        held=held,
        note=wire.joined(note, wire.notes(ednote=row.ednote, embargo=tidy(row.embargo), status=row.status)),
    )


def _named(sources: Iterable[str | _InfoSource]) -> Iterator[str]:
    for source in sources:
        name = tidy(source if isinstance(source, str) else source.name)
        if name:
            yield name


def _row(line: bytes, where: str) -> _Row | ninjs.Fields:
    """Read a line as an article of ours, else as a ninjs item."""
    try:
        return msgspec.json.decode(line, type=_Row)
    except msgspec.ValidationError as error:
        if item := ninjs.fields(line):
            return item
        what = "'text' is missing" if "missing required field `text`" in str(error) else f"is no article: {error}"
        raise ReadError(what, where=where, hint='give each line as {"text": "..."}') from error
    except (msgspec.DecodeError, RecursionError) as error:
        what = str(error).removeprefix("JSON is malformed: ")
        raise ReadError(f"is not JSON: {what}", where=where, hint="mend the line or take it out") from error


def _too_long(where: str) -> ReadError:
    return ReadError(f"the article is longer than {LARGEST:,} characters", where=where, hint="split it into articles")


def rest(place: Place, count: int, noun: str = "line") -> Draft:
    """Count broken lines that are not named one by one."""
    problem = ReadError(f"{count} more {noun}{'s' * (count != 1)} could not be read", where=place.shown)
    return failed(place, problem)
