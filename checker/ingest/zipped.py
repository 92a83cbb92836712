"""Zip archives: a folder in a file; office documents are zips too, and are told by what is in them."""

import io
import stat
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import BinaryIO, cast

from checker.errors import ReadError
from checker.ingest import belonging, formats, sources, unpacked
from checker.ingest.draft import Draft, Place
from checker.ingest.sources import Entry

MEMBERS = 10_000
"""Files an archive holds at most."""

_DIRECTORY = 16 * 2**20
"""Bytes the list of an archive's files has at most."""
_END, _TAIL = b"PK\x05\x06", 22 + 0xFFFF
"""What the record at an archive's end begins with, and how far from the end it may stand."""

_SOURCES = 1_000_000
"""Bytes of a ``sources.toml`` at most."""

_ENCRYPTED = 1
_OTHERS = {
    "xl/workbook.xml": "a spreadsheet",
    "ppt/presentation.xml": "a presentation",
    "META-INF/manifest.xml": "an OpenDocument file",
    "META-INF/container.xml": "a book in EPUB",
}
"""Files by which other formats that are zips are told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Member:
    """A file in an archive, and where it would lie."""

    info: zipfile.ZipInfo
    parts: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.parts[-1]

    @property
    def is_file(self) -> bool:
        """Whether it is a file that can be seen: no folder, no link, nothing hidden."""
        is_link = stat.S_ISLNK(self.info.external_attr >> 16)
        hidden = any(part.startswith(".") or part == "__MACOSX" for part in self.parts)
        return bool(self.parts) and not (self.info.is_dir() or is_link or hidden)


def read(place: Place, stream: io.BufferedReader) -> Iterator[Draft | Place]:
    """Yield the articles in an archive, as those of a folder; a document is handed to its reader.

    Raises:
        ReadError: It is damaged, a bomb, lies in another archive, or holds no article.
    """
    with unpacked.whole(stream) as file, _opened(file, place) as archive:
        names = frozenset(archive.namelist())
        if "word/document.xml" in names:
            file.seek(0)
            yield from formats.WORD.reader(place)(place, unpacked.buffered(file))
            return
        other = next((what for name, what in _OTHERS.items() if name in names), None)
        if other:
            raise ReadError(f"is {other}", where=place.shown, hint="save it as .docx or plain text")
        if place.archived:
            hint = "unpack the outer one first"
            raise ReadError("is an archive in an archive, which is not opened", where=place.shown, hint=hint)
        yield from _places(archive, place)


@contextmanager
def _opened(file: BinaryIO, place: Place) -> Iterator[zipfile.ZipFile]:
    try:
        size = file.seek(0, io.SEEK_END)
        if _directory(file, size) > _DIRECTORY:
            raise _crowded(place)
        archive = zipfile.ZipFile(file)
    except (*unpacked.DAMAGED, ValueError) as error:
        what = "is a damaged zip archive, or its end is missing"
        raise ReadError(what, where=place.shown, hint="fetch it again") from error
    with archive:
        infos = archive.infolist()
        if len(infos) > MEMBERS:
            raise _crowded(place)
        if sum(info.file_size for info in infos) > unpacked.bound(size):
            raise unpacked.bomb(place)
        yield archive


def _directory(file: BinaryIO, size: int) -> int:
    """Return how long the list of an archive's files is, before it is read."""
    file.seek(max(size - _TAIL, 0))
    end = (tail := file.read()).rfind(_END)
    return int.from_bytes(tail[end + 12 : end + 16], "little") if end >= 0 else 0


def _crowded(place: Place) -> ReadError:
    return ReadError(f"holds more than {MEMBERS:,} files", where=place.shown, hint="unpack it and give the folder")


def _places(archive: zipfile.ZipFile, place: Place) -> Iterator[Place]:
    members = [_Member(info=info, parts=_parts(info.filename)) for info in archive.infolist()]
    files = [member for member in members if member.is_file]
    entries = _entries(archive, files, place)
    articles = [member for member in files if belonging.is_article(member.name) and not _is_report(archive, member)]
    for member in articles:
        yield _place(archive, member, place, partial(entries, member.parts[:-1]))
    if not articles:
        others = sum(member.name != sources.NAME for member in files)
        held = f"only {others} file{'s' * (others != 1)} of other kinds" if others else "no files"
        raise ReadError(f"no article in this archive, {held}", where=place.shown, hint=formats.READ)


def _parts(name: str) -> tuple[str, ...]:
    """Split a member's name; what would lead out of the archive is dropped, since it is only a name here."""
    shown = name.replace("\\", "/").encode("utf-8", "backslashreplace").decode()
    return tuple(part for part in shown.split("/") if part not in {"", ".", ".."} and not part.endswith(":"))


def _place(archive: zipfile.ZipFile, member: _Member, place: Place, beside: Callable[[], Mapping[str, Entry]]) -> Place:
    shown = "/".join((place.shown, *member.parts))
    folder = place.folder / place.stem if place.folder else Path()
    locked = ReadError("is protected by a password", where=shown, hint="unpack it first")
    return Place(
        shown=shown,
        opener=partial(_open, archive, member.info, place),
        folder=folder.joinpath(*member.parts[:-1]) if folder.parts or member.parts[:-1] else None,
        problem=locked if member.info.flag_bits & _ENCRYPTED else None,
        archived=True,
        packed=member.info.compress_size,
        beside=beside,
    )


def _open(archive: zipfile.ZipFile, info: zipfile.ZipInfo, place: Place) -> BinaryIO:
    try:
        source = archive.open(info)
    except unpacked.DAMAGED as error:
        raise ReadError(f"is damaged in its archive: {error}", where=f"{place.shown}") from error
    return cast("BinaryIO", unpacked.Unpacked(source, place))


def _is_report(archive: zipfile.ZipFile, member: _Member) -> bool:
    """Tell an earlier report among the articles."""
    if member.info.flag_bits & _ENCRYPTED or not belonging.may_be_report(member.name):
        return False
    try:
        with archive.open(member.info) as file:
            return belonging.is_report(member.name, cast("BinaryIO", file))
    except unpacked.DAMAGED:
        return False


def _entries(
    archive: zipfile.ZipFile, files: list[_Member], place: Place
) -> Callable[[tuple[str, ...]], Mapping[str, Entry]]:
    """Return what tells of a folder in the archive what its ``sources.toml`` says."""
    beside: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for member in files:
        beside[member.parts[:-1]].add(member.name)
    told = {member.parts[:-1]: member.info for member in files if member.name == sources.NAME}

    @cache
    def entries(folder: tuple[str, ...]) -> Mapping[str, Entry]:
        if folder not in told:
            return {}
        where = "/".join((place.shown, *folder, sources.NAME))
        try:
            text = _open(archive, told[folder], place).read(_SOURCES).decode("utf-8-sig", "replace")
            names = sorted(beside[folder])
            return sources.parse(text, where=where, names=names, there=beside[folder].__contains__)
        except ReadError as problem:
            what = f"{'/'.join((*folder, sources.NAME))} in it {problem.what}"
            raise ReadError(what, where=place.shown, hint=problem.hint) from problem

    return entries
