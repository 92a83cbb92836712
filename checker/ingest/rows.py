"""Many articles in one file, a row each: what a row may say, and what becomes of those that are broken."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime

import msgspec

from checker.errors import ReadError
from checker.ingest import decode, wire
from checker.ingest.draft import LARGEST, Draft, Place, failed
from checker.ingest.fields import dated, tidy

_NAMED = 10
"""Broken rows of a file that are named with their reasons; of the rest there are the numbers."""

_RUNS = 20_000
"""Runs of broken rows whose numbers are given: a report of megabytes helps nobody."""


class InfoSource(msgspec.Struct, frozen=True, kw_only=True):
    """Where a wire item comes from, as ninjs has it: https://iptc.org/std/ninjs/."""

    name: str = ""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One row; fields of other tools are passed over."""

    text: str
    id: str | int | None = None
    source: str | int | None = None
    story: str | int | None = None
    title: str | None = None
    published: str | int | None = None
    url: str | None = None
    author: str | None = None
    lang: str | None = None
    sources: tuple[str | InfoSource, ...] = msgspec.field(name="infoSources", default=())
    version: str | int | float | None = None
    revised: str | None = msgspec.field(name="versionCreated", default=None)
    status: str | None = msgspec.field(name="pubStatus", default=None)
    ednote: str | None = msgspec.field(name="edNote", default=None)
    embargo: str | None = msgspec.field(name="embargoed", default=None)


COLUMNS = ("text", "id", "source", "story", "title", "published", "url", "author", "lang")
"""The fields that a table has columns for."""


def draft(place: Place, row: Row, number: int) -> Draft:
    """Make the draft of a row.

    Raises:
        ReadError: Its text is empty or too long.
    """
    where = f"{place.shown}:{number}"
    if len(row.text) > LARGEST:
        raise too_long(where)
    held = wire.held(row.status)
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
        sources=tuple(_names(row.sources)),
        record=number,
        guid=tidy(row.id),
        version=tidy(row.version),
        revised=revised,
        held=held,
        note=wire.joined(note, wire.notes(ednote=row.ednote, embargo=tidy(row.embargo), status=row.status)),
    )


def converted(place: Place, given: Mapping[str, object], number: int) -> Draft | ReadError:
    """Make the draft of a table's row, or say what is wrong with it."""
    known = {name: _written(given[name]) for name in COLUMNS if given.get(name) is not None}
    where = f"{place.shown}:{number}"
    try:
        return draft(place, msgspec.convert({"text": "", **known}, Row), number)
    except msgspec.ValidationError as error:
        return ReadError(f"is no article: {error}", where=where, hint="text is a column of text")
    except ReadError as problem:
        return problem


def check_columns(place: Place, columns: Collection[str]) -> None:
    """See that a table has a column of texts.

    Raises:
        ReadError: It has none.
    """
    if "text" not in columns:
        named = ", ".join(repr(name[:40]) for name in list(columns)[:10])
        what = f"has no column 'text'; its columns are {named}" if named else "is empty"
        hint = f"columns may be {', '.join(COLUMNS)}; text must be there"
        raise ReadError(what, where=place.shown, hint=hint)


def _written(value: object) -> object:
    """Write what a table keeps in other ways as text."""
    if isinstance(value, bytes):
        return decode.decode(value).text
    return value.isoformat() if isinstance(value, date | datetime) else value


def too_long(where: str) -> ReadError:
    """Say that a row holds more than an article may."""
    return ReadError(f"the article is longer than {LARGEST:,} characters", where=where, hint="split it into articles")


def reported(
    place: Place, found: Iterable[tuple[int, Draft | ReadError | None]], *, noun: str = "line"
) -> Iterator[Draft]:
    """Yield the articles of a file's rows; the first broken ones are named, of the rest the numbers."""
    broken = 0
    runs: list[list[int]] = []
    for number, each in found:
        if isinstance(each, Draft):
            yield each
        if not isinstance(each, ReadError):
            continue
        broken += 1
        if broken <= _NAMED:
            yield failed(place, each, line=number)
        else:
            _add(runs, number)
    if runs:
        yield failed(place, _rest(place, broken - _NAMED, runs, noun))


def _add(runs: list[list[int]], number: int) -> None:
    """Add a number to the runs of neighbours; what is beyond those that are kept widens the last."""
    if runs and (number == runs[-1][1] + 1 or len(runs) > _RUNS):
        runs[-1][1] = number
    else:
        runs.append([number, number])


def _rest(place: Place, count: int, runs: list[list[int]], noun: str) -> ReadError:
    given = ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs[:_RUNS])
    among = f", and others from {runs[_RUNS][0]} to {runs[_RUNS][1]}" if len(runs) > _RUNS else ""
    what = f"{count:,} more {noun}{'s' * (count != 1)} could not be read: {given}{among}"
    return ReadError(what, where=place.shown)


def _names(sources: Iterable[str | InfoSource]) -> Iterator[str]:
    for source in sources:
        name = tidy(source if isinstance(source, str) else source.name)
        if name:
            yield name
