"""``sources.toml`` beside articles: the label of each, and what else is known of it."""

import difflib
import tomllib
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path, PurePosixPath
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
        text, names = path.read_text(encoding="utf-8-sig"), sorted(file.name for file in folder.iterdir())
    except OSError as error:
        raise ReadError(f"cannot be opened: {error.strerror}", where=shown(path)) from error
    except UnicodeDecodeError as error:
        raise ReadError(f"is not valid TOML: {error}", where=shown(path), hint=_hint()) from error
    return parse(text, where=shown(path), names=names, there=lambda name: (folder / name).exists())


def parse(text: str, *, where: str, names: Sequence[str], there: Callable[[str], bool]) -> Mapping[str, Entry]:
    """Read the file's text.

    Args:
        text: What the file says.
        where: The file.
        names: The names of the files beside it, in order.
        there: Tells whether a file it speaks of is there.

    Raises:
        ReadError: It is not TOML, has an unknown key, a date that is none, or misspells a file's name.
    """
    entries = _parse(text, where)
    for name, entry in entries.items():
        _check_date(name, entry, where)
        if not there(name):
            _check_name(name, where, [other for other in names if other not in entries])
    return entries


def applied(draft: Draft, entries: Mapping[str, Entry]) -> Draft:
    """Fill in what the file says of an article; where both say something, the file does."""
    place = draft.place
    place = draft.place
    name = place.path.name if place.path else PurePosixPath(place.shown).name
    entry = entries.get(name) if place.path or place.beside else None
    if entry is None:
        return draft
    said = {field: tidy(getattr(entry, field)) for field in entry.__struct_fields__ if field != "label"}
    published = iso(entry.published) if entry.published else None
    return draft.over({**said, "source": tidy(entry.label), "published": published}, NAME)


def _parse(text: str, where: str) -> Mapping[str, Entry]:
    try:
        table = tomllib.loads(text)
        return msgspec.convert(_written(table), _File).articles
    except tomllib.TOMLDecodeError as error:
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


def _check_date(name: str, entry: Entry, file: str) -> None:
    if entry.published and not iso(entry.published):
        what = f"published {entry.published[:40]!r} is not a date"
        raise ReadError(what, where=_entry(file, name), hint="write it like 2021-07-21 or 2021-07-21T10:30:00Z")


def _check_name(name: str, file: str, others: Sequence[str]) -> None:
    """Refuse a name one letter off; an entry without its article may be left over from one that is gone."""
    close = difflib.get_close_matches(name, others, n=1, cutoff=0.85)
    if close:
        raise ReadError("there is no such file", where=_entry(file, name), hint=f"did you mean {close[0]!r}?")


def _entry(file: str, name: str) -> str:
    return f'{file}: [articles."{name}"]'
