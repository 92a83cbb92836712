"""The page of a build on GitHub: the file that the environment names, to which a step adds its summary."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli_group import warn

if TYPE_CHECKING:
    from checker.model import Report

VARIABLE = "GITHUB_STEP_SUMMARY"

LIMIT = 1024 * 1024
"""Bytes a step's summary may have; GitHub shows nothing of a longer one."""


def add_summary(report: "Report") -> None:
    """Add a run's summary to the build's page, where there is one; without it the annotations still stand."""
    name = os.environ.get(VARIABLE)
    if not name:
        return
    from checker.report import summary, view

    path = Path(name)
    try:
        taken = path.stat().st_size if path.exists() else 0
        with path.open("ab") as file:
            file.write(summary.render(view.build(report), room=LIMIT - taken).encode("utf-8", "replace"))
    except OSError as error:
        warn(f"{VARIABLE}: {path}: cannot be written: {error.strerror}")
