"""The alerts as JUnit XML, the test report of Jenkins, GitLab and most other build services.

A story is a suite. Each finding is a case of its own, since services show one message a case and one case a name: a
conflict fails, what can both be true passes and says so, what was settled is skipped. A rule that compared something
in a story and has nothing to say of it passes there; one that compared nothing anywhere, and an article that was not
read, is skipped.
"""

import re
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

from checker.model import RuleRun, Verdict
from checker.report.alerts import Alert, Alerts, Unread
from checker.report.plain import COMMAND, plain, visible

_NEVER = dict.fromkeys((0xFFFE, 0xFFFF))
"""What XML has no way to write and ``visible`` leaves."""

_BRACKETS = re.compile(r"\[(?=\[)")
"""Two of them open an attachment."""

_IDLE = "rules that did not run"


def render(alerts: Alerts) -> str:
    """Write a suite a story, and one of the rules that could not run."""
    root = ET.Element("testsuites", {"name": alerts.tool.name})
    suites = [_suite(root, story or alerts.tool.name, _story(alerts, story)) for story in alerts.stories]
    if alerts.idle:
        suites.append(_suite(root, _IDLE, (_idle(run) for run in alerts.idle)))
    for name in ("tests", "failures", "errors"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in suites)))
    ET.indent(root)
    return _inert(f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n')


def _inert(document: str) -> str:
    """Write as references what a build service would take for a command where the document is shown in its log."""
    return COMMAND.sub(lambda begun: f"{begun[0][:-1]}&#{ord(begun[0][-1])};", document)


def _suite(root: ET.Element, name: str, cases: Iterable[ET.Element]) -> ET.Element:
    suite = ET.SubElement(root, "testsuite", {"name": _text(name)})
    # GitLab shows a case's class as its suite; Jenkins takes what stands before the last full stop for a package.
    label = _text(f"factcheck.{name.replace('.', '_')}")
    for case in cases:
        case.set("classname", label)
        suite.append(case)
    counted = {"tests": "testcase", "failures": "testcase/failure", "errors": "testcase/error"}
    for key, path in {**counted, "skipped": "testcase/skipped"}.items():
        suite.set(key, str(len(suite.findall(path))))
    return suite


def _story(alerts: Alerts, story: str) -> Iterator[ET.Element]:
    own = [alert for alert in (*alerts.open, *alerts.settled) if alert.story == story]
    yield from (_case(alert) for alert in own)
    told = {alert.rule for alert in own}
    silent = (run for run in alerts.ran if story in map(plain, run.stories) and run.id not in told)
    yield from (_named(_rule(run)) for run in silent)
    yield from (_unread(unread) for unread in alerts.unread if unread.story == story)


def _case(alert: Alert) -> ET.Element:
    """Make the case of a finding; its name holds as long as the finding does, so that services can follow it."""
    case = _named(f"{alert.rule} {alert.topic} ({alert.fingerprint})")
    if alert.settlement:
        _skip(case, f"settled: {alert.settlement.reason}")
    elif alert.verdict is Verdict.CONFLICT:
        failure = ET.SubElement(case, "failure", {"message": _text(alert.message), "type": alert.level})
        failure.text = _told(alert)
    else:
        ET.SubElement(case, "system-out").text = _told(alert)
    return case


def _told(alert: Alert) -> str:
    places = (f"{place.where}: {place.label}" for place in alert.places)
    return "\n".join(_text(line) for line in (alert.message, alert.explanation, "", *places))


def _idle(run: RuleRun) -> ET.Element:
    case = _named(_rule(run))
    _skip(case, run.why_not or "no reason given")
    return case


def _unread(unread: Unread) -> ET.Element:
    case = _named(f"article {unread.path or unread.article}" + (f":{unread.line}" if unread.line > 1 else ""))
    _skip(case, f"{unread.state}: {unread.why}")
    return case


def _rule(run: RuleRun) -> str:
    return f"{run.id} {run.name}".strip()


def _named(name: str) -> ET.Element:
    return ET.Element("testcase", {"name": _text(name)})


def _skip(case: ET.Element, reason: str) -> None:
    """Skip a case: Jenkins reads the attribute, GitLab the text."""
    ET.SubElement(case, "skipped", {"message": _text(reason)}).text = _text(reason)


def _text(text: str) -> str:
    """Leave out what XML cannot hold, and part what GitLab would read as a file to attach."""
    return _BRACKETS.sub("[ ", visible(text).translate(_NEVER))
