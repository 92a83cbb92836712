"""What the desk decided, between the file of decisions, the reports that were ticked and the run."""

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli_group import warn
from checker.cli_output import Output, write
from checker.decisions import Decision, dump, load
from checker.decisions import apply as applied
from checker.errors import ReadError, UsageError, WriteError
from checker.model import Verdict

if TYPE_CHECKING:
    from checker.model import Report
    from checker.report.form import Form

_DECIDED = {Verdict.CONFLICT, Verdict.COMPATIBLE}
_EPOCH = "SOURCE_DATE_EPOCH"
"""The variable by which builds fix the date: https://reproducible-builds.org/specs/source-date-epoch/."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """The decisions in force: what the file says, and what was ticked in reports since."""

    recorded: Mapping[str, Decision]
    edited: Mapping[str, Decision]

    def settle(self, report: "Report") -> "Report":
        """Return the report with what was decided on its findings."""
        # Only these have a form; a decision on another is listed with those that match nothing, or it would be lost.
        findings = [f.fingerprint for f in report.findings if f.verdict in _DECIDED]
        rulings = applied(self.recorded, self.edited, findings=findings, today=today())
        held = {r.decision.fingerprint: r for r in rulings}
        for ruling in report.rulings:
            desk = held.get(ruling.decision.fingerprint)
            # What the desk decided goes before a comment in an article, as long as it holds.
            if not (desk and desk.settles):
                held[ruling.decision.fingerprint] = replace(ruling, desk=desk)
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
        forms = _edited(output, recorded)
        found = {form.decision.fingerprint: form.decision for form in forms}
        _refuse_two_words(output.path, edited, forms)
        edited |= found
        if found and not quiet:
            _warn_of_lost(output.path, recorded, forms)
            warn(f"{output.path}: {len(found)} decided since; 'factcheck review {output.path.name}' puts it on file")
    return Book(recorded=recorded, edited=edited)


def _edited(output: Output, recorded: Mapping[str, Decision]) -> "tuple[Form, ...]":
    """Return what a report to be written again holds that is not on file."""
    if output.format != "markdown" or not output.path.exists() or not output.path.stat().st_size:
        return ()
    from checker.report import form

    try:
        forms = form.read(output.path)
    except ReadError as error:
        hint = "it stays as it is: mend it, or give another output file"
        raise ReadError(error.what, where=error.where, hint=hint) from error
    edited = (f for f in forms if f.edited)
    return tuple(f for f in edited if form.digest(f.decision) != form.digest(recorded.get(f.decision.fingerprint)))


def _refuse_two_words(report: Path, before: Mapping[str, Decision], forms: Iterable["Form"]) -> None:
    """Refuse a decision that another report of the same run has otherwise: one of the two would be lost."""
    from checker.report import form

    for f in forms:
        other = before.get(f.decision.fingerprint)
        if other and form.digest(other) != form.digest(f.decision):
            what = f"finding {other.fingerprint} is decided otherwise in another of these reports"
            hint = "make the two say the same; both stay as they are"
            raise ReadError(what, where=f"{report}:{f.line}", hint=hint)


def _warn_of_lost(report: Path, recorded: Mapping[str, Decision], forms: Iterable["Form"]) -> None:
    """Quote what came on file after a report was written and is otherwise in the report: two editors at one finding."""
    from checker.report import form

    for f in forms:
        old = recorded.get(f.decision.fingerprint)
        if old and f.made_from and form.digest(old) not in {f.made_from, form.digest(f.decision)}:
            said = ", ".join(str(part) for part in (old.choice, old.who, old.reason, old.expires) if part)
            warn(f"{report}:{f.line}: goes before what is on file for {old.fingerprint} since: {said}")


def keep(report: Path, file: Path) -> str:
    """Put what was ticked in a report into the file of decisions, and say what changed.

    Raises:
        FactcheckError: The report or the file makes no sense: nothing is written.

    """
    from checker.report import form

    forms = form.read(report)
    if not forms:
        raise UsageError("there is no finding to decide on in this report", where=report)
    if file.exists() and not file.is_file():
        raise WriteError("is not a regular file", where=file)
    before = load(file) if file.exists() else {}
    after = {key: decision for key, decision in _merged(before, forms).items() if not decision.empty}
    if after != before:
        _warn_of_lost(report, before, (f for f in forms if f.edited))
        write(file.resolve(), dump(after.values()))
    _mark(report, forms)
    return _changes(before, after, file)


def _mark(report: Path, forms: Iterable["Form"]) -> None:
    """Note in the report what is on file now; one that cannot be written is read as before."""
    from checker.report import form

    with suppress(OSError, UnicodeDecodeError, WriteError):
        text = report.read_bytes().decode()
        marked = form.on_file(text, (f for f in forms if f.edited and f.made_from))
        if marked != text and form.parse(marked, report):
            write(report.resolve(), marked)


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


def today() -> date:
    """Return today's date, or the one a build has fixed.

    Raises:
        UsageError: What the build says is no count of seconds.

    """
    fixed = os.environ.get(_EPOCH)
    if not fixed:
        return datetime.now(UTC).astimezone().date()
    try:
        return datetime.fromtimestamp(int(fixed), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        hint = "unset it, or give whole seconds since 1970"
        raise UsageError(f"{fixed[:40]!r} is no date", where=_EPOCH, hint=hint) from error
