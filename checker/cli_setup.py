"""Setting up a desk: what a new folder needs, what is in force, and how the shell completes."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import get_completion_class

from checker import assets
from checker.cli_output import write
from checker.errors import WriteError
from checker.report.plain import plain

if TYPE_CHECKING:
    from checker.config import Layers

_LAYOUT: Mapping[str, str | None] = {
    "factcheck.toml": "factcheck.toml",
    "sources/README.md": "sources.md",
    "drafts/.gitkeep": None,
    ".github/workflows/factcheck.yml": "workflow.yml",
}
"""Each file of a desk's folder, and what it is made from; None for an empty file."""

SHELLS = ("bash", "zsh", "fish")


def lay_out(folder: Path) -> Iterator[str]:
    """Write what a desk needs into a folder, leaving alone what is there; yield a line a file.

    Raises:
        WriteError: A file or folder cannot be made.

    """
    for name, template in _LAYOUT.items():
        path = folder / name
        if path.exists():
            yield f"kept     {path}"
            continue
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise WriteError(f"cannot be made: {error.strerror}", where=path.parent) from error
        write(path, (assets.templates() / "init" / template).read_text(encoding="utf-8") if template else "")
        yield f"written  {path}"


def in_force(layers: "Layers") -> Iterator[str]:
    """Yield the settings in force as TOML, each with where it comes from."""
    import msgspec
    import tomli_w

    settings: dict[str, Any] = msgspec.to_builtins(layers.settings)
    for key, value in sorted(settings.items(), key=lambda item: isinstance(item[1], dict)):
        origin = layers.origins.get(key, "default")
        said = _said(value)
        yield f"# {plain(origin)}"
        yield tomli_w.dumps({key: said}).rstrip() if said not in (None, {}) else f"# {key} is not set"
        yield ""


def _said(value: Any) -> Any:
    """Leave out what is not set: TOML has no word for it."""
    if isinstance(value, dict):
        return {key: said for key, inner in value.items() if (said := _said(inner)) is not None}
    return value


def completion(shell: str, command: click.Command) -> str:
    """Return the script that teaches a shell to complete the command."""
    kind = get_completion_class(shell)
    assert kind is not None  # noqa: S101 - click knows every one of SHELLS
    return kind(command, {}, "factcheck", "_FACTCHECK_COMPLETE").source()
