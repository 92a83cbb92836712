"""The formats a report comes in. Nothing heavy is imported before a format is written."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.model import Report

TERMINAL = "terminal"

SUFFIXES: Mapping[str, str] = {".html": "html", ".json": "json", ".jsonl": "jsonl", ".md": "markdown"}
"""The format a file is written in, by its suffix."""

FORMATS = (TERMINAL, *sorted(SUFFIXES.values()))


def render(report: "Report", name: str) -> str:
    """Write a report in a format that does not depend on a screen."""
    if name == "markdown":
        from checker.report import markdown, view

        return markdown.render(view.build(report))
    if name == "html":
        from checker.report import html, page

        return html.render(page.build(report))
    from checker.report import json

    return json.lines(report) if name == "jsonl" else json.render(report)


def show(report: "Report", *, width: int, color: bool, full: bool) -> str:
    """Draw a report for a screen."""
    from checker.report import terminal, view

    return terminal.render(view.build(report, full=full), width=width, color=color, full=full)
