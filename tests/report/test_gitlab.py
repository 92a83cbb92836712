"""The report as GitLab's code quality report, read by the fields that GitLab documents."""

import json
import re
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.model import Report, Verdict
from checker.report import formats
from checker.values import Name

_LEVELS = {"info", "minor", "major", "critical", "blocker"}


def _entries(report: Report) -> list[dict[str, Any]]:
    """Read a report, and hold each entry to what GitLab asks of it."""
    written = formats.render(report, "gitlab")
    assert not written.startswith("\ufeff")
    entries = json.loads(written)
    for entry in entries:
        assert entry.keys() == {"check_name", "description", "fingerprint", "severity", "location"}
        assert all(isinstance(entry[key], str) and entry[key] for key in ("check_name", "description"))
        assert re.fullmatch("[0-9a-f]{12}", entry["fingerprint"])
        assert entry["severity"] in _LEVELS
        assert isinstance(entry["location"]["path"], str)
        assert not entry["location"]["path"].startswith("./")
        assert 1 <= entry["location"]["lines"]["begin"] <= entry["location"]["lines"]["end"]
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)
    return entries


def test_each_open_finding_is_an_entry(report: Report) -> None:
    """The severity is the level's; the place is the first one, the others are named."""
    entries = _entries(report)

    assert [(entry["check_name"], entry["severity"]) for entry in entries] == [
        ("FIG101", "major"),
        ("FIG101", "minor"),
        ("NAM201", "info"),
        ("not-read", "minor"),
        ("not-checked", "minor"),
    ]
    assert entries[0]["location"] == {"path": "harbour-herald.txt", "lines": {"begin": 3, "end": 3}}
    assert entries[0]["description"] == (
        "boats (sink): 14 / at least 20: Harbour Herald: 14 (according to the harbour office); "
        "Coast Courier: at least 20 (coast-courier.txt:3); Ellery Gazette: 14 (ellery-gazette.txt:3)"
    )


def test_what_is_settled_is_left_out(settled: Report) -> None:
    """A decided finding is no degradation."""
    assert [entry["fingerprint"] for entry in _entries(settled)][:1] == ["000000000000"]
    assert len(_entries(settled)) == 3


def test_nothing_is_an_empty_list(make: Any) -> None:
    """GitLab takes an empty report for a clean one, and no report for none."""
    make.article("Herald", "Ida left.")

    assert formats.render(make.report(), "gitlab") == "[]\n"


def test_standard_input_has_a_name(make: Any) -> None:
    """GitLab wants a path: what came by standard input is named so; a record has its line."""
    for name, given_ in (("a", {"path": None}), ("b", {"path": "all.jsonl", "record": 5})):
        claim = make.claim(make.article(name, "One.\nIda.", **given_), "Ida", Name(name="Ida", entity="ida"))
        make.finding(Verdict.CONFLICT, "Ida", (claim, "Ida"))

    assert [entry["location"] for entry in _entries(make.report())] == [
        {"path": "stdin", "lines": {"begin": 2, "end": 2}},
        {"path": "all.jsonl", "lines": {"begin": 5, "end": 5}},
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(min_size=1))
def test_any_text_comes_back(hostile: Any, text: str) -> None:
    """Whatever an article says, the entries are whole and the file's name is its own."""
    assert _entries(hostile(text))[0]["location"]["path"] == f"1 {text}"
