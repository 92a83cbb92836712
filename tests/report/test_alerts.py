"""What a build is told of a run."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.decisions import Choice, Decision, Ruling, Standing
from checker.model import Report, Severity, Verdict
from checker.report import alerts
from checker.report.alerts import Alert, Extent
from checker.values import Name

_IDA = Name(name="Ida", entity="ida")


def _one(make: Any, *sources: dict[str, Any]) -> Alert:
    """Return the alert of a conflict over the word Ida between articles."""
    articles = [make.article(f"S{n}", **{"text": f"Here is Ida {n}.", **given}) for n, given in enumerate(sources)]
    claims = [(make.claim(article, "Ida", _IDA), f"Ida {n}") for n, article in enumerate(articles)]
    make.finding(Verdict.CONFLICT, "Ida", *claims)
    return alerts.build(make.report()).open[0]


def test_the_worst_comes_first(report: Report) -> None:
    """Errors come before warnings and warnings before notes; agreement and what one source says are no alerts."""
    found = alerts.build(report)

    assert [(a.level, a.verdict) for a in found.open] == [
        (Severity.ERROR, Verdict.CONFLICT),
        (Severity.WARNING, Verdict.COMPATIBLE),
        (Severity.NOTE, Verdict.CONFLICT),
    ]
    assert found.settled == ()


@pytest.mark.parametrize(
    ("verdict", "severity", "level"),
    [
        (Verdict.CONFLICT, Severity.ERROR, Severity.ERROR),
        (Verdict.CONFLICT, Severity.WARNING, Severity.WARNING),
        (Verdict.CONFLICT, Severity.NOTE, Severity.NOTE),
        (Verdict.COMPATIBLE, Severity.ERROR, Severity.WARNING),
        (Verdict.COMPATIBLE, Severity.NOTE, Severity.NOTE),
    ],
)
def test_what_can_both_be_true_is_no_error(make: Any, verdict: Verdict, severity: Severity, level: Severity) -> None:
    """The level is the rule's severity, at most a warning for what is compatible."""
    claim = make.claim(make.article("Herald", "Ida left."), "Ida", _IDA)
    make.finding(verdict, "Ida", (claim, "Ida"), severity=severity)

    assert [a.level for a in alerts.build(make.report()).open] == [level]


def test_what_is_settled_stands_apart_with_its_reason(settled: Report) -> None:
    """A decision takes a finding off the open ones; a question to somebody does not."""
    found = alerts.build(settled)

    assert [a.fingerprint for a in found.open] == ["000000000000"]
    assert [(a.settlement.reason, a.settlement.in_source) for a in found.settled if a.settlement] == [
        ("not a difference: One estimate, rounded [twice] (Ida)", False),
        ("suppressed in the article: The Courier’s own spelling", True),
    ]


def test_a_lapsed_decision_is_told(report: Report) -> None:
    """A finding that is open again says until when it was settled, and why; a question that lapsed says nothing."""
    made = [
        Decision(fingerprint=f"{n:012x}", choice=choice, reason="Rounded", who="Ida", expires=date(2024, 1, 31))
        for n, choice in enumerate((Choice.CONFIRMED, Choice.ASK))
    ]
    rulings = tuple(Ruling(decision=decision, standing=Standing.EXPIRED) for decision in made)
    first, second, _ = alerts.build(replace(report, rulings=rulings)).open

    assert first.explanation.endswith("by 6. It was settled until 2024-01-31: confirmed: Rounded (Ida).")
    assert second.explanation == "Both can be true: they share 288 to 320."


def test_one_settling_decision_is_enough(report: Report) -> None:
    """What an article suppresses stays settled, whatever else is on file about it; the exit status agrees."""
    comment = Decision(fingerprint="000000000000", choice=Choice.SUPPRESSED)
    on_file = Decision(fingerprint="000000000000", choice=Choice.ASK)
    for made in ((comment, on_file), (on_file, comment)):
        rulings = tuple(Ruling(decision=decision, standing=Standing.IN_FORCE) for decision in made)
        ruled = replace(report, rulings=rulings)

        assert [a.fingerprint for a in alerts.build(ruled).settled] == ["000000000000"]
        assert "000000000000" not in {finding.fingerprint for finding in ruled.open}


def test_the_draft_is_where_it_is_reported(make: Any) -> None:
    """What the desk can mend comes first, then what is in a file."""
    alert = _one(make, {"path": None}, {}, {"draft": True})

    assert [place.source for place in alert.places] == ["S2", "S1", "S0"]


