"""The report as SARIF: the standard's schema, its messages read as a viewer does, GitHub's limits."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.model import Report, Verdict
from checker.report import alerts, formats, sarif
from checker.values import Name

_SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
_VALIDATOR = jsonschema.Draft7Validator(_SCHEMA)
_LINK = re.compile(r"\[((?:[^\]\[\\]|\\[\[\]\\])*)\]\((\d+)\)")
"""A link as the standard has it, section 3.11.6."""
_IDA = Name(name="Ida", entity="ida")


def _run(report: Report) -> dict[str, Any]:
    """Return the run of a log that the schema accepts."""
    log = json.loads(formats.render(report, "sarif"))
    _VALIDATOR.validate(log)
    return log["runs"][0]


def _read(message: str) -> str:
    """Return a message as a viewer shows it: links as their text, what is escaped in them undone, placeholders gone."""
    shown = _LINK.sub(lambda link: re.sub(r"\\([\\\[\]])", r"\1", link[1]), message)
    return re.sub(r"\{(\{\d+\})\}|\{\d+\}", lambda braces: braces[1] or "gone", shown)


def _spaceless(text: str) -> str:
    """Return a text without the space that is put where it would make a link."""
    return "".join(text.split())


def _texts(node: Any) -> Iterator[str]:
    """Yield every message of a log."""
    if isinstance(node, dict):
        yield from (text for key, text in node.items() if key == "text" and isinstance(text, str))
        yield from (text for value in node.values() for text in _texts(value))
    if isinstance(node, list):
        yield from (text for value in node for text in _texts(value))


def test_results_are_what_somebody_may_have_to_act_on(report: Report) -> None:
    """Conflicts have their rule's severity, what is compatible at most a warning; agreement is no result."""
    assert [(r["ruleId"], r["level"]) for r in _run(report)["results"]] == [
        ("FIG101", "error"),
        ("FIG101", "warning"),
        ("NAM201", "note"),
    ]


def test_the_other_places_are_linked(report: Report) -> None:
    """Each link of a message leads to the place that it names."""
    result = _run(report)["results"][0]
    links = {int(number): text for text, number in _LINK.findall(result["message"]["text"])}

    assert links == {place["id"]: place["message"]["text"] for place in result["relatedLocations"]}
    assert links == {1: "Coast Courier: at least 20", 2: "Ellery Gazette: 14"}
    assert result["message"]["text"].startswith("boats (sink): 14 / at least 20. 14 lies below ")


def test_a_place_is_a_stretch_of_a_file(report: Report) -> None:
    """Lines and columns count from one, in characters, the end exclusive; the text is given with its line."""
    run = _run(report)
    location = run["results"][0]["locations"][0]["physicalLocation"]
    line = "The storm sank 14 boats at Port Ellery on Monday, the harbour office said."

    assert run["columnKind"] == "unicodeCodePoints"
    assert location == {
        "artifactLocation": {"uri": "harbour-herald.txt", "index": 0},
        "region": {
            "startLine": 3,
            "startColumn": 16,
            "endLine": 3,
            "endColumn": 24,
            "snippet": {"text": "14 boats"},
        },
        "contextRegion": {"startLine": 3, "endLine": 3, "snippet": {"text": line}},
    }


def test_a_record_is_a_line_and_a_name(make: Any) -> None:
    """An article that is a line of a file has that line, and its id for a name; one without a file has the name."""
    for name, given_ in (("a", {"path": "all.jsonl", "record": 9}), ("b", {"path": None})):
        claim = make.claim(make.article(name, "One.\nIda.", **given_), "Ida", _IDA)
        make.finding(Verdict.CONFLICT, name, (claim, "Ida"))
    line, name = (result["locations"][0] for result in _run(make.report())["results"])

    assert line["physicalLocation"]["region"] == {"startLine": 9}
    assert line["logicalLocations"] == [{"fullyQualifiedName": "a", "kind": "article"}]
    assert ("physicalLocation" in name, name["logicalLocations"][0]["fullyQualifiedName"]) == (False, "b")


