"""The house's walls: which module may import which."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "checker"
STAGES = ("ingest", "gather", "extract", "align", "check", "report")
SHARED = {
    "attributes",
    "model",
    "revisions",
    "values",
    "config",
    "decisions",
    "errors",
    "assets",
    "languages",
    "lexicon",
}
LONGEST = 400


def _imports(path: Path) -> Iterator[str]:
    """Yield the names of the package's modules that a file imports, without the package's own name."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = (
                [f"{node.module}.{alias.name}" for alias in node.names] if node.module == "checker" else [node.module]
            )
        yield from (name.split(".")[1] for name in names if name.startswith("checker."))


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_imports_shared_rooms_only(stage: str) -> None:
    """A stage imports itself and what all stages share, never another stage."""
    found = {name for path in (PACKAGE / stage).rglob("*.py") for name in _imports(path)}

    assert found <= SHARED | {stage}


def test_values_know_no_stage() -> None:
    """Values stand below everything: they import values, errors and word lists."""
    found = {name for path in (PACKAGE / "values").rglob("*.py") for name in _imports(path)}

    assert found <= {"values", "errors", "lexicon"}


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_a_module_is_about_one_thing(path: Path) -> None:
    """No module is longer than a reader can hold, and none is a drawer for odds and ends."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST
    assert path.stem not in {"utils", "helpers", "common", "misc"}
