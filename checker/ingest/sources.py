"""``sources.toml`` beside articles: the label of each, and what else is known of it."""

import dataclasses
import difflib
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import msgspec

from checker.errors import ReadError
from checker.ingest.draft import Draft, shown
from checker.ingest.fields import iso, tidy

NAME = "sources.toml"


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the file says of one article."""

    label: str | None = None
    """What an editor sees: the outlet, or a word for the article."""
    published: str | None = None
    url: str | None = None
    author: str | None = None
    story: str | None = None
    title: str | None = None
    lang: str | None = None


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The shape of the file: a table for each article, by file name."""

    articles: dict[str, Entry] = {}


def load(folder: Path) -> Mapping[str, Entry]:
    """Read a folder's ``sources.toml``; without one nothing is known.

    Raises:
        ReadError: It is not TOML, has an unknown key, a date that is none, or misspells a file's name.
    """
    path = folder / NAME
    if not path.is_file():
        return {}
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(f"cannot be opened: {error.strerror}", where=shown(path)) from error
    return parse(data, shown(path), frozenset(entry.name for entry in folder.iterdir()))


def parse(data: bytes, where: str, beside: frozenset[str]) -> Mapping[str, Entry]:
    """Read the file.

    Args:
        data: What it holds.
        where: Its path, as the user would write it.
        beside: The names of the files beside it.

    Raises:
        ReadError: As for ``load``.
    """
    entries = _entries(data, where)
    free = sorted(beside - entries.keys())
    for name, entry in entries.items():
        place = f'{where}: [articles."{name}"]'
        _check(entry, place)
        # An entry without its article may be left over from one that is gone; one letter off is a mistake.
        close = () if name in beside else difflib.get_close_matches(name, free, n=1, cutoff=0.85)
        if close:
            raise ReadError("there is no such file", where=place, hint=f"did you mean {close[0]!r}?")
    return entries


def applied(draft: Draft, entries: Mapping[str, Entry]) -> Draft:
    """Fill in what the file says of an article; where both say something, the file does."""
    entry = draft.place.entry or (entries.get(draft.place.path.name) if draft.place.path else None)
    if entry is None:
        return draft
    return dataclasses.replace(
        draft,
        source=tidy(entry.label) or draft.source,
        published=(iso(entry.published) if entry.published else None) or draft.published,
        url=tidy(entry.url) or draft.url,
        author=tidy(entry.author) or draft.author,
        story=tidy(entry.story) or draft.story,
        title=tidy(entry.title) or draft.title,
        lang=tidy(entry.lang) or draft.lang,
    )


def _entries(data: bytes, where: str) -> Mapping[str, Entry]:
    try:
        table = tomllib.loads(data.decode("utf-8-sig"))
        return msgspec.convert(_written(table), _File).articles
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ReadError(f"is not valid TOML: {error}", where=where, hint=_hint()) from error
    except msgspec.ValidationError as error:
        raise ReadError(f"cannot be used: {error}", where=where, hint=_hint()) from error


def _written(value: Any) -> Any:
    """Write TOML's own dates as text, as the other inputs do."""
    if isinstance(value, dict):
        return {key: _written(inner) for key, inner in value.items()}
    return value.isoformat() if isinstance(value, date | datetime) else value


def _hint() -> str:
    return f'an entry is [articles."name.txt"] with {", ".join(Entry.__struct_fields__)}'


def _check(entry: Entry, where: str) -> None:
    if entry.published and not iso(entry.published):
        what = f"published {entry.published[:40]!r} is not a date"
        raise ReadError(what, where=where, hint="write it like 2021-07-21 or 2021-07-21T10:30:00Z")