@pytest.mark.parametrize(
    ("path", "root", "shown"),
    [
        ("/ci/build/a/b.txt", "/ci/build", "a/b.txt"),
        ("/ci/build/a/b.txt", "/ci/build/", "a/b.txt"),
        ("/ci/build//b.txt", "/ci/build", "b.txt"),
        ("/ci/builder/b.txt", "/ci/build", "/ci/builder/b.txt"),
        ("/ci/b.txt", "/", "ci/b.txt"),
        ("/ci/b.txt", "", "/ci/b.txt"),
        ("a/b.txt", "/ci/build", "a/b.txt"),
        (None, "/ci/build", None),
    ],
)
def test_a_build_knows_its_files_by_relative_paths(make: Any, path: str | None, root: str, shown: str | None) -> None:
    """A path into the folder of the build is given as the build has it; another stays as it was given."""
    article = make.article("Herald", "Ida left.", path=path)
    make.finding(Verdict.CONFLICT, "Ida", (make.claim(article, "Ida", _IDA), "Ida"))
    found = alerts.build(make.report(), root=root)

    assert (found.open[0].places[0].path, found.articles[0].path) == (shown, shown)


def test_a_claim_given_twice_is_one_place(make: Any) -> None:
    """A finding may hold a claim on two sides; it stands at one place."""
    claim = make.claim(make.article("Herald", "Ida left."), "Ida", _IDA)
    make.finding(Verdict.CONFLICT, "Ida", (claim, "Ida"), (claim, "Ada"))

    assert [place.value for place in alerts.build(make.report()).open[0].places] == ["Ida"]


def test_a_place_ends_where_its_text_ends(make: Any) -> None:
    """Columns count characters, from one, and the end is exclusive; bytes are counted beside them."""
    article = make.article("Herald", "Før.\n“Ærlig\ntålt”, sa 𐐀 Ida.\nSlutt.")
    make.finding(Verdict.CONFLICT, "x", (make.claim(article, "Ærlig\ntålt", _IDA), "a"))
    make.finding(Verdict.CONFLICT, "x", (make.claim(article, "Ida", _IDA), "b"))
    first, second = (alert.places[0] for alert in alerts.build(make.report()).open)

    assert (first.line, first.extent) == (
        2,
        Extent(column=2, end_line=3, end_column=5, byte_column=4, end_byte_column=6, lines="“Ærlig\ntålt”, sa 𐐀 Ida."),
    )
    assert (second.line, second.extent) == (
        3,
        Extent(column=13, end_line=3, end_column=16, byte_column=19, end_byte_column=22, lines="tålt”, sa 𐐀 Ida."),
    )


def test_lines_count_from_the_top_of_the_file(make: Any) -> None:
    """Front matter moves the lines, not the columns."""
    place = _one(make, {"text": "One.\nIda.", "first_line": 5}).places[0]

    assert (place.line, place.extent and place.extent.end_line, place.extent and place.extent.column) == (6, 6, 1)


def test_a_record_is_a_line_of_its_file(make: Any) -> None:
    """Where a file holds one article a line, only that line is known."""
    place = _one(make, {"text": "One.\nTwo.\nIda.", "path": "a.jsonl", "record": 7}).places[0]

    assert (place.path, place.line, place.extent, place.where) == ("a.jsonl", 7, None, "a.jsonl:7")


def test_an_article_without_a_file_has_a_name(make: Any) -> None:
    """What came by standard input is named by its id."""
    place = _one(make, {"path": None}).places[0]

    assert (place.path, place.where) == (None, "s0:1")


def test_unread_articles_are_told(report: Report) -> None:
    """What could not be read or checked is named with the reason, and told apart."""
    unread = alerts.build(report).unread

    assert [article.message for article in unread] == [
        "radio-sund.txt: not read: not text in a known encoding",
        "le-phare.txt: not checked: in French; English is checked",
    ]
    assert len({article.fingerprint for article in unread}) == 2


def test_rules_are_parted_by_whether_they_ran(report: Report) -> None:
    """A rule that did not run has found nothing and cleared nothing."""
    found = alerts.build(report)

    assert [run.id for run in found.ran] == ["FIG101", "NAM201"]
    assert [run.id for run in found.idle] == ["QUO301", "QUO302"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(min_size=1))
def test_any_text_has_a_place(hostile: Any, text: str) -> None:
    """Columns name the text, whatever it is; what is shown is one visible line."""
    found = alerts.build(hostile(text))
    place = found.open[0].places[0]
    lines = f"x {text} y\n{text}".split("\n")

    assert place.extent
    stretch = "\n".join(lines[place.line - 1 : place.extent.end_line])
    cut = len(lines[place.extent.end_line - 1]) - place.extent.end_column + 1
    assert stretch[place.extent.column - 1 : len(stretch) - cut] == text == place.text
    assert len(place.label.splitlines()) == 1


def test_the_order_of_the_findings_decides_among_equals(make: Any) -> None:
    """Alerts of one level and verdict keep the order of the report."""
    claim = make.claim(make.article("Herald", "Ida left."), "Ida", _IDA)
    for topic in "cab":
        make.finding(Verdict.CONFLICT, topic, (claim, "Ida"))

    assert [alert.topic for alert in alerts.build(make.report()).open] == ["c", "a", "b"]
