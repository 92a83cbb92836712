"""Word lists: what words mean is data under ``rules/lexicon``, and a user's folder extends it."""

import hashlib
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from checker import assets
from checker.errors import RuleError

T = TypeVar("T")


class Lexicon:
    """The word lists in force: the bundled folder, then each given folder's ``lexicon`` on top of it."""

    def __init__(self, folders: Iterable[Path] = ()) -> None:
        self._folders = (assets.lexicon(), *(folder / "lexicon" for folder in folders))
        self._read: dict[tuple[str, type], Any] = {}
        self._digest = ""

    def read(self, name: str, kind: type[T]) -> T:
        """Read the list ``name`` as the type ``kind``.

        Raises:
            RuleError: A file is not TOML, or does not have the shape of ``kind``.
        """
        key = (name, kind)
        if key not in self._read:
            self._read[key] = self._load(name, kind)
        result: T = self._read[key]
        return result

    def digest(self) -> str:
        """Hash the text of all lists in force, for the report's header."""
        if not self._digest:
            digest = hashlib.sha256()
            for folder in self._folders:
                for path in sorted(folder.glob("*.toml")):
                    digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
            self._digest = digest.hexdigest()
        return self._digest

    def _load(self, name: str, kind: type[T]) -> T:
        merged: dict[str, Any] = {}
        last = self._folders[0] / f"{name}.toml"
        for folder in self._folders:
            path = folder / f"{name}.toml"
            if path.is_file():
                merged = _merge(merged, _parse(path))
                last = path
        try:
            return msgspec.convert(merged, kind)
        except msgspec.ValidationError as error:
            raise RuleError(f"word list has the wrong shape: {error}", where=last) from error


def _parse(path: Path) -> dict[str, Any]:
    """Read one TOML file."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RuleError(f"not valid TOML: {error}", where=path) from error


def _merge(base: Any, extra: Any) -> Any:
    """Lay one list over another: tables merge, arrays extend, anything else is replaced."""
    if isinstance(base, dict) and isinstance(extra, dict):
        return {**base, **{key: _merge(base.get(key), value) for key, value in extra.items()}}
    if isinstance(base, list) and isinstance(extra, list):
        return [*base, *(item for item in extra if item not in base)]
    return extra
