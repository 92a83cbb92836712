"""Paths to files: folders are walked, loops are seen, and what is missing is named."""

import codecs
import difflib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from checker.errors import ReadError
from checker.ingest.draft import Place, shown
from checker.ingest.formats import suffix

_NOT_ARTICLES = frozenset({"readme", "license", "licence", "copying", "changelog", "contributing"})
"""Files that tell of a folder."""

_REPORTS = {
    (".md", ".markdown"): ((b"# Fact check",), b"\nfactcheck "),
    (".html", ".htm"): ((b"<!doctype html>", b"<!-- factcheck report -->"), b"</html>"),
}
"""How the first lines of an earlier report read, and what stands near its end, by its suffixes."""

_PAGES = (".html", ".htm", ".xhtml")
_BESIDE = ("_files", ".files", "-Dateien", "_fichiers", "_archivos", "_bestanden")
"""What browsers add to a page's name for the folder of its parts: frames and scripts, no articles."""

_SEEN = 400
"""Bytes looked at, at each end."""

_READ = "articles are .txt, .md, .html or .jsonl files"


def walk(paths: Sequence[str]) -> Iterator[Place]:
    """Yield each file once, in an order that the order of the paths does not change."""
    seen: set[Path] = set()
    for given in sorted(set(paths)):
        for place in _places(given):
            key = place.path.resolve() if place.path and not place.problem else Path(place.shown)
            if key not in seen:
                seen.add(key)
                yield place


def _places(given: str) -> Iterator[Place]:
    if given == "-":
        yield Place(shown="-")
        return
    path = Path(given)
    try:
        if path.is_dir():
            yield from _folder(path)
        elif path.exists():
            yield Place(shown=shown(path), path=path, folder=path.parent.resolve())
        else:
            yield _missing(path)
    except (OSError, ValueError) as error:
        yield _broken(path, f"cannot be opened: {_reason(error)}")


def _folder(top: Path) -> Iterator[Place]:
    """Yield the articles in a folder and the folders in it, each folder once however links lead to it."""
    entered: set[Path] = set()
    waiting, others, found = [top], 0, False
    while waiting:
        folder = waiting.pop()
        if folder.resolve() in entered:
            continue
        entered.add(folder.resolve())
        try:
            entries = sorted(entry.name for entry in os.scandir(folder) if not entry.name.startswith("."))
        except OSError as error:
            yield _broken(folder, f"the folder cannot be opened: {_reason(error)}")
            found = True
            continue
        paths = [folder / name for name in entries]
        parts = {Path(name).stem + added for name in entries if name.lower().endswith(_PAGES) for added in _BESIDE}
        waiting.extend(path for path in reversed(paths) if path.is_dir() and path.name not in parts)
        for path in paths:
            if _is_article(path) and not _is_report(path):
                found = True
                yield _file(path, folder.resolve())
            else:
                others += path.is_file() and path.suffix != ".toml"
    if not found:
        yield _empty(top, others)


def _is_article(path: Path) -> bool:
    return bool(suffix(path.name)) and path.stem.lower() not in _NOT_ARTICLES and not path.is_dir()


def _is_report(path: Path) -> bool:
    """Tell an earlier report that was written among the articles: it would bear out whatever they say."""
    told = next((told for suffixes, told in _REPORTS.items() if path.suffix.lower() in suffixes), None)
    if told is None or not path.is_file():
        return False
    opening, ending = told
    try:
        with path.open("rb") as file:
            lines = file.read(_SEEN).removeprefix(codecs.BOM_UTF8).splitlines()
            file.seek(max(file.seek(0, os.SEEK_END) - _SEEN, 0))
            return tuple(map(bytes.rstrip, lines[: len(opening)])) == opening and ending in file.read()
    except OSError:
        return False


def _file(path: Path, folder: Path) -> Place:
    """Take a file of a folder; pipes and devices there are left alone, since opening one may never return."""
    if path.is_file():
        return Place(shown=shown(path), path=path, folder=folder)
    what = "is a link to a file that does not exist" if path.is_symlink() else "is not a file that can be read"
    return _broken(path, what)


def _empty(top: Path, others: int) -> Place:
    held = f"only {others} file{'s' * (others != 1)} of other kinds" if others else "no files"
    return _broken(top, f"no article in this folder, {held}", hint=_READ)


def _missing(path: Path) -> Place:
    """Name a path that leads nowhere, with the nearest name that exists."""
    parent = path.parent
    if not parent.is_dir():
        return _broken(path, "there is no such file or folder", hint=f"the folder {shown(parent)} does not exist")
    close = difflib.get_close_matches(path.name, sorted(entry.name for entry in parent.iterdir()), n=1)
    hint = f"did you mean {shown(parent / close[0])!r}?" if close else "give a file, a folder or - for standard input"
    return _broken(path, "there is no such file or folder", hint=hint)


def _broken(path: Path, what: str, *, hint: str | None = None) -> Place:
    problem = ReadError(what, where=shown(path), hint=hint)
    return Place(shown=shown(path), path=path, folder=path.absolute().parent, problem=problem)


def _reason(error: Exception) -> str:
    """Say in words why the system refused."""
    if isinstance(error, PermissionError):
        return "permission denied"
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
