"""Files in stores, by way of fsspec: a folder there is walked as one here is."""

import functools
import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Store:
    """A folder of a store, as its library knows it and as the user wrote it."""

    system: Any
    top: str
    shown: str

    def name(self, path: str) -> str:
        """Write the address of a path below the folder."""
        return f"{self.shown}{path.removeprefix(self.top)}"


_Known = Callable[[str], Mapping[str, Entry]]


def places(given: str) -> Iterator[Place]:
    """Yield the files at an address; what goes wrong is the place's problem."""
    shown = masked(given).rstrip("/")
    try:
        with _explained(shown):
            system, path = _opened(given)
            is_folder = system.info(path)["type"] == "directory"
        if is_folder:
            yield from _folder(_Store(system=system, top=path, shown=shown))
        else:
            store = _Store(system=system, top=_parent(path), shown=shown.rpartition("/")[0])
            yield _file(store, path, functools.partial(_entries, store))
    except ReadError as problem:
        yield Place(shown=shown, problem=problem)


def _opened(given: str) -> tuple[Any, str]:
    """Return a store and the path in it."""
    protocol, _, rest = given.partition("://")
    if "::" in rest:
        raise ReadError("is one address inside another", where=masked(given), hint="give the file's own address")
    # Listings are not kept: what is there now is what counts.
    system = fsspec.filesystem(protocol.lower(), skip_instance_cache=True, use_listings_cache=False)
    return system, str(system._strip_protocol(given)).rstrip("/")  # noqa: SLF001 - fsspec's own way for its callers


def _folder(store: _Store) -> Iterator[Place]:
    waiting, looked_at, found = [store.top], 0, False
    known = functools.cache(functools.partial(_entries, store))
    while waiting:
        entries = _listed(store, waiting.pop())
        looked_at += len(entries)
        if looked_at > _MOST:
            what = f"more than {_MOST:,} files and folders"
            raise ReadError(what, where=store.shown, hint="give the folders one by one")
        waiting += [e["name"] for e in reversed(entries) if e["type"] == "directory" and not e.get("islink")]
        for entry in entries:
            if entry["type"] == "file" and _is_article(store, entry["name"]):
                found = True
                yield _file(store, entry["name"], known)
    if not found:
        raise ReadError("no article in this folder", where=store.shown, hint="give a folder that holds some, or a file")


def _listed(store: _Store, folder: str) -> list[dict[str, Any]]:
    """List a folder in order, without what is hidden and without the mark that some stores keep for a folder."""
    with _explained(store.name(folder)):
        entries = store.system.ls(folder, detail=True)
    own = [{**entry, "name": str(entry["name"]).rstrip("/")} for entry in entries]
    return sorted(
        (e for e in own if e["name"] != folder and not _last(e["name"]).startswith(".")),
        key=lambda entry: str(entry["name"]),
    )


def _is_article(store: _Store, path: str) -> bool:
    if not belonging.is_article(_last(path)) or not belonging.may_be_report(path):
        return belonging.is_article(_last(path))
    with _explained(store.name(path)), store.system.open(path, "rb") as file:
        return not belonging.is_report(_last(path), file)


def _file(store: _Store, path: str, known: _Known) -> Place:
    folder = _parent(path)
    return Place(
        shown=store.name(path),
        opener=lambda: _stream(store, path),
        folder=Path(store.name(folder)),
        beside=functools.partial(known, folder),
    )


def _stream(store: _Store, path: str) -> io.BufferedReader:
    with _explained(store.name(path)):
        inner = store.system.open(path, "rb")
    return io.BufferedReader(_Stream(inner, store.name(path)))


def _entries(store: _Store, folder: str) -> Mapping[str, Entry]:
    """Read the ``sources.toml`` of a folder."""
    names = tuple(_last(entry["name"]) for entry in _listed(store, folder))
    if sources.NAME not in names:
        return {}
    path = f"{folder}/{sources.NAME}"
    with _explained(store.name(path)):
        text = store.system.cat_file(path).decode("utf-8-sig", "replace")
    return sources.parse(text, where=store.name(path), names=names, there=names.__contains__)


def _parent(path: str) -> str:
    return path.rpartition("/")[0]


def _last(path: str) -> str:
    return path.rpartition("/")[2]


class _Stream(io.RawIOBase):
    """A file of a store, whose errors are ours."""

    def __init__(self, inner: Any, shown: str) -> None:
        self._inner = inner
        self._shown = shown

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
        raise ReadError("there is no such file or folder", where=where, hint="check the address") from error
    except PermissionError as error:
        raise ReadError("permission denied", where=where, hint="check the credentials of the store") from error
    except Exception as error:
        said = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        hint = "check the address and the credentials of the store"
        raise ReadError(f"the store cannot be read: {said[:200]}", where=where, hint=hint) from error
