"""What a desk decided about findings: the file that keeps it, and how long it holds.

One line a finding, keyed by its fingerprint and sorted, without line numbers or timestamps, so that it merges and
diffs well: git takes entries of several lines apart where two editors add theirs in one place, since the lines of one
are like the other's. ``factcheck review`` writes it; it may be edited by hand, as tables of several lines too.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

import msgspec

from checker.errors import ConfigError

FILE = "factcheck-decisions.toml"

_HEADER = """\
# What the desk decided about findings, by fingerprint. 'factcheck review REPORT.md' keeps this file; a remark belongs
# in an entry's reason, since comments are not kept.
"""
_MERGE_MARKS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")


class Choice(StrEnum):
    """What can be decided about a finding."""

    CONFIRMED = "confirmed"
    NOT_A_DIFFERENCE = "not a difference"
    WILL_BE_CORRECTED = "will be corrected"
    ASK = "ask"
    """Somebody has to be asked first: the finding stays open."""
    SUPPRESSED = "suppressed in the article"
    """By a comment in the article's text; never in the file."""


OFFERED = (Choice.CONFIRMED, Choice.NOT_A_DIFFERENCE, Choice.WILL_BE_CORRECTED, Choice.ASK)
"""The decisions an editor can tick."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What was decided about one finding, why and by whom."""

    fingerprint: str
    choice: Choice | None = None
    """None where there is only a note."""
    reason: str = ""
    who: str = ""
    expires: date | None = None
    """The last day on which it holds."""
    about: str = ""
    """The finding's message, for whoever reads the file."""

    @property
    def settles(self) -> bool:
        """Whether the finding needs nobody's attention any more."""
        return self.choice not in {None, Choice.ASK}

    @property
    def empty(self) -> bool:
        """Whether nothing was decided or noted."""
        return not (self.choice or self.reason or self.who or self.expires)


class Standing(StrEnum):
    """What a decision is worth in a run."""

    IN_FORCE = "in force"
    EXPIRED = "expired"
    UNMATCHED = "unmatched"
    """No finding of this run has its fingerprint."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A decision, and what it is worth in this run."""

    decision: Decision
    standing: Standing
    recorded: Decision | None = None
    """What the file says, where a report has been ticked since."""
    desk: "Ruling | None" = None
    """What the desk has noted on a finding that a comment in the article settles."""

    @property
    def settles(self) -> bool:
        """Whether it takes its finding off the desk."""
        return self.standing is Standing.IN_FORCE and self.decision.settles


def apply(
    recorded: Mapping[str, Decision], edited: Mapping[str, Decision], *, findings: Iterable[str], today: date
) -> tuple[Ruling, ...]:
    """Hold decisions against the fingerprints of a run's findings.

    Args:
        recorded: What the file says, by fingerprint.
        edited: What was ticked in a report since; it goes before the file.
        findings: Fingerprints of the run's findings.
        today: The day that expiry is measured from.

    """
    found = set(findings)
    return tuple(
        Ruling(
            decision=decision,
            standing=_standing(decision, found=key in found, today=today),
            recorded=recorded.get(key),
        )
        for key, decision in sorted({**recorded, **edited}.items())
    )


def _standing(decision: Decision, *, found: bool, today: date) -> Standing:
    if not found:
        return Standing.UNMATCHED
    return Standing.EXPIRED if decision.expires and decision.expires < today else Standing.IN_FORCE


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """A decision as the file has it."""

    decision: str | None = None
    reason: str = ""
    who: str = ""
    expires: date | None = None
    about: str = ""


def load(path: Path) -> dict[str, Decision]:
    """Read a file of decisions, by fingerprint.

    Raises:
        ConfigError: It cannot be read, is not TOML, holds the marks of a merge or something that is no decision.

    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        hint = "'factcheck review REPORT.md' writes it"
        raise ConfigError(f"cannot be read: {reason}", where=path, hint=hint) from error
    _refuse_merge(text, path)
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError(f"not valid TOML: {error}", where=path) from error
    return {key: _decision(key, entry, where=_place(text, key, path)) for key, entry in table.items()}


def _refuse_merge(text: str, path: Path) -> None:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.startswith(_MERGE_MARKS):
            hint = "keep what each side decided, one entry a finding, and delete the marks"
            raise ConfigError(f"a merge left its mark {line[:7]!r}", where=f"{path}:{number}", hint=hint)


def _place(text: str, key: str, path: Path) -> str:
    """Name the line on which an entry starts."""
    start = re.compile(rf"\s*\[?\s*[\"']?{re.escape(key)}[\"']?\s*[\].=]")
    headers = (number for number, line in enumerate(text.split("\n"), start=1) if start.match(line))
    return f"{path}:{next(headers, 1)}"


def _decision(key: str, entry: Any, *, where: str) -> Decision:
    try:
        given = msgspec.convert(entry, _Entry)
    except msgspec.ValidationError as error:
        message = str(error).replace("`", "").replace("$.", "")
        raise ConfigError(f"{key}: {message[0].lower()}{message[1:]}", where=where) from error
    if given.decision is not None and given.decision not in set(OFFERED):
        known = ", ".join(repr(str(choice)) for choice in OFFERED)
        raise ConfigError(f"{key}: there is no decision {given.decision!r}", where=where, hint=f"it is one of {known}")
    return Decision(
        fingerprint=key,
        choice=Choice(given.decision) if given.decision else None,
        reason=given.reason,
        who=given.who,
        expires=given.expires,
        about=given.about,
    )


def dump(decisions: Iterable[Decision]) -> str:
    """Write decisions as the file has them, sorted by fingerprint."""
    import tomli_w

    lines = []
    for decision in sorted(decisions, key=lambda d: d.fingerprint):
        key = tomli_w.dumps({decision.fingerprint: 0}).removesuffix(" = 0\n")
        pairs = (tomli_w.dumps({name: value}).strip() for name, value in _entry(decision).items())
        lines.append(f"\n{key} = {{ {', '.join(pairs)} }}\n")
    return _HEADER + "".join(lines)


def _entry(decision: Decision) -> dict[str, Any]:
    entry = {
        "decision": str(decision.choice) if decision.choice else "",
        "reason": decision.reason,
        "who": decision.who,
        "expires": decision.expires,
        "about": decision.about,
    }
    return {key: value for key, value in entry.items() if value}
