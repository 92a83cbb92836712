"""Two wordings of one quotation laid over each other, ready to show."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from checker.report.plain import plain
from checker.values import Quotation
from checker.values.quotation import Edit, collate
from checker.values.wording import words

_AROUND = 8
"""Words shown on each side of the part in which two wordings match."""


class In(StrEnum):
    """Which of two wordings has some words."""

    BOTH = "both"
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words in a row that stand in one wording or in both."""

    text: str
    where: In


def compare(left: Quotation, right: Quotation) -> tuple[Run, ...]:
    """Lay two quotations over each other, word by word; nothing where they have no word in common."""
    collation = collate(left.quotation, right.quotation)
    if not any(edit.verbatim for edit in collation.edits):
        return ()
    own, other = words(left.quotation), words(right.quotation)
    (left_start, left_end), (right_start, right_end) = collation.left_extent, collation.right_extent
    runs = (
        *_runs(Edit(left=_before(own[:left_start]), right=_before(other[:right_start]))),
        *(run for edit in collation.edits for run in _runs(edit)),
        *_runs(Edit(left=_after(own[left_end:]), right=_after(other[right_end:]))),
    )
    return tuple(_joined(runs))


def _before(given: tuple[str, ...]) -> tuple[str, ...]:
    return given if len(given) <= _AROUND else ("…", *given[-_AROUND:])


def _after(given: tuple[str, ...]) -> tuple[str, ...]:
    return given if len(given) <= _AROUND else (*given[:_AROUND], "…")


def _runs(edit: Edit) -> Iterator[Run]:
    """Show what one step of the collation has on each side."""
    if edit.verbatim:
        if edit.left:
            yield Run(text=_text(edit.left), where=In.BOTH)
        return
    for where, given in ((In.LEFT, edit.left), (In.RIGHT, edit.right)):
        if given:
            yield Run(text=_text(given), where=where)


def _text(given: tuple[str, ...]) -> str:
    return plain(" ".join(given))


def _joined(runs: tuple[Run, ...]) -> Iterator[Run]:
    """Join neighbours of one side."""
    held: Run | None = None
    for run in runs:
        if held and held.where is run.where:
            held = Run(text=f"{held.text} {run.text}", where=run.where)
            continue
        if held:
            yield held
        held = run
    if held:
        yield held