def test_fingerprints_are_the_findings_own(report: Report) -> None:
    """An edit elsewhere in an article leaves a result what it was, to GitHub too."""
    assert [r["partialFingerprints"] for r in _run(report)["results"]][:1] == [
        {"factcheckFinding/v1": "000000000000", "primaryLocationLineHash": "000000000000:1"}
    ]


def test_what_is_settled_is_suppressed_with_its_reason(settled: Report) -> None:
    """The desk's decisions come from outside the articles, comments from inside; open results have none."""
    assert [r["suppressions"] for r in _run(settled)["results"]] == [
        [],
        [
            {
                "kind": "external",
                "status": "accepted",
                "justification": "not a difference: One estimate, rounded [twice] (Ida)",
            }
        ],
        [
            {
                "kind": "inSource",
                "status": "accepted",
                "justification": "suppressed in the article: The Courier’s own spelling",
            }
        ],
    ]


def test_rules_that_ran_come_with_help(settled: Report) -> None:
    """A rule tells why it matters and when it is wrong; its results point to it."""
    run = _run(settled)
    rules = run["tool"]["driver"]["rules"]

    assert [rule["id"] for rule in rules] == ["FIG101", "NAM201"]
    assert rules[0]["name"] == "ContradictingFigures"
    assert rules[0]["help"] == {
        "text": "Why it matters: It *matters*. - so {much}\n\nWhen it is wrong: The tide [rose].",
        "markdown": "## Why it matters\n\nIt *matters*.\n\n- so {much}\n\n## When it is wrong\n\nThe tide [rose].",
    }
    assert rules[0]["defaultConfiguration"] == {"level": "error"}
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == ["FIG101", "FIG101", "NAM201"]


def test_a_long_rationale_is_clipped(report: Report) -> None:
    """GitHub takes 1,024 characters of a description; the help has it all."""
    long = replace(report.rules[0], rationale="word " * 1000)
    rule = _run(replace(report, rules=(long,)))["tool"]["driver"]["rules"][0]

    assert (len(rule["fullDescription"]["text"]) <= 1024, len(rule["help"]["markdown"]) > 4000) == (True, True)


def test_a_rule_without_texts_is_named(report: Report) -> None:
    """GitHub refuses a rule without help: its name stands in."""
    rules = _run(report)["tool"]["driver"]["rules"]

    assert rules[1]["help"] == {"text": "NAM201", "markdown": "NAM201"}


def test_what_was_not_done_is_notified(report: Report) -> None:
    """Articles that were not read and rules that did not run are told, each under a name that the tool declares."""
    run = _run(report)
    (invocation,) = run["invocations"]
    notes = invocation["toolExecutionNotifications"]

    assert invocation["executionSuccessful"]
    assert [(note["descriptor"]["id"], note["level"]) for note in notes] == [
        ("not-read", "warning"),
        ("not-checked", "warning"),
        ("rule-not-run", "note"),
        ("rule-not-run", "note"),
    ]
    assert notes[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "radio-sund.txt"
    assert {n["descriptor"]["id"] for n in notes} <= {n["id"] for n in run["tool"]["driver"]["notifications"]}


def test_an_article_without_a_file_is_notified_by_name(make: Any) -> None:
    """What came by standard input and could not be read has no location."""
    make.article("stdin", "", path=None, status="not_read", why="is empty")
    (note,) = _run(make.report())["invocations"][0]["toolExecutionNotifications"]

    assert (note["message"]["text"], "locations" in note) == ("stdin: not read: is empty", False)


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a/b.txt", "a/b.txt"),
        ("my story/50% #1?.txt", "my%20story/50%25%20%231%3F.txt"),
        ("Łódź.txt", "%C5%81%C3%B3d%C5%BA.txt"),
        ("a:b.txt", "a%3Ab.txt"),
        ("../a\\b.txt", "../a%5Cb.txt"),
        ("/srv/a b.txt", "file:///srv/a%20b.txt"),
        ("//srv/a.txt", "file:///srv/a.txt"),
        ("C:/a b.txt", "file:///C:/a%20b.txt"),
        ("\ud800\x1b.txt", "%3F%1B.txt"),
    ],
)
def test_paths_are_references(path: str, uri: str) -> None:
    """A path is relative as it was given, and encoded; no name of a file can pass for a scheme, query or host."""
    assert sarif.uri(path) == uri


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda p: p[0] != "/" and p[1:2] != ":"))
def test_a_relative_path_comes_back(path: str) -> None:
    """The reader of a reference finds the file."""
    assert unquote(sarif.uri(path)) == path
    assert re.fullmatch(r"[A-Za-z0-9_.~/%-]+", sarif.uri(path))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.text(min_size=1) | st.text("[](){}\\1x ", min_size=1) | st.text("{}01", min_size=1) | st.just("[a](1) {0} \\")
)
def test_article_text_makes_no_links(hostile: Any, text: str) -> None:
    """Whatever an article says, a message has the links it should, and shows the text."""
    run = _run(hostile(text))
    found = alerts.build(hostile(text))

    for result, alert in zip(run["results"], (*found.open, *found.settled), strict=True):
        message = result["message"]["text"]
        assert [int(number) for _, number in _LINK.findall(message)] == [1, 2]
        shown = [_spaceless(part) for part in (alert.message, alert.places[2].label)]
        assert all(part in _spaceless(_read(message)) for part in shown)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(st.sampled_from("\x00\x1b\x9b\u202e\u2028\ud800\n\rab"), min_size=1))
