"""Where the bundled rules and templates are, in a checkout and in an installed wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def _folder(name: str) -> Path:
    """Find a data folder: inside the wheel it is bundled in the package, in a checkout it stands beside it."""
    bundled = _PACKAGE / "_bundled" / name
    return bundled if bundled.is_dir() else _PACKAGE.parent / name


def rules() -> Path:
    """Return the folder of rule files that ship with the tool."""
    return _folder("rules")


def lexicon() -> Path:
    """Return the folder of word lists that ship with the tool."""
    return rules() / "lexicon"


def templates() -> Path:
    """Return the folder of report templates that ship with the tool."""
    return _folder("reports") / "templates"
