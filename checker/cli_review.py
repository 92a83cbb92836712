"""What the desk decided, between the file of decisions, the reports that were ticked and the run."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli_group import warn
from checker.cli_output import Output, write
from checker.decisions import Decision, dump, load
from checker.decisions import apply as applied
from checker.errors import ReadError, UsageError

if TYPE_CHECKING:
    from checker.model import Report
    from checker.report.form import Form

_EPOCH = "SOURCE_DATE_EPOCH"
"""The variable by which builds fix the date: https://reproducible-builds.org/specs/source-date-epoch/."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """The decisions in force: what the file says, and what was ticked in reports since."""

    recorded: Mapping[str, Decision]
    edited: Mapping[str, Decision]

    def settle(self, report: "Report") -> "Report":
        """Return the report with what was decided on its findings."""
        findings = [finding.fingerprint for finding in report.findings]
        rulings = applied(self.recorded, self.edited, findings=findings, today=_today())
        # What the desk decided goes before a comment in an article, as long as it holds.
        held = {r.decision.fingerprint: r for r in rulings} | {r.decision.fingerprint: r for r in report.rulings}
        held |= {r.decision.fingerprint: r for r in rulings if r.settles}
        return replace(report, rulings=tuple(held[key] for key in sorted(held)))


def open_book(file: Path | None, outputs: Iterable[Output], *, quiet: bool) -> Book:
    """Read the file of decisions, and the reports that the run is to write again.

    Args:
        file: The file of decisions; None where there is none.
        outputs: Files to be written: a Markdown report among them may have been ticked since it was written.
        quiet: Do not say that a report holds more than the file.

    Raises:
        FactcheckError: The file or a report cannot be read: nothing is written over it.

    """
    recorded = load(file) if file else {}
    edited: dict[str, Decision] = {}
    for output in outputs:
        found = _edited(output, recorded)
        edited |= found
        if found and not quiet:
            warn(f"{output.path}: {len(found)} decided since; 'factcheck review {output.path.name}' puts it on file")
    return Book(recorded=recorded, edited=edited)


def _edited(output: Output, recorded: Mapping[str, Decision]) -> dict[str, Decision]:
    """Return what a report to be written again holds that is not on file."""
    if output.format != "markdown" or not output.path.exists() or not output.path.stat().st_size:
        return {}
    from checker.report import form

    try:
        forms = form.read(output.path)
    except ReadError as error:
        hint = "it stays as it is: mend it, or give another output file"
        raise ReadError(error.what, where=error.where, hint=hint) from error
    ticked = {f.decision.fingerprint: f.decision for f in forms if f.edited}
    return {key: made for key, made in ticked.items() if form.digest(made) != form.digest(recorded.get(key))}


def keep(report: Path, file: Path) -> str:
    """Put what was ticked in a report into the file of decisions, and say what changed.

    Raises:
        FactcheckError: The report or the file makes no sense: nothing is written.

    """
    from checker.report import form

    forms = form.read(report)
    if not forms:
        raise UsageError("there is no finding to decide on in this report", where=report)
    before = load(file) if file.is_file() else {}
    after = {key: decision for key, decision in _merged(before, forms).items() if not decision.empty}
    if after != before:
        write(file.resolve(), dump(after.values()))
    return _changes(before, after, file)


def _merged(before: Mapping[str, Decision], forms: Iterable["Form"]) -> dict[str, Decision]:
    """Lay edited forms over the file; what is about a finding is kept from where it is known."""
    ticked = {f.decision.fingerprint: f.decision for f in forms if f.edited}
    return {**before, **ticked}


def _changes(before: Mapping[str, Decision], after: Mapping[str, Decision], file: Path) -> str:
    counts = {
        "new": len(after.keys() - before.keys()),
        "changed": sum(before[key] != after[key] for key in before.keys() & after.keys()),
        "withdrawn": len(before.keys() - after.keys()),
    }
    told = ", ".join(f"{number} {word}" for word, number in counts.items() if number) or "nothing new"
    return f"{file}: {told}; {len(after)} on file"


def _today() -> date:
    """Return today's date, or the one a build has fixed."""
    fixed = os.environ.get(_EPOCH, "")
    return datetime.fromtimestamp(int(fixed), UTC).date() if fixed.isdigit() else datetime.now(UTC).astimezone().date()
