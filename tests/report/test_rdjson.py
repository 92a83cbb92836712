"""The report in reviewdog's format, read by its published messages as reviewdog reads them."""

import json
from collections.abc import Mapping
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.model import Report, Verdict
from checker.report import formats
from checker.values import Name

_MESSAGES: Mapping[str, Mapping[str, str]] = {
    "DiagnosticResult": {"diagnostics": "[Diagnostic", "source": "Source", "severity": "Severity"},
    "Diagnostic": {
        "message": "string",
        "location": "Location",
        "severity": "Severity",
        "source": "Source",
        "code": "Code",
        "suggestions": "[Suggestion",
        "original_output": "string",
        "related_locations": "[RelatedLocation",
    },
    "RelatedLocation": {"message": "string", "location": "Location"},
    "Location": {"path": "string", "range": "Range"},
    "Range": {"start": "Position", "end": "Position"},
    "Position": {"line": "int32", "column": "int32"},
    "Source": {"name": "string", "url": "string"},
    "Code": {"value": "string", "url": "string"},
}
"""The messages of reviewdog.proto: a field that is not among them makes reviewdog refuse the file."""

_SEVERITIES = {"UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO"}


def _check(value: Any, kind: str) -> None:
    """Hold a value to a type of the grammar."""
    if kind.startswith("["):
        assert isinstance(value, list)
        for item in value:
            _check(item, kind[1:])
    elif kind == "string":
        assert isinstance(value, str)
        assert value.encode("utf-8")
    elif kind == "int32":
        assert isinstance(value, int)
        assert 1 <= value < 2**31
    elif kind == "Severity":
        assert value in _SEVERITIES
    else:
        for key, item in value.items():
            _check(item, _MESSAGES[kind][key])


def _read(report: Report) -> dict[str, Any]:
    result = json.loads(formats.render(report, "rdjson"))
    _check(result, "DiagnosticResult")
    return result


def test_each_open_finding_is_a_diagnostic(report: Report) -> None:
    """The level, the rule and the place are the finding's; what it is held against is related."""
    result = _read(report)
    first = result["diagnostics"][0]

    assert result["source"] == {"name": "factcheck"}
    assert [d["severity"] for d in result["diagnostics"]] == ["ERROR", "WARNING", "INFO", "WARNING", "WARNING"]
    assert first["code"] == {"value": "FIG101"}
    assert first["location"] == {
        "path": "harbour-herald.txt",
        "range": {"start": {"line": 3, "column": 16}, "end": {"line": 3, "column": 24}},
    }
    assert [related["message"] for related in first["related_locations"]] == [
        "Coast Courier: at least 20",
        "Ellery Gazette: 14",
    ]


def test_what_is_settled_is_left_out(settled: Report) -> None:
    """A decided finding is no comment on a review."""
    assert [d["code"]["value"] for d in _read(settled)["diagnostics"]] == ["FIG101", "not-read", "not-checked"]


def test_columns_count_bytes(make: Any) -> None:
    """The format counts bytes of UTF-8, and its end is exclusive."""
    claim = make.claim(make.article("Herald", "a𐐀b Ærlig."), "Ærlig", Name(name="x", entity="x"))
    make.finding(Verdict.CONFLICT, "x", (claim, "x"))

    assert _read(make.report())["diagnostics"][0]["location"]["range"] == {
        "start": {"line": 1, "column": 8},
        "end": {"line": 1, "column": 14},
    }


def test_a_place_is_given_as_far_as_it_is_known(make: Any) -> None:
    """A record is a line; what came by standard input is named so."""
    for name, given_ in (("a", {"path": None}), ("b", {"path": "all.jsonl", "record": 5})):
        claim = make.claim(make.article(name, "One.\nIda.", **given_), "Ida", Name(name="x", entity="x"))
        make.finding(Verdict.CONFLICT, "x", (claim, "x"))
    one, two = (d["location"] for d in _read(make.report())["diagnostics"])

    assert (one["path"], two) == ("stdin", {"path": "all.jsonl", "range": {"start": {"line": 5}}})


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_is_read(hostile: Any, text: str) -> None:
    """Whatever an article says, reviewdog can read the file, and the file's name is its own."""
    assert _read(hostile(text))["diagnostics"][0]["location"]["path"] == f"1 {text}"
