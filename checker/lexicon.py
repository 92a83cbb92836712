"""Word lists: what words mean is data under ``rules/lexicon``, and a user's folder extends it."""

import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from checker import assets
from checker.attributes import Attributes, load
from checker.errors import RuleError
from checker.languages import ENGLISH, EXTRA_MODELS

T = TypeVar("T")


GLOSSARY = "glossary"
"""The list without which a language cannot be read: its words in English."""


class Lexicon:
    """The word lists in force: the bundled folder, then each given folder's ``lexicon`` on top of it.

    The lists at the top of a folder are English. A folder in it that is named by a language's code holds what is said
    otherwise there: a key that one of its lists has stands in place of the English one.
    """

    def __init__(
        self, folders: Iterable[Path] = (), *, language: str = ENGLISH, models: Mapping[str, str] | None = None
    ) -> None:
        self._given = tuple(folders)
        self.models: Mapping[str, str] = EXTRA_MODELS if models is None else models
        """The language models of the languages besides English."""
        self._folders = (assets.lexicon(), *(folder / "lexicon" for folder in self._given))
        self._language = language
        self._read: dict[tuple[str, type], Any] = {}
        self._digest = ""

    def of(self, language: str) -> "Lexicon":
        """Return the word lists of a language."""
        return self if language == self._language else Lexicon(self._given, language=language, models=self.models)

    @property
    def language(self) -> str:
        """The code of the language whose words are read."""
        return self._language

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders whose rules and lists are laid over the bundled ones."""
        return self._given

    @cached_property
    def attributes(self) -> Attributes:
        """The declared attributes in force, read once.

        Raises:
            RuleError: A file is not a usable attribute.
        """
        return load(self._given)

    @cached_property
    def languages(self) -> frozenset[str]:
        """The codes of the languages that have word lists."""
        found = (path for folder in self._folders for path in folder.glob(f"*/{GLOSSARY}.toml"))
        return frozenset({ENGLISH, *(path.parent.name for path in found)})

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
        """Hash the text of all lists in force, declared attributes among them: what articles are read by."""
        if not self._digest:
            digest = hashlib.sha256()
            for folder in self._folders:
                attributes = (folder.parent / "attributes").glob("*.toml")
                for path in sorted((*folder.glob("*.toml"), *folder.glob("*/*.toml"), *attributes)):
                    name = path.relative_to(folder.parent).as_posix()
                    digest.update(name.encode() + b"\0" + path.read_bytes() + b"\0")
            self._digest = digest.hexdigest()
        return self._digest

    def _load(self, name: str, kind: type[T]) -> T:
        merged, last = self._laid(f"{name}.toml")
        if self._language != ENGLISH:
            own, place = self._laid(f"{self._language}/{name}.toml")
            merged, last = {**merged, **own}, place if own else last
        try:
            return msgspec.convert(merged, kind)
        except msgspec.ValidationError as error:
            raise RuleError(f"word list has the wrong shape: {error}", where=last) from error

    def _laid(self, name: str) -> tuple[dict[str, Any], Path]:
        """Lay the files of a name over each other; return with them the last."""
        merged: dict[str, Any] = {}
        last = self._folders[0] / name
        for folder in self._folders:
            path = folder / name
            if path.is_file():
                merged = _merge(merged, _parse(path))
                last = path
        return merged, last


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
