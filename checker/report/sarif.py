"""The alerts as SARIF 2.1.0, the standard of static analysis, within what GitHub's code scanning takes.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PureWindowsPath
from typing import Any
from urllib.parse import quote

from checker.model import RuleRun, Severity
from checker.report import json
from checker.report.alerts import Alert, Alerts, Place, Unread
from checker.report.plain import clip_end, plain, visible
from checker.report.words import count

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

RESULTS = 25_000
"""GitHub refuses a run with more; of these it shows the first 5,000."""

PLACES = 100
"""Locations of a result that GitHub shows."""

_DESCRIPTION = 1024 - len(" …")
"""Characters GitHub takes of a rule's description, less the mark of what is cut off."""

_MARKS = str.maketrans({"\\": "\\\\", "[": "\\[", "]": "\\]"})
"""What the text of a link writes with a backslash; outside of links a backslash is shown as one."""

_LINK = re.compile(r"\](?=\()")
_PLACEHOLDER = re.compile(r"\{(\d+)\}")

_NOTIFICATIONS = {
    "not read": "An article could not be read: no result covers it.",
    "not checked": "An article is in a language that is not checked: no result covers it.",
    "rule not run": "A rule had nothing to compare: it has found nothing, and cleared nothing.",
    "results left out": "There are more results than a file can hold.",
}
"""What else a run says, by the id of its descriptor."""

_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "recommendation"}


def render(alerts: Alerts) -> str:
    """Write the alerts as one run of the tool."""
    return json.dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(alerts)]}, indent=2) + "\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Index:
    """Where files and rules stand in the run's lists."""

    files: Mapping[str, int]
    rules: Mapping[str, int]


def _run(alerts: Alerts) -> dict[str, Any]:
    sources: dict[str, list[str]] = {}
    for article in alerts.articles:
        if article.path:
            sources.setdefault(article.path, []).append(plain(article.source))
    index = _Index(
        files={path: number for number, path in enumerate(sources)},
        rules={run.id: number for number, run in enumerate(alerts.ran)},
    )
    results = [*alerts.open, *alerts.settled]
    return {
        "tool": {"driver": _driver(alerts)},
        "columnKind": "unicodeCodePoints",
        "artifacts": [_artifact(path, names) for path, names in sources.items()],
        "invocations": [_invocation(alerts, index, left_out=max(0, len(results) - RESULTS))],
        "results": [_result(alert, index) for alert in results[:RESULTS]],
    }


def _driver(alerts: Alerts) -> dict[str, Any]:
    tool = alerts.tool
    return {
        "name": tool.name,
        "version": tool.version,
        "rules": [_rule(run) for run in alerts.ran],
        "notifications": [_descriptor(name, text) for name, text in _NOTIFICATIONS.items()],
        "properties": {"rules": tool.rules, "model": tool.model},
    }


def _rule(run: RuleRun) -> dict[str, Any]:
    name = plain(run.name.replace("-", " ")) or run.id
    told = (("Why it matters", run.rationale), ("When it is wrong", run.wrong_when))
    help_text = "\n\n".join(f"{title}: {plain(text)}" for title, text in told if text.strip())
    markdown = "\n\n".join(f"## {title}\n\n{_lines(text)}" for title, text in told if text.strip())
    return {
        "id": run.id,
        "name": _pascal(name),
        "shortDescription": {"text": _literal(name)},
        "fullDescription": {"text": _literal(clip_end(plain(run.rationale) or name, _DESCRIPTION))},
        "help": {"text": _literal(help_text or name), "markdown": markdown or name},
        "defaultConfiguration": {"level": run.severity},
        "properties": {"problem.severity": _GITHUB[run.severity]},
    }


def _lines(text: str) -> str:
    """Keep the lines of a rule's text, which is Markdown, and nothing invisible in them."""
    return "\n".join(visible(line) for line in text.strip().splitlines())


def _descriptor(name: str, text: str) -> dict[str, Any]:
    texts = {key: {"text": text} for key in ("shortDescription", "fullDescription", "help")}
    return {"id": name.replace(" ", "-"), "name": _pascal(name), **texts}


def _pascal(name: str) -> str:
    return "".join(word[:1].upper() + word[1:] for word in name.split())


def _artifact(path: str, sources: Sequence[str]) -> dict[str, Any]:
    described = ", ".join(dict.fromkeys(sources))
    return {
        "location": {"uri": uri(path)},
        "roles": ["analysisTarget"],
        "description": {"text": _literal(clip_end(described, _DESCRIPTION))},
    }


def _invocation(alerts: Alerts, index: _Index, *, left_out: int) -> dict[str, Any]:
    notes = [
        *(_unread(unread, index) for unread in alerts.unread),
        *(_idle(run) for run in alerts.idle),
        *([_notification("results left out", f"{count(left_out, 'result')} left out", "warning")] if left_out else []),
    ]
    return {"executionSuccessful": True, "toolExecutionNotifications": notes}


