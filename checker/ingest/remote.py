"""Files in stores, by way of fsspec: a folder there is walked as one here is."""

import functools
import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any

import fsspec

from checker.errors import ReadError
from checker.ingest import belonging, sources
from checker.ingest.draft import Place, masked
from checker.ingest.sources import Entry

_PACKAGES = {"abfs": "adlfs", "az": "adlfs", "gcs": "gcsfs", "gs": "gcsfs", "s3": "s3fs"}
"""What fsspec needs for a store that is not on this machine."""

_MOST = 100_000
"""Files and folders that are looked at below one address."""

_Known = Callable[[str], Mapping[str, Entry]]


def places(given: str) -> Iterator[Place]:
    """Yield the files at an address; what goes wrong is the place's problem."""
    shown = masked(given).rstrip("/")
    try:
        with _explained(shown):
            system, top = _opened(given)
            found = system.info(top)
        known = functools.cache(functools.partial(_entries, system))
        if found["type"] == "directory":
            yield from _folder(system, top, known)
        else:
            yield _file(system, top, known)
    except ReadError as problem:
        yield Place(shown=shown, problem=problem)


def _opened(given: str) -> tuple[Any, str]:
    """Return a store and the path in it."""
    protocol, _, rest = given.partition("://")
    if "::" in rest:
        raise ReadError("is one address inside another", where=masked(given), hint="give the file's own address")
    # Listings are not kept: what is there now is what counts.
    system = fsspec.filesystem(protocol.lower(), skip_instance_cache=True, use_listings_cache=False)
    return system, str(system._strip_protocol(given))  # noqa: SLF001 - fsspec's documented way for its callers


def _folder(system: Any, top: str, known: _Known) -> Iterator[Place]:
    waiting, looked_at, found = [top], 0, False
    while waiting:
        folder = waiting.pop()
        with _explained(system.unstrip_protocol(folder)):
            entries = _listed(system, folder)
        looked_at += len(entries)
        if looked_at > _MOST:
            what = f"more than {_MOST:,} files and folders"
            raise ReadError(what, where=system.unstrip_protocol(top), hint="give the folders one by one")
        waiting += [e["name"] for e in reversed(entries) if e["type"] == "directory" and not e.get("islink")]
        for entry in entries:
            if entry["type"] == "file" and _is_article(system, entry["name"]):
                found = True
                yield _file(system, entry["name"], known)
    if not found:
        raise ReadError("no article in this folder", where=system.unstrip_protocol(top))


def _listed(system: Any, folder: str) -> list[dict[str, Any]]:
    """List a folder in order, without what is hidden and without the mark that some stores keep for a folder."""
    entries = system.ls(folder, detail=True)
    own = folder.rstrip("/")
    return sorted(
        (e for e in entries if e["name"].rstrip("/") != own and not PurePosixPath(e["name"]).name.startswith(".")),
        key=lambda entry: str(entry["name"]),
    )


def _is_article(system: Any, path: str) -> bool:
    name = PurePosixPath(path).name
    if not belonging.is_article(name) or not belonging.may_be_report(name):
        return belonging.is_article(name)
    with _explained(system.unstrip_protocol(path)), system.open(path, "rb") as file:
        return not belonging.is_report(file)


def _file(system: Any, path: str, known: _Known) -> Place:
    shown, folder = str(system.unstrip_protocol(path)), str(PurePosixPath(path).parent)
    return Place(
        shown=shown,
        opener=lambda: io.BufferedReader(_Stream(system, path, shown)),
        folder=Path(str(system.unstrip_protocol(folder))),
        beside=functools.partial(known, folder),
    )


def _entries(system: Any, folder: str) -> Mapping[str, Entry]:
    """Read the ``sources.toml`` of a folder."""
    where = f"{system.unstrip_protocol(folder)}/{sources.NAME}"
    with _explained(where):
        names = tuple(PurePosixPath(entry["name"]).name for entry in _listed(system, folder))
        if sources.NAME not in names:
            return {}
        text = system.cat_file(f"{folder}/{sources.NAME}").decode("utf-8-sig", "replace")
        return sources.parse(text, where=where, names=names, there=names.__contains__)


class _Stream(io.RawIOBase):
    """A file of a store, whose errors are ours."""

    def __init__(self, system: Any, path: str, shown: str) -> None:
        self._shown = shown
        with _explained(shown):
            self._inner = system.open(path, "rb")

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return bool(self._inner.seekable())

    def readinto(self, buffer: Any) -> int:
        with _explained(self._shown):
            data = self._inner.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        with _explained(self._shown):
            return int(self._inner.seek(offset, whence))

    def tell(self) -> int:
        return int(self._inner.tell())

    def close(self) -> None:
        if not self.closed:
            self._inner.close()
        super().close()


@contextmanager
def _explained(where: str) -> Iterator[None]:
    """Say in one line what a store's own library raises, of whatever kind."""
    try:
        yield
    except ReadError:
        raise
    except ImportError as error:
        package = _PACKAGES.get(where.partition("://")[0].lower(), "fsspec")
        raise ReadError(f"needs the package {package!r}", where=where, hint=f"pip install {package}") from error
    except FileNotFoundError as error:
        raise ReadError("there is no such file or folder", where=where) from error
    except PermissionError as error:
        raise ReadError("permission denied", where=where, hint="check the credentials of the store") from error
    except Exception as error:
        said = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        raise ReadError(f"the store cannot be read: {said[:200]}", where=where) from error
