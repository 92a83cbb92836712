"""The alerts in reviewdog's diagnostic format, for comments on a review.

https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
"""

from typing import Any

from checker.model import Severity
from checker.report import json
from checker.report.alerts import NO_FILE, Alert, Alerts, Place, Unread

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}


def render(alerts: Alerts) -> str:
    """Write one diagnostic an alert, and one for each article that was not read."""
    diagnostics = [*(_diagnostic(alert) for alert in alerts.open), *(_unread(unread) for unread in alerts.unread)]
    return json.dump({"source": {"name": alerts.tool.name}, "diagnostics": diagnostics}, indent=2) + "\n"


def _diagnostic(alert: Alert) -> dict[str, Any]:
    first, *others = alert.places
    against = "".join(f"\n{place.label} ({place.where})" for place in others)
    return {
        "message": f"{alert.message}\n{alert.explanation}\nHere: {first.label}{against}",
        "location": _location(first),
        "severity": _SEVERITIES[alert.level],
        "code": {"value": alert.rule},
        "related_locations": [{"message": place.label, "location": _location(place)} for place in others],
    }


def _location(place: Place) -> dict[str, Any]:
    """Name a place; columns count bytes, and the end is exclusive."""
    path = place.path or NO_FILE
    if place.extent is None:
        return {"path": path, "range": {"start": {"line": place.line}}}
    start = {"line": place.line, "column": place.extent.byte_column}
    end = {"line": place.extent.end_line, "column": place.extent.end_byte_column}
    return {"path": path, "range": {"start": start, "end": end}}


def _unread(unread: Unread) -> dict[str, Any]:
    return {
        "message": unread.message,
        "location": {"path": unread.path or NO_FILE, "range": {"start": {"line": unread.line}}},
        "severity": _SEVERITIES[Severity.WARNING],
        "code": {"value": unread.state.replace(" ", "-")},
    }