def _unread(unread: Unread, index: _Index) -> dict[str, Any]:
    note = _notification(unread.state, unread.message, "warning")
    if unread.path is None:
        return note
    return note | {"locations": [{"physicalLocation": {"artifactLocation": _file(unread.path, index)}}]}


def _idle(run: RuleRun) -> dict[str, Any]:
    return _notification("rule not run", f"{run.id} did not run: {plain(run.why_not or 'no reason given')}", "note")


def _notification(name: str, text: str, level: str) -> dict[str, Any]:
    return {"descriptor": {"id": name.replace(" ", "-")}, "level": level, "message": {"text": _literal(text)}}


def _result(alert: Alert, index: _Index) -> dict[str, Any]:
    first, *others = alert.places[:PLACES]
    result = {
        "ruleId": alert.rule,
        "level": alert.level,
        "message": {"text": _message(alert)},
        "locations": [_location(first, index)],
        "relatedLocations": [{"id": number, **_location(place, index)} for number, place in enumerate(others, start=1)],
        # The first name is ours; the second is the only one GitHub reads, a hash and a count.
        "partialFingerprints": {
            "factcheckFinding/v1": alert.fingerprint,
            "primaryLocationLineHash": f"{alert.fingerprint}:1",
        },
        "suppressions": _suppressions(alert),
        "properties": {"verdict": alert.verdict, "story": alert.story, "topic": alert.topic},
    }
    known = index.rules.get(alert.rule)
    return result if known is None else result | {"ruleIndex": known}


def _message(alert: Alert) -> str:
    """Say what differs, then link the other places: a first sentence must do where there is little room."""
    here, *others = alert.places[:PLACES]
    links = "; ".join(_link(place, number) for number, place in enumerate(others, start=1))
    against = f" Elsewhere: {links}." if links else ""
    more = f" And {len(alert.places) - PLACES} more places." if len(alert.places) > PLACES else ""
    told = (_sentence(alert.message), _sentence(alert.explanation), f"Here: {here.label}.")
    return " ".join(_literal(text) for text in told) + against + more


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", ".”")) else f"{text}."


def _location(place: Place, index: _Index) -> dict[str, Any]:
    """Name a place; an article that is no file of its own has a name, and the line that holds it if there is one."""
    location: dict[str, Any] = {"message": {"text": _literal(place.label)}}
    if place.path is not None:
        location["physicalLocation"] = {"artifactLocation": _file(place.path, index), **_region(place)}
    if place.path is None or place.extent is None:
        location["logicalLocations"] = [{"fullyQualifiedName": visible(place.article), "kind": "article"}]
    return location


def _file(path: str, index: _Index) -> dict[str, Any]:
    known = index.files.get(path)
    return {"uri": uri(path)} | ({} if known is None else {"index": known})


def _region(place: Place) -> dict[str, Any]:
    """Say where in the file, with the file's own characters as the standard wants them: JSON holds them as escapes."""
    extent = place.extent
    if extent is None:
        return {"region": {"startLine": place.line}}
    region = {
        "startLine": place.line,
        "startColumn": extent.column,
        "endLine": extent.end_line,
        "endColumn": extent.end_column,
        "snippet": {"text": place.text},
    }
    if extent.lines in {None, place.text}:
        return {"region": region}
    around = {"startLine": place.line, "endLine": extent.end_line, "snippet": {"text": extent.lines}}
    return {"region": region, "contextRegion": around}


def _suppressions(alert: Alert) -> list[dict[str, Any]]:
    """Say why it is settled; an empty list says that it is not. GitHub does not read this: it shows all as open."""
    if alert.settlement is None:
        return []
    kind = "inSource" if alert.settlement.in_source else "external"
    return [{"kind": kind, "status": "accepted", "justification": alert.settlement.reason}]


def uri(path: str) -> str:
    """Write a path as a reference: relative as it was given, else with the scheme of files."""
    if path.startswith("/") or PureWindowsPath(path).is_absolute():
        return "file:///" + quote(path.lstrip("/"), safe="/:", errors="replace")
    return quote(path, errors="replace")


def _literal(text: str) -> str:
    """Write text so that it makes no link and no placeholder.

    The standard doubles every brace, but readers that find no arguments show a doubled brace as two.
    """
    return _PLACEHOLDER.sub(r"{{\1}}", _LINK.sub("] ", text))


def _link(place: Place, number: int) -> str:
    """Write a link to a related location."""
    label = _PLACEHOLDER.sub(r"{{\1}}", place.label.translate(_MARKS))
    return f"[{label}]({number})"
