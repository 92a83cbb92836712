"""The formats a report comes in. Nothing heavy is imported before a format is written."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.model import Report

TERMINAL = "terminal"
GITHUB = "github"
"""Commands for the log of a step: on standard output only."""

LINES = "jsonl"
PARQUET = "parquet"
"""A table of findings: a file only."""

STREAMED = frozenset({LINES, PARQUET})
"""Written story by story: where nothing else is asked for, no more than one is held."""

SUFFIXES: Mapping[str, str] = {
    ".gitlab.json": "gitlab",
    ".html": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".md": "markdown",
    ".parquet": PARQUET,
    ".rdjson": "rdjson",
    ".sarif": "sarif",
    ".sarif.json": "sarif",
    ".xml": "junit",
}
"""The format a file is written in, by the longest suffix that it has."""

_STORIES = 10
"""Stories drawn on a screen: each fills two, and who has more reads a file."""

FORMATS = (TERMINAL, *sorted({GITHUB, *SUFFIXES.values()} - {PARQUET}))
"""What standard output may be written in."""


def of(file: str) -> str | None:
    """Return the format of a file's name, by its longest suffix; None where it has none of ours."""
    name = file.replace("\\", "/").rpartition("/")[2].lower()
    suffixes = [suffix for suffix in SUFFIXES if name.endswith(suffix) and name != suffix]
    return SUFFIXES[max(suffixes, key=len)] if suffixes else None


def render(report: "Report", name: str, *, root: str = "") -> str:
    """Write a report in a format that does not depend on a screen.

    Args:
        report: What the run has to say.
        name: The format's name.
        root: The folder whose files a build service knows by their relative paths.

    """
    if name == "markdown":
        from checker.report import markdown, view

        return markdown.render(view.build(report))
    if name == "html":
        from checker.report import html, page

        return html.render(page.build(report))
    if name in {"json", "jsonl"}:
        from checker.report import json

        return json.lines(report) if name == "jsonl" else json.render(report)
    from checker.report import alerts, github, gitlab, junit, rdjson, sarif

    renderers = {
        GITHUB: github.render,
        "gitlab": gitlab.render,
        "junit": junit.render,
        "rdjson": rdjson.render,
        "sarif": sarif.render,
    }
    return renderers[name](alerts.build(report, root=root))


def written(report: "Report", name: str, *, root: str = "") -> bytes:
    """Write a report as a file has it, in any format that has a suffix."""
    if name == PARQUET:
        from checker.report import parquet

        return parquet.render(report)
    return render(report, name, root=root).encode("utf-8")


@contextmanager
def streaming(name: str, put: Callable[[bytes], object]) -> "Iterator[Callable[[Report], object]]":
    """Hold a function that adds reports, story by story, to a file of a format that is streamed.

    Args:
        name: The format's name.
        put: Takes the file's bytes as they come.

    """
    if name == PARQUET:
        from checker.report import parquet

        with parquet.writing(put) as add:
            yield add
    else:
        yield lambda report: put(render(report, name).encode("utf-8"))


def show(report: "Report", *, width: int, color: bool, full: bool) -> str:
    """Draw a report for a screen."""
    from checker.report import terminal, view

    shown = view.build(report, full=full, most=None if full else _STORIES)
    return terminal.render(shown, width=width, color=color, full=full)
