"""Paths to files: folders are walked, loops are seen, and what is missing is named."""

import difflib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from checker.config import scheme
from checker.errors import ReadError
from checker.ingest import belonging
from checker.ingest.draft import Place, shown
from checker.ingest.formats import READ
from checker.ingest.reach import Reach

_PAGES = (".html", ".htm", ".xhtml")
_BESIDE = ("_files", ".files", "-Dateien", "_fichiers", "_archivos", "_bestanden")
"""What browsers add to a page's name for the folder of its parts: frames and scripts, no articles."""


def walk(paths: Sequence[str], reach: Reach | None = None) -> Iterator[Place]:
    """Yield each file and page once, in an order that the order of the paths does not change.

    Args:
        paths: Files, folders, addresses and ``-`` for standard input.
        reach: What leads to addresses; without one they are named and not fetched.
    """
    seen: set[Path | str] = set()
    reach = reach or Reach()
    for given in sorted(set(paths)):
        for place in reach.places(given) if scheme(given) else _places(given):
            key = place.path.resolve() if place.path and not place.problem else place.shown
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
    return belonging.is_article(path.name) and not path.is_dir()


def _is_report(path: Path) -> bool:
    """Tell an earlier report that was written among the articles."""
    if not belonging.may_be_report(path.name) or not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            return belonging.is_report(path.name, file)
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
    return _broken(top, f"no article in this folder, {held}", hint=READ)


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
