"""The README's walk-through of a desk's day, command by command."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
DAY = README.split("## A desk's day")[1].split("\n## ")[0]
HERALD = "The fire at the harbour destroyed 14 boats on Monday, the fire brigade said. Nobody was hurt.\n"
COURIER = "The fire at the harbour destroyed 14 boats on Monday, according to the fire brigade.\n"
DRAFT = "The fire at the harbour destroyed 20 boats on Monday, the fire brigade said.\n"


def _commands(word: str) -> list[list[str]]:
    """Return the README's calls of a command."""
    lines = [line for block in re.findall(r"```sh\n(.*?)```", DAY, re.DOTALL) for line in block.splitlines()]
    return [shlex.split(line, comments=True) for line in lines if line.startswith(f"factcheck {word} ")]


def _run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONUTF8": "1", "NO_COLOR": "1"}
    arguments = [sys.executable, "-m", "checker", *command[1:]]
    return subprocess.run(arguments, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_the_walk_through_ends_green(tmp_path: Path) -> None:
    """Set up, write, run, tick, run again: the conflict is settled, and the exit status with it."""
    (init,) = _commands("init")
    first, second = _commands("draft")
    (review,) = _commands("review")
    assert _run(init, tmp_path).returncode == 0
    desk = tmp_path / init[-1]
    story = desk / "sources" / "harbour-fire"
    story.mkdir()
    (story / "herald.txt").write_text(HERALD, encoding="utf-8")
    (story / "courier.txt").write_text(COURIER, encoding="utf-8")
    (desk / first[2]).write_text(DRAFT, encoding="utf-8")

    found = _run(first, desk)

    assert (found.returncode, found.stderr) == (1, "")
    assert "CONTRADICTED  1: 20 boats" in found.stdout

    report = desk / "report.md"
    ticked = report.read_text(encoding="utf-8").replace("[ ] not a difference", "[x] not a difference")
    report.write_text(ticked.replace("- note:", "- note: crews apart"), encoding="utf-8")
    kept = _run(review, desk)
    settled = _run(second, desk)

    assert "factcheck-decisions.toml" in kept.stdout
    assert (settled.returncode, settled.stderr) == (0, "")
    assert "crews apart" in report.read_text(encoding="utf-8")