def test_nothing_in_the_file_drives_a_terminal(hostile: Any, text: str) -> None:
    """The file holds neither escapes nor marks of direction; messages do not even when it was read."""
    written = formats.render(hostile(text), "sarif")
    run = json.loads(written)["runs"][0]
    messages = [text for result in run["results"] for text in _texts(result["message"])]

    assert not set(written) & {"\x00", "\x1b", "\x9b", "\u202e", "\u2028", "\ud800"}
    assert not set("".join(messages)) & {"\x00", "\x1b", "\x9b", "\u202e", "\u2028", "\ud800", "\n", "\r"}


def test_more_results_than_github_takes(make: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The worst are kept, and how many are left out is told."""
    monkeypatch.setattr(sarif, "RESULTS", 2)
    claim = make.claim(make.article("Herald", "Ida left."), "Ida", _IDA)
    for verdict in (Verdict.COMPATIBLE, Verdict.CONFLICT, Verdict.CONFLICT):
        make.finding(verdict, "Ida", (claim, "Ida"))
    run = _run(make.report())

    assert [result["properties"]["verdict"] for result in run["results"]] == ["conflict", "conflict"]
    assert run["invocations"][0]["toolExecutionNotifications"][0]["message"] == {"text": "1 result left out"}


def test_more_places_than_github_shows(make: Any) -> None:
    """A finding of many sources has as many places as are shown, and says how many more there are."""
    article = make.article("Herald", "".join(f"Ida{n:03} " for n in range(103)))
    claims = [(make.claim(article, f"Ida{n:03}", _IDA), "Ida") for n in range(103)]
    make.finding(Verdict.CONFLICT, "Ida", *claims)
    (result,) = _run(make.report())["results"]

    assert (len(result["locations"]), len(result["relatedLocations"])) == (1, 99)
    assert result["message"]["text"].endswith("(99). And 3 more places.")


def test_the_limits_are_githubs() -> None:
    """The documented limits: 25,000 results a run, 100 locations a result shown."""
    assert (sarif.RESULTS, sarif.PLACES) == (25_000, 100)


def test_an_endless_line_is_not_repeated(make: Any) -> None:
    """The lines around a place are given where they are short."""
    claim = make.claim(make.article("Herald", f"Ida {'left ' * 1000}"), "Ida", _IDA)
    make.finding(Verdict.CONFLICT, "Ida", (claim, "Ida"))

    assert "contextRegion" not in _run(make.report())["results"][0]["locations"][0]["physicalLocation"]
