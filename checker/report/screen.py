"""Text for a terminal: drawn to a string, of a given width, with colour or without a single escape code."""

import io
from collections.abc import Iterable

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.text import Text

from checker.model import Bearing, Verdict
from checker.report.passage import Passage

WIDTH = 80
"""Columns where the output is not a terminal."""

WIDEST = 120
"""Lines longer than this are hard to read, however wide the terminal."""

_MARKS = ("\u203a", "\u2039")
"""Single angle quotation marks, turned inward: they stand in no English text."""

STYLES = {
    Verdict.CONFLICT: "bold red",
    Verdict.COMPATIBLE: "yellow",
    Verdict.AGREE: "green",
    Verdict.LOOK: "cyan",
    Verdict.SINGLE_SOURCE: "dim",
}
"""The sixteen standard colours, so that the reader's own palette applies."""

BEARINGS = {
    Bearing.CONTRADICTED: STYLES[Verdict.CONFLICT],
    Bearing.DIFFERS: STYLES[Verdict.COMPATIBLE],
    Bearing.BORNE_OUT: STYLES[Verdict.AGREE],
    Bearing.NOT_FOUND: STYLES[Verdict.SINGLE_SOURCE],
}

WORDS = {
    Verdict.CONFLICT: "CONFLICT",
    Verdict.COMPATIBLE: "COMPATIBLE",
    Verdict.AGREE: "AGREE",
    Verdict.LOOK: "LOOK",
    Verdict.SINGLE_SOURCE: "ONE SOURCE",
}


def draw(parts: Iterable[RenderableType], *, width: int = WIDTH, color: bool = False) -> str:
    """Draw the parts one below the other."""
    console = Console(
        file=io.StringIO(),
        width=max(40, min(width, WIDEST)),
        force_terminal=color,
        color_system="standard" if color else None,
        no_color=not color,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )
    with console.capture() as capture:
        for part in parts:
            console.print(part)
    return "".join(f"{line.rstrip()}\n" for line in capture.get().split("\n")[:-1])


def text(content: str, style: str = "") -> Text:
    """Make text that wraps between words, and breaks a word only where it is wider than the line."""
    return Text(content, style=style, overflow="fold")


def indent(part: RenderableType, columns: int) -> Padding:
    """Set a part in from the left, every line of it."""
    return Padding(part, (0, 0, 0, columns))


def heading(title: str) -> Text:
    """Head a section."""
    return Text.assemble("\n", (title.upper(), "bold"))


def quoted(passage: Passage, *, color: bool) -> Text:
    """Quote a passage, the claim in bold; without colour it stands between marks."""
    opening, closing = ("", "") if color else _MARKS
    marked = (f"{opening}{passage.marked}{closing}", "bold underline" if color else "")
    result = Text.assemble(passage.before, marked, passage.after)
    result.overflow = "fold"
    return result
