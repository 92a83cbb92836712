"""What was worked out before, by the hash of all that it depends on, in SQLite under the user's cache folder.

Several processes may use it at once. What is wrong with the file (cut short, not ours, of a newer version, on a full or
read-only disk) costs time, never a result: the run goes on without it and says so.
"""

import hashlib
import os
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

FOLDER = "FACTCHECK_CACHE_DIR"
"""The variable that puts the cache somewhere else."""

_VERSION = 1
_LARGEST = 256 * 1024 * 1024
"""Bytes the file may have before the older half is dropped."""
_SIZE = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
_WAIT = 5.0
"""Seconds to wait for another process that is writing."""
_ASKED = 500
"""Keys asked for at a time: SQLite takes a bounded number of parameters."""

_CHECK = 4
"""Bytes of the checksum before what is kept."""

Warn = Callable[[str], None]


def folder() -> Path:
    """Return where the cache is."""
    given = os.environ.get(FOLDER)
    if given:
        return Path(given)
    import platformdirs

    return platformdirs.user_cache_path("factcheck")


def key(given: object, made_by: str) -> bytes:
    """Hash what a result depends on.

    Args:
        given: What it is made from: data of any shape.
        made_by: Names the code, the model and the lists that make it.

    """
    return hashlib.sha256(made_by.encode() + b"\0" + msgspec.msgpack.encode(given)).digest()


class Cache:
    """Bytes by key; every trouble with the file ends the use of it for this run, with a warning."""

    def __init__(self, connection: sqlite3.Connection | None, warn: Warn) -> None:
        self._connection = connection
        self._warn = warn

    @property
    def in_use(self) -> bool:
        """Whether there is a file to keep anything in."""
        return self._connection is not None

    def find(self, keys: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
        """Yield what is kept under each of the keys, as far as it is sound."""
        for part in _batched(keys, _ASKED):
            marks = ",".join("?" * len(part))
            rows = self._done(f"SELECT key, data FROM kept WHERE key IN ({marks})", part)  # noqa: S608 - marks only
            for name, data in rows:
                if isinstance(data, bytes) and data[:_CHECK] == _check(data[_CHECK:]):
                    yield name, data[_CHECK:]

    def get(self, key_: bytes) -> bytes | None:
        """Return what is kept under a key; None where nothing is, or nothing sound."""
        return next((data for _, data in self.find([key_])), None)

    def knows(self, keys: Iterable[bytes]) -> set[bytes]:
        """Return those of the keys that something is kept under."""
        found: set[bytes] = set()
        for part in _batched(keys, _ASKED):
            marks = ",".join("?" * len(part))
            found.update(name for (name,) in self._done(f"SELECT key FROM kept WHERE key IN ({marks})", part))  # noqa: S608 - marks only
        return found

    def keep(self, key_: bytes, data: bytes) -> None:
        """Keep something under a key."""
        if self.in_use:
            self._done("INSERT OR REPLACE INTO kept (key, data) VALUES (?, ?)", (key_, _check(data) + data))

    def close(self) -> None:
        """Drop what is too much, and let go of the file."""
        if self._connection is None:
            return
        if any(size > _LARGEST for size, *_ in self._done(_SIZE)):
            self._done("DELETE FROM kept WHERE rowid <= (SELECT (MAX(rowid) + MIN(rowid)) / 2 FROM kept)")
            self._done("PRAGMA incremental_vacuum")
        if self._connection is not None:
            self._connection.close()

    def _done(self, statement: str, given: Sequence[bytes] = ()) -> list[Any]:
        if self._connection is None:
            return []
        try:
            return self._connection.execute(statement, given).fetchall()
        except sqlite3.Error as error:
            self._warn(f"the cache is not used: {error}")
            self._connection.close()
            self._connection = None
            return []


def _check(data: bytes) -> bytes:
    return zlib.crc32(data).to_bytes(_CHECK)


def _batched(given: Iterable[bytes], size: int) -> Iterator[tuple[bytes, ...]]:
    """Yield runs of at most so many, as ``itertools.batched`` does from Python 3.12 on."""
    rest = iter(given)
    while part := tuple(islice(rest, size)):
        yield part


@contextmanager
def opened(warn: Warn, *, use: bool = True) -> Iterator[Cache]:
    """Open the cache for a run; where it cannot be, one that keeps nothing."""
    cache = Cache(_connection(folder() / "kept.sqlite3", warn) if use else None, warn)
    try:
        yield cache
    finally:
        cache.close()


def _connection(path: Path, warn: Warn) -> sqlite3.Connection | None:
    """Open the file, made anew where it is damaged or not ours."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return _open(path)
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            warn(f"{path}: the cache is not used: {error}")
            return None
        warn(f"{path}: the cache was damaged ({error}) and is made anew")
        return _anew(path, warn)
    except OSError as error:
        warn(f"{path}: the cache is not used: {error.strerror}")
        return None


def _anew(path: Path, warn: Warn) -> sqlite3.Connection | None:
    try:
        for rest in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
            rest.unlink(missing_ok=True)
        return _open(path)
    except (OSError, sqlite3.Error) as error:
        warn(f"{path}: the cache is not used: {error}")
        return None


def _open(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version > _VERSION:
            raise sqlite3.OperationalError(f"it is of a newer version ({version}; this one writes {_VERSION})")
        connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, data BLOB)")
        connection.execute("SELECT key, data FROM kept LIMIT 1").fetchone()
        connection.execute(f"PRAGMA user_version = {_VERSION}")
    except sqlite3.Error:
        connection.close()
        raise
    return connection
