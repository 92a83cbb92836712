"""The report as JUnit XML: Jenkins' schema, and what services show of it."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from checker.model import Report, RuleRun, Verdict
from checker.report import formats
from checker.report.plain import visible
from checker.values import Name

_SCHEMA = etree.XMLSchema(file=str(Path(__file__).parent / "schemas" / "junit-10.xsd"))
_IDA = Name(name="Ida", entity="ida")


def _root(report: Report) -> Any:
    """Return the root of a file that the schema accepts."""
    root = etree.fromstring(formats.render(report, "junit").encode("utf-8"))
    _SCHEMA.assertValid(root)
    return root


def _cases(report: Report) -> dict[str, str]:
    """Return what becomes of each case, by name."""
    cases = _root(report).iterfind("testsuite/testcase")
    return {case.get("name"): case[0].tag if len(case) else "passed" for case in cases}


def test_a_conflict_fails_and_the_rest_is_told(report: Report) -> None:
    """What can both be true passes and says so; a rule with nothing to compare and an unread article are skipped."""
    assert _cases(report) == {
        "FIG101 boats (sink) (000000000000)": "failure",
        "FIG101 people (spend the night) (000000000001)": "system-out",
        "NAM201 Ida Brandt (000000000002)": "failure",
        "article radio-sund.txt": "skipped",
        "article le-phare.txt": "skipped",
        "QUO301": "skipped",
        "QUO302": "skipped",
    }


def test_a_failure_says_what_and_where(report: Report) -> None:
    """The message is the finding's; the text has every place."""
    failure = _root(report).find("testsuite/testcase/failure")

    assert (failure.get("message"), failure.get("type")) == ("boats (sink): 14 / at least 20", "error")
    assert failure.text.splitlines() == [
        "boats (sink): 14 / at least 20",
        "14 lies below the least that “at least 20” allows, by 6.",
        "",
        "harbour-herald.txt:3: Harbour Herald: 14 (according to the harbour office)",
        "coast-courier.txt:3: Coast Courier: at least 20",
        "ellery-gazette.txt:3: Ellery Gazette: 14",
    ]


def test_what_is_settled_is_skipped_with_its_reason(settled: Report) -> None:
    """A decided finding fails no build; the reason is read from the attribute or from the text."""
    skipped = _root(settled).findall("testsuite/testcase/skipped")

    assert skipped[0].get("message") == skipped[0].text
    assert [case.text for case in skipped][:2] == [
        "settled: not a difference: One estimate, rounded [twice] (Ida)",
        "settled: suppressed in the article: The Courier’s own spelling",
    ]


@pytest.mark.parametrize(("stories", "result"), [(("", "b"), "passed"), (("b",), None)])
def test_a_rule_that_found_nothing_passes(report: Report, stories: tuple[str, ...], result: str | None) -> None:
    """A rule passes where it had something to compare and nothing to say; it says nothing of another story."""
    ran = RuleRun(id="DAT001", name="dates-at-odds", ran=True, comparisons=3, stories=stories)

    assert _cases(replace(report, rules=(ran,))).get("DAT001 dates-at-odds") == result


def test_the_counts_add_up(report: Report) -> None:
    """What a service shows at the top is what stands below it."""
    root = _root(report)
    suites = [{key: suite.get(key) for key in ("tests", "failures", "errors", "skipped")} for suite in root]

    assert suites == [
        {"tests": "5", "failures": "2", "errors": "0", "skipped": "2"},
        {"tests": "2", "failures": "0", "errors": "0", "skipped": "2"},
    ]
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("7", "2", "0")


def test_a_story_is_a_suite(make: Any) -> None:
    """Each story has its own suite, and a class that no service takes for a package within a package."""
    for story in ("b.2", "a"):
        article = make.article(f"Herald {story}", "Ida left.", story=story)
        make.finding(Verdict.CONFLICT, "Ida", (make.claim(article, "Ida", _IDA), "Ida"))
    root = _root(make.report())

    assert [suite.get("name") for suite in root] == ["a", "b.2"]
    assert [case.get("classname") for case in root.iter("testcase")] == ["factcheck.a", "factcheck.b_2"]


def test_no_two_cases_share_a_name(make: Any) -> None:
    """GitLab drops a second case of a name: findings on one topic are told apart."""
    claim = make.claim(make.article("Herald", "Ida left."), "Ida", _IDA)
    for _ in "12":
        make.finding(Verdict.CONFLICT, "Ida", (claim, "Ida"))

    assert len(_cases(make.report())) == 2


def test_unread_records_of_one_file_are_told_apart(make: Any) -> None:
    """Two lines of a file that could not be read are two cases."""
    for line in (1, 3):
        make.article("x", "", id=f"x{line}", path="all.jsonl", first_line=line, status="not_read", why="no JSON")

    assert list(_cases(make.report())) == ["article all.jsonl", "article all.jsonl:3"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(min_size=1) | st.text("<>&\"']]>![CDATA[\x00\x0b\x1b\ufffe\uffff\ud800\n|", min_size=1))
def test_any_text_is_valid_xml(hostile: Any, text: str) -> None:
    """Whatever an article says, the file has the shape it has for a word, and the text comes back."""
    root, plain = _root(hostile(text)), _root(hostile("word"))

    assert [element.tag for element in root.iter()] == [element.tag for element in plain.iter()]
    shown = "".join(visible(text).translate({0xFFFE: None, 0xFFFF: None}).split())
    assert shown in "".join("".join(root.itertext()).split())


@pytest.mark.parametrize("text", ["[[ATTACHMENT|/etc/passwd]]", "x [[[ATTACHMENT|a]]"])
def test_an_article_attaches_nothing(hostile: Any, text: str) -> None:
    """GitLab reads attachments in the output of a case: article text names none."""
    assert "[[" not in formats.render(hostile(text), "junit")


@pytest.mark.parametrize("text", ["::error::x", "##[add-mask]x"])
def test_nothing_is_a_command_in_a_log(hostile: Any, text: str) -> None:
    """A runner that sees the file takes no line of it for a command, and a reader of it has the text as it was."""
    written = formats.render(hostile(text), "junit")

    assert "##[" not in written
    assert not [line for line in written.splitlines() if line.lstrip().startswith("::")]
    assert text in "".join(etree.fromstring(written.encode()).itertext())
