"""The wheel brings all it needs and runs outside the checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel once, with the build tools that are installed."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("*.whl"))


def test_the_wheel_owns_one_top_level_name(wheel: Path) -> None:
    """Rules and templates ship inside the package, and nothing beside it."""
    names = zipfile.ZipFile(wheel).namelist()

    assert {name.split("/")[0].split("-")[0] for name in names} == {"checker", "factcheck_news"}
    assert "checker/_bundled/rules/figures/FIG001.toml" in names
    assert any(name.startswith("checker/_bundled/reports/templates/") for name in names)
    assert "checker/py.typed" in names


def test_the_wheel_runs_outside_the_checkout(wheel: Path, tmp_path: Path) -> None:
    """Installed elsewhere, the command finds its own rules."""
    target = tmp_path / "site"
    install = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--target",
        str(target),
        str(wheel),
    ]
    subprocess.run(install, check=True, capture_output=True)
    command = [
        sys.executable,
        "-c",
        "import checker, sys; print(checker.__file__); from checker.cli import main; main()",
        "rules",
    ]
    environment = {**os.environ, "PYTHONPATH": str(target), "NO_COLOR": "1"}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(str(target))
    assert "FIG001" in done.stdout
