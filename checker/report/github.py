"""The alerts as GitHub's annotations: one workflow command a line, worst first, within the limits of a step.

https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from collections.abc import Iterator, Mapping, Sequence

from checker.model import Severity
from checker.report.alerts import Alert, Alerts, Place, Unread
from checker.report.plain import clip_end, visible
from checker.report.words import count

SHOWN = 10
"""Annotations of each level that GitHub takes from a step; the rest it drops without a word."""

_TITLE = 255
_MESSAGE = 4000
_NAMED = 10
"""Articles that were not read that are named."""

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}

_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = _DATA | {":": "%3A", ",": "%2C"}
"""What the runner turns back; without it, article text could begin a command of its own."""


def render(alerts: Alerts) -> str:
    """Write the annotations; the last tells how many more there are."""
    unread = [_unread(alerts.unread)] if alerts.unread else []
    waiting = {
        "error": _annotations(alerts.open, Severity.ERROR),
        "warning": [*unread, *_annotations(alerts.open, Severity.WARNING)],
        "notice": _annotations(alerts.open, Severity.NOTE),
    }
    if any(len(lines) > SHOWN for lines in waiting.values()):
        shown = {"error": SHOWN, "warning": SHOWN, "notice": SHOWN - 1}
        left = {level: max(0, len(lines) - shown[level]) for level, lines in waiting.items()}
        kept = [line for level, lines in waiting.items() for line in lines[: shown[level]]]
        return "".join([*kept, _more(left)])
    return "".join(line for lines in waiting.values() for line in lines)


def _annotations(alerts: Sequence[Alert], level: Severity) -> list[str]:
    return [_annotation(alert) for alert in alerts if alert.level is level]


def _annotation(alert: Alert) -> str:
    first, *others = alert.places
    told = (
        alert.message,
        alert.explanation,
        f"Here: {first.label}",
        *(f"{place.label} ({place.where})" for place in others),
    )
    properties = {**dict(_position(first)), "title": f"{alert.rule} {alert.name}"}
    return _command(_COMMANDS[alert.level], properties, "\n".join(told))


def _position(place: Place) -> Iterator[tuple[str, str]]:
    """Yield what the runner accepts: columns only on a line of its own, and no line without a file."""
    if place.path is None:
        return
    yield "file", place.path
    yield "line", str(place.line)
    if place.extent is None:
        return
    yield "endLine", str(place.extent.end_line)
    if place.extent.end_line == place.line:
        yield "col", str(place.extent.column)
        yield "endColumn", str(max(place.extent.column, place.extent.end_column - 1))


def _unread(unread: Sequence[Unread]) -> str:
    named = [article.message for article in unread[:_NAMED]]
    more = [f"and {len(unread) - _NAMED} more"] if len(unread) > _NAMED else []
    title = f"{count(len(unread), 'article')} not covered"
    return _command("warning", {"title": title}, "\n".join((*named, *more)))


def _more(left: Mapping[str, int]) -> str:
    numbers = ", ".join(count(number, level) for level, number in left.items() if number)
    message = f"{numbers} more than GitHub shows of a step; the report has them all"
    return _command("notice", {"title": "factcheck"}, message)


def _command(name: str, properties: Mapping[str, str], message: str) -> str:
    """Write a command on one line."""
    title = clip_end(properties["title"], _TITLE - 2)
    given = ",".join(f"{key}={_property(value)}" for key, value in {**properties, "title": title}.items())
    shown = "\n".join(visible(line) for line in clip_end(message, _MESSAGE).split("\n"))
    return f"::{name} {given}::{_encoded(shown, _DATA)}\n"


def _property(text: str) -> str:
    return _encoded(visible(text), _PROPERTY)


def _encoded(text: str, escapes: Mapping[str, str]) -> str:
    return "".join(escapes.get(character, character) for character in text)
