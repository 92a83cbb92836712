"""The golden reports: what the README shows is what the command prints."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "reports" / "samples"
FORMATS = {
    "github": "seeds.github.txt",
    "gitlab": "seeds.gitlab.json",
    "html": "seeds.html",
    "json": "seeds.json",
    "junit": "seeds.xml",
    "markdown": "seeds.md",
    "rdjson": "seeds.rdjson",
    "sarif": "seeds.sarif",
    "terminal": "seeds.txt",
}


def _report(form: str, paths: list[str]) -> str:
    """Run the command as a user does, at 80 columns and without colour."""
    environment = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1", "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "checker", "run", *paths, "--format", form, "--fail-on", "never"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)

    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode("utf-8").replace("\r\n", "\n")


@pytest.mark.parametrize("form", FORMATS)
def test_the_golden_report_is_true(form: str, request: pytest.FixtureRequest) -> None:
    """The report on the seeds is the one kept in reports/samples; ``pytest --rewrite-samples`` renews it."""
    path = SAMPLES / FORMATS[form]
    report = _report(form, ["seeds"])
    if request.config.getoption("--rewrite-samples"):
        path.write_text(report, encoding="utf-8", newline="\n")

    assert report == path.read_text(encoding="utf-8")


def test_the_order_of_the_inputs_does_not_show() -> None:
    """The articles in any order give the same bytes."""
    paths = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "seeds").glob("*.txt"))
    shuffled = [*paths[2:], *reversed(paths[:2])]

    assert _report("json", shuffled) == _report("json", paths)
