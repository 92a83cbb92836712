"""The alerts as GitLab's code quality report.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from typing import Any

from checker.model import Severity
from checker.report import json
from checker.report.alerts import NO_FILE, Alert, Alerts, Unread

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(alerts: Alerts) -> str:
    """Write one entry an alert, and one for each article that was not read."""
    entries = [*(_entry(alert) for alert in alerts.open), *(_unread(unread) for unread in alerts.unread)]
    return json.dump(entries, indent=2) + "\n"


def _entry(alert: Alert) -> dict[str, Any]:
    first, *others = alert.places
    against = "; ".join(f"{place.label} ({place.where})" for place in others)
    return {
        "check_name": alert.rule,
        "description": f"{alert.message}: {first.label}" + (f"; {against}" if against else ""),
        "fingerprint": alert.fingerprint,
        "severity": _SEVERITIES[alert.level],
        "location": {
            "path": first.path or NO_FILE,
            "lines": {"begin": first.line, "end": first.extent.end_line if first.extent else first.line},
        },
    }


def _unread(unread: Unread) -> dict[str, Any]:
    return {
        "check_name": unread.state.replace(" ", "-"),
        "description": unread.message,
        "fingerprint": unread.fingerprint,
        "severity": _SEVERITIES[Severity.WARNING],
        "location": {"path": unread.path or NO_FILE, "lines": {"begin": unread.line, "end": unread.line}},
    }
